package dev.watchbill.stories;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.Pace;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.platform.http.Health.Status;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxFigures;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.slack.Watchfulness;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole bot, with much to say, while everything goes wrong that can be ordered to. */
class FaultStormIT {
  private static final int CHANNELS = 20;
  private static final int MESSAGES = 480; // and an alarm to each channel, later
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> PRIVATELY = List.of("ada", "mo", "ines");

  private final Clock clock = Clock.systemUTC();
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.fleeting(clock));
  private final Database database = Database.at(DatabaseAddress.parse(TestDatabase.fresh().url()));
  private final PostgresOutbox outbox =
      new PostgresOutbox(
          new OutboxStore(database.jdbi()), database.transactions(), clock, () -> {});
  private final Map<String, Message> put = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private List<String> channels = List.of();
  private Watchbill bot;

  @BeforeEach
  void open() throws InterruptedException {
    sandbox
        .workspace()
        .furnish(
            () -> {
              Seed.plant(sandbox.workspace());
              channels = IntStream.range(0, CHANNELS).mapToObj(this::channel).toList();
            });
    var slack =
        SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
    var config = ConfigLoader.load("the sandbox's configuration", Seed.configuration());
    bot = new Watchbill(config, database, slack, clock, hasty());
    bot.start();
    awaitHealth();
  }

  @AfterEach
  void close() {
    bot.close();
    sandbox.close();
    database.close();
  }

  @Test
  void every_message_is_posted_once_in_order_and_alarms_first_whatever_goes_wrong() {
    var mail = new Mail(channels, MESSAGES);
    var storm = new Storm(sandbox);
    database.transactions().run(() -> mail.all().forEach(this::put));
    edit(mail.all().skip(100).limit(30)); // most of them still wait

    storm.rises();
    storm.rages();
    assertThat(waiting()).as("messages that the alarms overtake").isGreaterThan(100);
    var alarms = channels.stream().map(FaultStormIT::alarm).toList();
    database
        .transactions()
        .run(
            () -> {
              alarms.forEach(this::put);
              PRIVATELY.forEach(this::putPrivately);
            });
    var before = channels.stream().map(channel -> said(channel).size()).toList();
    edit(mail.all().skip(50).limit(250)); // of every kind: posted, waiting, and edited before
    storm.abates();

    await().atMost(PATIENCE).until(() -> waiting() == 0 && figures().edits() == 0);
    assertThat(figures().dead()).isZero();
    for (var i = 0; i < CHANNELS; i++) {
      var channel = channels.get(i);
      var said = said(channel);
      var alarm = alarms.get(i).key();
      assertThat(said.stream().filter(key -> !key.equals(alarm)))
          .containsExactlyElementsOf(mail.promised(channel));
      assertThat(said).containsOnlyOnce(alarm);
      // One that was on its way already may still come before it.
      assertThat(said.subList(before.get(i), said.indexOf(alarm)))
          .filteredOn(key -> at(key).priority() != Priority.ALARM)
          .hasSizeLessThanOrEqualTo(1);
    }
    assertThat(messages().map(FaultStormIT::key)).containsExactlyInAnyOrderElementsOf(put.keySet());
    assertThat(messages())
        .allSatisfy(
            message -> {
              assertThat(message.text()).isEqualTo(texts.get(key(message)));
              assertThat(message.threadTs()).isEqualTo(threadOf(at(key(message))));
            });
    awaitHealth();
    // Two of the client's sockets may still settle which of them stays: people ask again then.
    await()
        .atMost(PATIENCE)
        .until(
            () -> sandbox.as("ada").runs("help-engineering", "/oncall", "").text(),
            text -> text.contains("on call"));
  }

  private static Message alarm(String channel) {
    return Message.inChannel("alarm-" + channel, channel, Content.text("fire"))
        .with(Priority.ALARM);
  }

  private void putPrivately(String who) {
    var id = sandbox.workspace().people().get(who).id();
    put(Message.toPerson("dm-" + who, id, Content.text("psst")));
  }

  private void put(Message message) {
    outbox.put(message);
    put.put(message.key(), message);
    texts.put(message.key(), message.content().text());
  }

  private void edit(Stream<Message> messages) {
    messages.forEach(
        message -> {
          var text = texts.merge(message.key(), ", corrected", String::concat);
          outbox.edit(message.key(), Content.text(text));
        });
  }

  private Message at(String key) {
    return requireNonNull(put.get(key), key);
  }

  private String threadOf(Message message) {
    return message.under() instanceof Under.Intent root
        ? outbox.posted(root.key()).orElseThrow().ts()
        : "";
  }

  private List<String> said(String channel) {
    return messages()
        .filter(message -> message.channel().equals(channel))
        .map(FaultStormIT::key)
        .toList();
  }

  /** What the bot has said in the workspace, in the order in which it stands there. */
  private Stream<dev.watchbill.sandbox.workspace.Message> messages() {
    var workspace = sandbox.workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .filter(message -> !key(message).isEmpty());
  }

  private static String key(dev.watchbill.sandbox.workspace.Message message) {
    return message.body().metadata().path("event_payload").path("intent").asText();
  }

  private String channel(int number) {
    var workspace = sandbox.workspace();
    var people = List.of(workspace.people().get("ada").id(), workspace.app().userId());
    return workspace.channels().create("storm-" + number, people).id();
  }

  private OutboxFigures figures() {
    return bot.outbox().figures(clock.instant());
  }

  private int waiting() {
    return figures().waiting();
  }

  private void awaitHealth() {
    await()
        .atMost(PATIENCE)
        .until(() -> bot.health().stream().allMatch(part -> part.health().status() == Status.OK));
  }

  private Pace hasty() {
    var usual = CourierSettings.defaults();
    var courier =
        new CourierSettings(
            usual.workers(),
            Duration.ofMillis(20),
            usual.lease(),
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofSeconds(1),
            usual.attempts(),
            Duration.ofMillis(100));
    var ears =
        new Watchfulness(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofHours(24));
    return Pace.usual(clock).with(courier).with(ears);
  }
}
