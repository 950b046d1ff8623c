package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people get wrong around a release is said kindly, and changes nothing (R24 to R28). */
class ReleaseStoryIT {
  private static final String ANNOUNCED = "help-engineering";
  private static final String ZONE = "America/Los_Angeles";
  private static final Pattern EXAMPLE = Pattern.compile("`(/(?:un)?freeze[^`]*)`");
  private static final List<String> KEPT =
      List.of(
          "release",
          "freeze_plan",
          "branch_freeze",
          "unfreeze_request",
          "approval",
          "approval_voice",
          "readiness",
          "release_checklist");

  private final Workspace workspace = Story.beginLookingSeldom();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void bad_input_is_answered_kindly_and_changes_nothing() {
    beforeAnythingIsPlanned();
    aReleaseIsPlannedOnce();
    twoFreezesAtOnceAreOne();
    whatCannotBeUnfrozenIsSaid();
    whoMayNotIsTold();
    guestsAndOutsidersPressInVain();
    itIsHandedOver();
  }

  private void beforeAnythingIsPlanned() {
    var theo = workspace.as("theo");
    var before = workspace.contentsOf(KEPT);
    theo.runs("/freeze", "").says("main is not frozen", "No release is planned", "/freeze plan");
    theo.runs("/freeze", "schedule").says("/freeze plan");
    theo.runs("/freeze", "move").says("No release is planned");
    theo.runs("/freeze", "cancel 4.60.0").says("no release 4.60.0 is planned");
    theo.runs("/freeze", "lift").says("main is not frozen", "nothing was changed");
    theo.runs("/freeze", "exemptions").says("not frozen");
    theo.runs("/freeze", "exceptions").says("Nothing is frozen");
    theo.runs("/freeze", "gate").says("main");
    theo.runs("/freeze", "checklist").says("checklist");
    workspace.as("quinn").runs("/freeze", "ready mdm").says("release");
    theo.runs("/freeze", "revoke 101").says("not frozen");
    theo.runs("/freeze", "schedul").says("Did you mean `/freeze schedule`?", "Releases");
    theo.runs("/freeze", "plan 4.60.0 2026-11-01")
        .says("Nothing was changed", "planned ahead (R24)", "2026-12-16");
    theo.runs("/freeze", "plan soon 2026-12-16").says("/freeze plan 4.60.0 2026-12-16");
    theo.runs("/freeze", "plan 4.60.0 12/16").says("Nothing was changed", "two days");
    workspace
        .as("dana")
        .runs("/freeze", "plan 4.60.0 2026-12-16")
        .says("Only the DRI (Theo Lindqvist) or an admin can plan a release (R24)");
    workspace.as("dana").runs("/unfreeze", "101").says("not frozen", "#101", "may merge");
    workspace.as("dana").runs("/unfreeze", "").says("not frozen");
    workspace.as("dana").runs("/unfreeze", "all").says("Only the DRI");
    assertThat(workspace.contentsOf(KEPT)).isEqualTo(before);
    workspace.settles();
    workspace.channel(ANNOUNCED).isSilent();
  }

  private void aReleaseIsPlannedOnce() {
    var theo = workspace.as("theo");
    theo.runs("/freeze", "plan 4.60.0 2026-11-19").says("Planned: 4.60.0 comes out", "freezes");
    var before = workspace.contentsOf(KEPT);
    theo.runs("/freeze", "plan v4.60.0 2026-12-16")
        .says("4.60.0 is planned already", "/freeze move 4.60.0");
    theo.runs("/freeze", "plan 4.61.0 2026-11-20").says("one release at a time (R25)");
    theo.runs("/freeze", "plan").opens("Plan a release", "proposal by the cadence");
    theo.submits(
            Form.empty()
                .with("release_version", "4.61.0")
                .with("release_day", "2026-11-15")
                .with("release_time", "17:00"))
        .marks("release_day", "planned ahead (R24)");
    theo.closesForm();
    theo.runs("/freeze", "move 4.60.0 2026-11-19 17:00").says("already");
    theo.runs("/freeze", "move 4.60.0 yesterday").says("planned ahead");
    theo.runs("/freeze", "move 4.61.0 2026-12-16").says("no release 4.61.0", "4.60.0");
    theo.runs("/freeze", "released 4.61.0").says("no release 4.61.0");
    workspace.as("dana").runs("/freeze", "cancel 4.60.0").says("Only the DRI");
    workspace.as("dana").runs("/freeze", "move 4.60.0").says("Only the DRI");
    workspace.as("dana").runs("/freeze", "schedule").says("4.60.0").doesNotSay("Move");
    assertThat(workspace.contentsOf(KEPT)).isEqualTo(before);
  }

  private void twoFreezesAtOnceAreOne() {
    workspace.as("dana").runs("/freeze", "now The build is broken").says("Only the DRI");
    var both =
        Together.at(
            () -> workspace.as("theo").runs("/freeze", "now The build is broken"),
            () -> workspace.as("ada").runs("/freeze", "now The build is broken"));
    assertThat(both.stream().map(Answer::text))
        .anyMatch(text -> text.contains("Done: main is frozen"))
        .anyMatch(text -> text.contains("frozen already"));
    workspace.as("theo").runs("/freeze", "now Again").says("frozen already", "nothing was changed");
    workspace.as("theo").runs("/freeze", "now").says("frozen already");
    workspace.settles();
    workspace.channel(ANNOUNCED).shows(1, "main is frozen", "The build is broken");
    workspace.passesUntil("2026-11-17T09:00", ZONE);
    workspace.channel(ANNOUNCED).shows(1, "main is frozen", "for 4.60.0", "The build is broken");
    assertThat(workspace.contentsOf(List.of("branch_freeze"))).hasSize(1);
  }

  private void whatCannotBeUnfrozenIsSaid() {
    var ben = workspace.as("ben");
    var before = workspace.contentsOf(KEPT);
    ben.runs("/unfreeze", "the docs please")
        .says("Nothing was changed", "neither", "/unfreeze 1234");
    ben.runs("/unfreeze", "1 2 3 4 5 6 7 8 9 10 11 12").says("12 pull requests", "10 fit");
    ben.runs("/unfreeze", "https://github.com/acme/other/pull/101 docs")
        .says("of another repository", "only acme/fleetwood is frozen");
    ben.runs("/unfreeze", "https://github.com/acme/fleetwood/issues/12").says("leads to an issue");
    ben.runs("/unfreeze", "0").says("no number that a pull request could have");
    ben.runs("/unfreeze", "101 " + "x".repeat(501)).says("501 characters", "500 fit");
    ben.runs("/unfreeze", "all we are done").says("Only the DRI (Theo Lindqvist) or an admin");
    ben.runs("/unfreeze", "").opens("Unfreeze", "Pull requests");
    ben.submits(Form.empty().with("numbers", "the docs")).marks("numbers", "neither");
    ben.closesForm();
    assertThat(workspace.contentsOf(KEPT)).isEqualTo(before);

    ben.runs("/unfreeze", "999 12 110 113 114 because I was told so")
        .says("Reading", "#999", "#114");
    var told = workspace.directMessagesTo("ben");
    told.shows("#999", "There is no pull request of that number in acme/fleetwood");
    told.shows("#12", "There is no pull request of that number");
    told.shows("#110", "only “main” is frozen");
    told.shows("#113", "closed", "Reopen it");
    told.shows("#114", "merged already");
    workspace.gitHub().pullRequest(110).mayMerge();
    ben.runs("/freeze", "exemptions").says("no pull request is unfrozen");

    ben.runs("/unfreeze", "108, 109 and 111").says("#108", "#109", "#111");
    told.shows("#108", "is a draft");
    told.shows("#109", "Documentation: its only file", "from a fork");
    told.shows("#111", "Documentation: all 300 files");
    workspace.gitHub().pullRequest(109).isExempt();
    workspace.gitHub().pullRequest(108).isHeld();
    ben.runs("/freeze", "exemptions").shows("#109", "#111");
  }

  private void whoMayNotIsTold() {
    var before = workspace.contentsOf(KEPT);
    var ben = workspace.as("ben");
    ben.runs("/freeze", "revoke 109 no").says("Only");
    workspace.as("mo").runs("/freeze", "revoke 999 no").says("#999", "is not unfrozen");
    workspace.as("mo").runs("/freeze", "revoke 109 111").says("one pull request at a time");
    ben.runs("/freeze", "exceptions approve 109").says("nobody has asked");
    ben.runs("/freeze", "exceptions dance").says("not understood", "/freeze exceptions");
    ben.runs("/freeze", "ready mdm").says("QA lead");
    ben.runs("/freeze", "ready nobodys").says("no group `nobodys`", "`mdm`");
    ben.runs("/freeze", "lift").says("Only the DRI");
    var card = workspace.channel(ANNOUNCED).message("main is frozen", "for 4.60.0");
    ben.presses(card, "Lift…").says("Only the DRI");
    assertThat(workspace.contentsOf(KEPT)).isEqualTo(before);
  }

  private void guestsAndOutsidersPressInVain() {
    var ben = workspace.as("ben");
    var card = workspace.directMessagesTo("ben").message("#108", "is a draft");
    ben.presses(card, "Confirm with my manager").opens("Confirm with my EM");
    ben.submits(Form.empty().with("group", "mdm").with("reason", "The region is needed"));
    var asked = workspace.directMessagesTo("mo").message("Confirmation (R26)", "#108");
    var freeze = workspace.channel(ANNOUNCED).message("main is frozen", "for 4.60.0");
    var before = workspace.contentsOf(KEPT);
    for (var who : List.of("milo", "viktor", "dana")) {
      workspace.as(who).presses(asked, "Confirm");
      workspace.as(who).presses(freeze, "Lift…");
    }
    workspace.settles();
    workspace.as("milo").runs("/unfreeze", "101").says("guests cannot use me");
    assertThat(workspace.contentsOf(KEPT)).isEqualTo(before);
    workspace.gitHub().pullRequest(108).isHeld();
  }

  private void itIsHandedOver() {
    workspace.passesUntil("2026-11-18T10:00", ZONE);
    workspace.channel(ANNOUNCED).shows("main is", "frozen");
    assertThat(workspace.as("ines").runs("/oncall", "handoff").text()).contains("4.60.0");
  }

  @Test
  void every_example_of_the_help_works_when_it_is_pasted() {
    workspace.gitHub().opensDocumentation(1234, "ben", "Explain it", Story.MONDAY);
    workspace.gitHub().opensDocumentation(1240, "ben", "Explain it again", Story.MONDAY);
    var ada = workspace.as("ada");
    ada.runs("/freeze", "plan 4.59.1 2026-11-18 08:00").opens("Freeze at once?");
    ada.submits(Form.empty());
    workspace.settles();
    var examples =
        Stream.of("/unfreeze", "/freeze")
            .map(command -> ada.runs(command, "help").text())
            .flatMap(help -> EXAMPLE.matcher(help).results())
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .sorted(Comparator.comparing(ReleaseStoryIT::endsTheFreeze))
            .toList();
    assertThat(examples).hasSizeGreaterThan(20);
    for (var example : examples) {
      var answer = ada.pastes(example);
      if (!answer.isForm()) {
        answer.doesNotSay("I do not understand", "not understood", "no group", "neither");
      }
      workspace.settles();
    }
  }

  private static boolean endsTheFreeze(String example) {
    return Stream.of(" all", " lift", " cancel", " released").anyMatch(example::contains);
  }
}
