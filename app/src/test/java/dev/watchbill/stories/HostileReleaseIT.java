package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever is pinged around a release was meant to be: when nobody lifts its freeze (R31), and when
 * people type into every field what would ping or break the layout.
 */
class HostileReleaseIT {
  private static final String ANNOUNCED = "help-engineering";
  private static final String ZONE = "America/Los_Angeles";
  private static final String HOSTILE = Markup.HOSTILE;

  private final Workspace workspace = Story.beginLookingSeldom();
  private Pings pings;
  private Showing showing;

  @BeforeEach
  void watch() {
    pings = Pings.in(workspace.sandbox().workspace());
    showing = Showing.in(workspace.sandbox().workspace());
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void it_is_moved_and_cancelled_while_frozen_and_louder_every_day_while_nobody_lifts_it() {
    var theo = workspace.as("theo");
    freezesAtOnce("4.60.0");
    theo.runs("/freeze", "move 4.60.0 2026-11-25").opens("Unfreeze at once?", "unfrozen at once");
    theo.submits(Form.empty());
    workspace.settles();
    workspace.channel(ANNOUNCED).shows("main is unfrozen", "4.60.0", "Tue 24 Nov 2026 09:00");
    assertThat(workspace.gitHub().rulesInForce()).isEmpty();
    theo.runs("/freeze", "move 4.60.0 2026-11-18 08:00").opens("Freeze at once?");
    theo.submits(Form.empty());
    workspace.settles();
    workspace.gitHub().pullRequest(101).isHeld();
    theo.runs("/freeze", "cancel 4.60.0").opens("Unfreeze at once?");
    theo.submits(Form.empty());
    workspace.settles();
    workspace.gitHub().pullRequest(101).mayMerge();
    theo.runs("/freeze", "").says("main is not frozen");

    theo.runs("/freeze", "plan 4.60.1 2026-11-17 08:30").opens("Freeze at once?");
    theo.submits(Form.empty());
    assertThat(mentions()).isEmpty();
    workspace.passesUntil("2026-11-17T09:30", ZONE);
    workspace.directMessagesTo("theo").shows("main is still frozen", "4.60.1", "nobody has lifted");
    assertThat(mentions()).isEmpty();
    workspace.passesUntil("2026-11-18T09:30", ZONE);
    assertThat(mentions()).containsExactly("@" + theo.id());
    workspace.directMessagesTo("ada").doesNotShow("main is still frozen");
    workspace.passesUntil("2026-11-19T09:30", ZONE);
    assertThat(mentions()).containsOnly("@" + theo.id()).hasSize(2);
    for (var who : List.of("ada", "mo", "priya", "lena")) {
      workspace.directMessagesTo(who).shows(1, "main is still frozen", "4.60.1");
    }
    theo.runs("/freeze", "lift").says("4.60.1 counts as released");
    workspace.settles();
    workspace.directMessagesTo("mo").shows("main is unfrozen: Theo Lindqvist has lifted");
    workspace.channel(ANNOUNCED).shows("main is unfrozen");
    assertThat(mentions()).hasSize(2);
  }

  /** Of the freeze's messages alone. */
  private List<String> mentions() {
    return pings.all().stream()
        .filter(ping -> ping.intent().matches("(freeze|release):.*"))
        .map(Pings.Ping::whom)
        .toList();
  }

  @Test
  void hostile_words_are_shown_as_words_and_ping_nobody() {
    var titled = workspace.gitHub().opens("ben", HOSTILE.substring(0, 250), "server/`<!here>`.go");
    titled.isLabelled("<!channel> `x`");
    var bug = workspace.gitHub().opens("ben", HOSTILE.substring(0, 250), "server/x.go");
    bug.isLabelled("bug");
    var theo = workspace.as("theo");
    theo.runs("/freeze", "plan " + HOSTILE.substring(0, 60) + " 2026-11-18");
    theo.runs("/freeze", HOSTILE.substring(0, 900));
    theo.runs("/freeze", "now " + HOSTILE);
    theo.runs("/freeze", "now " + HOSTILE.substring(0, 400));
    theo.runs("/freeze", "lift " + HOSTILE.substring(0, 400));
    freezesAtOnce("4.60.0");
    workspace.as("quinn").runs("/freeze", "not-ready mdm " + HOSTILE.substring(0, 300));
    workspace.as("quinn").runs("/freeze", "ready " + HOSTILE.substring(0, 300));
    unfreezes(titled, bug);
    theo.runs("/freeze", "revoke %d %s".formatted(bug.number(), HOSTILE.substring(0, 400)));
    for (var words : List.of("", "exemptions", "exceptions", "schedule", "gate", "checklist")) {
      theo.runs("/freeze", words);
    }
    theo.runs("/freeze", "exceptions " + HOSTILE.substring(0, 300));
    theo.opensHome();
    theo.runs("/freeze", "lift " + HOSTILE.substring(0, 400)).opens("Lift the freeze");
    theo.submits(Form.empty().with("why", HOSTILE.substring(0, 400)));
    workspace.settles();
    theo.runs("/freeze", "").says("main is not frozen");

    showing.isHarmless(20);
    assertThat(workspace.contentsOf(List.of("outbox")))
        .noneMatch(row -> row.contains("\"state\":\"DEAD\""));
    assertThat(pings.all())
        .describedAs("who is to declare readiness")
        .allMatch(ping -> ping.intent().startsWith("readiness:"))
        .extracting(Pings.Ping::whom)
        .containsOnly("@" + workspace.as("quinn").id());
  }

  private void freezesAtOnce(String version) {
    workspace
        .as("theo")
        .runs("/freeze", "plan %s 2026-11-18 08:00".formatted(version))
        .opens("Freeze at once?");
    workspace.as("theo").submits(Form.empty());
    workspace.settles();
    workspace.channel(ANNOUNCED).shows("main is frozen for " + version);
  }

  private void unfreezes(Contribution titled, Contribution bug) {
    var ben = workspace.as("ben");
    ben.runs("/unfreeze", HOSTILE);
    ben.runs(
        "/unfreeze",
        "%d %d %s".formatted(titled.number(), bug.number(), HOSTILE.substring(0, 400)));
    bug.isExempt();
    var card = workspace.directMessagesTo("ben").message("Not unfrozen yet");
    ben.presses(card, "Ask for an exception").opens("Risk");
    ben.submits(
        Form.empty()
            .with("group", "mdm")
            .with("reason", HOSTILE.substring(0, 2_000))
            .with("risk", HOSTILE.substring(0, 2_000)));
    var asked = workspace.directMessagesTo("mo").message("Exception (R28)");
    workspace.as("mo").presses(asked, "Deny…").opens("Why not");
    workspace.as("mo").submits(Form.empty().with("reason", HOSTILE.substring(0, 2_000)));
    workspace.directMessagesTo("ben").shows("Not unfrozen", "denied");
  }
}
