package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.FakeSlack.Fault;
import dev.watchbill.platform.outbox.FakeSlack.Killed;
import dev.watchbill.platform.outbox.FakeSlack.Shown;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PostOfficeTest {
  private static final int MESSAGES = 200;
  private static final int CHANNELS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void what_is_put_is_delivered_without_waiting_for_the_poll() {
    var post = new Post();
    var seldom =
        new CourierSettings(
            2,
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            45,
            Duration.ofMinutes(10));
    var wakers = new CopyOnWriteArrayList<Runnable>();
    var outbox =
        new PostgresOutbox(
            post.store, post.transactions, post.clock, () -> wakers.forEach(Runnable::run));
    try (var office = office(post, DeliveryWatch.none(), seldom)) {
      wakers.add(office::wake);
      office.start();
      outbox.put(Message.inChannel("1", "C1", Content.text("one")));
      await().atMost(PATIENCE).until(() -> post.slack.keys().contains("1"));
    }
  }

  @Test
  void closing_waits_for_what_is_on_its_way_to_be_recorded() throws InterruptedException {
    var post = new Post();
    post.says("1", "C1", "one");
    var onItsWay = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    post.slack.meanwhile(
        () -> {
          onItsWay.countDown();
          waitFor(answer);
        });
    var office = office(post, DeliveryWatch.none(), CourierSettings.defaults());
    office.start();
    waitFor(onItsWay);
    var closing = new Thread(office::close);
    closing.start();
    post.says("2", "C2", "two");
    answer.countDown();
    closing.join(PATIENCE.toMillis());
    assertThat(post.state("1")).isEqualTo(State.SENT);
  }

  @Test
  void closing_does_not_wait_for_a_slack_that_never_answers() {
    var post = new Post();
    var settings = CourierSettings.defaults();
    for (var i = 0; i <= settings.workers(); i++) {
      post.says("m" + i, "C" + i, "one more than can be on their way at once");
    }
    var onTheirWay = new CountDownLatch(settings.workers());
    var never = new CountDownLatch(1);
    DeliveryWatch silence =
        (step, work, key) -> {
          onTheirWay.countDown();
          waitFor(never);
        };
    var office = office(post, silence, settings);
    office.start();
    waitFor(onTheirWay);
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(30), office::close);
    } finally {
      never.countDown();
    }
  }

  /**
   * Two instances at once, every tenth step of a delivery the death of its courier, and Slack in
   * its worst mood: each message is said exactly once, in order, alarms first.
   */
  @Test
  void whatever_goes_wrong_each_message_is_said_once_and_in_order() {
    var random = new Random(20260302);
    var post = new Post(new MoodySlack(random), CourierSettings.defaults());
    var expected = new ArrayList<Message>();
    for (var i = 0; i < MESSAGES; i++) {
      var priority = List.of(Priority.values()).get(random.nextInt(3));
      var text = Content.text("text " + i);
      expected.add(Message.inChannel("m" + i, "C" + i % CHANNELS, text).with(priority));
    }
    post.transactions.run(() -> expected.forEach(post.outbox::put));
    var settings = CourierSettings.defaults();
    try (var one = office(post, deadly(post, new Random(1)), settings);
        var other = office(post, deadly(post, new Random(2)), settings)) {
      one.start();
      other.start();
      await()
          .dontCatchUncaughtExceptions() // a killed courier's thread ends with one
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () -> {
                post.clock.passes(Duration.ofSeconds(3));
                one.wake();
                other.wake();
                return finished(post);
              });
    }
    var said = post.slack.messages();
    assertThat(said).extracting(Shown::key).doesNotHaveDuplicates().hasSize(MESSAGES);
    for (var channel = 0; channel < CHANNELS; channel++) {
      var lane = "C" + channel;
      assertThat(said.stream().filter(m -> m.lane().equals(lane)).map(Shown::key))
          .containsExactlyElementsOf(inOrder(expected, lane));
    }
    assertThat(post.told).isEmpty();
  }

  private static List<String> inOrder(List<Message> messages, String lane) {
    return messages.stream()
        .filter(message -> message.to().lane().equals(lane))
        .sorted((a, b) -> a.priority().compareTo(b.priority()))
        .map(Message::key)
        .toList();
  }

  private static boolean finished(Post post) {
    return post.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select not exists (select from outbox where unfinished)")
                .mapTo(Boolean.class)
                .one());
  }

  /** Kills the courier after every tenth step, and with it the lease that it held. */
  private static DeliveryWatch deadly(Post post, Random random) {
    return (step, work, key) -> {
      synchronized (random) {
        if (random.nextInt(10) > 0) {
          return;
        }
      }
      if (step != Step.RECORDED) {
        post.jdbi.useHandle(
            handle ->
                handle.execute(
                    """
                    update outbox_lane set lease_until = clock_timestamp()
                    where lane = (select lane from outbox where key = ?)
                    """,
                    key));
      }
      throw new Killed();
    };
  }

  private static PostOffice office(Post post, DeliveryWatch watch, CourierSettings settings) {
    Clock clock = post.clock;
    return new PostOffice(
        post.store, post.transactions, post.slack, watch, post.told::add, clock, settings);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something goes wrong with two calls of five. */
  private static final class MoodySlack extends FakeSlack {
    private final Random random;

    MoodySlack(Random random) {
      this.random = random;
    }

    @Override
    synchronized Fault nextFault(String call, String key) {
      return switch (random.nextInt(25)) {
        case 0 -> Fault.LIMITED;
        case 1, 2 -> Fault.NOT_DONE;
        case 3, 4, 5 -> Fault.UNKNOWN_NOT_DONE;
        case 6, 7, 8 -> call.startsWith("chat") ? Fault.UNKNOWN_DONE : Fault.NOT_DONE;
        default -> Fault.NONE;
      };
    }
  }
}
