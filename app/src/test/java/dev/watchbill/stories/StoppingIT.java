package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot is told to stop while something that it needs is away. */
class StoppingIT {
  private static final Duration LONG = Duration.ofSeconds(90);

  /** Whoever runs it kills it after half a minute; the bot itself means to need half of that. */
  private static final Duration UNTIL_IT_IS_KILLED = Duration.ofSeconds(30);

  private static final String CHANNEL = "help-engineering";

  @TempDir Path directory;
  private Place place;

  @BeforeEach
  void open() {
    place = new Place(directory);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void while_postgres_is_away() throws Exception {
    endsWithoutPostgres(Line::cut);
  }

  @Test
  void while_postgres_is_silent() throws Exception {
    endsWithoutPostgres(Line::silence);
  }

  private void endsWithoutPostgres(Consumer<Line> goes) throws Exception {
    var bot = RunningBot.in(place);
    goes.accept(place.line());
    bot.health().awaitDown("postgres", "");
    queue("Said by the next bot");

    assertEndsInTime(bot);

    place.line().mend();
    assertSaidOnceByTheNextBot("Said by the next bot");
  }

  @Test
  void while_slack_is_silent() throws Exception {
    var bot = RunningBot.in(place);
    var faults = place.sandbox().faults();
    faults.next(1, "chat.postMessage", new Fault.LostAnswer(Faults.LONG_SILENCE));
    faults.always("*", new Fault.Hang(Faults.LONG_SILENCE));
    queue("Slack has taken this");
    await().atMost(LONG).until(() -> said("Slack has taken this").size() == 1);
    faults.sockets().cut();
    bot.health().awaitDown("slack", "");

    assertEndsInTime(bot);

    faults.clear();
    assertSaidOnceByTheNextBot("Slack has taken this");
  }

  @Test
  @Tag(Exhaustive.TAG)
  void while_slack_and_postgres_are_silent() throws Exception {
    var bot = RunningBot.in(place);
    var faults = place.sandbox().faults();
    faults.next(1, "chat.postMessage", new Fault.LostAnswer(Faults.LONG_SILENCE));
    faults.always("*", new Fault.Hang(Faults.LONG_SILENCE));
    queue("Slack has taken this");
    await().atMost(LONG).until(() -> said("Slack has taken this").size() == 1);
    faults.sockets().cut();
    bot.health().awaitDown("slack", "");
    place.line().silence();
    bot.health().awaitDown("postgres", "");

    assertEndsInTime(bot);

    faults.clear();
    place.line().mend();
    assertSaidOnceByTheNextBot("Slack has taken this");
  }

  private static void assertEndsInTime(RunningBot bot) {
    assertTimeoutPreemptively(UNTIL_IT_IS_KILLED, bot::close);
  }

  /** Past the line, as another instance would. */
  private void queue(String words) {
    var jdbi = place.database().jdbi();
    var channel = place.sandbox().workspace().channels().get(CHANNEL).id();
    new PostgresOutbox(new OutboxStore(jdbi), new Transactions(jdbi), place.clock(), () -> {})
        .put(Message.inChannel(words, channel, Content.text(words)));
  }

  private void assertSaidOnceByTheNextBot(String words) throws Exception {
    try (var next = RunningBot.in(place)) {
      await().atMost(LONG).until(() -> unfinished() == 0);
      assertThat(said(words)).containsExactly(words);
      next.health().awaitWell();
    }
  }

  private int unfinished() {
    return place
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from outbox where unfinished")
                    .mapTo(Integer.class)
                    .one());
  }

  private List<String> said(String words) {
    return place.sandbox().as("ada").sees(CHANNEL).stream()
        .map(message -> message.text())
        .filter(text -> text.contains(words))
        .toList();
  }
}
