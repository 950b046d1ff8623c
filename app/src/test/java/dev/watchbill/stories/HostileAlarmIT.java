package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.acting.Outcome;
import dev.watchbill.sandbox.workspace.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People type into every field of an alarm's course what would ping or break the layout (R17 to
 * R23). What is shown of it are words; whoever is pinged was meant to be.
 */
class HostileAlarmIT {
  private static final String LINK = "https://bugs.example/7|<!here>>x";
  private static final String HOSTILE = Markup.HOSTILE;

  @TempDir Path directory;
  private Place place;
  private Pings pings;
  private Showing showing;

  @BeforeEach
  void open() {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
    pings = Pings.in(place.sandbox().workspace());
    showing = Showing.in(place.sandbox().workspace());
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void hostile_words_in_every_form_are_shown_as_words_and_ping_nobody() throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      itIsRaisedAndJoined();
      runs("noor", "not-critical 1 " + HOSTILE.substring(0, 500));
      submits("noor", Form.empty().with("words", HOSTILE.substring(0, 3_000)));
      settles(bot);
      runs("carmen", "contest 1 " + HOSTILE.substring(0, 500));
      submits("carmen", Form.empty().with("words", HOSTILE.substring(0, 3_000)));
      settles(bot);
      runs("mo", "critical 1");
      submits("mo", Form.empty().with("words", HOSTILE.substring(0, 3_000)).with("group", "mdm"));
      settles(bot);
      runs("mo", "fixed 1 " + HOSTILE.substring(0, 100));
      runs("mo", "reopen 1 " + HOSTILE.substring(0, 400));
      runs("mo", "fixed 1 " + HOSTILE.substring(0, 300));
      settles(bot);
      theirPostmortem();
      settles(bot);
      for (var command : List.of("list", "show 1", "report", "postmortems", "postmortem 1")) {
        runs("dana", command);
      }
      place.sandbox().as("carmen").opensHome();
      soon().until(() -> place.sandbox().as("carmen").home().isPresent());
    }
    assertThat(words("select key || failure from outbox where state = 'DEAD'")).isEmpty();
    assertThat(words("select key from outbox where unfinished")).isEmpty();
    showing.isHarmless(10);
    onlyThoseArePingedWhoAreMeantToBe();
  }

  private void itIsRaisedAndJoined() {
    for (var who : List.of("carmen", "theo")) {
      runs(who, HOSTILE);
      soon().until(() -> place.sandbox().as(who).sees().isPresent());
      var filled =
          submits(
              who,
              Form.empty()
                  .with("link", LINK)
                  .with("happens", HOSTILE.substring(0, 3_000))
                  .with("criteria", "WORKFLOW", "UPGRADE", "DATA_LOSS", "SECURITY")
                  .with("source", "CUSTOMER")
                  .with("informant", HOSTILE.substring(0, 150))
                  .with("workaround", HOSTILE.substring(0, 2_000))
                  .with("since", HOSTILE.substring(0, 150)));
      assertThat(filled.fieldErrors()).isEmpty();
      submits(who, Form.empty());
    }
    assertThat(words("select person from alarm_joiner")).containsExactly("U0THEO");
  }

  private void theirPostmortem() {
    runs("mo", "postmortem 1 edit");
    runs("mo", "action 1 @ben " + HOSTILE.substring(0, 200).replace("\n", " "));
    runs("mo", "postmortem 1 post");
  }

  private void onlyThoseArePingedWhoAreMeantToBe() {
    var channels = place.sandbox().workspace();
    assertThat(pings.all())
        .filteredOn(ping -> ping.whom().matches("!(here|channel|everyone)"))
        .containsExactly(new Pings.Ping("alarm:1", "!here"));
    var success = "!subteam^" + channels.userGroups().get("customer-success").id();
    assertThat(pings.all())
        .filteredOn(ping -> ping.intent().matches("(alarm|warning|patch|postmortem):.*"))
        .allMatch(
            ping ->
                ping.intent().equals("alarm:1")
                    || (ping.whom().equals(success) && ping.intent().startsWith("warning:"))
                    || ping.whom().startsWith("@"));
  }

  private Outcome runs(String who, String words) {
    var outcome = place.sandbox().as(who).runs("/critical-bug", words);
    assertThat(outcome.error()).as(words).isEmpty();
    return outcome;
  }

  private Outcome submits(String who, Form form) {
    var actor = place.sandbox().as(who);
    var outcome = actor.submits(onScreen(actor), form);
    assertThat(outcome.error()).isEmpty();
    return outcome;
  }

  private static View onScreen(Actor actor) {
    return soon().until(actor::sees, Optional::isPresent).orElseThrow();
  }

  private void settles(RunningBot bot) {
    bot.looksAtTheClock();
    soon().until(() -> words("select key from outbox where unfinished").isEmpty());
  }

  private List<String> words(String query) {
    return place
        .database()
        .jdbi()
        .withHandle(handle -> handle.select(query).mapTo(String.class).list());
  }
}
