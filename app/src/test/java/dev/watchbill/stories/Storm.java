package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Order;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Everything that can be ordered to go wrong with Slack: one after the other, then all at once. */
final class Storm {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration MOMENT = Duration.ofMillis(400);
  private static final Duration LONGER_THAN_THE_BOT_WAITS = Duration.ofMinutes(1);

  /** More messages than Slack takes in a row from twenty channels while it limits their rate. */
  private static final int TAKEN_WHILE_LIMITED = 120;

  private final Sandbox sandbox;
  private final AtomicInteger limited = new AtomicInteger();
  private final AtomicInteger posts = new AtomicInteger();

  Storm(Sandbox sandbox) {
    this.sandbox = sandbox;
    sandbox
        .calls()
        .listen(
            call -> {
              if (call.method().equals("chat.postMessage")) {
                (call.status() == 429 ? limited : posts).incrementAndGet();
              }
            });
  }

  /** One fault after the other, each until it has struck. */
  void rises() {
    var faults = sandbox.faults();
    faults.order("usergroups.users.update error permission_denied");
    faults.next(1, "chat.postMessage", new Fault.LostAnswer(LONGER_THAN_THE_BOT_WAITS));
    struck();
    faults.next(4, "chat.postMessage", new Fault.TooMany(Duration.ofSeconds(1)));
    struck();
    faults.next(6, "chat.postMessage", new Fault.ServerError(503));
    struck();
    faults.next(6, "chat.postMessage", new Fault.LostAnswer(MOMENT));
    struck();
    faults.next(6, "chat.postMessage", new Fault.Hang(MOMENT));
    struck();
    faults.order("slack unreachable for 2s");
    await().atMost(PATIENCE).until(() -> !faults.isUnreachable());
    limits();
    faults.order("sockets cut");
    faults.order("deliveries twice x20");
    faults.order("acks lost x3");
  }

  private void limits() {
    var before = posts.get();
    var unlimited = limited.get();
    sandbox.faults().order("rate-limits on");
    await()
        .atMost(PATIENCE)
        .until(() -> posts.get() - before >= TAKEN_WHILE_LIMITED && limited.get() > unlimited);
    sandbox.faults().order("rate-limits off");
  }

  /** All of them together. */
  void rages() {
    var faults = sandbox.faults();
    faults.order("sockets freeze");
    faults.order("deliveries twice x20");
    faults.order("rate-limits on");
    faults.order("slack unreachable for 1s");
    faults.next(3, "chat.postMessage", new Fault.LostAnswer(MOMENT));
    faults.next(3, "chat.postMessage", new Fault.Hang(MOMENT));
    faults.next(3, "chat.postMessage", new Fault.ServerError(500));
    faults.next(2, "chat.postMessage", new Fault.TooMany(Duration.ofSeconds(1)));
    faults.next(2, "chat.update", new Fault.LostAnswer(MOMENT));
    faults.next(2, "chat.update", new Fault.ServerError(502));
    faults.next(1, "chat.update", new Fault.TooMany(Duration.ofSeconds(1)));
    faults.next(2, "conversations.history", new Fault.ServerError(500));
    faults.next(2, "conversations.history", new Fault.Hang(MOMENT));
    faults.next(1, "conversations.history", new Fault.TooMany(Duration.ofSeconds(1)));
    faults.next(2, "conversations.open", new Fault.ServerError(500));
  }

  /** All that was ordered so many times has struck; the rest is taken back. */
  void abates() {
    // Nobody has been written to in private before: what comes last is not awaited at Slack's pace.
    await()
        .atMost(PATIENCE)
        .until(() -> remaining().allMatch(order -> order.method().equals("conversations.open")));
    sandbox.faults().order("rate-limits off");
    struck();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sandbox.faults().deliveries().duplicatesLeft() == 0
                    && sandbox.faults().deliveries().lostAcksLeft() == 0);
    sandbox.faults().clear();
  }

  private void struck() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> remaining().findAny().isEmpty());
  }

  private Stream<Order> remaining() {
    return sandbox.faults().orders().stream().filter(order -> order.left().isPresent());
  }
}
