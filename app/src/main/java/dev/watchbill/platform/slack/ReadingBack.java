package dev.watchbill.platform.slack;

import dev.watchbill.platform.slack.GapReader.Findings;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has channels read back in a thread of its own, so that nothing holds up the watch: after a gap,
 * and from time to time. What cannot be read now is read soon.
 */
final class ReadingBack {
  private static final Logger log = LoggerFactory.getLogger(ReadingBack.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final GapReader reader;
  private final Arrivals arrivals;
  private final ExecutorService thread;
  private final Duration every;
  private final CatchingUp attention;
  private final AtomicBoolean running = new AtomicBoolean();
  // After a gap there are things missing for a reason that is known; they make nobody suspect.
  private volatile boolean afterGap = true;
  private volatile boolean failing;
  private volatile long next;
  private Findings sinceArrival = Findings.NOTHING;
  private long arrivalsThen;

  ReadingBack(
      GapReader reader,
      Arrivals arrivals,
      ExecutorService thread,
      Duration every,
      CatchingUp attention) {
    this.reader = reader;
    this.arrivals = arrivals;
    this.thread = thread;
    this.every = every;
    this.attention = attention;
    this.next = System.nanoTime();
  }

  /** The socket is lost: what is said from now on is missed. */
  void gapBegins() {
    attention.lost();
  }

  /** There was a gap: read at the next look. */
  void afterGap() {
    attention.connected();
    afterGap = true;
    soonerThan(Duration.ZERO);
  }

  /** Reads within {@code delay}. */
  void soonerThan(Duration delay) {
    var at = System.nanoTime() + delay.toNanos();
    if (at - next < 0) {
      next = at;
    }
  }

  /** Reads if it is time to. */
  void look() {
    if (System.nanoTime() - next >= 0 && running.compareAndSet(false, true)) {
      next = System.nanoTime() + every.toNanos();
      thread.execute(this::read);
    }
  }

  /** What routine readings have found since the socket last heard anything. */
  synchronized Findings foundInSilence() {
    forgetIfHeard();
    return sinceArrival;
  }

  /** Another socket has not had its chance yet. */
  synchronized void forget() {
    sinceArrival = Findings.NOTHING;
  }

  private void read() {
    var routine = !afterGap;
    try {
      afterGap = false;
      if (routine) {
        found(reader.read());
      } else {
        var gap = attention.gap();
        reader.readAfter(gap);
        attention.readBack(gap);
      }
      if (failing) {
        log.info("channels can be read back again");
        failing = false;
      }
    } catch (RuntimeException failure) {
      afterGap |= !routine;
      var wish = failure instanceof SlackRefused refused ? refused.retryAfter().orElse(SOON) : SOON;
      next = System.nanoTime() + wish.toNanos();
      if (!failing) {
        log.warn("channels cannot be read back now, I keep trying: {}", failure.toString());
        failing = true;
      }
    } finally {
      running.set(false);
    }
  }

  private synchronized void found(Findings findings) {
    forgetIfHeard();
    sinceArrival = sinceArrival.plus(findings);
  }

  private void forgetIfHeard() {
    if (arrivals.count() != arrivalsThen) {
      arrivalsThen = arrivals.count();
      sinceArrival = Findings.NOTHING;
    }
  }
}
