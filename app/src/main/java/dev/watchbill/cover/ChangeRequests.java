package dev.watchbill.cover;

import dev.watchbill.cover.ChangeAnswer.Already;
import dev.watchbill.cover.ChangeAnswer.Gone;
import dev.watchbill.cover.ChangeAnswer.Refused;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes of plan, from the question to the changed plan. Each needs the other engineer's yes and,
 * where the rotation is configured so, that of a manager of each product group touched (R3).
 *
 * <p>A rotation is named as in the configuration; another name is a mistake of the caller's. {@code
 * command} is what the actor typed or pressed, for the audit trail.
 */
public final class ChangeRequests {
  static final String TIMED = "cover";

  private static final Comparator<ChangeRequest> BY_TIME =
      Comparator.comparing((ChangeRequest it) -> it.span().start())
          .thenComparing(ChangeRequest::id);

  private final CoverStore store;
  private final Rotations rotations;
  private final Overrides overrides;
  private final CoverCircle circle;
  private final Drafts drafts;
  private final Proposals proposals;
  private final Consents consents;
  private final Outcomes outcomes;
  private final Transactions transactions;
  private final Clock clock;

  ChangeRequests(
      CoverStore store,
      Rotations rotations,
      Overrides overrides,
      CoverCircle circle,
      Drafts drafts,
      Proposals proposals,
      Consents consents,
      Outcomes outcomes,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.rotations = rotations;
    this.overrides = overrides;
    this.circle = circle;
    this.drafts = drafts;
    this.proposals = proposals;
    this.consents = consents;
    this.outcomes = outcomes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Asks that somebody covers {@code asker} in {@code span}, as far as they are on call in it and
   * it lies ahead.
   *
   * @param whom the one to ask; everybody on the roster, if empty
   */
  public ChangeAnswer askCover(
      PersonId asker, String rotation, Span span, Optional<PersonId> whom, String command) {
    return asked(
        asker, rotation, now -> proposals.cover(asker, rotation, span, whom, command, now));
  }

  /**
   * Asks {@code whom} to swap: what {@code asker} holds of one shift for what they hold of another.
   *
   * @param mine the id of a shift among {@link #swappable} ones of the asker
   * @param theirs the id of a shift among those of {@code whom}
   */
  public ChangeAnswer askSwap(
      PersonId asker, String rotation, long mine, PersonId whom, long theirs, String command) {
    return asked(
        asker, rotation, now -> proposals.swap(asker, rotation, mine, whom, theirs, command, now));
  }

  /**
   * {@code asker} takes over now from whoever is on call: asks them, or does it at once if it is
   * for the asker to decide (R10).
   *
   * @param until the end; that of the present stint, if empty or later
   */
  public ChangeAnswer take(
      PersonId asker, String rotation, Optional<Instant> until, String command) {
    return asked(asker, rotation, now -> proposals.take(asker, rotation, until, command, now));
  }

  /** {@code who} says yes. Of two who do at once, one has it. */
  public ChangeAnswer accept(long id, PersonId who, String command) {
    return decided(id, who, (it, now) -> consents.accept(it, who, command, now));
  }

  /** {@code who}, being asked, says no. */
  public ChangeAnswer decline(long id, PersonId who, String command) {
    return decided(id, who, (it, now) -> consents.decline(it, who, command, now));
  }

  /**
   * {@code who} approves, for every group they speak for (R3); an admin who manages none of them
   * for all. A manager of whoever is on call may say yes in their place when somebody takes over.
   */
  public ChangeAnswer approve(long id, PersonId who, String command) {
    return decided(id, who, (it, now) -> consents.approve(it, who, command, now));
  }

  /** {@code who}, who could approve, does not: it ends. */
  public ChangeAnswer refuse(long id, PersonId who, String command) {
    return decided(id, who, (it, now) -> consents.refuse(it, who, command, now));
  }

  /**
   * {@code who} wants it no more: what is open is withdrawn, by either party. For what is done and
   * lies ahead the other party is asked to give it back: then the request recorded is that one.
   */
  public ChangeAnswer cancel(long id, PersonId who, String command) {
    return decided(
        id,
        who,
        (it, now) -> {
          if (it.isOpen()) {
            return consents.withdraw(it, who, command, now);
          }
          if (it.state() != State.DONE) {
            return new Already(it);
          }
          return Outcomes.parties(it).contains(who)
              ? proposals.undo(it, who, command, now)
              : new Refused(
                  "Only %s and %s can ask for this to be taken back."
                      .formatted(
                          circle.name(it.asker()), circle.name(it.accepter().orElseThrow())));
        });
  }

  /** The request of that number. */
  public Optional<ChangeRequest> find(long id) {
    return store.find(id);
  }

  /** What waits for {@code who}, what they wait for, and what is changed and lies ahead. */
  public ChangesOf of(PersonId who) {
    Instant now = instant();
    return transactions.inOne(
        () -> {
          List<ChangeRequest> open =
              store.open().stream()
                  .filter(it -> isConfigured(it.rotation()) && it.lapsesAt().isAfter(now))
                  .sorted(BY_TIME)
                  .toList();
          return new ChangesOf(
              open.stream().filter(it -> it.asker().equals(who)).toList(),
              open.stream().filter(it -> it.waitsFor().contains(who)).toList(),
              open.stream().filter(it -> waitsForApproval(it, who)).toList(),
              store.done(who, now).stream()
                  .filter(it -> isConfigured(it.rotation()))
                  .filter(
                      it ->
                          outcomes.inForce(it, now).values().stream()
                              .anyMatch(parts -> !parts.isEmpty()))
                  .sorted(BY_TIME)
                  .toList());
        });
  }

  /** What {@code who} may {@link #cancel}, in the order of time. */
  public List<ChangeRequest> cancellable(PersonId who) {
    ChangesOf its = of(who);
    Stream<ChangeRequest> agreed =
        store.open().stream()
            .filter(it -> it.accepter().filter(who::equals).isPresent())
            .filter(it -> isConfigured(it.rotation()));
    return Stream.of(its.asked().stream(), agreed, its.ahead().stream())
        .flatMap(each -> each)
        .sorted(BY_TIME)
        .toList();
  }

  /** The shifts of a rotation that have not begun, and in which {@code who} is on call. */
  public List<HeldShift> swappable(String rotation, PersonId who) {
    return drafts.swappable(rotation, who, instant());
  }

  /** When {@code who} is on call in a rotation, now and later, in the order of time. */
  public List<Stint> stints(String rotation, PersonId who) {
    return drafts.stints(rotation, who, instant());
  }

  /**
   * Who can be asked for covers and swaps, apart from {@code asker}: the roster, and the backup.
   */
  public List<PersonId> askable(String rotation, PersonId asker) {
    return circle.askable(rotation, asker);
  }

  /** The plan or the roster of a rotation changed, in the present transaction. */
  void planChanged(String rotation) {
    outcomes.planChanged(rotation, instant());
  }

  private boolean waitsForApproval(ChangeRequest it, PersonId who) {
    List<String> groups =
        it.state() == State.OPEN && ConsentPolicy.managersAreAsked(it)
            ? circle.group(it.rotation(), it.asked().get(0)).stream().toList()
            : it.unapproved();
    return groups.stream().anyMatch(group -> circle.approvers(group).contains(who));
  }

  private ChangeAnswer asked(
      PersonId asker, String rotation, Function<Instant, ChangeAnswer> question) {
    if (circle.mayUseTheBot(asker) instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    return transactions.inOne(
        () -> {
          overrides.lock(rotation);
          return question.apply(instant());
        });
  }

  /** Whoever changes a plan waits for its rotation first, and for the request then. */
  private ChangeAnswer decided(
      long id, PersonId who, BiFunction<ChangeRequest, Instant, ChangeAnswer> act) {
    if (circle.mayUseTheBot(who) instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    return transactions.inOne(
        () -> {
          Optional<ChangeRequest> known = store.find(id);
          if (known.isEmpty()) {
            return new Gone();
          }
          String rotation = known.get().rotation();
          if (!isConfigured(rotation)) {
            return new Refused(
                "There is no rotation called %s any more, so nothing changes there."
                    .formatted(rotation));
          }
          overrides.lock(rotation);
          return store.lock(id).map(it -> act(it, act)).orElseGet(Gone::new);
        });
  }

  private ChangeAnswer act(ChangeRequest it, BiFunction<ChangeRequest, Instant, ChangeAnswer> act) {
    Instant now = instant();
    return it.isOpen() && !it.lapsesAt().isAfter(now)
        ? new Already(outcomes.expire(it, now))
        : act.apply(it, now);
  }

  private boolean isConfigured(String rotation) {
    return rotations.names().contains(rotation);
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
