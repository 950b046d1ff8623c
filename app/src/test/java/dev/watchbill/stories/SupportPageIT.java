package dev.watchbill.stories;

import dev.watchbill.sandbox.page.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mention of {@code @oncall} and its clock, told on the page with the real bot (R5, R6, R13). */
class SupportPageIT {
  private static Browser browser;
  private Workspace workspace;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @BeforeEach
  void begin() {
    Browser.open();
    workspace = Story.begin();
  }

  @AfterEach
  void end() {
    browser.complainsOfNothing();
    browser.leaves();
    workspace.close();
  }

  @Test
  void a_mention_that_nobody_answers_is_reminded_of_falls_due_and_goes_to_the_next_contact() {
    var carmen = carmenAsks();
    carmen.seesInThread("Inês Duarte is on call for developer: Carmen Ruiz asks.");
    carmen.seesInThread("First response due", "within 1 hour of business time").screenshot("card");
    carmen.movesClockTo("2026-11-16T13:59").doesNotSee("nobody has answered yet");
    carmen.movesClockTo("2026-11-16T14:01").seesInThread("nobody has answered yet", "Inês Duarte");
    carmen.movesClockTo("2026-11-16T15:01");
    carmen.seesInThread("Nobody has answered yet.", "Ada Okafor", "can you help Carmen Ruiz?");
    carmen.screenshot("escalated");
    var ines = workspace.screenOf(browser, "ines").opens("@watchbill");
    ines.sees("Carmen Ruiz waits for a first response").sees("Carmen Ruiz has no answer yet");
    workspace.screenOf(browser, "ada").opens("@watchbill").sees("Carmen Ruiz needs an answer");
  }

  @Test
  void the_same_answered_in_time_is_never_reminded_of() {
    carmenAsks().seesInThread("Inês Duarte is on call for developer");
    var ines = workspace.screenOf(browser, "ines").opens("help-engineering");
    ines.opensThreadOf("enrolment fails, why?").presses("I'm on it");
    ines.seesInThread("Inês Duarte has this, for Carmen Ruiz.").screenshot("taken");
    ines.movesClockTo("2026-11-16T21:30").doesNotSee("nobody has answered yet");
    workspace.directMessagesTo("ines").doesNotShow("waits for a first response");
    workspace.directMessagesTo("ada").isSilent();
  }

  /** At 10:00 in Los Angeles, where business hours have begun; she lives in New York. */
  private Screen carmenAsks() {
    var carmen = workspace.screenOf(browser, "carmen").opens("help-engineering");
    carmen.movesClockTo("2026-11-16T13:00").types("@oncall enrolment fails, why?");
    return carmen.opensThreadOf("enrolment fails, why?");
  }
}
