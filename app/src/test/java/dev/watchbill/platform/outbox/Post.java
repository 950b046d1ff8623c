package dev.watchbill.platform.outbox;

import dev.watchbill.SettableClock;
import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.FakeSlack.Killed;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** An outbox in Postgres, couriers that are run by hand, and a Slack in memory. */
final class Post {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** One database for all these tests: they take thousands of little transactions. */
  private static final Jdbi DATABASE = TestDatabase.lasting().jdbi();

  final Jdbi jdbi = DATABASE;
  final Transactions transactions = new Transactions(jdbi);
  final SettableClock clock = new SettableClock(NOON);
  final FakeSlack slack;
  final List<DeadLetter> told = new ArrayList<>();
  final OutboxStore store = new OutboxStore(jdbi);
  final PostgresOutbox outbox = new PostgresOutbox(store, transactions, clock, () -> {});
  private final CourierSettings settings;
  private Optional<Step> killAt = Optional.empty();

  Post() {
    this(new FakeSlack(), CourierSettings.defaults());
  }

  Post(FakeSlack slack, CourierSettings settings) {
    this.slack = slack;
    this.settings = settings;
    jdbi.useHandle(h -> h.execute("truncate outbox, outbox_lane, outbox_pause restart identity"));
  }

  Courier courier() {
    return new Courier(
        store,
        transactions,
        slack,
        (step, work, key) -> {
          if (killAt.filter(step::equals).isPresent()) {
            killAt = Optional.empty();
            throw new Killed();
          }
        },
        told::add,
        clock,
        settings);
  }

  /** The process that makes the next delivery is killed right after this step of it. */
  void killAfter(Step step) {
    killAt = Optional.of(step);
  }

  /** One delivery by one courier; tells whether there was something to do. */
  boolean deliverOne() {
    var courier = courier();
    var claim = courier.claim();
    try {
      claim.ifPresent(courier::deliver);
    } catch (Killed e) {
      leasesRunOut();
    }
    return claim.isPresent();
  }

  /** Deliveries until nothing can be done at this instant. */
  void deliverNow() {
    while (deliverOne()) {
      // The clock stands still, so each lane is served once at most.
    }
    courier().tellOfDeadLetters();
  }

  /** Time passes, with couriers at work. */
  void passes(Duration time) {
    var end = clock.instant().plus(time);
    deliverNow();
    while (clock.instant().isBefore(end)) {
      var now = clock.instant();
      var next = earlier(now.plusSeconds(10), end);
      var due = store.lanes().nextDueAfter(now).map(at -> earlier(at, next)).orElse(next);
      clock.passes(Duration.between(now, due));
      deliverNow();
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Time passes without anybody at work. */
  void sleeps(Duration time) {
    clock.passes(time);
  }

  void leasesRunOut() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update outbox_lane set lease_until = clock_timestamp() where lease is not null"));
  }

  State state(String key) {
    return State.valueOf(column(key, "state"));
  }

  String column(String key, String column) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select coalesce(<column>::text, '') from outbox where key = :key")
                .define("column", column)
                .bind("key", key)
                .mapTo(String.class)
                .one());
  }

  void says(String key, String channel, String text) {
    outbox.put(Message.inChannel(key, channel, Content.text(text)));
  }

  void says(String key, String channel, Priority priority) {
    outbox.put(Message.inChannel(key, channel, Content.text(key)).with(priority));
  }
}
