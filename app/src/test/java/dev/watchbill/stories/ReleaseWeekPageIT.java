package dev.watchbill.stories;

import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.page.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole release week, told on the page with its clock (R24 to R31): 4.60.0 is due on a Thursday
 * at 17:00 in Los Angeles, so that {@code main} freezes on Tuesday at 9:00. Theo is the DRI.
 */
class ReleaseWeekPageIT {
  private static final String ENGINEERING = "help-engineering";
  private static final String BOT = "@watchbill";

  /** What is looked at every minute in earnest: the clock stops at each. */
  private static final String LOOKS = "\n  look_every: PT1H\n";

  private Browser browser;

  /** Each story begins in one of its own. */
  @SuppressWarnings("NullAway.Init")
  private Workspace workspace;

  @BeforeEach
  void begin() {
    browser = Browser.open();
  }

  @AfterEach
  void end() {
    browser.complainsOfNothing();
    browser.leaves();
    workspace.close();
  }

  @Test
  void a_whole_release_week_held_by_github() {
    workspace = Story.beginUnder(Seed.configuration().stripTrailing() + LOOKS);
    theoPlansTheRelease();
    everybodyIsWarned();
    mainFreezes();
    inesMergesDocumentation();
    benHasABugFixUnfrozen();
    kofiGetsAnException();
    aPushAsksAgainAndIsDenied();
    groupsAreReady();
    theDeepFreezeBegins();
    theReleaseIsOut();
    theNextOneIsPlanned();
  }

  private void theoPlansTheRelease() {
    var theo = screenOf("theo").opens(ENGINEERING);
    theo.types("/freeze plan 4.60.0 2026-11-19");
    theo.sees("Planned:", "4.60.0").sees("Release 4.60.0 comes out", "main freezes");
    theo.screenshot("week-planned").types("/freeze schedule").sees("4.60.0", "deep freeze");
    theo.screenshot("week-schedule");
  }

  private void everybodyIsWarned() {
    var theo = screenOf("theo").opens(ENGINEERING).movesClockTo("2026-11-16T09:00");
    theo.sees("main freezes", "tomorrow", "What is finished: merge it before");
    theo.screenshot("week-warned").opens(BOT).sees("The freeze for 4.60.0", "tomorrow");
    theo.screenshot("week-dependencies").ticksBeside("Third-party").sees("1 of 2 done");
  }

  private void mainFreezes() {
    var theo = screenOf("theo").opens(ENGINEERING).movesClockTo("2026-11-17T08:59");
    theo.doesNotSee("main is frozen");
    theo.movesClockTo("2026-11-17T09:00").sees("main is frozen for 4.60.0", "Only bug fixes");
    theo.screenshot("week-frozen");
    var kofi = screenOf("kofi").opensPullRequests().seesPullRequest(106, "Blocked");
    kofi.pressesOfPullRequest(106, "Merge")
        .seesPullRequest(106, "#106 was not merged. Required status check “watchbill/freeze” is ")
        .screenshot("week-held");
    screenOf("priya").opens(BOT).sees("Stories of Software that are not merged", "~pushed");
    browser.screenshot("week-stories");
  }

  private void inesMergesDocumentation() {
    var ines = screenOf("ines").opens("general").types("/unfreeze 101 only docs");
    ines.sees("Reading #101");
    ines.opens(BOT).sees("Unfrozen:", "#101", "Documentation: all 2 files").screenshot("week-docs");
    ines.opensPullRequests().seesPullRequest(101, "Exempt").pressesOfPullRequest(101, "Merge");
    workspace.gitHub().pullRequest(101).isMerged();
    screenOf("carmen").opens("general").types("/unfreeze 111").opens(BOT).sees("Unfrozen:", "#111");
    browser.screenshot("week-docs-many");
  }

  private void benHasABugFixUnfrozen() {
    var ben = screenOf("ben").opensHome().seesAtHome("frozen").screenshot("week-home");
    ben.opens("g-mdm").types("/unfreeze").seesForm("Unfreeze", "Pull requests");
    ben.fills("Pull requests", "103").screenshot("week-form").submits();
    ben.seesForm("Reading #103").closes();
    ben.opens(BOT).sees("Unfrozen:", "#103", "Bug fix");
  }

  private void kofiGetsAnException() {
    var kofi = screenOf("kofi").opens("general").types("/unfreeze 106").opens(BOT);
    kofi.sees("Not unfrozen yet", "#106").screenshot("week-undecided");
    kofi.presses("Ask for an exception").seesForm("Business reason", "Risk");
    kofi.fills("Business reason", "Northwind signs only with schedules");
    kofi.fills("Risk", "Behind a switch, off by default").screenshot("week-exception");
    kofi.submits().seesNoForm().sees("Exception (R28)").screenshot("week-asked");
    screenOf("priya").opens(BOT).sees("Exception (R28)", "#106").screenshot("week-em");
    browser.presses("Exception", "Approve");
    screenOf("quinn").opens(BOT).sees("Exception (R28)", "#106").screenshot("week-qa");
    browser.presses("Exception", "Approve");
    screenOf("theo").opens(BOT).sees("Exception (R28)", "#106").screenshot("week-dri");
    browser.presses("Exception", "Approve");
    kofi.opens(BOT).sees("Unfrozen:", "#106").screenshot("week-granted");
    kofi.opensPullRequests().seesPullRequest(106, "Exempt").screenshot("week-exempt");
  }

  private void aPushAsksAgainAndIsDenied() {
    var kofi = screenOf("kofi").opensPullRequests();
    kofi.pressesOfPullRequest(106, "Push a commit").seesPullRequest(106, "Blocked");
    kofi.opens(BOT).movesClockOn("+1 hour").sees("Not unfrozen yet", "#106", "pushed");
    kofi.opensThreadOf("Not unfrozen yet").seesInThread("may not merge").screenshot("week-pushed");
    kofi.presses("Ask for an exception").seesForm("Business reason");
    kofi.screenshot("week-exception-again").submits().seesNoForm();
    var priya = screenOf("priya").opens(BOT).presses("Deny").seesForm("Why not");
    priya.fills("Why not", "Nobody tests it again before Thursday").submits().seesNoForm();
    priya.screenshot("week-denied-em");
    kofi.opens(BOT)
        .sees("Not unfrozen:", "#106", "Nobody tests it again")
        .screenshot("week-denied");
    kofi.opens("general").types("/freeze exceptions").sees("Denied").screenshot("week-exceptions");
    kofi.types("/freeze exemptions").sees("#111").screenshot("week-exemptions");
    browser.sized(1200, 800);
    kofi.opens(ENGINEERING).opensThreadOf("main is frozen for 4.60.0");
    kofi.seesInThread("unfroze #101").seesInThread("unfroze #106").screenshot("freeze");
    browser.sized(1360, 860);
  }

  private void groupsAreReady() {
    var quinn = screenOf("quinn").opens("help-qa").sees("Readiness for 4.60.0");
    quinn.types("/freeze not-ready mdm the upgrade test fails").sees("MDM is not ready");
    quinn.types("/freeze ready software").sees("Software is ready").screenshot("week-readiness");
    quinn.types("/freeze ready infrastructure").sees("Infrastructure is ready");
    quinn.types("/freeze ready mdm").sees("all groups are ready").screenshot("week-ready");
    screenOf("theo").opens(BOT).sees("All groups are ready for 4.60.0");
  }

  private void theDeepFreezeBegins() {
    var theo = screenOf("theo").opens(ENGINEERING).movesClockTo("2026-11-18T17:00");
    theo.sees("main is in deep freeze", "~release-blocker").screenshot("week-deep");
    var carmen = screenOf("carmen").opens(BOT).sees("Frozen:", "#111").screenshot("week-revoked");
    carmen.opensPullRequests().seesPullRequest(111, "Blocked");
    var yuki = screenOf("yuki").opens("g-mdm").types("/unfreeze 104 105 107").opens(BOT);
    yuki.sees("Unfrozen:", "#104").sees("Unfrozen:", "#105").sees("#107", "deep freeze");
    yuki.screenshot("week-deep-asked");
    yuki.opensPullRequests().pressesOfPullRequest(104, "Merge");
    workspace.gitHub().pullRequest(104).isMerged();
  }

  private void theReleaseIsOut() {
    var theo = screenOf("theo").opens(BOT).movesClockTo("2026-11-19T09:00");
    theo.sees("4.60.0 is due").screenshot("week-release-day");
    theo.opens(ENGINEERING).movesClockTo("2026-11-19T17:30").types("/freeze lift");
    theo.screenshot("week-lift");
    theo.sees("main is unfrozen").screenshot("week-lifted");
    var ben = screenOf("ben").opensPullRequests().seesPullRequest(107, "May merge");
    ben.screenshot("week-free").pressesOfPullRequest(107, "Merge");
    workspace.gitHub().pullRequest(107).isMerged();
  }

  private void theNextOneIsPlanned() {
    var theo = screenOf("theo").opens(BOT).sees("4.60.0 is out", "By the cadence");
    theo.screenshot("week-closing").ticksBeside("Next milestone").sees("1 of 5 done");
    theo.presses("Plan the next release").seesForm("Plan a release", "proposal");
    theo.screenshot("week-next").submits().seesNoForm().sees("Next: 4.61.0");
    theo.screenshot("week-next-planned").opens(ENGINEERING).sees("Release 4.61.0 comes out");
    theo.screenshot("week-end");
  }

  @Test
  void without_github_people_say_what_theirs_is() {
    workspace = Story.beginWithoutGitHub();
    var theo = screenOf("theo").opens(ENGINEERING).types("/freeze now the build is red");
    theo.sees("main is frozen by Theo Lindqvist", "the build is red");
    theo.screenshot("declared-frozen");
    var ines = screenOf("ines").opens("general").types("/unfreeze 101 a typo");
    ines.seesForm("What it is").screenshot("declared-form").submits().seesMarked("complete");
    ines.ticks("Documentation only").submits().seesForm("#101 is unfrozen").closes();
    ines.opens(BOT).sees("Unfrozen:", "#101", "Declared to be documentation");
    var ben = screenOf("ben").opens("general").types("/unfreeze 106").seesForm("What it is");
    ben.ticks("Something else").submits().seesForm("manager confirms it").closes();
    ben.opens(BOT).sees("Not unfrozen yet", "#106").presses("Confirm with my manager");
    ben.seesForm("Why it should merge now").fills("Why it should", "It blocks the tests");
    ben.submits().seesNoForm().sees("Confirmation (R26)");
    var mo = screenOf("mo").opens(BOT).sees("Confirmation", "#106").presses("Confirm");
    mo.sees("Approved").screenshot("declared-confirmed");
    ben.opens(BOT).sees("Unfrozen:", "#106").screenshot("declared-unfrozen");
    browser.preferring("dark");
    theo.opens(ENGINEERING).pressesOf("main is frozen", "Exemptions");
    theo.sees("#101", "Declared to be documentation", "#106", "Declared, not read")
        .screenshot("declared-exemptions");
    theo.opensThreadOf("main is frozen").seesInThread("unfroze #101").seesInThread("#106");
    theo.screenshot("declared-thread");
    browser.sized(390, 844);
    theo.opens(ENGINEERING).sees("main is frozen").screenshot("declared-phone");
    theo.pressesOf("main is frozen", "Lift").seesForm("Lift the freeze");
    theo.screenshot("declared-lift-phone").submits().seesNoForm().sees("main is unfrozen");
    theo.screenshot("declared-lifted-phone");
  }

  private Screen screenOf(String handle) {
    return workspace.screenOf(browser, handle);
  }
}
