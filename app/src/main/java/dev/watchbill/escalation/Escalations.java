package dev.watchbill.escalation;

import dev.watchbill.escalation.EscalationAnswer.Already;
import dev.watchbill.escalation.EscalationAnswer.Done;
import dev.watchbill.escalation.EscalationAnswer.Gone;
import dev.watchbill.escalation.EscalationAnswer.Refused;
import dev.watchbill.escalation.EscalationAnswer.RequestOver;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.support.SupportAnswer;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Others brought in: the contacts are asked in order until somebody answers (R6, R14). */
public final class Escalations {
  static final String TIMED = "escalation";

  /** An answer in an older thread stops nobody from being asked: everybody was. */
  private static final Duration LISTENED_FOR = Duration.ofDays(14);

  private static final String BUTTON = "button";

  private final EscalationStore store;
  private final ContactChain chain;
  private final Outages outages;
  private final SupportRequests requests;
  private final Responders responders;
  private final People people;
  private final EscalationNotices notices;
  private final EscalationAudit audit;
  private final Transactions transactions;
  private final BooleanSupplier caughtUp;
  private final Clock clock;

  /**
   * @param caughtUp whether everything that was said up to now has been heard; until then nobody
   *     new is asked
   */
  Escalations(
      EscalationStore store,
      ContactChain chain,
      Outages outages,
      SupportRequests requests,
      Responders responders,
      People people,
      EscalationNotices notices,
      EscalationAudit audit,
      Transactions transactions,
      BooleanSupplier caughtUp,
      Clock clock) {
    this.store = store;
    this.chain = chain;
    this.outages = outages;
    this.requests = requests;
    this.responders = responders;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.caughtUp = caughtUp;
    this.clock = clock;
  }

  /**
   * Whether {@code who} may escalate; asked before a form is opened.
   *
   * @param rotation whose contacts are asked
   * @param request what it is about: whoever may handle that may escalate it
   */
  Ruling mayEscalate(PersonId who, String rotation, Optional<SupportRequest> request) {
    return request
        .map(about -> requests.mayHandle(about, who))
        .orElseGet(() -> responders.may(who, rotation));
  }

  /** The escalation of that number. */
  public Optional<Escalation> find(long id) {
    return store.find(id);
  }

  /** What was escalated about a support request, oldest first. */
  public List<Escalation> about(long request) {
    return store.about(request);
  }

  /** Opens a thread that asks the contact and whoever was named; opens an outage record (R16). */
  EscalationAnswer escalate(Wish wish) {
    Optional<EscalationRules> its = chain.rules(wish.rotation());
    if (its.isEmpty()) {
      return new Refused(
          "There is no rotation called %s any more. Choose another.".formatted(wish.rotation()));
    }
    if (mayEscalate(wish.by(), wish.rotation(), wish.request().flatMap(requests::find))
        instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    return transactions.inOne(
        () -> {
          Optional<Escalation> known = store.from(wish.submission());
          if (known.isPresent()) {
            return new Done(known.get());
          }
          Optional<SupportRequest> request = wish.request().flatMap(requests::find);
          if (wish.request().isPresent() && request.filter(SupportRequest::isOpen).isEmpty()) {
            return new RequestOver(request);
          }
          Optional<String> channel =
              request.map(SupportRequest::channelId).or(() -> notices.channel(its.get().home()));
          if (channel.isEmpty()) {
            return new Refused(
                "I am not in #%s, where this would go. Invite me there first: /invite @watchbill."
                    .formatted(its.get().home().written()));
          }
          long id = store.nextId();
          return refusedBy(request, wish.by(), id)
              .orElseGet(() -> new Done(opened(id, wish, its.get(), request, channel.get())));
        });
  }

  /** What the request has to say to it, if it is not simply so. */
  private Optional<EscalationAnswer> refusedBy(
      Optional<SupportRequest> request, PersonId by, long id) {
    if (request.isEmpty()) {
      return Optional.empty();
    }
    SupportAnswer told = requests.escalated(request.get().id(), by, Escalation.card(id));
    if (told instanceof SupportAnswer.Refused refused) {
      return Optional.of(new Refused(refused.reason()));
    }
    if (told instanceof SupportAnswer.Gone) {
      return Optional.of(new RequestOver(Optional.empty()));
    }
    return told instanceof SupportAnswer.Already already && !already.request().isOpen()
        ? Optional.of(new RequestOver(Optional.of(already.request())))
        : Optional.empty();
  }

  private Escalation opened(
      long id, Wish wish, EscalationRules its, Optional<SupportRequest> request, String channel) {
    Escalation escalation =
        chain.begin(
            new Escalation(
                id,
                its.rotation(),
                request.map(SupportRequest::id),
                channel,
                wish.by(),
                instant(),
                wish.research(),
                wish.named(),
                List.of(),
                wish.firstContact(),
                0,
                Optional.empty(),
                Optional.empty()));
    store.insert(escalation, wish.submission());
    audit.opened(escalation);
    notices.opened(escalation, request, chain.contacts(its.rotation()));
    if (its.outages()) {
      outages.begin(escalation);
    }
    return escalation;
  }

  /** {@code who} takes it; nobody else is asked. */
  EscalationAnswer take(long id, PersonId who) {
    return unlessAnswered(
        id,
        it -> {
          if (who.equals(it.by())) {
            return new Refused(
                "You asked for help here, so somebody else has to take it. If you need none any more, press No longer needed.");
          }
          return !it.asked().contains(who)
                  && responders.may(who, it.rotation()) instanceof Ruling.Denied denied
              ? new Refused(denied.reason())
              : new Done(answered(it, new Escalation.Act(who, instant()), BUTTON));
        });
  }

  /** Whoever escalated needs no more help; nobody else is asked. */
  EscalationAnswer callOff(long id, PersonId who) {
    return unlessAnswered(
        id,
        it ->
            who.equals(it.by())
                ? new Done(answered(it, new Escalation.Act(who, instant()), BUTTON))
                : new Refused(
                    "Only %s, who escalated, can say that no more help is needed. If you can help, press I'm on it."
                        .formatted(people.nameOf(it.by()))));
  }

  /** Of two who press at once, the second finds it answered. */
  private EscalationAnswer unlessAnswered(long id, Function<Escalation, EscalationAnswer> act) {
    return transactions.inOne(
        () ->
            store
                .lock(id)
                .map(it -> it.answer().isPresent() ? new Already(it) : act.apply(it))
                .orElseGet(Gone::new));
  }

  /**
   * Somebody said something in a thread, or put 👀 on a message: an answer, if it is an
   * escalation's and they were asked. Does nothing for anybody else.
   *
   * @param ts the message that began the thread, or the one with 👀
   * @param at when they did it
   */
  void seen(String channelId, String ts, PersonId who, Instant at) {
    transactions.run(
        () -> {
          for (Escalation each : store.unanswered(at.minus(LISTENED_FOR))) {
            if (EscalationPolicy.answers(each, chain.contacts(each.rotation()), who)
                && notices.isOf(each, channelId, ts)) {
              store
                  .lock(each.id())
                  .filter(it -> it.answer().isEmpty())
                  .ifPresent(it -> answered(it, new Escalation.Act(who, at), "thread"));
            }
          }
        });
  }

  /** The messages that began the threads in which an answer is waited for, newest first. */
  List<Outbox.Posted> threads() {
    var threads =
        new ArrayList<>(
            store.unanswered(instant().minus(LISTENED_FOR)).stream()
                .flatMap(it -> notices.thread(it).stream())
                .toList());
    Collections.reverse(threads);
    return List.copyOf(threads);
  }

  private Escalation answered(Escalation it, Escalation.Act act, String how) {
    Escalation answered = it.answered(act);
    store.update(answered);
    audit.answered(answered, act, how);
    notices.answered(
        answered,
        answered.request().flatMap(requests::find),
        chain.contacts(it.rotation()),
        how.equals(BUTTON));
    return answered;
  }

  /**
   * Asks whoever is next by {@code now}; each has their full time, however late it is. One that
   * fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    if (!caughtUp.getAsBoolean()) {
      return;
    }
    var pieces = new Pieces();
    for (long id : store.due(now)) {
      pieces.attempt(
          EscalationAudit.subject(id),
          () ->
              transactions.run(
                  () -> store.lockDue(id, now).ifPresent(it -> chain.askNext(it, now))));
    }
    pieces.done("escalations");
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue() {
    return store.nextDue();
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
