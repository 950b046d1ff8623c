package dev.watchbill.home;

import dev.watchbill.home.HomeStore.ClaimRow;
import dev.watchbill.home.HomeStore.Viewer;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.slack.HomeTabs;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what people see on their Home tabs as things stand: whoever opened it lately is shown it
 * anew when it would differ, whatever the cause. Slack is called outside of transactions, and by
 * one instance at a time for each person; a state that came up meanwhile is shown next.
 */
final class Homes {
  private static final Logger log = LoggerFactory.getLogger(Homes.class);

  static final String TIMED = "home";

  /** Whoever did not open it for so long is not kept up to date. */
  static final Period REMEMBERED = Period.ofDays(30);

  /** Slack takes some hundred a minute. */
  static final int AT_ONCE = 40;

  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** Longer than Slack is waited for. */
  private static final Duration TURN = Duration.ofSeconds(30);

  /** Wake-ups fall on even seconds, so that many acts are one. */
  private static final long BEAT = 2;

  /** The state may change while it is shown, but not for ever within one turn. */
  private static final int AGAIN = 5;

  /** One person's failure is their own; so many are everybody's. */
  private static final int TOO_MANY = 3;

  private final HomeStore store;
  private final HomeViews views;
  private final HomeTabs tabs;
  private final Rotations rotations;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Executor afterwards;
  private final Clock clock;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean underWay = new AtomicBoolean();

  /**
   * @param afterwards does what calls Slack, so that nobody waits for it
   */
  Homes(
      HomeStore store,
      HomeViews views,
      HomeTabs tabs,
      Rotations rotations,
      Transactions transactions,
      Wakeups wakeups,
      Executor afterwards,
      Clock clock) {
    this.store = store;
    this.views = views;
    this.tabs = tabs;
    this.rotations = rotations;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Somebody has opened theirs: it is shown in any case, and kept up to date from now on. */
  void opened(PersonId reader) {
    store.opened(reader, instant());
    transactions.afterCommit(() -> later(() -> showNow(reader)));
  }

  /** Something was done: whom it concerns will be seen in a moment. */
  void somethingHappened() {
    long second = clock.instant().getEpochSecond();
    wakeups.at(Instant.ofEpochSecond((second / BEAT + 1) * BEAT), TIMED);
  }

  /** Shows everybody theirs anew for whom it differs, soon; not twice at once in this instance. */
  void keepCurrent() {
    wanted.set(true);
    if (underWay.compareAndSet(false, true)) {
      later(this::catchUp);
    }
  }

  /** When somebody else is on call next. */
  Optional<Instant> nextDue() {
    return rotations.nextChangeOfDuty(instant());
  }

  private void later(Runnable work) {
    try {
      afterwards.execute(work);
    } catch (RejectedExecutionException e) {
      underWay.set(false);
      log.debug("Stopping: the sweep of the next start shows what there is", e);
    }
  }

  private void catchUp() {
    try {
      while (wanted.getAndSet(false)) {
        everybody();
      }
    } catch (RuntimeException e) {
      log.warn("Home tabs were not kept current; the next sweep tries again.", e);
    } finally {
      underWay.set(false);
    }
    if (wanted.get()) { // between the last look and the end
      keepCurrent();
    }
  }

  private void everybody() {
    Instant now = instant();
    var viewers = store.viewers(now.atOffset(ZoneOffset.UTC).minus(REMEMBERED).toInstant());
    if (viewers.isEmpty()) {
      return;
    }
    var glance = transactions.inOne(views::glance);
    int shown = 0;
    int failed = 0;
    for (Viewer viewer : viewers) {
      try {
        if (!differs(glance, viewer)) {
          continue;
        }
        if (shown == AT_ONCE) {
          wakeups.at(now.plus(PAUSE), TIMED);
          return;
        }
        if (!show(viewer.person())) {
          return;
        }
        shown++;
      } catch (RuntimeException e) {
        log.warn("the Home tab of {} failed; the next sweep tries again", viewer.person(), e);
        if (++failed == TOO_MANY) {
          return;
        }
      }
    }
  }

  private boolean differs(HomeViews.Glance glance, Viewer viewer) {
    var view = transactions.inOne(() -> glance.of(viewer.person()));
    return !view.fingerprint().equals(viewer.fingerprint());
  }

  private void showNow(PersonId reader) {
    try {
      show(reader);
    } catch (RuntimeException e) {
      log.error("the Home tab of {} failed", reader, e);
    }
  }

  /** Returns whether Slack is there for others. */
  private boolean show(PersonId reader) {
    for (int turn = 0; turn < AGAIN; turn++) {
      Instant now = instant();
      var claim = transactions.inOne(() -> store.claim(reader, now, now.plus(TURN)));
      if (claim.isEmpty()) {
        return true;
      }
      try {
        if (!isShownNewer(reader, claim.get())) {
          return true;
        }
      } catch (SlackRefused e) {
        store.release(reader, claim.get());
        log.warn("the Home tab of {} was not shown: {}", reader, e.getMessage());
        return !e.error().equals(SlackRefused.UNREACHABLE) && e.retryAfter().isEmpty();
      } catch (RuntimeException e) {
        store.release(reader, claim.get());
        throw e;
      }
    }
    return true;
  }

  /** Shows it if it differs; returns whether it may have changed meanwhile. */
  private boolean isShownNewer(PersonId reader, ClaimRow claim) {
    var view = transactions.inOne(() -> views.glance().of(reader));
    if (!view.fingerprint().equals(claim.fingerprint())) {
      tabs.show(reader.value(), view.json());
    }
    return store.shown(reader, claim, view.fingerprint(), instant());
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
