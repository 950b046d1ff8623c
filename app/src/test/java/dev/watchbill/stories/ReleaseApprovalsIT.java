package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is confirmed, excepted, denied, taken back, and what lapses (R26 to R28); and GitHub goes
 * away and comes back. Quinn is the DRI and QA lead of every group.
 */
class ReleaseApprovalsIT {
  private static final String ZONE = "America/Los_Angeles";

  private final Workspace workspace =
      Story.beginUnder(
          Seed.configuration()
              .replace("dri: theo@example.com", "dri: quinn@example.com")
              .replace("gate: github", "gate: github\n  look_every: PT1H"));

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void one_person_acts_in_two_offices_and_what_waits_lapses_in_the_deep_freeze() {
    aReleaseFreezesAtOnce();
    anExceptionIsGrantedByThreeActs();
    aConfirmationIsDeniedAndAnExceptionTakenBack();
    aReleaseBlockerIsRevoked();
    whoeverDoesNotAnswerIsReminded();
    theDeepFreezeEndsWhatIsNoReleaseBlocker();
    theReleaseBlockerIsConfirmedAllTheSame();
  }

  private void aReleaseFreezesAtOnce() {
    workspace.as("quinn").runs("/freeze", "plan 4.60.0 2026-11-18 08:00").opens("Freeze at once?");
    workspace.as("quinn").submits(Form.empty());
    workspace.settles();
    workspace.channel("help-engineering").shows("main is frozen for 4.60.0");
  }

  private void anExceptionIsGrantedByThreeActs() {
    var ben = workspace.as("ben");
    ben.runs("/unfreeze", "106 Acme waits for it").says("Reading", "#106");
    var card = workspace.directMessagesTo("ben").message("Not unfrozen yet", "#106");
    ben.presses(card, "Ask for an exception").opens("Business reason", "Risk");
    ben.submits(Form.empty().with("group", "mdm").with("reason", "Acme waits"))
        .marks("risk", "required");
    ben.submits(
        Form.empty().with("group", "mdm").with("reason", "Acme waits").with("risk", "A flag"));
    var quinn = workspace.as("quinn");
    quinn.runs("/freeze", "exceptions approve 106 as dri").says("the EM comes first");
    var manager = workspace.directMessagesTo("mo").message("Exception (R28)", "#106", "A flag");
    workspace.as("mo").presses(manager, "Approve");
    var asked = workspace.directMessagesTo("quinn").message("#106", "QA lead of MDM and DRI");
    assertThat(asked.offers()).containsExactly("Approve as QA lead", "Approve as DRI", "Deny…");
    quinn
        .runs("/freeze", "exceptions approve 106")
        .says("several offices", "approve 106 as qa lead", "approve 106 as dri");
    workspace.gitHub().pullRequest(106).isHeld();
    quinn.presses(asked, "Approve as QA lead");
    workspace.directMessagesTo("quinn").shows("#106", "You are asked as DRI");
    quinn.runs("/freeze", "exceptions approve 106").says("Done", "Approved");
    workspace.directMessagesTo("ben").shows("Unfrozen", "#106", "Quinn Tanaka");
    workspace.gitHub().pullRequest(106).isExempt();
    quinn.runs("/freeze", "exceptions approve 106 as dri").says("Done", "Approved");
    workspace.as("dana").runs("/freeze", "exceptions").shows("0 open, 1 decided", "#106");
  }

  private void aConfirmationIsDeniedAndAnExceptionTakenBack() {
    var ben = workspace.as("ben");
    ben.runs("/unfreeze", "107 Security");
    asks("107", "Confirm with my manager", Form.empty().with("reason", "Security"));
    var asked = workspace.directMessagesTo("mo").message("Confirmation (R26)", "#107");
    workspace.as("mo").presses(asked, "Not now…").opens("Why not");
    workspace.as("mo").submits(Form.empty().with("reason", "After the release"));
    workspace.directMessagesTo("ben").shows("#107", "After the release");
    workspace.gitHub().pullRequest(107).isHeld();

    ben.runs("/unfreeze", "112");
    asks(
        "112",
        "Ask for an exception",
        Form.empty().with("reason", "Notes").with("risk", "None: text"));
    workspace.as("mo").runs("/freeze", "exceptions withdraw 112").says("only Ben Achebe");
    ben.runs("/freeze", "exceptions withdraw 112").says("Done", "took it back");
    workspace.directMessagesTo("mo").shows("#112", "No longer needed");
    workspace.as("mo").runs("/freeze", "exceptions approve 112").says("Nothing was changed");
  }

  private void asks(String number, String way, Form form) {
    var card = workspace.directMessagesTo("ben").message("Not unfrozen yet", "#" + number);
    workspace.as("ben").presses(card, way).opens("#" + number);
    workspace.as("ben").submits(form.with("group", "mdm"));
  }

  private void aReleaseBlockerIsRevoked() {
    workspace.as("ben").runs("/unfreeze", "104 and 105 release blockers");
    workspace.gitHub().pullRequest(104).isExempt();
    workspace.gitHub().pullRequest(105).isExempt();
    workspace.as("mo").runs("/freeze", "revoke 104 It locks more").says("#104", "Revoked by Mo");
    workspace.gitHub().pullRequest(104).isHeld();
    workspace.directMessagesTo("ben").shows("Frozen", "#104", "It locks more");
  }

  private void whoeverDoesNotAnswerIsReminded() {
    workspace.as("ben").runs("/unfreeze", "108");
    asks("108", "Confirm with my manager", Form.empty().with("reason", "The second region"));
    workspace.passesUntil("2026-11-16T15:00", ZONE);
    workspace.directMessagesTo("mo").shows(1, "#108", "still waits for you as EM of MDM");
    workspace.directMessagesTo("ben").shows(1, "#108", "waits for EM Mo Haddad", "just reminded");
  }

  private void theDeepFreezeEndsWhatIsNoReleaseBlocker() {
    workspace.passesUntil("2026-11-17T17:00", ZONE);
    workspace.channel("help-engineering").shows("deep freeze");
    workspace.directMessagesTo("mo").shows("#108", "No longer needed", "deep freeze");
    workspace.directMessagesTo("ben").shows("Frozen", "#106", "The deep freeze has begun");
    workspace.gitHub().pullRequest(106).isHeld();
    workspace.gitHub().pullRequest(105).isExempt();
    workspace.as("ben").runs("/unfreeze", "101");
    workspace.directMessagesTo("ben").shows("#101", "In the deep freeze only bug fixes labelled");
  }

  private void theReleaseBlockerIsConfirmedAllTheSame() {
    workspace.as("ben").runs("/unfreeze", "104 It locks less");
    asks("104", "Confirm with my manager", Form.empty().with("reason", "It locks less"));
    var asked = workspace.directMessagesTo("mo").message("Confirmation (R26)", "#104");
    workspace.as("mo").presses(asked, "Confirm");
    workspace.gitHub().pullRequest(104).isExempt();
  }

  @Test
  void github_goes_away_and_nothing_is_lost() {
    aReleaseFreezesAtOnce();
    var faults = workspace.sandbox().faults();
    var ben = workspace.as("ben");
    var told = workspace.directMessagesTo("ben");
    faults.order("github.pull 503");
    ben.runs("/unfreeze", "101 103").says("Reading");
    workspace.passes(Duration.ofMinutes(5));
    told.shows("Not read yet", "#101", "say what it is");
    var waiting = told.message("Not read yet", "#103");
    ben.presses(waiting, "Say what it is").opens("What it is");
    ben.submits(Form.empty()).marks("kind", "required");
    ben.submits(Form.empty().with("kind", "BUG"));
    told.shows("Unfrozen", "#103", "Declared to be a bug fix");
    workspace.gitHub().pullRequest(103).isHeld();
    faults.clear();
    workspace.passes(Duration.ofHours(2));
    told.shows("Unfrozen", "#101", "Documentation: all 2 files");
    told.shows("Unfrozen", "#103", "at commit", "labelled “bug”");
    workspace.gitHub().pullRequest(101).isExempt();
    workspace.gitHub().pullRequest(103).isExempt();

    var faulty =
        Map.of(
            102,
            "error 401",
            104,
            "429 30s",
            105,
            "error secondary",
            109,
            "hang 1s x1",
            111,
            "error garbled");
    faulty.forEach(
        (number, fault) -> {
          faults.order("github.pull " + fault);
          ben.runs("/unfreeze", "#" + number).says("Reading", "#" + number);
          workspace.passes(Duration.ofSeconds(10));
          faults.clear();
          workspace.passes(Duration.ofMinutes(10));
          workspace.gitHub().pullRequest(number).isExempt();
        });
    assertThat(workspace.contentsOf(List.of("unfreeze_request"))).hasSize(7);
  }
}
