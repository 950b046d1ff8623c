package dev.watchbill.stories;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first day of a rotation. */
class EmptyRosterStoryIT {
  private final Workspace workspace = Story.beginWithEmptyRosters();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void the_first_eligible_person_is_on_call_at_once() {
    workspace.as("dana").runs("/oncall", "").says("Nobody is on call, and nobody is planned.");
    workspace
        .as("mo")
        .runs("/oncall", "add @ben mdm 2026-01-12")
        .says("Ben Achebe is on the roster", "On call from now on, until Wed 18 Nov");
    workspace.as("dana").runs("/oncall", "").says("Ben Achebe is on call until Wed 18 Nov");
    workspace.settles();
    workspace.directMessagesTo("ben").showsOnly("You are on call for the developer rotation");
  }

  @Test
  void somebody_new_waits_for_a_release_cycle_even_so() {
    workspace.as("mo").runs("/oncall", "add @ben mdm 2026-11-16").says("The first shift begins");
    workspace
        .as("dana")
        .runs("/oncall", "")
        .says("Nobody is on call yet. Ben Achebe is the first, from Mon 7 Dec");
  }
}
