package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.About;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.handoff.ConversationAnswer.Added;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.handoff.ConversationPolicy.Target;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.slack.SlackTime;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people add to a handoff: threads, issues, pull requests (R7). */
final class ConversationAdditions {
  private final ConversationStore store;
  private final ConversationBoard board;
  private final ConversationCircle circle;
  private final ConversationWords words;
  private final SupportRequests requests;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  ConversationAdditions(
      ConversationStore store,
      ConversationBoard board,
      ConversationCircle circle,
      ConversationWords words,
      SupportRequests requests,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.board = board;
    this.circle = circle;
    this.words = words;
    this.requests = requests;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Why {@code who} may not add to that handoff, in plain text; nothing if they may. */
  Optional<String> refusal(long handoffId, PersonId who) {
    return transactions.inOne(
        () ->
            board
                .inList(handoffId, (handoff, list) -> circle.refusal(who, handoff, list))
                .orElseGet(() -> Optional.of(((Refused) ConversationCircle.gone()).reason())));
  }

  /** Why there is no handoff to which {@code who} could add; nothing if there is one. */
  Optional<String> refusal(PersonId who) {
    Instant now = instant();
    return circle.target(who, now).isPresent()
        ? Optional.empty()
        : Optional.of(circle.noTarget(now));
  }

  /**
   * Adds something to a handoff.
   *
   * @param said a few words of what it is about, as people read them
   */
  ConversationAnswer addTo(long handoffId, PersonId who, About about, String said) {
    return transactions.inOne(
        () ->
            board
                .inList(
                    handoffId,
                    (handoff, list) ->
                        circle
                            .refusal(who, handoff, list)
                            .<ConversationAnswer>map(Refused::new)
                            .orElseGet(() -> added(handoff, list, who, about, said)))
                .orElseGet(ConversationCircle::gone));
  }

  /**
   * Adds something to the handoff of {@code who}: the one under way, or the one that comes within a
   * day, in whose thread it will then be.
   */
  ConversationAnswer add(PersonId who, About about, String said) {
    return transactions.inOne(
        () -> {
          Instant now = instant();
          Optional<Target> target = circle.target(who, now);
          if (target.isEmpty()) {
            return new Refused(circle.noTarget(now));
          }
          return target
              .get()
              .handoff()
              .map(handoff -> addTo(handoff.id(), who, about, said))
              .orElseGet(() -> addedAhead(target.get(), who, about, said, now));
        });
  }

  private ConversationAnswer added(
      Handoff handoff, ConversationList list, PersonId who, About about, String said) {
    Instant now = instant();
    Optional<Long> id = put(Optional.of(handoff.id()), handoff.rotation(), who, about, said, now);
    id.ifPresent(fresh -> board.changed(handoff, list, List.of(fresh)));
    return new Added(ConversationCircle.target(handoff), id.isEmpty());
  }

  private ConversationAnswer addedAhead(
      Target target, PersonId who, About about, String said, Instant now) {
    Optional<Long> id = put(Optional.empty(), target.rotation(), who, about, said, now);
    return new Added(target, id.isEmpty());
  }

  private Optional<Long> put(
      Optional<Long> handoff,
      String rotation,
      PersonId who,
      About about,
      String said,
      Instant now) {
    About known = about instanceof OfThread thread ? withRequest(rotation, thread) : about;
    Optional<Long> id =
        store.add(
            handoff, rotation, known, shown(known, said), began(known, now), Optional.of(who), now);
    id.ifPresent(
        fresh ->
            audit.record(
                new AuditEntry(
                    now,
                    who.value(),
                    "conversation.add",
                    "conversation/" + fresh,
                    Map.of("rotation", rotation))));
    return id;
  }

  private OfThread withRequest(String rotation, OfThread thread) {
    return new OfThread(
        thread.channelId(),
        thread.threadTs(),
        requests.open(Optional.of(rotation)).stream()
            .filter(
                request ->
                    request.channelId().equals(thread.channelId())
                        && request.threadTs().equals(thread.threadTs()))
            .map(request -> request.id())
            .findFirst());
  }

  /** Nothing is kept of what was said among few; a request has words of its own. */
  private String shown(About about, String said) {
    return about instanceof OfThread thread
            && (thread.request().isPresent() || !words.isPublic(thread.channelId()))
        ? ""
        : said;
  }

  private static Instant began(About about, Instant now) {
    return about instanceof OfThread thread ? SlackTime.instant(thread.threadTs()) : now;
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
