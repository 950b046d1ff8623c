package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans change by agreement: covers, swaps, absences, and what is taken back (R3, R10, R15). */
class CoverStoryIT {
  private static final String NEW_YORK = "America/New_York";

  /** In seconds since the epoch, as Slack's picker has it. */
  private static final String LONG_AGO = "1789000000";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void plans_change_by_agreement_and_on_call_follows() {
    benAsksKofiAndBothManagersApprove();
    everybodyIsAskedAndTheFirstHasItUntilItIsWithdrawn();
    twoSwapTheirShifts();
    whoIsAwayIsStoodInForByTheBackup();

    workspace.passesUntil("2026-11-19T13:59", NEW_YORK);
    workspace.as("dana").runs("/oncall", "").says("Ben Achebe is on call", "Kofi Mensah is next");
    workspace.channel("help-p1").shows(1, "Jonas Berg", "out of office", "stands in");
    workspace.as("dana").runs("/oncall", "").says("infrastructure", "Theo Lindqvist is on call");
    workspace.passesUntil("2026-11-19T14:00", NEW_YORK);
    workspace.as("dana").runs("/oncall", "").says("Kofi Mensah is on call", "Ben Achebe is next");
    workspace.passesUntil("2026-11-19T18:00", NEW_YORK);
    workspace.as("dana").runs("/oncall", "").says("Ben Achebe is on call", "Inês Duarte is next");
  }

  private void benAsksKofiAndBothManagersApprove() {
    workspace
        .as("ben")
        .runs("/oncall", "cover Thu 14:00-18:00 @kofi")
        .says(
            "You ask Kofi Mensah to cover you",
            "Thu 19 Nov 14:00 – Thu 19 Nov 18:00 (your time)",
            "Nobody has been asked yet")
        .presses("cover_ask")
        .says("cover for Ben Achebe", "Kofi Mensah's yes", "approval of", "/oncall cancel");
    var question = workspace.directMessagesTo("kofi").message("Ben Achebe asks you to cover");
    workspace.as("kofi").presses(question, "I'll cover").isQuiet();
    workspace.as("kofi").pressesLate(question, "I'll cover").says("Nothing was changed");

    var first = workspace.directMessagesTo("mo").message("A change of plan");
    workspace.as("mo").presses(first, "Approve").isQuiet();
    var second = workspace.directMessagesTo("priya").message("A change of plan");
    workspace.as("priya").presses(second, "Approve").isQuiet();

    workspace.directMessagesTo("ben").shows("The plan is changed");
    workspace.directMessagesTo("kofi").shows("Your time on call in developer changed");
  }

  private void everybodyIsAskedAndTheFirstHasItUntilItIsWithdrawn() {
    workspace
        .as("yuki")
        .runs("/oncall", "cover")
        .opens("Which of your shifts", "Ben Achebe", "Everybody");
    var refused = workspace.as("yuki").submits(Form.empty().with("until", LONG_AGO));
    assertThat(refused.fieldErrors().values()).containsExactly("That is not after the beginning.");
    workspace.as("yuki").submits(Form.empty()).opens("Cover request", "/oncall cancel");

    var ines = workspace.directMessagesTo("ines").message("Yuki Mori asks for cover");
    var ben = workspace.directMessagesTo("ben").message("Yuki Mori asks for cover");
    workspace.as("ines").presses(ines, "I'll cover").isQuiet();
    workspace
        .as("ben")
        .pressesLate(ben, "I'll cover")
        .says("Nothing was changed", "Inês Duarte said yes");

    var approval = workspace.directMessagesTo("mo").message("A change of plan", "Inês Duarte");
    var list =
        workspace.as("yuki").runs("/oncall", "cancel").shows("cover for Yuki Mori", "Cancel");
    list.presses("cover_withdraw:2").says("You withdrew it");
    workspace
        .as("mo")
        .pressesLate(approval, "Approve")
        .says("Nothing was changed", "Yuki Mori withdrew it");
    workspace.settles();
    assertThat(approval.offers()).isEmpty();
  }

  private void twoSwapTheirShifts() {
    workspace
        .as("kofi")
        .runs("/oncall", "swap @ines my shift on 25 Nov for 9 Dec")
        .says(
            "You ask Inês Duarte to swap",
            "Inês Duarte takes Wed 25 Nov 18:00",
            "You take Wed 9 Dec 18:00")
        .presses("cover_ask")
        .says("Swap", "Inês Duarte's yes");
    var question = workspace.directMessagesTo("ines").message("Kofi Mensah asks you to swap");
    workspace.as("ines").presses(question, "Swap").isQuiet();
    var approval = workspace.directMessagesTo("priya").message("A change of plan", "a swap");
    workspace.as("priya").presses(approval, "Approve").isQuiet();
    workspace.directMessagesTo("kofi").shows("The plan is changed", "You are on call");
  }

  private void whoIsAwayIsStoodInForByTheBackup() {
    workspace
        .as("jonas")
        .runs("/oncall", "away Thu to Fri")
        .says("You are away Thu 19 Nov 00:00 – Fri 20 Nov 24:00 (your time)", "infrastructure")
        .presses("cover_away")
        .says("You are away", "It is known", "cover for Jonas Berg");
    workspace.directMessagesTo("lena").shows("Jonas Berg is out of office");
    workspace.directMessagesTo("rosa").shows("Jonas Berg is out of office and asks for cover");
  }
}
