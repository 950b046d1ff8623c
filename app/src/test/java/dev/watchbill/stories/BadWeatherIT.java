package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.acting.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack and Postgres go away while the bot works, and come back. */
class BadWeatherIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);
  private static final String WATCHED = "help-engineering";

  @TempDir Path directory;
  private Place place;

  private record Said(String channel, String ts) {}

  @BeforeEach
  void open() {
    place = new Place(directory);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void slack_goes_away_and_comes_back() throws Exception {
    try (var bot = RunningBot.in(place)) {
      place.sandbox().faults().unreachable();
      for (var n = 1; n <= 5; n++) {
        say("While Slack was away " + n);
      }
      bot.health().awaitDown("slack", "cannot be reached. I keep trying.");
      assertThat(ask().error()).isPresent();

      place.sandbox().faults().clear();

      bot.health().awaitWell();
      await().atMost(LONG).untilAsserted(() -> assertAnswers());
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(said("While Slack was away"))
                      .containsExactly(
                          "While Slack was away 1",
                          "While Slack was away 2",
                          "While Slack was away 3",
                          "While Slack was away 4",
                          "While Slack was away 5"));
    }
  }

  @Test
  void a_deaf_socket_is_replaced_and_what_was_missed_is_taken_once() throws Exception {
    try (var bot = RunningBot.in(place)) {
      assertTaken(write("Heard by the socket"));
      var connections = connections();

      place.sandbox().faults().sockets().deafen();
      var missed = write("Nobody hears this by the socket");

      assertTaken(missed);
      await().atMost(LONG).until(() -> connections() > connections);
      await().atMost(LONG).untilAsserted(() -> assertAnswers());
      assertTaken(write("Heard by the next socket"));
      bot.health().awaitWell();
    }
  }

  @Test
  void postgres_goes_away_and_comes_back() throws Exception {
    try (var bot = RunningBot.in(place)) {
      assertAnswers();
      place.line().cut();

      var asked = System.nanoTime();
      var refused = ask();
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SLACKS_PATIENCE);
      assertThat(refused.acknowledged()).isTrue();
      assertThat(refused.text())
          .contains("my database does not answer. Nothing was changed. Please try again");
      bot.health().awaitDown("postgres", "cannot be reached");
      await()
          .atMost(LONG)
          .until(() -> bot.health().now().says("outbox").contains("the database does not answer"));

      var written = write("While the database was away");
      await().atMost(LONG).until(this::waitsForARetry);
      assertThat(place.taken(written.channel(), written.ts())).isZero();

      place.line().mend();

      bot.health().awaitWell();
      await().atMost(LONG).untilAsserted(() -> assertAnswers());
      await()
          .atMost(LONG)
          .until(
              () -> {
                timePasses();
                return place.sandbox().deliveries().unacknowledged() == 0;
              });
      assertTaken(written);
      say("After the database was away");
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(said("After the database was away")).hasSize(1));
    }
  }

  @Test
  void what_was_written_while_the_bot_was_down_is_taken_once() throws Exception {
    try (var bot = RunningBot.in(place)) {
      assertTaken(write("Before"));
      bot.health().awaitWell();
    }
    var written = write("While nobody was there");

    try (var bot = RunningBot.in(place)) {
      assertTaken(written);
      await()
          .atMost(LONG)
          .until(
              () -> {
                timePasses();
                return place.sandbox().deliveries().unacknowledged() == 0;
              });
      assertTaken(written);
      bot.health().awaitWell();
    }
  }

  /** Slack sends again what was not acknowledged when its time has come. */
  private void timePasses() {
    place.sandbox().underClock().nextDue().ifPresent(place.clock()::moveTo);
    place.sandbox().underClock().sweep();
  }

  /** Whether the event, and its repetition at once, were left unacknowledged. */
  private boolean waitsForARetry() {
    var soon = place.clock().instant().plusSeconds(30);
    return place.sandbox().underClock().nextDue().filter(due -> due.isAfter(soon)).isPresent();
  }

  private Outcome ask() {
    return place.sandbox().as("ada").runs("/oncall", "");
  }

  private void assertAnswers() {
    assertThat(ask().text()).contains("Nobody is on call");
  }

  private Said write(String words) {
    var message = place.sandbox().as("ada").types(WATCHED, words);
    return new Said(message.channel(), message.ts());
  }

  private void assertTaken(Said message) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(place.taken(message.channel(), message.ts())).isEqualTo(1));
  }

  /** Queues a message as a feature does, past the line: the bot's courier finds it. */
  private void say(String words) {
    var jdbi = place.database().jdbi();
    var channel = place.sandbox().workspace().channels().get(WATCHED).id();
    new PostgresOutbox(new OutboxStore(jdbi), new Transactions(jdbi), place.clock(), () -> {})
        .put(Message.inChannel(words, channel, Content.text(words)));
  }

  private List<String> said(String words) {
    return place.sandbox().as("ada").sees(WATCHED).stream()
        .map(message -> message.text())
        .filter(text -> text.contains(words))
        .toList();
  }

  private int connections() {
    return place.sandbox().calls().of("apps.connections.open").size();
  }
}
