package dev.watchbill.rotation;

import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.RosterAnswer.ConfirmFirst;
import dev.watchbill.rotation.RosterAnswer.Joined;
import dev.watchbill.rotation.RosterAnswer.Left;
import dev.watchbill.rotation.RosterAnswer.Refused;
import dev.watchbill.rotation.RosterAnswer.WasNotThere;
import dev.watchbill.rotation.RosterAnswer.WasThere;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rotations: who is on call, and who joins and leaves (R1, R2). A rotation is named as in the
 * configuration; another name is a mistake of the caller's.
 */
public final class Rotations {
  static final String TIMED = "rotation";

  private final List<RotationRules> rules;
  private final RotationStore store;
  private final Stints stints;
  private final Planning planning;
  private final Permissions permissions;
  private final RotationNotices notices;
  private final RotationAudit audit;
  private final PlanNews news;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  Rotations(
      List<RotationRules> rules,
      RotationStore store,
      OverrideStore overrides,
      Permissions permissions,
      RotationNotices notices,
      RotationAudit audit,
      PlanNews news,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.rules = List.copyOf(rules);
    this.store = store;
    this.stints = new Stints(store, overrides);
    this.planning = new Planning(store, overrides);
    this.permissions = permissions;
    this.notices = notices;
    this.audit = audit;
    this.news = news;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** The rotations' names, the default first. */
  public List<String> names() {
    return rules.stream().map(RotationRules::name).toList();
  }

  /** The time zone in which its shifts change. */
  public ZoneId zone(String rotation) {
    return rules(rotation).zone();
  }

  /** Who is on call now in each rotation, and who is next. */
  public List<OnCall> now() {
    Instant now = instant();
    return transactions.inOne(() -> rules.stream().map(each -> stints.onCall(each, now)).toList());
  }

  /** Who is on call at {@code instant}, which is not in the past; for other features. */
  public Optional<Duty> onCallAt(String rotation, Instant instant) {
    String name = rules(rotation).name();
    return transactions.inOne(() -> stints.at(name, instant));
  }

  /** Who is on the roster, in the order in which they joined. */
  public List<RosterMember> roster(String rotation) {
    return store.members(rules(rotation).name());
  }

  /** The plan for the next {@code weeks}. */
  public Schedule schedule(String rotation, int weeks) {
    RotationRules its = rules(rotation);
    Instant now = instant();
    return transactions.inOne(() -> stints.schedule(its, now, weeks));
  }

  /**
   * Who is on call when, stint by stint, in the order of time, past and planned; each cut to {@code
   * within}.
   */
  public List<Stint> stints(String rotation, Span within) {
    String name = rules(rotation).name();
    return transactions.inOne(() -> stints.within(name, within));
  }

  /**
   * The shifts that have an instant in common with {@code within}, whole, in the order of time,
   * past and planned.
   */
  public List<Shift> shifts(String rotation, Span within) {
    return stints.shifts(rules(rotation).name(), within);
  }

  /**
   * When a duty begins or ends next after {@code instant}, in any rotation, as far as is planned: a
   * shift, or an override's start or end. It may be that the same person goes on.
   */
  public Optional<Instant> nextChangeOfDuty(Instant instant) {
    return stints.nextChange(instant);
  }

  /**
   * Calls {@code hearing} with a rotation's name whenever its roster, its plan or its overrides
   * change: inside the transaction, after the change. Not when a shift begins as planned: ask
   * {@link #nextChangeOfDuty}.
   */
  public void whenPlanChanges(Consumer<String> hearing) {
    news.hear(hearing);
  }

  /**
   * Whether {@code actor} may put people on a roster at all, asked before a form is opened for it.
   *
   * @param group the key of a product group, if it is known already
   */
  Ruling mayAdd(PersonId actor, Optional<String> group) {
    return group
        .map(key -> permissions.mayChangeRoster(actor, key))
        .orElseGet(() -> permissions.mayChangeSomeRoster(actor));
  }

  /**
   * Puts {@code person} on the roster; an act of the engineering manager of {@code group}, or of an
   * admin (R2).
   *
   * @param group the key of a product group
   * @param since the day on which their onboarding was done
   * @param command what the actor typed or did, for the audit trail
   */
  public RosterAnswer add(
      PersonId actor,
      String rotation,
      PersonId person,
      String group,
      LocalDate since,
      String command) {
    RotationRules its = rules(rotation);
    if (permissions.mayChangeRoster(actor, group) instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    return transactions.inOne(
        () -> {
          store.lock(its.name());
          Instant now = instant();
          Optional<RosterMember> already = member(its, person);
          if (already.isPresent()) {
            return new WasThere(already.get());
          }
          var member = new RosterMember(person, group, since, its.eligibleFrom(since));
          store.join(its.name(), member, now);
          PlanOutcome outcome = planning.replan(its, Optional.empty(), now);
          tell(its, new RosterChange.Joined(actor, member), outcome, command);
          return new Joined(
              member,
              outcome.change().after().stream()
                  .filter(turn -> turn.person().equals(person))
                  .map(Turn::span)
                  .findFirst());
        });
  }

  /**
   * Takes {@code person} off the roster; an act of the engineering manager of their group, or of an
   * admin (R3). If they are on call, the next person is on call from this moment.
   *
   * @param confirmed whether the actor knows that it changes who is on call now
   */
  public RosterAnswer remove(
      PersonId actor, String rotation, PersonId person, boolean confirmed, String command) {
    RotationRules its = rules(rotation);
    return transactions.inOne(
        () -> {
          store.lock(its.name());
          Instant now = instant();
          Optional<RosterMember> member = member(its, person);
          if (member.isEmpty()) {
            return new WasNotThere();
          }
          if (permissions.mayChangeRoster(actor, member.get().group())
              instanceof Ruling.Denied denied) {
            return new Refused(denied.reason());
          }
          if (!confirmed && isOnCall(its, person, now)) {
            return new ConfirmFirst(
                member.get(), planning.without(its, person, now).takeover().map(Stint::duty));
          }
          store.leave(its.name(), person, now);
          PlanOutcome outcome = planning.replan(its, Optional.of(person), now);
          tell(its, new RosterChange.Left(actor, member.get()), outcome, command);
          return new Left(member.get(), outcome.takeover().map(Stint::duty));
        });
  }

  /**
   * Continues every plan to its horizon, and moves it to the configured hours from the shift after
   * the one in progress on. Changes nothing if that is done.
   */
  public void keepPlanned() {
    for (RotationRules its : rules) {
      transactions.run(
          () -> {
            store.lock(its.name());
            PlanOutcome outcome = planning.extend(its, instant());
            if (!outcome.change().moves().isEmpty()) {
              tell(its, new RosterChange.HoursMoved(), outcome, "");
            } else if (!outcome.change().isEmpty()) {
              news.changed(its.name());
            }
            notices.tellOfThoseGone(its, store.members(its.name()));
          });
    }
    wakeNext();
  }

  private void wakeNext() {
    nextChangeOfDuty(instant()).ifPresent(at -> wakeups.at(at, TIMED));
  }

  private boolean isOnCall(RotationRules its, PersonId person, Instant now) {
    return stints.at(its.name(), now).filter(duty -> duty.person().equals(person)).isPresent();
  }

  private Optional<RosterMember> member(RotationRules its, PersonId person) {
    return store.members(its.name()).stream().filter(m -> m.person().equals(person)).findFirst();
  }

  private void tell(RotationRules its, RosterChange cause, PlanOutcome outcome, String command) {
    long act = audit.changed(its, cause, outcome.change().now(), command);
    notices.tell(its, cause, outcome, act);
    news.changed(its.name());
    wakeNext();
  }

  private RotationRules rules(String rotation) {
    return rules.stream()
        .filter(each -> each.name().equals(rotation))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rotation is called " + rotation));
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
