package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code @oncall} reaches whoever is on call, and the clock of the first response is kept (R5). */
class SupportStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void whoever_is_on_call_is_asked_in_the_thread_and_takes_it_by_a_button() {
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
    var question = workspace.as("carmen").saysLiterally(HELP, "@oncall enrolment fails, why?");
    var thread = workspace.threadOf(question);

    var card =
        thread.message(
            "is on call for developer: Carmen Ruiz asks.",
            "First response due Mon 16 Nov 2026 11:00 PST, within 1 hour of business time.");
    assertThat(card.message().text()).contains("<@" + workspace.as("ines").id() + ">");
    assertThat(card.offers()).containsExactly("I'm on it", "Pass on…", "Escalate", "Resolved");

    workspace.as("ines").presses(card, "I'm on it");
    thread.showsOnly("Inês Duarte has this, for Carmen Ruiz.", "First response Mon 16 Nov 2026");
    assertThat(card.offers()).containsExactly("Resolved", "Pass on…", "Escalate");
  }
}
