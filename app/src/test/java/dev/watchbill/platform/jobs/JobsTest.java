package dev.watchbill.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.watchbill.platform.http.Health.Status;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  private final TestDatabase database = TestDatabase.lasting();
  private final Transactions transactions = new Transactions(database.jdbi());
  private final List<Jobs> running = new ArrayList<>();

  @BeforeEach
  void a_feature_has_a_table() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    create table deadline (at timestamptz primary key, done_at timestamptz,
                      times integer not null default 0)
                    """));
  }

  @AfterEach
  void stop() {
    running.forEach(Jobs::close);
  }

  @Test
  void two_instances_fire_every_wake_up_once_and_one_carries_on_when_the_other_dies() {
    var calls = new CopyOnWriteArrayList<Instant>();
    var alive = new AtomicBoolean(true);
    var doomed = started(cut(database.dataSource(), alive), CLOCK, new Deadlines(calls, alive));
    var survivor =
        started(database.dataSource(), CLOCK, new Deadlines(calls, new AtomicBoolean(true)));
    var first = CLOCK.instant().plusSeconds(1);
    for (var n = 0; n < 24; n++) {
      var when = first.plusMillis(n * 125L);
      (n % 2 == 0 ? doomed : survivor).at(when, deadline(when));
    }

    await().until(() -> done() >= 8);
    alive.set(false);

    await().atMost(Duration.ofSeconds(60)).until(() -> done() == 24);
    assertThat(count("select count(*) from deadline where times <> 1")).isZero();
    // Beyond the wake-ups themselves: each start, the sweeps, and what the dead one left undone.
    // A machine that is busy may do at one wake-up what was due at several.
    assertThat(calls.size()).isLessThanOrEqualTo(24 + 8);
  }

  @Test
  void a_failing_feature_neither_stops_the_others_nor_is_swallowed() {
    var mended = new AtomicBoolean();
    var woken = new CopyOnWriteArrayList<Instant>();
    var jobs =
        new Jobs(
            database.dataSource(),
            transactions,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            Clock.systemUTC());
    jobs.register(
        timed(
            "broken",
            now -> {
              if (!mended.get()) {
                throw new IllegalStateException("no such roster");
              }
            }));
    jobs.register(timed("whole", woken::add));
    started(jobs);
    // The first sweep and the first wake-up: after them nobody else calls the features.
    await().until(() -> woken.size() >= 2 && jobs.failures().getOrDefault("broken", 0L) >= 2);

    jobs.sweep();

    assertThat(woken).hasSizeGreaterThanOrEqualTo(3);
    assertThat(jobs.failures().get("broken")).isGreaterThanOrEqualTo(3);
    assertThat(jobs.health().status()).isEqualTo(Status.DEGRADED);
    assertThat(jobs.health().sentence()).contains("broken", "1970", "no such roster");
    mended.set(true);
    jobs.sweep();
    assertThat(jobs.health().status()).isEqualTo(Status.OK);
  }

  @Test
  void a_wake_up_asked_for_in_a_transaction_that_fails_is_never_set() {
    var woken = new CopyOnWriteArrayList<Instant>();
    var jobs = new Jobs(database.dataSource(), transactions, CLOCK, Clock.systemUTC());
    jobs.register(timed("rotation", woken::add));
    started(jobs);
    await().until(() -> woken.size() == 2);

    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      jobs.at(CLOCK.instant(), "rotation");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    transactions.run(() -> jobs.at(CLOCK.instant(), "rotation"));

    await().until(() -> woken.size() == 3);
    await().until(() -> triggers("wake-ups") == 0);
    assertThatThrownBy(() -> jobs.at(CLOCK.instant(), "rotatoin"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wake_ups_are_in_the_terms_of_the_clock_and_set_anew_when_it_is_moved() {
    var offset = new java.util.concurrent.atomic.AtomicReference<>(Duration.ofDays(400));
    var moved = new Moved(offset::get);
    var woken = new CopyOnWriteArrayList<Instant>();
    var deadline = moved.instant().plus(Duration.ofDays(3));
    var jobs = new Jobs(database.dataSource(), transactions, moved, Clock.systemUTC());
    jobs.register(
        new Timed() {
          @Override
          public String name() {
            return "rotation";
          }

          @Override
          public void due(Instant now) {
            woken.add(now);
          }

          @Override
          public Optional<Instant> nextDue() {
            return Optional.of(deadline);
          }
        });
    started(jobs);
    await().until(() -> triggers("wake-ups") == 1);
    assertThat(jobs.nextDue()).contains(deadline);

    offset.set(Duration.ofDays(403).minusMillis(1500));
    jobs.sweep();

    await().until(() -> woken.stream().anyMatch(at -> !at.isBefore(deadline)));
  }

  @Test
  void many_requests_for_one_instant_are_one_wake_up_and_delay_nobody() {
    var jobs = new Jobs(database.dataSource(), transactions, CLOCK, Clock.systemUTC());
    jobs.register(timed("rotation", now -> {}));
    started(jobs);
    await().until(() -> jobs.health().status() == Status.OK);
    var when = CLOCK.instant().plus(Duration.ofHours(1));

    var start = System.nanoTime();
    for (var n = 0; n < 500; n++) {
      jobs.at(when, "rotation");
    }
    var took = Duration.ofNanos(System.nanoTime() - start);

    await().until(() -> triggers("wake-ups") == 1);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void timers_start_by_themselves_when_postgres_comes_up_late() {
    var up = new AtomicBoolean();
    var woken = new CopyOnWriteArrayList<Instant>();
    var jobs = new Jobs(cut(database.dataSource(), up), transactions, CLOCK, Clock.systemUTC());
    jobs.register(timed("rotation", woken::add));
    started(jobs);
    await().until(() -> jobs.health().sentence().contains("keeps trying"));
    assertThat(jobs.health().status()).isEqualTo(Status.DOWN);

    up.set(true);

    await().until(() -> !woken.isEmpty());
    await().until(() -> jobs.health().status() == Status.OK);
  }

  @Test
  void they_stop_within_seconds_while_postgres_is_away() throws Exception {
    var up = new AtomicBoolean(true);
    var atWork = new CountDownLatch(1);
    var goneMeanwhile = new CountDownLatch(1);
    var jobs = new Jobs(cut(database.dataSource(), up), transactions, CLOCK, Clock.systemUTC());
    jobs.register(
        timed(
            "rotation",
            now -> {
              atWork.countDown();
              waitFor(goneMeanwhile);
            }));
    started(jobs);
    waitFor(atWork);
    up.set(false);
    goneMeanwhile.countDown();

    assertTimeoutPreemptively(Duration.ofSeconds(30), jobs::close);
  }

  @Test
  void what_is_still_to_be_set_when_they_stop_is_left_to_the_sweeps_of_the_next_start() {
    var jobs = started(database.dataSource(), CLOCK, timed("rotation", now -> {}));
    await().until(() -> jobs.health().status() == Status.OK);
    var tomorrow = CLOCK.instant().plus(Duration.ofDays(1));

    for (var n = 0; n < 300; n++) {
      jobs.at(tomorrow.plusSeconds(n), "rotation");
    }
    jobs.close();

    assertThat(triggers("wake-ups")).isLessThan(300);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Jobs started(DataSource source, Clock clock, Timed timed) {
    var jobs = new Jobs(source, transactions, clock, Clock.systemUTC());
    jobs.register(timed);
    return started(jobs);
  }

  private Jobs started(Jobs jobs) {
    running.add(jobs);
    jobs.start();
    return jobs;
  }

  private String deadline(Instant when) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("insert into deadline (at) values (?)", when));
    return "deadlines";
  }

  private int done() {
    return count("select count(*) from deadline where done_at is not null");
  }

  private int triggers(String group) {
    return count("select count(*) from qrtz_triggers where trigger_group = ?", group);
  }

  private int count(String sql, Object... arguments) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(int.class).one());
  }

  /** A feature whose rows say what is due, as all of them do. */
  private final class Deadlines implements Timed {
    private final List<Instant> calls;
    private final AtomicBoolean alive;

    Deadlines(List<Instant> calls, AtomicBoolean alive) {
      this.calls = calls;
      this.alive = alive;
    }

    @Override
    public String name() {
      return "deadlines";
    }

    @Override
    public void due(Instant now) {
      if (!alive.get()) {
        throw new IllegalStateException("dead processes do nothing");
      }
      calls.add(now);
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      update deadline set done_at = ?, times = times + 1
                      where at <= ? and done_at is null
                      """,
                      now,
                      now));
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.empty();
    }
  }

  private static Timed timed(String name, Consumer<Instant> work) {
    return new Timed() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void due(Instant now) {
        work.accept(now);
      }

      @Override
      public Optional<Instant> nextDue() {
        return Optional.empty();
      }
    };
  }

  /** {@code source} while {@code up}, and nothing at all otherwise. */
  private static DataSource cut(DataSource source, AtomicBoolean up) {
    return (DataSource)
        Proxy.newProxyInstance(
            JobsTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (!up.get()) {
                throw new SQLException("connection refused", "08001");
              }
              return method.invoke(source, arguments);
            });
  }

  private static final class Moved extends Clock {
    private final java.util.function.Supplier<Duration> by;

    Moved(java.util.function.Supplier<Duration> by) {
      this.by = by;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return CLOCK.instant().plus(by.get());
    }
  }
}
