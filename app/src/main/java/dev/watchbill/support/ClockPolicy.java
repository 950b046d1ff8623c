package dev.watchbill.support;

import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a first response is due, and who hears of it until there is one (R5, R13, R14). */
final class ClockPolicy {
  private ClockPolicy() {}

  /**
   * What a rotation promises.
   *
   * @param within business time to the first response
   * @param afterHours plain time to it outside {@code hours}, if the rotation answers then too
   * @param remindBefore how long before it is due the holder is reminded
   * @param nextContactAfter how long each contact has: business time, or plain time with {@code
   *     afterHours}
   * @param contacts how many escalation contacts there are, the backup included
   */
  record Promise(
      WorkingHours hours,
      Duration within,
      Optional<Duration> afterHours,
      Duration remindBefore,
      Duration nextContactAfter,
      int contacts) {}

  /** What happens at an instant, unless there is an answer. */
  sealed interface Step {
    Instant at();

    /** The holder is reminded in private. */
    record Remind(Instant at) implements Step {}

    /** It is due: said in the thread, and to the holder. */
    record Due(Instant at) implements Step {}

    /**
     * The next contact is asked.
     *
     * @param contact counted from 0, in the rotation's order
     */
    record Ask(Instant at, int contact) implements Step {}
  }

  /**
   * When the first response to what was asked at {@code asked} is due. A rotation that answers
   * after hours does so by whichever comes first: its business time is over, or its plain time is.
   */
  static Instant dueAt(Instant asked, Promise promise) {
    Instant inBusinessTime = promise.hours().after(asked, promise.within());
    return promise
        .afterHours()
        .map(asked::plus)
        .filter(plain -> plain.isBefore(inBusinessTime))
        .orElse(inBusinessTime);
  }

  /** Everything that happens until there is an answer, in order of time. */
  static List<Step> steps(Instant asked, Promise promise) {
    Instant due = dueAt(asked, promise);
    var steps = new ArrayList<Step>();
    remindAt(asked, due, promise).ifPresent(at -> steps.add(new Step.Remind(at)));
    steps.add(new Step.Due(due));
    Instant at = due;
    for (int contact = 0; contact < promise.contacts(); contact++) {
      at = later(at, promise.nextContactAfter(), promise);
      steps.add(new Step.Ask(at, contact));
    }
    return List.copyOf(steps);
  }

  /**
   * In the time in which the due time was reckoned: nobody is reminded in the night before. Only
   * between the asking and the due time is there something to remind of.
   */
  private static Optional<Instant> remindAt(Instant asked, Instant due, Promise promise) {
    boolean plain = due.isBefore(promise.hours().after(asked, promise.within()));
    Duration left = promise.within().minus(promise.remindBefore());
    Instant at =
        plain
            ? due.minus(promise.remindBefore())
            : promise.hours().after(asked, left.isNegative() ? Duration.ZERO : left);
    return Optional.of(at).filter(asked::isBefore).filter(due::isAfter);
  }

  private static Instant later(Instant at, Duration time, Promise promise) {
    return promise.afterHours().isPresent() ? at.plus(time) : promise.hours().after(at, time);
  }
}
