package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alarm is raised with a preview, judged, contested and upheld (R17 to R20). */
class CriticalBugStoryIT {
  private static final String ISSUE = "https://bugs.example/7";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void a_critical_bug_is_raised_judged_contested_and_upheld() {
    itIsRaisedWithAPreviewAndNothingIsSaidBefore();
    productSaysThatItIsNotCriticalAndTheReporterContestsThat();
    theManagerUpholdsIt();
    onAFridayEveningItFallsBackAtOnce();
  }

  private void itIsRaisedWithAPreviewAndNothingIsSaidBefore() {
    var carmen = workspace.as("carmen");
    carmen
        .runs("/critical-bug", "Upgrades fail " + ISSUE)
        .opens("Raise a critical bug", "prevents upgrades");
    assertThat(carmen.submits(Form.empty()).fieldErrors()).containsOnlyKeys("criteria", "source");
    carmen
        .submits(
            Form.empty()
                .with("criteria", "UPGRADE")
                .with("source", "CUSTOMER")
                .with("group", "mdm")
                .with("informant", "Acme"))
        .opens("Nobody is pinged yet", "with @here", "help-p1", "Upgrades fail", "Acme");
    workspace.settles();
    workspace.channel("help-product-design").isSilent();

    carmen.submits(Form.empty()).opens("Alarm 1 is raised", "/critical-bug show 1");
    workspace.channel("help-product-design").shows(1, "Critical bug?", "alarm 1", "Upgrades fail");
    workspace.as("dana").runs("/critical-bug", "list").shows("Waiting for product", ISSUE, "Show");
    workspace.as("carmen").opensHome();
    workspace.as("carmen").seesAtHome("You raised", "alarm 1");
  }

  private void productSaysThatItIsNotCriticalAndTheReporterContestsThat() {
    var card = workspace.channel("help-product-design").message("alarm 1", "Upgrades fail");
    workspace.as("dana").presses(card, "Critical").says("R19");
    workspace.as("noor").runs("/critical-bug", "not-critical 1").opens("Not critical", "Why not");
    workspace.as("noor").submits(Form.empty().with("words", "It has a workaround"));
    workspace.settles();

    var told = workspace.directMessagesTo("carmen").message("not critical", "It has a workaround");
    workspace.as("carmen").presses(told, "Contest").opens("Contest", "It has a workaround");
    workspace.as("carmen").submits(Form.empty().with("words", "Acme cannot use it"));
    workspace.as("carmen").runs("/critical-bug", "contest 1").says("contested");
  }

  private void theManagerUpholdsIt() {
    var asked = workspace.directMessagesTo("mo").message("Acme cannot use it");
    workspace.as("mo").presses(asked, "It is critical").opens("Expected behaviour", "MDM");
    workspace.as("mo").submits(Form.empty().with("words", "Upgrades work"));
    workspace.channel("help-product-design").shows("Critical bug", "alarm 1");
    workspace
        .as("dana")
        .runs("/critical-bug", "show 1")
        .shows("Alarm 1 is critical", "Acme cannot use it", "What happened", "raised the alarm");
    workspace.as("dana").runs("/critical-bug", "report").says("1 alarm was raised", "1 critical");
    workspace.as("dana").runs("/critical-bug", "show 99").says("There is no alarm 99");
    workspace.as("mo").runs("/critical-bug", "fixed 1 4.61.1").says("Done");
    workspace.as("mo").runs("/critical-bug", "reopen 1 it is back").says("Done");
  }

  private void onAFridayEveningItFallsBackAtOnce() {
    workspace.passesUntil("2026-11-20T18:00", "America/Chicago");
    var dana = workspace.as("dana");
    dana.usesShortcut("raise_critical_bug").opens("Nobody is pinged yet");
    dana.submits(
            Form.empty()
                .with("link", "<https://bugs.example/8|8>")
                .with("happens", "Hosts are lost")
                .with("criteria", "DATA_LOSS")
                .with("source", "US"))
        .opens("at once", "mentioning Ben Achebe and Jonas Berg", "not at work now");
    dana.submits(Form.empty()).opens("Alarm 2 is raised");
    workspace.channel("help-p1").shows(1, "alarm 2", "Hosts are lost", "on it");
  }
}
