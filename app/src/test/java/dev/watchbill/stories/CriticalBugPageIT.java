package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.page.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole life of an alarm, and each of its forks, told on the page with its clock (R17 to R23).
 * Product works from 08:00 to 16:00 in Chicago; the story begins there on a Monday at 08:30.
 */
class CriticalBugPageIT {
  private static final String ALARMS = "help-product-design";
  private static final String FALLBACK = "help-p1";
  private static final String SUCCESS = "g-customer-success";
  private static final String BOT = "@watchbill";
  private static final String CHICAGO = "America/Chicago";

  private Browser browser;
  private Workspace workspace;

  @BeforeEach
  void begin() {
    browser = Browser.open();
    workspace = Story.begin();
  }

  @AfterEach
  void end() {
    browser.complainsOfNothing();
    browser.leaves();
    workspace.close();
  }

  @Test
  void the_whole_life_of_an_alarm_and_each_of_its_forks() {
    danaRaisesItInTheForm();
    noorLooksAndSaysThatItIsCritical();
    carmenWarnsCustomersAndTheCommunity();
    moHasItFixed();
    moHoldsThePostmortem();
    benFilesTheIssueAndItIsClosed();

    carmenRaisesWhatAnOutsiderSays();
    itFallsBackAfterAnHourUntilSomebodyTakesIt();
    noorSaysThatItIsNotCriticalAndMoThatItIs();
    whoeverIsOnCallWarnsInPlaceOfCustomerSuccess();

    onAFridayEveningItFallsBackAtOnce();
  }

  private void danaRaisesItInTheForm() {
    var dana = screenOf("dana").opens("general");
    dana.types("/critical-bug Upgrades stop halfway https://github.com/acme/fleetwood/issues/12");
    dana.seesForm("Raise a critical bug", "Nobody is pinged yet", "The filed bug", "(R17)");
    dana.submits().seesMarked("Please complete");
    dana.ticks("prevents upgrades").ticks("A customer");
    dana.fills("Who that was", "Northwind Health");
    dana.fills("A workaround", "Stay on 4.60");
    dana.chooses("Which group", "MDM").screenshot("bug-form-filled").submits();
    dana.seesForm("Nobody is pinged yet", ALARMS, "@here", FALLBACK, "in 1 h");
    dana.screenshot("bug-preview");
    workspace.channel(ALARMS).isSilent();
    dana.submits().seesForm("Alarm 1 is raised").closes();
    screenOf("noor")
        .opens(ALARMS)
        .sees("@here", "Critical bug?", "alarm 1", "prevents upgrades", "If nobody of product")
        .screenshot("bug-card");
  }

  private void noorLooksAndSaysThatItIsCritical() {
    var noor = screenOf("noor").opens(ALARMS);
    noor.pressesOf("alarm 1", "I'm looking").sees("alarm 1", "Noor Aziz is looking, since");
    noor.screenshot("bug-looking").pressesOf("alarm 1", "Critical");
    noor.seesForm("Expected behaviour", "The group that owns it", "MDM");
    noor.fills("Expected behaviour", "Upgrades from 4.60 keep every host");
    noor.submits().seesNoForm();
    noor.sees(
        "Critical bug", "alarm 1", "Noor Aziz said that it is critical", "Upgrades from 4.60");
    noor.opensThreadOf("alarm 1").seesInThread("MDM owns it").seesInThread("patch release");
    var thread = workspace.threadOf(workspace.channel(ALARMS).message("Critical bug", "(alarm 1)"));
    assertThat(String.join("\n", thread.texts()))
        .containsSubsequence("Noor Aziz is looking", "MDM owns it", "patch release");
    noor.screenshot("bug-critical");
    screenOf("dana").opens(BOT).sees("Noor Aziz says that it is critical");
  }

  private void carmenWarnsCustomersAndTheCommunity() {
    var carmen = screenOf("carmen").opens(SUCCESS);
    carmen.sees("@customer-success", "alarm 1", "warn customers and the community");
    carmen.sees("Stay on 4.60");
    carmen.ticksBeside("Customers").sees("Customers: warned by Carmen Ruiz");
    carmen.ticksBeside("The community").sees("The community: warned by Carmen Ruiz");
    carmen.screenshot("bug-warned");
  }

  private void moHasItFixed() {
    var mo = screenOf("mo").opens(BOT).sees("patch release", "0 of 6 done");
    mo.screenshot("bug-patch").ticksBeside("The bug is in the current sprint");
    mo.sees("1 of 6 done", "done by Mo Haddad");
    mo.pressesOf("patch release", "Fixed in…").seesForm("Fixed in", "The version that has the fix");
    mo.fills("Fixed in", "4.61.1").submits();
    mo.seesNoForm().sees("fixed in 4.61.1").screenshot("bug-fixed");
  }

  private void moHoldsThePostmortem() {
    var mo = screenOf("mo").opens(BOT).sees("Postmortem of", "Schedule");
    mo.screenshot("bug-postmortem").presses("Schedule").seesForm("When is it held?");
    mo.fills("Day", "2026-11-18").submits().seesNoForm();
    mo.sees("Scheduled for");
    workspace.passesUntil("2026-11-19T10:00", CHICAGO);
    mo.sees("Was it held?").screenshot("bug-held-asked");
    mo.presses("Held").sees("Held, says Mo Haddad");
    mo.presses("Document").sees("not written down yet");
    mo.presses("Edit").seesForm("Postmortem");
    workspace.as("mo").submits(causes());
    mo.seesNoForm().presses("Add action item").seesForm("What is to be done");
    mo.fills("What is to be done", "Test each upgrade with a thousand hosts");
    mo.chooses("Who files an issue", "Ben").submits();
    mo.seesNoForm().types("/critical-bug postmortem 1 download");
    mo.sees(".md").screenshot("bug-download");
    mo.types("/critical-bug postmortem 1 post").sees("stands in the thread");
  }

  private static Form causes() {
    return Form.empty()
        .with("bug_cause", "A migration took a lock for minutes")
        .with("escape_cause", "No test upgrades a large database");
  }

  private void benFilesTheIssueAndItIsClosed() {
    var ben = screenOf("ben").opens(BOT).sees("Test each upgrade", "Add the issue's link");
    ben.screenshot("bug-owed").presses("Add the issue's link").seesForm("The issue's link");
    ben.fills("Link of the issue", "https://github.com/acme/fleetwood/issues/8").submits();
    ben.seesNoForm();
    var dana = screenOf("dana").opens(ALARMS).sees("Fixed critical bug", "It is closed");
    dana.opensThreadOf("alarm 1").seesInThread("Test each upgrade", "· issue");
    dana.screenshot("bug-closed");
    dana.types("/critical-bug show 1").sees("What happened").screenshot("bug-show");
    dana.types("/critical-bug report").sees("1 alarm").screenshot("bug-report");
    dana.types("/critical-bug postmortems").sees("Every postmortem is done");
    dana.types("/critical-bug figures").sees("Asking GitHub");
    dana.types("/critical-bug help").sees("Raising the alarm", "Figures").screenshot("bug-help");
  }

  private void carmenRaisesWhatAnOutsiderSays() {
    workspace.as("viktor").says("ext-northwind", "Since this morning all our Macs are unenrolled!");
    var carmen = screenOf("carmen").opens("ext-northwind");
    carmen.choosesOfMenu("all our Macs", "Raise critical bug");
    carmen.seesForm("Raise a critical bug");
    carmen.fills("The filed bug", "https://github.com/acme/fleetwood/issues/9");
    carmen
        .ticks("irreversible")
        .chooses("Which group", "MDM")
        .submits()
        .seesForm("Viktor")
        .screenshot("bug-outsider-preview");
    carmen.submits().seesForm("Alarm 2 is raised").closes();
  }

  private void itFallsBackAfterAnHourUntilSomebodyTakesIt() {
    var ben = screenOf("ben").opens(FALLBACK).movesClockOn("+1 hour");
    ben.sees("@Ben Achebe", "@Jonas Berg", "alarm 2", "I'm on it").screenshot("bug-fallback");
    ben.movesClockOn("+1 hour").opensThreadOf("alarm 2");
    var asked = workspace.threadOf(workspace.channel(FALLBACK).message("(alarm 2)"));
    asked.shows(2, "nobody has taken this alarm yet");
    ben.seesInThread("@Ada Okafor", "nobody has taken this alarm yet")
        .screenshot("bug-asked-again");
    ben.pressesOf("Nobody of product is there", "I'm on it").sees("Ben Achebe is on it");
    ben.screenshot("bug-taken");
  }

  private void noorSaysThatItIsNotCriticalAndMoThatItIs() {
    var noor = screenOf("noor").opens(ALARMS).sees("alarm 2", "Ben Achebe is on it");
    noor.presses("Not critical").seesForm("Why not");
    noor.fills("Why not", "They can be enrolled again").submits();
    noor.seesNoForm().sees("Not a critical bug", "Noor Aziz said", "enrolled again");
    noor.screenshot("bug-rejected");
    var carmen = screenOf("carmen").opens(BOT).sees("not critical", "enrolled again");
    carmen.presses("Contest").seesForm("all the same");
    carmen.fills("all the same", "Data on them is lost").submits();
    carmen.seesNoForm().sees("You have contested");
    var mo = screenOf("mo").opens(BOT).sees("Is it critical?");
    mo.presses("It is critical").seesForm("Expected behaviour");
    mo.fills("Expected behaviour", "Macs stay enrolled").chooses("The group that owns it", "MDM");
    mo.submits().seesNoForm().screenshot("bug-upheld");
  }

  private void whoeverIsOnCallWarnsInPlaceOfCustomerSuccess() {
    var carmen = screenOf("carmen").opens(SUCCESS).sees("alarm 2", "warn customers");
    carmen.presses("Not available").sees("Ben Achebe is asked").screenshot("bug-absent");
    var ben = screenOf("ben").opens(BOT).sees("Please warn customers", "alarm 2");
    ben.movesClockOn("+1 hour").sees("still to be warned").screenshot("bug-stand-in");
    ben.ticksBeside("Customers").sees("Customers: warned by Ben Achebe");
    ben.ticksBeside("The community").sees("Nothing is left").screenshot("bug-stand-in-done");
    ben.opensHome().seesAtHome("Raise").screenshot("bug-home");
  }

  private void onAFridayEveningItFallsBackAtOnce() {
    workspace.passesUntil("2026-11-20T18:00", CHICAGO);
    var dana = screenOf("dana").opensHome();
    dana.opens("general").types("/critical-bug Hosts are lost https://bugs.example/8");
    dana.seesForm("Raise a critical bug").ticks("irreversible").ticks("Us").submits();
    dana.seesForm("at once", "Ben Achebe and Jonas Berg", "not at work now");
    dana.screenshot("bug-friday-preview").submits().seesForm("Alarm 3 is raised").closes();
    screenOf("ben")
        .opens(FALLBACK)
        .sees("@Ben Achebe", "@Jonas Berg", "Hosts are lost")
        .screenshot("bug-friday");
    screenOf("noor").opensHome().seesAtHome("Waits for your verdict").screenshot("bug-home-noor");
    screenOf("dana").opens(ALARMS).types("/critical-bug list").sees("Show").screenshot("bug-list");
  }

  private Screen screenOf(String handle) {
    return workspace.screenOf(browser, handle);
  }
}
