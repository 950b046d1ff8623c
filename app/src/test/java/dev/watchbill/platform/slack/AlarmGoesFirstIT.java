package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.outbox.DeliveryWatch;
import dev.watchbill.platform.outbox.FiguresStore;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostOffice;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Order;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An alarm while 500 ordinary messages wait, at the courier's usual pace, and Slack limits the
 * rate: of every channel, and of all of them together.
 */
class AlarmGoesFirstIT {
  private static final int ORDINARY = 400;
  private static final int IN_ITS_CHANNEL = 100;
  private static final Duration SOON = Duration.ofSeconds(15);

  private final Clock clock = Clock.systemUTC();
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.fleeting(clock));
  private final SlackConnection connection =
      SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
  private final TestDatabase database = TestDatabase.fresh();
  private final Transactions transactions = new Transactions(database.jdbi());
  private final PostOffice office =
      new PostOffice(
          new OutboxStore(database.jdbi()),
          transactions,
          new SlackDelivery(connection, (channel, ts, thread) -> channel + "/" + ts),
          DeliveryWatch.none(),
          letter -> {},
          clock,
          CourierSettings.defaults());
  private final PostgresOutbox outbox =
      new PostgresOutbox(new OutboxStore(database.jdbi()), transactions, clock, office::wake);
  private final AtomicInteger limited = new AtomicInteger();

  @AfterEach
  void close() {
    office.close();
    connection.close();
    sandbox.close();
  }

  @Test
  void it_is_the_next_message_in_its_channel_whatever_waits_there() {
    var its = channel("help-product-design");
    var others = IntStream.range(0, 8).mapToObj(number -> channel("busy-" + number)).toList();
    sandbox.calls().listen(call -> limited.addAndGet(call.status() == 429 ? 1 : 0));
    sandbox.faults().rateLimits().enforce(true);
    transactions.run(() -> outbox.putAll(ordinary(its, others)));
    office.start();
    await().atMost(SOON).until(() -> said(its).size() >= 2);

    sandbox.faults().always("chat.postMessage", new Fault.TooMany(Duration.ofSeconds(1)));
    limits();
    var put = System.nanoTime();
    transactions.run(() -> outbox.put(alarm(its)));
    limits(); // whatever was on its way before the alarm was put has been sent back by now
    var before = said(its);
    assertThat(waiting()).isGreaterThan(ORDINARY);
    sandbox.faults().orders().stream().map(Order::id).forEach(sandbox.faults()::cancel);

    await().atMost(SOON).until(() -> said(its).contains("fire"));
    assertThat(Duration.ofNanos(System.nanoTime() - put)).isLessThan(SOON);
    assertThat(said(its).indexOf("fire")).isEqualTo(before.size());
    assertThat(waiting()).as("messages that it overtook").isGreaterThan(ORDINARY);
  }

  /** More calls are sent back than can have been under way: the last was begun after this. */
  private void limits() {
    var until = limited.get() + CourierSettings.defaults().workers() + 1;
    await().atMost(SOON).until(() -> limited.get() >= until);
  }

  private static List<Message> ordinary(String its, List<String> others) {
    return Stream.concat(
            IntStream.range(0, IN_ITS_CHANNEL).mapToObj(number -> message("own", number, its)),
            IntStream.range(0, ORDINARY)
                .mapToObj(number -> message("other", number, others.get(number % others.size()))))
        .toList();
  }

  private static Message message(String kind, int number, String channel) {
    return Message.inChannel(
        kind + number, channel, Content.text("ordinary " + kind + " " + number));
  }

  private static Message alarm(String channel) {
    return Message.inChannel("alarm:1", channel, Content.text("fire")).with(Priority.ALARM);
  }

  private int waiting() {
    return new FiguresStore(database.jdbi()).figures(clock.instant()).waiting();
  }

  private String channel(String name) {
    return sandbox.workspace().channels().create(name, List.of("U0WATCHBILL")).id();
  }

  private List<String> said(String channel) {
    return sandbox.workspace().messages().in(channel).stream()
        .map(dev.watchbill.sandbox.workspace.Message::text)
        .toList();
  }
}
