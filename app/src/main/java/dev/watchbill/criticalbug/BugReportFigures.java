package dev.watchbill.criticalbug;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How alarms went that were raised in some stretch of time, and what is open now.
 *
 * @param fellBack how many went to #help-p1
 * @param answer from when it was raised to the first response
 * @param warn from when it was confirmed to customers and community being warned (R21)
 * @param fix from when it was raised to the fix
 * @param perCriterion how many met it; one alarm may meet several
 * @param openByState how many are open, and the age of the oldest
 */
record BugReportFigures(
    int raised,
    int confirmed,
    int rejected,
    int withdrawn,
    int fellBack,
    Times answer,
    Times warn,
    Times fix,
    Map<Criterion, Integer> perCriterion,
    Map<AlarmState, Open> openByState) {

  /**
   * How long something took.
   *
   * @param median of those that were done
   * @param slowest the alarm that took longest
   * @param waiting how many are to be done yet
   */
  record Times(int done, Optional<Duration> median, Optional<Took> slowest, int waiting) {}

  /** How long it took for one alarm. */
  record Took(long alarm, Duration time) {}

  /** How many stand there, and how long ago the oldest was raised. */
  record Open(int count, Duration oldest) {}

  static BugReportFigures of(List<Alarm> raised, List<Alarm> open, Instant now) {
    List<Alarm> confirmed = raised.stream().filter(its -> its.confirmation().isPresent()).toList();
    var perCriterion = new EnumMap<Criterion, Integer>(Criterion.class);
    raised.forEach(
        alarm -> alarm.bug().criteria().forEach(each -> perCriterion.merge(each, 1, Integer::sum)));
    var openByState = new EnumMap<AlarmState, Open>(AlarmState.class);
    open.forEach(
        alarm ->
            openByState.merge(
                alarm.state(),
                new Open(1, Duration.between(alarm.raisedAt(), now)),
                (one, other) ->
                    new Open(
                        one.count() + other.count(),
                        one.oldest().compareTo(other.oldest()) > 0
                            ? one.oldest()
                            : other.oldest())));
    return new BugReportFigures(
        raised.size(),
        confirmed.size(),
        count(raised, AlarmState.REJECTED),
        count(raised, AlarmState.WITHDRAWN),
        (int) raised.stream().filter(its -> its.fellBackAt().isPresent()).count(),
        times(
            raised,
            Alarm::raisedAt,
            its -> its.answered().map(Alarm.Act::at),
            AlarmState::awaitsVerdict),
        times(
            confirmed,
            its -> its.confirmation().orElseThrow().act().at(),
            Alarm::warnedAt,
            state -> state == AlarmState.CONFIRMED || state == AlarmState.FIXED),
        times(
            confirmed,
            Alarm::raisedAt,
            its -> its.fix().map(fix -> fix.act().at()),
            state -> state == AlarmState.CONFIRMED),
        perCriterion,
        openByState);
  }

  private static int count(List<Alarm> alarms, AlarmState state) {
    return (int) alarms.stream().filter(its -> its.state() == state).count();
  }

  private static Times times(
      List<Alarm> alarms,
      Function<Alarm, Instant> from,
      Function<Alarm, Optional<Instant>> to,
      Function<AlarmState, Boolean> isAwaited) {
    List<Took> took =
        alarms.stream()
            .flatMap(
                alarm ->
                    to
                        .apply(alarm)
                        .map(end -> new Took(alarm.id(), Duration.between(from.apply(alarm), end)))
                        .stream())
            .sorted(Comparator.comparing(Took::time))
            .toList();
    int waiting =
        (int)
            alarms.stream()
                .filter(its -> to.apply(its).isEmpty() && isAwaited.apply(its.state()))
                .count();
    return new Times(
        took.size(),
        median(took),
        took.isEmpty() ? Optional.empty() : Optional.of(took.get(took.size() - 1)),
        waiting);
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  private static Optional<Duration> median(List<Took> sorted) {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    int middle = sorted.size() / 2;
    Duration upper = sorted.get(middle).time();
    return Optional.of(
        sorted.size() % 2 == 1 ? upper : upper.plus(sorted.get(middle - 1).time()).dividedBy(2));
  }
}
