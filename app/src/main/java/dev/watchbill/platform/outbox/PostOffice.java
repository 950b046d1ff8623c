package dev.watchbill.platform.outbox;

import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the courier going, in threads of its own: as soon as something is put in this process, and
 * every second for what other instances put. Any number of instances may share one Postgres.
 */
public final class PostOffice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final OutboxStore store;
  private final Courier courier;
  private final Clock clock;
  private final CourierSettings settings;
  private final Semaphore idleWorkers;
  private final Semaphore bell = new Semaphore(0);
  private final ExecutorService workers;
  private final Thread counter;
  private volatile boolean open = true;
  private long tellNotBefore = System.nanoTime();

  /**
   * Nothing is delivered before {@link #start}.
   *
   * @param watch sees every step, and may end a delivery there
   * @param deadLetters hears of what was given up
   */
  public PostOffice(
      OutboxStore store,
      Transactions transactions,
      Delivery delivery,
      DeliveryWatch watch,
      DeadLetters deadLetters,
      Clock clock,
      CourierSettings settings) {
    this.store = store;
    this.courier = new Courier(store, transactions, delivery, watch, deadLetters, clock, settings);
    this.clock = clock;
    this.settings = settings;
    this.idleWorkers = new Semaphore(settings.workers());
    this.workers =
        Executors.newFixedThreadPool(
            settings.workers(), work -> new Thread(work, "watchbill-courier"));
    this.counter = new Thread(this::serve, "watchbill-post-office");
  }

  /** Begins to deliver. */
  public void start() {
    counter.start();
  }

  /** Something may be there to deliver. Cheap, and may be called from any thread. */
  public void wake() {
    bell.release();
  }

  /**
   * Takes nothing new, and waits for what is on its way to be recorded, for as long as a call of
   * Slack may take. What became of the rest is found out at the next start.
   */
  @Override
  public void close() {
    open = false;
    wake();
    var until = System.nanoTime() + settings.longestCall().toNanos();
    try {
      if (counter.isAlive()) {
        counter.join(settings.longestCall().toMillis());
      }
      workers.shutdown();
      if (!workers.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn("a delivery did not end; what became of it is found out at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    var failures = 0;
    while (open) {
      try {
        if (!serveOne()) {
          tellOfDeadLetters();
          pause(untilNextDue());
        }
        if (failures > 0) {
          LOG.info("the outbox is served again");
        }
        failures = 0;
      } catch (RuntimeException | Error e) { // whatever it is, the bot must not fall silent
        failures++;
        LOG.error("the outbox cannot be served, trying again: {}", e.toString());
        pause(min(settings.poll().multipliedBy(1L << Math.min(failures - 1, 10)), LONGEST_WAIT));
      }
    }
  }

  /** Hands the most urgent message to a worker, and tells whether there was one. */
  private boolean serveOne() {
    idleWorkers.acquireUninterruptibly();
    var handedOver = false;
    try {
      var claim = open ? courier.claim() : Optional.<Claim>empty();
      claim.ifPresent(taken -> workers.execute(() -> deliver(taken)));
      handedOver = claim.isPresent();
      return handedOver;
    } finally {
      if (!handedOver) {
        idleWorkers.release();
      }
    }
  }

  private void deliver(Claim claim) {
    try {
      courier.deliver(claim);
    } catch (RuntimeException e) {
      LOG.error("{}: not recorded, left to its lease: {}", claim.key(), e.toString());
    } finally {
      idleWorkers.release();
      wake();
    }
  }

  /** If the administrators cannot be told now, that must not keep anything else waiting. */
  private void tellOfDeadLetters() {
    if (System.nanoTime() - tellNotBefore < 0) {
      return;
    }
    try {
      courier.tellOfDeadLetters();
    } catch (RuntimeException e) {
      LOG.error("could not tell of dead letters, trying again", e);
      tellNotBefore = System.nanoTime() + LONGEST_WAIT.toNanos();
    }
  }

  private Duration untilNextDue() {
    var now = clock.instant();
    var wait =
        store
            .lanes()
            .nextDueAfter(now)
            .map(due -> Duration.between(now, due))
            .orElse(settings.poll());
    return max(SHORTEST_WAIT, min(wait, settings.poll()));
  }

  private void pause(Duration atMost) {
    try {
      var woken = bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (woken) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      LOG.warn("the post office was interrupted and closes");
      open = false;
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
