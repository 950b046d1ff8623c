package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An alarm as it stands in Postgres. */
public record AlarmRow(
    long id,
    String link,
    Optional<String> title,
    String happens,
    List<String> criteria,
    Optional<String> sinceVersion,
    Optional<String> productGroup,
    Optional<String> workaround,
    String source,
    Optional<String> informant,
    String reporter,
    Instant raisedAt,
    String state,
    Instant movedAt,
    String movedBy,
    Optional<String> holder,
    int asked,
    int asks,
    Optional<Instant> nextAt,
    List<String> judges,
    Optional<Instant> fellBackAt,
    Optional<Instant> answeredAt,
    Optional<String> answeredBy,
    Optional<Instant> confirmedAt,
    Optional<String> confirmedBy,
    Optional<String> expected,
    Optional<String> ownerGroup,
    Optional<Instant> rejectedAt,
    Optional<String> rejectedBy,
    Optional<String> reason,
    Optional<Instant> contestedAt,
    Optional<String> contestedBy,
    Optional<String> contest,
    Optional<Instant> fixedAt,
    Optional<String> fixedBy,
    Optional<String> fixedIn,
    Optional<Instant> warnedAt,
    Optional<Instant> closedAt) {

  Course toCourse() {
    return new Course(
        toAlarm(),
        movedAt,
        movedBy,
        holder.map(PersonId::new),
        asked,
        asks,
        nextAt,
        judges.stream().map(PersonId::new).toList());
  }

  Alarm toAlarm() {
    return new Alarm(
        id,
        new BugReport(
            link,
            title,
            happens,
            criteria.stream().map(Criterion::valueOf).collect(Collectors.toSet()),
            sinceVersion,
            productGroup,
            workaround,
            Source.valueOf(source),
            informant),
        new PersonId(reporter),
        raisedAt,
        AlarmState.valueOf(state),
        fellBackAt,
        act(answeredBy, answeredAt),
        act(confirmedBy, confirmedAt)
            .map(
                by -> new Alarm.Confirmation(by, expected.orElseThrow(), ownerGroup.orElseThrow())),
        act(rejectedBy, rejectedAt).map(by -> new Alarm.Rejection(by, reason.orElseThrow())),
        act(contestedBy, contestedAt).map(by -> new Alarm.Contest(by, contest.orElseThrow())),
        act(fixedBy, fixedAt).map(by -> new Alarm.Fix(by, fixedIn.orElseThrow())),
        warnedAt,
        closedAt);
  }

  private static Optional<Alarm.Act> act(Optional<String> by, Optional<Instant> at) {
    return by.flatMap(who -> at.map(when -> new Alarm.Act(new PersonId(who), when)));
  }
}
