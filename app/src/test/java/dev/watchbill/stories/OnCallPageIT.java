package dev.watchbill.stories;

import dev.watchbill.sandbox.page.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is on call, told on the page, with the real bot behind it (R1, R2). */
class OnCallPageIT {
  private static Browser browser;
  private static Workspace workspace;

  @BeforeAll
  static void open() {
    browser = Browser.open();
    workspace = Story.begin();
  }

  @AfterAll
  static void close() {
    if (workspace != null) {
      workspace.close();
    }
  }

  @AfterEach
  void the_page_complains_of_nothing() {
    browser.complainsOfNothing();
    browser.leaves();
  }

  @Test
  void ben_sees_who_is_on_call_and_the_handoff_when_its_time_has_come() {
    var ben = workspace.screenOf(browser, "ben").opens("help-engineering");
    ben.types("/oncall").sees("Only visible to you", "Inês Duarte is on call", "You are next");
    ben.movesClockTo("2026-11-18T13:00").types("/oncall");
    ben.sees("You are on call until Wed").screenshot("oncall");
    ben.opensHome().seesAtHome("Ben Achebe is on call", "Kofi Mensah is next", "developer: now");
  }

  @Test
  void mo_adds_noor_by_the_form_which_keeps_what_was_typed() {
    var mo = workspace.screenOf(browser, "mo").opens("g-mdm");
    mo.types("/oncall add @noor mdm").seesForm("Add to a roster", "Onboarding done on");
    mo.fills("Onboarding done on", "2029-01-01").submits().seesMarked("more than a year ahead");
    mo.fills("Onboarding done on", "2026-11-01").submits().seesForm("is on the roster");
  }
}
