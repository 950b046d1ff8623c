package dev.watchbill.rotation;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a change of plan does to those who stand in for others, and to those others; mrkdwn. */
final class StandInMessages {
  private final People people;

  StandInMessages(People people) {
    this.people = people;
  }

  /** Everybody for whom {@link #lines} has something. */
  static List<PersonId> concerned(PlanOutcome outcome) {
    return Stream.concat(
            outcome.standInsEnded().stream().flatMap(ended -> concernedByEnd(outcome, ended)),
            outcome.standInsChanged().stream().flatMap(is -> Stream.of(is.person(), is.owner())))
        .distinct()
        .toList();
  }

  private static Stream<PersonId> concernedByEnd(PlanOutcome outcome, Stint ended) {
    boolean isTheirsAgain =
        outcome.ownerAt(ended.span().start()).filter(ended.owner()::equals).isPresent();
    return isTheirsAgain ? Stream.of(ended.person(), ended.owner()) : Stream.of(ended.person());
  }

  /** A line for each stretch of time. */
  List<String> lines(PlanOutcome outcome, ZoneId zone, PersonId reader) {
    var lines = new ArrayList<String>();
    for (Stint ended : outcome.standInsEnded()) {
      String when = when(ended.span(), outcome.change().now(), zone);
      if (ended.person().equals(reader)) {
        lines.add(
            "%s: you do not stand in for %s any more%s."
                .formatted(
                    when,
                    name(ended.owner()),
                    outcome.ownerAt(ended.span().start()).filter(reader::equals).isPresent()
                        ? ", the shift is your own now"
                        : ""));
      } else if (concernedByEnd(outcome, ended).anyMatch(reader::equals)) {
        lines.add(
            "%s is yours again: %s does not stand in any more."
                .formatted(when, name(ended.person())));
      }
    }
    for (Stint is : outcome.standInsChanged()) {
      String when = when(is.span(), outcome.change().now(), zone);
      if (is.person().equals(reader)) {
        lines.add("%s: you stand in for %s now.".formatted(when, name(is.owner())));
      } else if (is.owner().equals(reader)) {
        lines.add("%s: %s stands in for you.".formatted(when, name(is.person())));
      }
    }
    return lines;
  }

  private static String when(Span span, Instant now, ZoneId zone) {
    String end = ReaderTime.shortMoment(span.end(), zone);
    return span.start().isAfter(now)
        ? ReaderTime.shortMoment(span.start(), zone) + " – " + end
        : "From now on until " + end;
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }
}
