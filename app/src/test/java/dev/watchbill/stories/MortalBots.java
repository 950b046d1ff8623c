package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.workspace.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.jdbi.v3.core.Jdbi;

/** A workspace and a database that outlive the bots on them. */
final class MortalBots implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final Jdbi jdbi;
  final Sandbox sandbox = Sandbox.start(SandboxOptions.fleeting(Clock.systemUTC()));
  final PostgresOutbox outbox;
  private final Path configuration;
  private final String database;
  private final List<MortalBot> started = new ArrayList<>();

  MortalBots() {
    this(Seed.configuration());
  }

  /**
   * @param yaml the bots' configuration
   */
  MortalBots(String yaml) {
    configuration = file(yaml);
    var fresh = TestDatabase.fresh();
    database = fresh.url();
    jdbi = fresh.jdbi();
    outbox =
        new PostgresOutbox(
            new OutboxStore(jdbi), new Transactions(jdbi), Clock.systemUTC(), () -> {});
    Probe.prepare(jdbi);
    Pause.prepare(jdbi);
    Seed.plant(sandbox.workspace());
  }

  MortalBot start(String name) {
    var bot =
        MortalBot.start(
            name,
            configuration,
            database,
            sandbox.apiUrl(),
            sandbox.botToken(),
            sandbox.appToken());
    started.add(bot);
    return bot;
  }

  private static Path file(String yaml) {
    try {
      var file = Files.createTempFile("watchbill", ".yml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Patience with a machine that is slow. */
  static ConditionFactory soon() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
  }

  /** Says it again and again, as people do, until the answer has these words. */
  void insists(String who, String text, String answer) {
    soon()
        .until(
            () -> {
              var outcome = sandbox.as(who).runs("/oncall", text);
              return outcome.acknowledged() && outcome.text().contains(answer);
            });
  }

  String channel(String name) {
    var workspace = sandbox.workspace();
    var ada = workspace.people().get("ada").id();
    return workspace.channels().create(name, List.of(ada, workspace.app().userId())).id();
  }

  List<String> textsIn(String channel) {
    return sandbox.workspace().messages().in(channel).stream().map(Message::text).toList();
  }

  /** Waits until there is nothing more to say; then all of it was said, and each thing once. */
  void mustHaveSaidEverythingOnce() {
    soon().until(() -> number("select count(*) from outbox where unfinished") == 0);
    var meant = words("select key from outbox where state = 'SENT'");
    assertThat(Intents.saidIn(sandbox)).containsExactlyInAnyOrderElementsOf(meant);
    assertThat(words("select key || ': ' || failure from outbox where state = 'DEAD'")).isEmpty();
  }

  int number(String query) {
    return jdbi.withHandle(handle -> handle.select(query).mapTo(Integer.class).one());
  }

  List<String> words(String query) {
    return jdbi.withHandle(handle -> handle.select(query).mapTo(String.class).list());
  }

  @Override
  public void close() {
    started.forEach(MortalBot::close);
    sandbox.close();
  }
}
