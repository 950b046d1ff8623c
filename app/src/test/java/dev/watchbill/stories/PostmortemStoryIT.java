package dev.watchbill.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is learnt from a critical bug and from an outage: asked for, held, written down (R23). */
class PostmortemStoryIT {
  private static final String ALARMS = "help-product-design";
  private static final String ISSUE = "https://github.com/example/example/issues/12";

  private final Workspace workspace = Story.begin();
  private final Somebody mo = workspace.as("mo");
  private final Somebody ben = workspace.as("ben");

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void a_critical_bug_and_an_outage_are_each_followed_to_the_end_of_their_postmortem() {
    aBugIsRaisedConfirmedWarnedOfAndFixed();
    theManagerSchedulesItAndIsAskedWhetherItWasHeld();
    theCausesAndAnActionItemAreWrittenDown();
    theDocumentTellsWhatReallyHappened();
    theOwnerIsRemindedAndTheLastLinkClosesTheAlarm();
    anOutageIsRecorded();
    itsPostmortemIsScheduledByCommandAndNothingMoreIsToDo();
  }

  private void aBugIsRaisedConfirmedWarnedOfAndFixed() {
    var dana = workspace.as("dana");
    dana.runs("/critical-bug", "Upgrades fail https://bugs.example/7")
        .opens("Raise a critical bug");
    dana.submits(
            Form.empty()
                .with("criteria", "UPGRADE")
                .with("source", "CUSTOMER")
                .with("group", "mdm")
                .with("workaround", "Stay on 4.59"))
        .opens("Nobody is pinged yet");
    dana.submits(Form.empty()).opens("Alarm 1 is raised");
    workspace.passes(Duration.ofMinutes(12));
    var noor = workspace.as("noor");
    noor.runs("/critical-bug", "critical 1").opens("Expected behaviour");
    noor.submits(Form.empty().with("words", "Upgrades work"));
    workspace.as("carmen").runs("/critical-bug", "warned 1 customers").says("Noted");
    workspace.as("carmen").runs("/critical-bug", "warned 1 community").says("Noted");
    dana.runs("/critical-bug", "postmortem 1").says("begins when it is fixed", "R23");
    mo.runs("/critical-bug", "fixed 1 4.60.1").says("Done");
    workspace.channel(ALARMS).shows("alarm 1", "Postmortem: Mo Haddad schedules it by");
  }

  private void theManagerSchedulesItAndIsAskedWhetherItWasHeld() {
    workspace.as("dana").runs("/critical-bug", "postmortem 1 Thu 14:00").says("R23", "Mo Haddad");
    var asked = workspace.directMessagesTo("mo").message("Postmortem of alarm 1", "Schedule its");
    mo.presses(asked, "Schedule").opens("When is it held?", "In your time zone");
    mo.submits(Form.empty().with("day", "2026-11-15")).marks("day", "That is over already");
    mo.submits(Form.empty().with("day", "2026-11-17").with("time", "15:00"));
    workspace.channel(ALARMS).shows("alarm 1", "Postmortem: ", "17 Nov");
    assertThat(asked.offers()).containsExactly("Held", "Reschedule", "Document");

    workspace.passes(Duration.ofHours(36));
    var again = workspace.directMessagesTo("mo").message("Postmortem of alarm 1", "Was it held?");
    mo.presses(again, "Held").isQuiet();
    workspace.channel(ALARMS).shows("alarm 1", "Postmortem: held");
  }

  private void theCausesAndAnActionItemAreWrittenDown() {
    var asked = workspace.directMessagesTo("mo").message("Postmortem of alarm 1", "nothing more");
    mo.presses(asked, "Document").shows("not written down yet", "Edit", "Download", "Post");
    mo.runs("/critical-bug", "postmortem 1 edit").opens("The cause of the bug", "Why it reached");
    mo.submits(
        Form.empty()
            .with("bug_cause", "A migration locks a table | for good\n# <!channel>")
            .with("escape_cause", "No test upgrades a large database"));
    mo.presses(asked, "Add action item").opens("What is to be done");
    mo.submits(
        Form.empty().with("what", "Test upgrades of a | large database").with("owner", ben.id()));
    workspace.channel(ALARMS).shows("alarm 1", "0 of 1 action items");
  }

  private void theDocumentTellsWhatReallyHappened() {
    mo.runs("/critical-bug", "postmortem 1 download").says("postmortem-critical-bug-1.md");
    var sent = workspace.directMessagesTo("mo").message("The postmortem of alarm 1, as you asked.");
    var file =
        workspace
            .sandbox()
            .workspace()
            .files()
            .find(sent.message().body().files().get(0))
            .orElseThrow();
    assertThat(file.name()).isEqualTo("postmortem-critical-bug-1.md");
    assertThat(new String(file.bytes(), UTF_8))
        .containsSubsequence(
            "# Postmortem of alarm 1: ",
            "- **Owner:** MDM",
            "- **Filed bug:** <https://bugs.example/7>",
            "- **Thread in Slack:** <http",
            "## People",
            "**Raised the alarm:** Dana Levy",
            "**Decided:** Noor",
            "**Fixed:** Mo Haddad",
            "**Warned customers:** Carmen Ruiz",
            "Upgrades fail",
            "**Workaround:** Stay on 4.59",
            "## Timeline",
            "2026-11-16 14:30 UTC (Mon 08:30 CST)**: Dana Levy raised the alarm",
            "2026-11-16 14:42 UTC (Mon 08:42 CST)**: Noor Aziz said that it is critical",
            "Carmen Ruiz ticked that customers are warned",
            "Mo Haddad said that it is fixed in 4.60.1",
            "Watchbill began the postmortem",
            "Mo Haddad scheduled the postmortem for Tue 17 Nov 2026 15:00",
            "said that the postmortem was held",
            "- **To confirm:** 12 minutes",
            "## The cause of the bug",
            "A migration locks a table \\| for good",
            "## Why it reached customers",
            "No test upgrades a large database",
            "| # | What | Owner | Issue | Due |",
            "| 1 | Test upgrades of a \\| large database | Ben Achebe | to be filed |");

    mo.runs("/critical-bug", "postmortem 1 post").says("stands in the thread");
    var card = workspace.channel(ALARMS).message("alarm 1", "Upgrades fail", "Postmortem: held");
    var posted = workspace.threadOf(card).message("The cause of the bug", "Why it reached");
    assertThat(posted.message().text()).contains("&lt;!channel&gt;").doesNotContain("<!channel>");
  }

  private void theOwnerIsRemindedAndTheLastLinkClosesTheAlarm() {
    var given = workspace.directMessagesTo("ben").message("An action item of yours", "large");
    workspace.passes(Duration.ofHours(24));
    var reminded = workspace.directMessagesTo("ben").message("An action item of yours", "large");
    assertThat(given.text()).contains("listed anew");
    assertThat(ben.opensHome()).contains("Action item", "It has no issue yet");

    ben.presses(reminded, "Add the issue's link").opens("Link of the issue");
    ben.submits(Form.empty().with("issue", "javascript:alert(1)")).marks("issue", "no address");
    ben.submits(Form.empty().with("issue", ISSUE));
    workspace.channel(ALARMS).shows("alarm 1", "Postmortem: done", "1 of 1 action items");
    workspace.directMessagesTo("ben").shows("nothing of yours waits");
    workspace.as("dana").runs("/critical-bug", "show 1").shows("closed", "Postmortem: done");
  }

  private void anOutageIsRecorded() {
    var rosa = workspace.as("rosa");
    rosa.pastes("/oncall escalate infrastructure").opens("Ada Okafor");
    rosa.submits(
            Form.empty()
                .with("found", "The worker stops at 100,000 jobs")
                .with("needed", "Somebody who knows the queue"))
        .opens("Your escalation is in");
    var escalation = workspace.channel("help-p1").message("Rosa Delgado needs help");
    var record = workspace.threadOf(escalation).message("Outage record 1", "no answer yet");
    workspace.as("jonas").presses(record, "Fill in").opens("What are the next steps?");
    workspace
        .as("jonas")
        .submits(
            Form.empty()
                .with("affected", "All Macs, for two hours")
                .with("expected", "Profiles arrive")
                .with("evidence", "The graphs")
                .with("recovery", "Restart it")
                .with("cause", "The queue was full")
                .with("next_steps", "Limit the queue")
                .with("users_affected", "yes")
                .with("product_group", "mdm"));
    workspace
        .threadOf(escalation)
        .shows("Outage record 1", "complete.", "Postmortem", "/oncall postmortem 1");
    workspace.threadOf(escalation).shows("Postmortem of outage 1", "Mo Haddad schedules it by");
  }

  private void itsPostmortemIsScheduledByCommandAndNothingMoreIsToDo() {
    workspace.as("rosa").runs("/oncall", "postmortem 1 Thu 14:00").says("Mo Haddad");
    mo.pastes("/oncall help").says("/oncall postmortem 1 Thu 14:00");
    mo.pastes("/oncall postmortem 1 Thu 14:00").says("outage 1", "Scheduled for Thu");
    var asked = workspace.directMessagesTo("mo").message("Postmortem of outage 1", "Scheduled");
    mo.presses(asked, "Held").isQuiet();
    var held = workspace.directMessagesTo("mo").message("Postmortem of outage 1", "nothing more");
    mo.presses(held, "Nothing more to do").isQuiet();
    workspace.channel("help-p1").shows("Postmortem of outage 1", "done");
    workspace.directMessagesTo("mo").shows("Postmortem of outage 1", "Done", "Thank you");
    mo.runs("/oncall", "postmortem").says("Every postmortem is done");
  }
}
