package dev.watchbill.platform.jobs;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the features: at the instants they asked for, and every minute to find what was missed.
 *
 * <p>Instants are those of the injected clock; Quartz counts real time. A wake-up is therefore set
 * at the real now plus what the clock says is left, and set anew by every sweep.
 */
public final class Jobs implements Wakeups, HealthPart, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration HASTE = Duration.ofMillis(500);

  /**
   * For what runs to finish. While Postgres is away it never would: Quartz asks until it is back.
   */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final DataSource connections;
  private final Transactions transactions;
  private final Clock clock;
  private final Clock realTime;
  private final Map<String, Feature> features = new LinkedHashMap<>();
  private final Map<WakeUp, Instant> set = new ConcurrentHashMap<>();

  /** Scheduling takes a few statements: nobody who waits for an answer waits for them too. */
  private final ScheduledThreadPoolExecutor setter = new ScheduledThreadPoolExecutor(1);

  private volatile @Nullable Clockwork clockwork;
  private volatile String trouble = "The timers are not started yet.";

  private record WakeUp(String feature, Instant when) {}

  /**
   * Nothing is woken before {@link #start}.
   *
   * @param clock in whose terms features ask to be woken
   * @param realTime what Quartz counts in; the same as {@code clock}, unless that one is moved
   */
  public Jobs(DataSource connections, Transactions transactions, Clock clock, Clock realTime) {
    this.connections = connections;
    this.transactions = transactions;
    this.clock = clock;
    this.realTime = realTime;
    setter.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Adds a feature; before {@link #start}.
   *
   * @throws IllegalStateException if there is one of that name
   */
  public void register(Timed timed) {
    if (features.putIfAbsent(timed.name(), new Feature(timed)) != null) {
      throw new IllegalStateException("two features are called " + timed.name());
    }
  }

  /**
   * Starts the timers, and catches up with what is due. While Postgres is away it keeps trying, and
   * health says so.
   */
  public void start() {
    setter.execute(this::tryToStart);
  }

  private void tryToStart() {
    try {
      var started = Clockwork.over(connections, this::wake);
      try {
        for (var name : features.keySet()) {
          started.sweepEveryMinute(name);
        }
        started.start();
      } catch (SchedulerException e) {
        started.stop();
        throw e;
      }
      clockwork = started;
      trouble = "";
      features.keySet().forEach(name -> at(clock.instant(), name));
    } catch (SchedulerException | RuntimeException e) {
      trouble = "The timers could not be started (" + e.getMessage() + "). The bot keeps trying.";
      log.warn("{}", trouble);
      tryAgain();
    }
  }

  private void tryAgain() {
    try {
      var unused = setter.schedule(this::tryToStart, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("Stopping before the timers were started", e);
    }
  }

  @Override
  public void at(Instant when, String timed) {
    if (!features.containsKey(timed)) {
      throw new IllegalArgumentException("no feature is called " + timed);
    }
    transactions.afterCommit(() -> set(new WakeUp(timed, when)));
  }

  /**
   * Many requests for one instant of a feature are one wake-up, unless it may have fired already.
   */
  private void set(WakeUp wakeUp) {
    var now = clock.instant();
    var left = Duration.between(now, wakeUp.when());
    var at = realTime.instant().plus(left.isNegative() ? Duration.ZERO : left);
    var before = set.put(wakeUp, at);
    if (before != null
        && left.compareTo(HASTE) > 0
        && Duration.between(before, at).abs().compareTo(HASTE) < 0) {
      return;
    }
    set.keySet().removeIf(old -> old.when().isBefore(now) && !old.equals(wakeUp));
    try {
      setter.execute(() -> setNow(wakeUp, at));
    } catch (RejectedExecutionException e) {
      log.debug("Stopping: the sweep of the next start finds {}", wakeUp, e);
    }
  }

  private void setNow(WakeUp wakeUp, Instant at) {
    if (setter.isShutdown()) {
      log.debug("Stopping: the sweep of the next start finds {}", wakeUp);
      return;
    }
    var running = clockwork;
    if (running == null) {
      // The start catches up with everything, and asks each feature for what comes next.
      set.remove(wakeUp);
      return;
    }
    try {
      running.wakeOnce(wakeUp.feature(), Long.toString(wakeUp.when().toEpochMilli()), at);
    } catch (SchedulerException e) {
      set.remove(wakeUp);
      log.warn("{} was not set ({}); the sweep will find what is due.", wakeUp, e.getMessage());
    }
  }

  /**
   * Calls {@link Timed#due} of every feature now, on this thread, and sets their next wake-ups. One
   * that fails does not stop the others.
   */
  public void sweep() {
    features.keySet().forEach(this::wake);
  }

  private void wake(String name) {
    var feature = features.get(name);
    if (feature == null) {
      log.warn("A wake-up is for {}, which this version of the bot does not have.", name);
      return;
    }
    var now = clock.instant();
    feature.wake(now).filter(next -> next.isAfter(now)).ifPresent(next -> at(next, name));
  }

  /** The earliest instant at which any feature will have something to do, if that is known. */
  public Optional<Instant> nextDue() {
    return features.values().stream()
        .map(Feature::nextDue)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** The same without regular looks at something outside, for a clock that is moved on quickly. */
  public Optional<Instant> nextStop() {
    var now = clock.instant();
    return features.values().stream()
        .map(feature -> feature.nextStop(now))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** What each feature waits for next, by name; one that waits for nothing is left out. */
  public Map<String, Instant> deadlines() {
    var deadlines = new LinkedHashMap<String, Instant>();
    features.values().forEach(f -> f.nextDue().ifPresent(at -> deadlines.put(f.name(), at)));
    return deadlines;
  }

  /** How often each feature failed since the start, by name. */
  public Map<String, Long> failures() {
    return features.values().stream().collect(Collectors.toMap(Feature::name, Feature::failures));
  }

  @Override
  public String name() {
    return "timers";
  }

  @Override
  public Health health() {
    if (!trouble.isEmpty()) {
      return Health.down(trouble);
    }
    var failing =
        features.values().stream()
            .flatMap(
                feature ->
                    feature.failure().stream()
                        .map(
                            it ->
                                "%s fails since %s: %s"
                                    .formatted(feature.name(), it.since(), it.message())))
            .toList();
    return failing.isEmpty()
        ? Health.ok("Timers run for " + String.join(", ", features.keySet()) + ".")
        : Health.degraded(
            String.join("; ", failing) + ". It is tried again every minute; the log says more.");
  }

  /**
   * Lets what runs finish, for a few seconds; other instances, or the next start, take over the
   * rest.
   */
  @Override
  public void close() {
    setter.shutdown();
    var stopping = new Thread(this::stop, "stopping timers");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(FAREWELL.toMillis());
      if (stopping.isAlive()) {
        log.warn("The timers are still at work, or Postgres is away; I stop all the same.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A start that is under way is waited for: it would leave timers behind that nobody stops. */
  private void stop() {
    try {
      if (!setter.awaitTermination(1, TimeUnit.MINUTES)) {
        log.warn("The timers were still being set when the bot stopped.");
      }
      var running = clockwork;
      if (running != null) {
        running.stop();
      }
    } catch (SchedulerException e) {
      log.warn("The timers did not stop cleanly: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
