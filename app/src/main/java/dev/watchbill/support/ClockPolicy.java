package dev.watchbill.support;

import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** When a first response is due, and who hears of it until there is one (R5, R13, R14). */
final class ClockPolicy {
  private static final int FIRST_CONTACT = 2;

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

    /** Its place in the order of steps, by which it is remembered how far a clock has come. */
    default int place() {
      if (this instanceof Ask ask) {
        return FIRST_CONTACT + ask.contact();
      }
      return this instanceof Due ? 1 : 0;
    }

    /** The step at a place. */
    static Step of(int place, Instant at) {
      return switch (place) {
        case 0 -> new Remind(at);
        case 1 -> new Due(at);
        default -> new Ask(at, place - FIRST_CONTACT);
      };
    }

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
    return Stream.iterate(
            Optional.of(first(asked, dueAt(asked, promise), promise)),
            Optional::isPresent,
            step -> step.flatMap(its -> after(its, dueAt(asked, promise), promise)))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * What happens first.
   *
   * @param due as it was promised to the asker
   */
  static Step first(Instant asked, Instant due, Promise promise) {
    return remindAt(asked, due, promise)
        .<Step>map(Step.Remind::new)
        .orElseGet(() -> new Step.Due(due));
  }

  /**
   * What happens first while nobody is on call, and so nobody can be reminded: the contacts are
   * asked, at once while the rotation answers.
   */
  static Step firstWithoutHolder(Instant from, Instant due, Promise promise) {
    return promise.contacts() == 0
        ? new Step.Due(due)
        : new Step.Ask(later(from, Duration.ZERO, promise), 0);
  }

  /** What happens after {@code step}, if there is still no answer. */
  static Optional<Step> after(Step step, Instant due, Promise promise) {
    if (step instanceof Step.Remind) {
      return Optional.of(new Step.Due(due));
    }
    int contact = step instanceof Step.Ask ask ? ask.contact() + 1 : 0;
    return contact < promise.contacts()
        ? Optional.of(new Step.Ask(later(step.at(), promise.nextContactAfter(), promise), contact))
        : Optional.empty();
  }

  /**
   * What a clock has to say.
   *
   * @param remind whether the holder is reminded
   * @param due whether it is said to be due
   * @param contacts those who are asked, counted from 0
   * @param done the place up to which everything is said then
   * @param next what comes later, if nobody answers
   */
  record Rung(boolean remind, boolean due, List<Integer> contacts, int done, Optional<Step> next) {}

  /**
   * What is to be said at {@code now}. Of several things that were missed each is said, but for the
   * reminder before it is due when it is due. Where nobody is behind a contact the next one is
   * asked in their stead.
   *
   * @param step the first that was not done
   * @param reachable whether there is somebody behind a contact
   */
  static Rung rung(Step step, Instant now, Instant due, Promise promise, IntPredicate reachable) {
    boolean remind = false;
    boolean isDue = false;
    var contacts = new ArrayList<Integer>();
    int done = step.place();
    Optional<Step> next = Optional.of(step);
    while (next.isPresent() && !next.get().at().isAfter(now)) {
      Step its = next.get();
      done = its.place() + 1;
      if (its instanceof Step.Ask ask && !isReachable(ask, promise, reachable)) {
        next = inTheirStead(ask, promise);
        continue;
      }
      remind |= its instanceof Step.Remind;
      isDue |= its instanceof Step.Due;
      if (its instanceof Step.Ask ask) {
        contacts.add(ask.contact());
      }
      next = after(its, due, promise);
    }
    return new Rung(remind && !isDue && now.isBefore(due), isDue, contacts, done, next);
  }

  /** The configuration may have fewer contacts than it had. */
  private static boolean isReachable(Step.Ask ask, Promise promise, IntPredicate reachable) {
    return ask.contact() < promise.contacts() && reachable.test(ask.contact());
  }

  private static Optional<Step> inTheirStead(Step.Ask ask, Promise promise) {
    int other = ask.contact() + 1;
    return other < promise.contacts()
        ? Optional.of(new Step.Ask(ask.at(), other))
        : Optional.empty();
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
