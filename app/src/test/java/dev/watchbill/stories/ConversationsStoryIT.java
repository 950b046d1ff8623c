package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is open on Wednesday is handed over, one by one; whatever nobody decides stays with the
 * former engineer (R7): Inês until 10:00, then Ben.
 */
class ConversationsStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  /** Carmen asks, and Inês answers. */
  private Said asks(String text) {
    var question = workspace.as("carmen").saysLiterally(HELP, "@oncall " + text);
    workspace
        .as("ines")
        .presses(workspace.threadOf(question).message("is on call for developer"), "I'm on it");
    workspace.threadOf(question).shows("Inês Duarte has this");
    return question;
  }

  @Test
  void threads_and_links_are_handed_over_or_kept_and_the_rest_stays() {
    workspace.passesUntil("2026-11-18T09:00", LOS_ANGELES);
    var over = asks("enrolment fails, why?");
    var kept = asks("the build is red");
    var open = asks("profiles are slow");
    var other = workspace.as("dana").says("general", "Who knows the queue?");
    workspace
        .as("ines")
        .usesShortcut("hand_over_thread", other)
        .says("Kept for the handoff of developer from Inês Duarte to Ben Achebe", "10:00 PST");
    workspace
        .as("dana")
        .usesShortcut("hand_over_thread", other)
        .says("Nothing was handed over", "On call now: Inês Duarte (developer)");

    workspace.passesUntil("2026-11-18T10:01", LOS_ANGELES);
    var root = workspace.channel(HELP).message("Handoff, developer", "4 undecided (stay with Inês");
    var thread = workspace.threadOf(root);
    var head = thread.message("Whatever nobody decides stays with Inês Duarte.");
    assertThat(head.offers()).containsExactly("Take all", "Add a conversation");
    var entry = thread.message("enrolment fails, why?", "Asked by Carmen Ruiz", "not resolved");
    assertThat(entry.offers()).containsExactly("Hand over", "Keep");
    workspace.as("dana").presses(entry, "Hand over").says("Ask Inês Duarte in this thread");

    workspace.as("ines").presses(entry, "Hand over").isQuiet();
    thread.shows("enrolment fails, why?", "Handed over to Ben Achebe by Inês Duarte.");
    workspace.threadOf(over).shows("has this from now on", "Inês Duarte had it");
    assertThat(workspace.threadOf(over).message("has this from now on").message().text())
        .contains("<@" + workspace.as("ben").id() + ">");
    workspace.threadOf(over).shows("Ben Achebe has this, for Carmen Ruiz.");
    workspace.directMessagesTo("ines").shows("Ben Achebe has this now, so you can mute it");

    workspace.as("ines").presses(thread.message("the build is red"), "Keep").isQuiet();
    thread.shows("the build is red", "Inês Duarte keeps it.");

    workspace.as("ben").presses(head, "Add a conversation").opens("Add a conversation", "Link");
    workspace.as("ben").submits(Form.empty().with("link", "the pull request")).marks("link", "no");
    workspace
        .as("ben")
        .submits(
            Form.empty()
                .with("link", "https://example.com/pull/7")
                .with("words", "waits for a review"));
    var link = thread.message("waits for a review", "Added by Ben Achebe");
    workspace.as("ines").presses(link, "Keep").isQuiet();
    thread.shows("waits for a review", "Inês Duarte keeps it.");

    var profiles = thread.message("profiles are slow");
    workspace.as("carmen").presses(workspace.threadOf(open).message("has this"), "Resolved");
    workspace.threadOf(open).shows("Resolved by Carmen Ruiz");
    workspace.passes(Duration.ofMinutes(2));
    assertThat(profiles.text()).contains("Nothing to decide.");
    assertThat(root.text())
        .contains(
            "Conversations: 1 handed over, 2 kept, 1 undecided (stays with Inês Duarte), 1 resolved");

    workspace.passes(Duration.ofDays(1));
    thread.shows("Who knows the queue?", "Nobody has decided: it stays with Inês Duarte.");
    workspace.threadOf(kept).shows("Inês Duarte has this, for Carmen Ruiz.");
    var late = another();
    workspace.as("ben").usesShortcut("hand_over_thread", late).says("Added to the handoff");
    thread.shows("1 handed over, 2 kept, 2 undecided");
    workspace.as("ben").presses(head, "Take all").isQuiet();
    thread.shows("Who knows the queue?", "Ben Achebe has taken it over.");
    workspace.threadOf(other).shows("has this from now on");
    workspace.threadOf(late).shows("has this from now on", "Begun");
    workspace
        .channel(HELP)
        .shows("Handoff, developer", "Conversations: 3 handed over, 2 kept, 1 resolved");
    workspace.directMessagesTo("ines").shows("Ben Achebe has these now, so you can mute them");
  }

  private Said another() {
    return workspace.as("dana").says("general", "Who could look at this?");
  }
}
