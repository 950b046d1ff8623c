package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.page.Browser;
import dev.watchbill.sandbox.workspace.Person;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two weeks of both rotations, told on the page with its clock, across the end of summer time in
 * the United States on 1 November 2026 (R1, R3, R7, R8, R10, R11, R12). Developers change on
 * Wednesdays at 10:00 in Los Angeles, infrastructure on Mondays at 09:00: an hour later by UTC in
 * the second week.
 */
class TwoWeeksPageIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";
  private static final String HANDOFF = "Handoff, developer";

  /** 6:30 in Los Angeles, still by summer time. */
  private static final Instant MONDAY = Instant.parse("2026-10-26T13:30:00Z");

  private Browser browser;
  private Workspace workspace;

  @BeforeEach
  void begin() {
    browser = Browser.open();
    workspace = Story.beginAt(MONDAY);
  }

  @AfterEach
  void end() {
    browser.complainsOfNothing();
    browser.leaves();
    workspace.close();
  }

  @Test
  void two_weeks_change_hands_on_the_wall_clock_of_los_angeles() {
    screenOf("ben")
        .opens("@watchbill")
        .sees(
            "on call for developer",
            "October 28th, 2026 at 1:00 PM",
            "November 4th, 2026 at 1:00 PM");
    rosaHandsInfrastructureOver();
    inesHandsDeveloperOver();
    benHasItAndSeesItAtHome();
    kofiCoversAnAfternoon();
    summerTimeEnds();
    benHandsOverAnHourLaterByUtc();
  }

  private void rosaHandsInfrastructureOver() {
    var jonas = screenOf("jonas").opens("help-p1").movesClockTo("2026-10-26T17:00");
    jonas.sees(
        "Handoff, infrastructure", "hands over to", "Jonas Berg", "November 2nd, 2026 at 6:00 PM");
    jonas.pressesOf("Handoff, infrastructure", "I have it").sees("Jonas Berg has it, since");
    assertThat(members("infrastructure-oncall")).containsExactly("jonas");
    var question = workspace.channel("help-p1").message("how was the week?");
    workspace.as("rosa").presses(question, "Write the retrospective").opens("Which alarms");
    workspace
        .as("rosa")
        .submits(
            Form.empty()
                .with("retro_typed:0", "Disk full, twice")
                .with("retro_typed:1", "None")
                .with("retro_typed:2", "The queue's length"));
    workspace.channel("g-infra").shows("Summary", "Rosa Delgado", "Disk full, twice");
  }

  private void inesHandsDeveloperOver() {
    workspace.passesUntil("2026-10-28T09:00", LOS_ANGELES);
    asks("enrolment fails, why?");
    asks("the build is red");
    asks("profiles are slow");
    assertThat(members("oncall")).containsExactly("ines");

    var ines = screenOf("ines").opens(HELP).movesClockTo("2026-10-28T17:00");
    ines.sees(HANDOFF, "hands over to", "Ben Achebe", "November 4th, 2026 at 6:00 PM");
    assertThat(members("oncall")).containsExactly("ben");
    ines.opensThreadOf(HANDOFF).seesInThread("Whatever nobody decides stays with Inês Duarte.");
    ines.pressesOf("enrolment fails, why? in", "Hand over");
    ines.seesInThread("enrolment fails, why?", "Handed over to Ben Achebe by Inês Duarte.");
    ines.pressesOf("the build is red in", "Keep").seesInThread("Inês Duarte keeps it.");
    ines.screenshot("handoff");

    ines.presses("Write the retrospective").seesForm("Retrospective", "most common support");
    ines.fills("most common support", "Enrolment of Macs");
    ines.fills("documentation page", "The page about wipes: two steps were missing");
    ines.fills("rest of the week", "Reviews").screenshot("retro-form");
    ines.submits().seesNoForm().seesInThread("Retrospective", "Enrolment of Macs", "two steps");
    screenOf("ines").opens("@watchbill").sees("Ben Achebe has this now, so you can mute it");
  }

  private void benHasItAndSeesItAtHome() {
    var ben = screenOf("ben").opens(HELP);
    ben.sees(HANDOFF, "1 handed over, 1 kept, 1 undecided (stays with Inês Duarte)");
    ben.opensThreadOf(HANDOFF).pressesOf(HANDOFF, "I have it").sees("Ben Achebe has it, since");
    ben.opensHome()
        .seesAtHome("You are on call: developer until", "infrastructure", "Jonas Berg is on call");
  }

  private void kofiCoversAnAfternoon() {
    var ben = screenOf("ben").opens("general");
    ben.types("/oncall cover").seesForm("Ask for cover", "Whom to ask").screenshot("cover-form");
    browser.click(".modal [aria-label=Close]");
    ben.types("/oncall cover Thu 14:00-18:00 @kofi").sees("You ask Kofi Mensah to cover you");
    ben.presses("Ask").sees("Kofi Mensah's yes");
    var kofi = screenOf("kofi").opens("@watchbill").sees("Ben Achebe asks you to cover", "Late");
    kofi.screenshot("cover-dm").presses("I'll cover").sees("approval of");
    var mo = screenOf("mo").opens("@watchbill").sees("A change of plan in developer");
    mo.presses("Approve").sees("You approved");
    var question = workspace.directMessagesTo("priya").message("A change of plan");
    workspace.as("priya").presses(question, "Approve").isQuiet();

    kofi.opens("@watchbill").sees("Your time on call in developer changed");
    kofi.movesClockTo("2026-10-29T17:59");
    assertThat(members("oncall")).containsExactly("ben");
    kofi.movesClockTo("2026-10-29T18:00").types("/oncall").sees("You are on call until");
    assertThat(members("oncall")).containsExactly("kofi");
    kofi.movesClockTo("2026-10-29T22:00");
    assertThat(members("oncall")).containsExactly("ben");
    kofi.opensHome().seesAtHome("Ben Achebe is on call");
  }

  private void summerTimeEnds() {
    var kofi = screenOf("kofi").opens("@watchbill").movesClockTo("2026-11-01T17:59");
    kofi.doesNotSee("You are on call for developer from");
    kofi.movesClockTo("2026-11-01T18:00");
    kofi.sees("You are on call for developer from Wednesday, November 4th, 2026 at 6:00 PM");
    var rosa = screenOf("rosa").opens("help-p1").movesClockTo("2026-11-02T10:59");
    assertThat(members("infrastructure-oncall")).containsExactly("jonas");
    rosa.movesClockTo("2026-11-02T11:00");
    rosa.sees(
        "Handoff, infrastructure",
        "hands over to",
        "Rosa Delgado",
        "November 9th, 2026 at 11:00 AM");
    assertThat(members("infrastructure-oncall")).containsExactly("rosa");
    workspace.channel("help-p1").shows(2, "Handoff, infrastructure");
  }

  private void benHandsOverAnHourLaterByUtc() {
    var kofi = screenOf("kofi").opens(HELP).movesClockTo("2026-11-04T17:59");
    assertThat(members("oncall")).containsExactly("ben");
    workspace.channel(HELP).shows(1, HANDOFF);
    kofi.movesClockTo("2026-11-04T18:00");
    kofi.sees(HANDOFF, "hands over to", "Kofi Mensah", "November 11th, 2026 at 6:00 PM");
    assertThat(members("oncall")).containsExactly("kofi");
    kofi.opensThreadOf(HANDOFF).pressesOf(HANDOFF, "I have it").sees("Kofi Mensah has it, since");
    kofi.pressesOf("enrolment fails, why? in", "Hand over");
    kofi.seesInThread("enrolment fails, why?", "Kofi Mensah has taken it over.");
    kofi.types("/oncall schedule").sees("You", "Yuki Mori", "Inês Duarte");
    browser.sized(390, 844);
    kofi.screenshot("schedule-phone").opensHome().seesAtHome("You are on call: developer until");
    kofi.screenshot("home-phone").opens("@watchbill");
    workspace.channel(HELP).shows(2, HANDOFF);
  }

  private Screen screenOf(String handle) {
    return workspace.screenOf(browser, handle);
  }

  /** Carmen asks, and Inês answers. */
  private void asks(String text) {
    var question = workspace.as("carmen").saysLiterally(HELP, "@oncall " + text);
    var card = workspace.threadOf(question).message("is on call for developer");
    workspace.as("ines").presses(card, "I'm on it");
    workspace.threadOf(question).shows("Inês Duarte has this");
  }

  private List<String> members(String group) {
    var everybody = workspace.sandbox().workspace();
    return everybody.userGroups().get(group).members().stream()
        .map(id -> everybody.people().byId(id).map(Person::name).orElse(id))
        .toList();
  }
}
