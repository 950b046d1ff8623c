package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.outbox.DeadLetter;
import dev.watchbill.platform.outbox.DeliveryWatch;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostOffice;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.workspace.Person;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The outbox and its way to Slack, against the stand-in; FaultStormIT orders its faults. */
class OutboxToSandboxIT {
  private static final Permalinks PERMALINKS = (channel, ts, thread) -> channel + "/" + ts;
  private static final String APP = "U0WATCHBILL";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SandboxClock clock = SandboxClock.over(Clock.systemUTC());
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.fleeting(clock));
  private final SlackConnection connection =
      SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
  private final TestDatabase database = TestDatabase.fresh();
  private final Transactions transactions = new Transactions(database.jdbi());
  private final List<DeadLetter> dead = new CopyOnWriteArrayList<>();
  private final PostOffice office = office();
  private final PostgresOutbox outbox =
      new PostgresOutbox(new OutboxStore(database.jdbi()), transactions, clock, office::wake);

  @BeforeEach
  void furnish() {
    sandbox.workspace().furnish(() -> sandbox.workspace().people().add(ada()));
    office.start();
  }

  @AfterEach
  void close() {
    office.close();
    connection.close();
    sandbox.close();
  }

  @Test
  void a_message_its_reply_its_edit_and_a_direct_message_arrive() {
    var channel = channel("general");
    outbox.put(Message.inChannel("root", channel, Content.text("draft")));
    outbox.put(Message.inChannel("reply", channel, Content.text("reply")).inThreadOf("root"));
    outbox.put(Message.toPerson("dm", id("ada"), Content.text("psst")));
    await().atMost(PATIENCE).until(() -> outbox.posted("reply").isPresent());
    outbox.edit("root", Content.text("final"));
    await().atMost(PATIENCE).until(() -> textsIn(channel).contains("final"));
    var root = outbox.posted("root").orElseThrow();
    assertThat(sandbox.workspace().messages().thread(channel, root.ts()))
        .extracting(dev.watchbill.sandbox.workspace.Message::text)
        .contains("reply");
    await().atMost(PATIENCE).until(() -> outbox.posted("dm").isPresent());
    assertThat(textsIn(outbox.posted("dm").orElseThrow().channelId())).containsExactly("psst");
  }

  @Test
  void a_channel_without_the_bot_is_a_dead_letter() {
    var foreign = sandbox.workspace().channels().create("foreign", List.of(id("ada"))).id();
    outbox.put(Message.inChannel("k", foreign, Content.text("hello")));
    await().atMost(PATIENCE).until(() -> !dead.isEmpty());
    assertThat(dead.get(0).reason()).isEqualTo("not_in_channel");
  }

  private PostOffice office() {
    var usual = CourierSettings.defaults();
    var hasty =
        new CourierSettings(
            4,
            Duration.ofMillis(20),
            usual.lease(),
            Duration.ofMillis(1500),
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            usual.attempts(),
            usual.poll());
    return new PostOffice(
        new OutboxStore(database.jdbi()),
        transactions,
        new SlackDelivery(connection, PERMALINKS),
        DeliveryWatch.none(),
        dead::add,
        clock,
        hasty);
  }

  private static Person ada() {
    return Person.member("ada", "Ada Lovelace");
  }

  private String id(String name) {
    return sandbox.workspace().people().get(name).id();
  }

  private String channel(String name) {
    return sandbox.workspace().channels().create(name, List.of(id("ada"), APP)).id();
  }

  private List<String> textsIn(String channel) {
    return sandbox.workspace().messages().in(channel).stream()
        .map(dev.watchbill.sandbox.workspace.Message::text)
        .toList();
  }
}
