package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The week changes hands (R1, R7, R9, R10): Inês hands developer over to Ben on Wednesday at 10:00
 * in Los Angeles, and Ben a week later to Kofi.
 */
class HandoffStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";
  private static final String HANDOFF = "Handoff, developer";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  private String mention(String handle) {
    return "<@" + workspace.as(handle).id() + ">";
  }

  @Test
  void a_week_is_announced_handed_over_asked_for_and_taken() {
    workspace.passesUntil("2026-11-17T10:00", LOS_ANGELES);
    workspace
        .directMessagesTo("ben")
        .shows(
            1,
            "You are on call for developer from Wed 18 Nov 2026 10:00 PST",
            "Inês Duarte hands over to you",
            "/oncall cover");

    workspace.passesUntil("2026-11-18T10:00", LOS_ANGELES);
    var root =
        workspace
            .channel(HELP)
            .message(HANDOFF, mention("ines"), "hands over to", mention("ben"), "no requests");
    workspace.channel("g-customer-experience").shows(1, "Ben", "customer meetings");

    workspace.passesUntil("2026-11-18T11:00", LOS_ANGELES);
    var reminder = workspace.directMessagesTo("ben").message("have not said yet that you have it");
    workspace.directMessagesTo("mo").doesNotShow("was reminded");
    workspace.passesUntil("2026-11-18T12:00", LOS_ANGELES);
    workspace.directMessagesTo("mo").shows(1, "Ben", "was reminded", "has not said yet");

    workspace.as("dana").presses(root, "I have it").says("Only Ben", "/oncall take");
    workspace.as("ben").presses(reminder, "I have it");
    workspace.channel(HELP).shows(HANDOFF, "has it, since");
    workspace.settles();
    assertThat(root.offers()).isEmpty();
    workspace.directMessagesTo("mo").doesNotShow("was reminded");
    workspace.as("ben").pressesLate(root, "I have it").says("has it, since", "Nothing was changed");
    workspace.as("ben").pastes("/oncall handoff").says("developer: Inês Duarte handed over");
  }

  @Test
  void opened_a_little_early_by_command_on_call_changes_as_planned() {
    workspace.as("ben").pastes("/oncall handoff").says("can be opened from", "/oncall swap");
    workspace.passesUntil("2026-11-18T08:00", LOS_ANGELES);
    workspace.as("dana").pastes("/oncall handoff developer").says("Only Inês Duarte and Ben");
    workspace.channel(HELP).doesNotShow(HANDOFF);

    workspace.as("ines").pastes("/oncall handoff").says("is open", "On-call itself changes");
    var root = workspace.channel(HELP).message(HANDOFF, "opened early");
    workspace.as("ben").presses(root, "I have it");
    workspace.as("dana").pastes("/oncall").says("Inês Duarte is on call");

    workspace.passesUntil("2026-11-18T13:00", LOS_ANGELES);
    workspace.channel(HELP).shows(1, HANDOFF);
    assertThat(root.text()).contains("on call until").doesNotContain("early");
    workspace.directMessagesTo("ben").doesNotShow("have not said yet");
  }
}
