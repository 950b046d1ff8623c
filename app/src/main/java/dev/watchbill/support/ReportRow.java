package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest.Act;
import java.time.Instant;
import java.util.Optional;

/**
 * One asking as a report sees it: the first time in a thread, or a reopening.
 *
 * @param round 1, and one more each time the request was reopened
 * @param asker who asked, if a person did
 * @param dueAt when the first response was promised
 * @param holder whose it is or was, if anybody's
 * @param answer the first response, if there was one
 * @param resolved whether it is done with
 */
record ReportRow(
    String channelId,
    String threadTs,
    int round,
    Optional<PersonId> asker,
    Instant askedAt,
    Instant dueAt,
    Optional<PersonId> holder,
    Optional<Act> answer,
    boolean resolved) {

  /** What became of it. */
  enum Outcome {
    /** Answered by when it was due. */
    IN_TIME,
    /** Answered, but later. */
    LATE,
    /** Nobody has answered, and it is past due. */
    OVERDUE,
    /** Nobody has answered, and there is time. */
    WAITING,
    /** Resolved before anybody answered: those who asked helped themselves. */
    CLOSED
  }

  Outcome outcome(Instant now) {
    if (answer.isPresent()) {
      return answer.get().at().isAfter(dueAt) ? Outcome.LATE : Outcome.IN_TIME;
    } else if (resolved) {
      return Outcome.CLOSED;
    }
    return now.isAfter(dueAt) ? Outcome.OVERDUE : Outcome.WAITING;
  }

  /** Whose it counts as: of whoever answered; as long as nobody has, of whose it is. */
  Optional<PersonId> person() {
    return answer.map(Act::by).or(() -> holder);
  }
}
