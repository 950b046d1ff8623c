package dev.watchbill.support;

import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to requests as time goes by (R5, R13, R14): those that nobody has answered go to
 * whoever comes on call, and are heard of until somebody answers.
 */
final class SupportClock {
  private static final Logger LOG = LoggerFactory.getLogger(SupportClock.class);

  /** So many at a time: whoever answers one of them meanwhile waits for a moment only. */
  private static final int BATCH = 50;

  private final ClockStore clocks;
  private final SupportCircle circle;
  private final Function<Instant, ClockPass> passes;
  private final Transactions transactions;
  private final BooleanSupplier caughtUp;

  /**
   * Begins to look after them.
   *
   * @param passes looks at all the clocks at an instant
   * @param caughtUp whether everything that was said up to now has been heard: an answer given
   *     while the bot was away counts, so it reads first and speaks then
   */
  SupportClock(
      ClockStore clocks,
      SupportCircle circle,
      Function<Instant, ClockPass> passes,
      Transactions transactions,
      BooleanSupplier caughtUp) {
    this.clocks = clocks;
    this.circle = circle;
    this.passes = passes;
    this.transactions = transactions;
    this.caughtUp = caughtUp;
  }

  /**
   * Does what is due at {@code now}, some requests at a time: several instances share the work. One
   * that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    if (!caughtUp.getAsBoolean()) {
      return;
    }
    ClockPass pass = passes.apply(now);
    var failures = new ArrayList<RuntimeException>();
    for (String rotation : clocks.rotationsThatWait()) {
      attempt(rotation, () -> pass.move(rotation), failures);
    }
    var failed = new HashSet<Long>();
    for (List<Long> some : batches(clocks.due(now))) {
      if (!succeeds(() -> pass.ring(some), some)) {
        some.stream()
            .filter(
                id -> !attempt(SupportAudit.subject(id), () -> pass.ring(List.of(id)), failures))
            .forEach(failed::add);
      }
    }
    // Whoever held one of them a moment ago may have left it as it was: its time has come all the
    // same.
    for (long id : clocks.due(now)) {
      if (!failed.contains(id)) {
        attempt(SupportAudit.subject(id), () -> pass.ringPatiently(id), failures);
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          failures.size() + " support requests could not be seen to", failures.get(0));
    }
  }

  private static List<List<Long>> batches(List<Long> ids) {
    return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
        .mapToObj(from -> ids.subList(from, Math.min(from + BATCH, ids.size())))
        .toList();
  }

  /** Together, as is quickest; one among them that fails is found one at a time. */
  private boolean succeeds(Runnable work, List<Long> ids) {
    try {
      transactions.run(work);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{} support requests could not be seen to together", ids.size(), e);
      return false;
    }
  }

  private boolean attempt(String subject, Runnable work, List<RuntimeException> failures) {
    try {
      transactions.run(work);
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{} could not be seen to", subject, e);
      failures.add(e);
      return false;
    }
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue(Instant now) {
    return Stream.concat(
            clocks.nextAt().stream(),
            clocks.rotationsThatWait().stream()
                .flatMap(rotation -> circle.nextChange(rotation, now).stream()))
        .min(Instant::compareTo);
  }
}
