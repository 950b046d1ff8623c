package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import java.time.Instant;
import java.util.Optional;

/** A request and its newest round, as they are selected. */
public record SupportRow(
    long id,
    String rotation,
    String channelId,
    String threadTs,
    String excerpt,
    int round,
    String messageTs,
    Optional<String> asker,
    Instant askedAt,
    Instant dueAt,
    State state,
    Optional<String> holder,
    int stepsDone,
    Optional<Instant> nextAt,
    Optional<String> answeredBy,
    Optional<Instant> answeredAt,
    Optional<String> resolvedBy,
    Optional<Instant> resolvedAt,
    Optional<String> escalation) {
  static final String COLUMNS =
      """
      select r.id, r.rotation, r.channel_id, r.thread_ts, r.excerpt, d.round, d.message_ts,
        d.asker, d.asked_at, d.due_at, d.state, d.holder, d.steps_done, d.next_at,
        d.answered_by, d.answered_at, d.resolved_by, d.resolved_at, d.escalation
      """;
  static final String NEWEST =
      """
      from support_request r
      join support_round d on d.request = r.id and d.round = r.round
      """;

  static SupportRow of(SupportRequest request) {
    return new SupportRow(
        request.id(),
        request.rotation(),
        request.channelId(),
        request.threadTs(),
        request.excerpt(),
        request.round(),
        request.messageTs(),
        request.asker().map(PersonId::value),
        request.askedAt(),
        request.dueAt(),
        request.state(),
        request.holder().map(PersonId::value),
        request.stepsDone(),
        request.nextAt(),
        request.answer().map(act -> act.by().value()),
        request.answer().map(Act::at),
        request.resolution().map(act -> act.by().value()),
        request.resolution().map(Act::at),
        request.escalation());
  }

  SupportRequest toRequest() {
    return new SupportRequest(
        id,
        rotation,
        channelId,
        threadTs,
        excerpt,
        round,
        messageTs,
        asker.map(PersonId::new),
        askedAt,
        dueAt,
        state,
        holder.map(PersonId::new),
        stepsDone,
        nextAt,
        act(answeredBy, answeredAt),
        act(resolvedBy, resolvedAt),
        escalation);
  }

  private static Optional<Act> act(Optional<String> by, Optional<Instant> at) {
    return by.flatMap(who -> at.map(when -> new Act(new PersonId(who), when)));
  }
}
