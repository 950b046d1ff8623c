package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is on call, and who comes after (R1). */
class OnCallStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void anybody_learns_who_is_on_call_until_when_and_who_is_next() {
    workspace
        .as("dana")
        .runs("/oncall", "")
        .says("Inês Duarte is on call until Wed 18 Nov 2026 10:00 PST (in 2 days)")
        .says("Ben Achebe is next.")
        .says("infrastructure", "Rosa Delgado is on call until Mon 16 Nov 2026 09:00 PST")
        .says("Jonas Berg is next.");
    workspace.as("ines").runs("/oncall", "").says("You are on call until Wed 18 Nov");
    workspace.as("ben").runs("/oncall", "").says("You are next.");
  }

  @Test
  void the_next_is_on_call_from_the_very_moment_of_the_handoff() {
    workspace.passesUntil("2026-11-18T09:58", LOS_ANGELES);
    workspace.as("dana").runs("/oncall", "").says("Inês Duarte is on call");
    workspace.passesUntil("2026-11-18T10:00", LOS_ANGELES);
    workspace
        .as("dana")
        .runs("/oncall", "")
        .says("Ben Achebe is on call until Wed 25 Nov 2026 10:00 PST")
        .says("Kofi Mensah is next.");
    workspace.passes(Duration.ofDays(7));
    workspace
        .as("dana")
        .runs("/oncall", "")
        .says("Kofi Mensah is on call until Wed 2 Dec 2026 10:00 PST")
        .says("Yuki Mori is next.");
  }

  @Test
  void the_schedule_lists_the_weeks_to_come() {
    workspace
        .as("dana")
        .runs("/oncall", "schedule")
        .says("the next 6 weeks")
        .says("Inês Duarte", "Ben Achebe", "Kofi Mensah", "Yuki Mori", "Inês Duarte");
    workspace
        .as("rosa")
        .runs("/oncall", "schedule infrastructure 3")
        .says("infrastructure: the next 3 weeks", "You", "Jonas Berg", "You");
  }

  @Test
  void a_typo_is_answered_with_what_was_probably_meant() {
    workspace
        .as("dana")
        .runs("/oncall", "schedle")
        .says("I do not understand `schedle`.", "Did you mean `/oncall schedule`?");
    workspace.as("dana").runs("/oncall", "xyzzy").says("`/oncall help` shows what I can do.");
  }

  @Test
  void guests_and_strangers_are_refused_kindly() {
    workspace.as("milo").runs("/oncall", "").says("guest").doesNotSay("Inês");
  }

  @Test
  void the_home_tab_shows_who_is_on_call_and_ones_own_next_shift() {
    assertThat(workspace.as("ben").opensHome())
        .containsSubsequence(
            "Inês Duarte is on call until Wed 18 Nov 2026 10:00 PST",
            "Ben Achebe is next",
            "Your shifts",
            "from Wed 18 Nov 2026 10:00 PST");
    assertThat(workspace.as("milo").opensHome()).contains("guest").doesNotContain("Inês");
  }
}
