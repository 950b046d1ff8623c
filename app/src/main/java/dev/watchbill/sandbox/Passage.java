package dev.watchbill.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets time pass in steps: the clock stops at every deadline until the bots have done what was due
 * then, so that a week is told in a minute with everything at its own time.
 */
public final class Passage {
  private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_EVERY_MILLIS = 5;

  /** A deadline that stays due is looked at again after so long, as the bot's own sweep does. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final SandboxClock clock;
  private final List<BotUnderClock> bots;

  /** Over every bot that lives by the clock. */
  public Passage(SandboxClock clock, List<? extends BotUnderClock> bots) {
    this.clock = clock;
    this.bots = List.copyOf(bots);
  }

  /** Lets so much time pass. */
  public void forward(Duration time) {
    to(clock.instant().plus(time));
  }

  /** Lets time pass until then; returns when the bots are quiet again. One at a time. */
  public synchronized void to(Instant target) {
    settle();
    for (var next = nextStop(target); next.isPresent(); next = nextStop(target)) {
      clock.moveTo(next.orElseThrow());
      settle();
    }
    clock.moveTo(target);
    settle();
  }

  private Optional<Instant> nextStop(Instant target) {
    var now = clock.instant();
    return bots.stream()
        .flatMap(bot -> bot.nextDue().stream())
        .map(due -> due.isAfter(now) ? due : now.plus(AGAIN))
        .min(Instant::compareTo)
        .filter(due -> due.isBefore(target));
  }

  /** Whoever is still busy listening does what is due only then. */
  private void settle() {
    awaitQuiet();
    bots.forEach(BotUnderClock::sweep);
    awaitQuiet();
  }

  private void awaitQuiet() {
    var limit = System.nanoTime() + PATIENCE.toNanos();
    while (!bots.stream().allMatch(BotUnderClock::quiet)) {
      if (System.nanoTime() - limit > 0) {
        LOG.warn("the bot is still busy at {}; time goes on", clock.instant());
        return;
      }
      if (!waitABit()) {
        return;
      }
    }
  }

  private static boolean waitABit() {
    try {
      // Never counted down: quiet has no signal, so it is looked at again and again.
      return !new CountDownLatch(1).await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
