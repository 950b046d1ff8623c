package dev.watchbill.rotation;

import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
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
import java.util.Map;
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
  private final Planning planning;
  private final Permissions permissions;
  private final RotationNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  Rotations(
      List<RotationRules> rules,
      RotationStore store,
      Permissions permissions,
      RotationNotices notices,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.rules = List.copyOf(rules);
    this.store = store;
    this.planning = new Planning(store);
    this.permissions = permissions;
    this.notices = notices;
    this.audit = audit;
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
    return transactions.inOne(() -> rules.stream().map(each -> onCall(each, now)).toList());
  }

  /** Who is on call at {@code instant}, which is not in the past; for other features. */
  public Optional<Duty> onCallAt(String rotation, Instant instant) {
    String name = rules(rotation).name();
    return transactions.inOne(
        () ->
            OnCallPolicy.at(
                instant, store.shiftsFrom(name, instant), store.overridesFrom(name, instant)));
  }

  /** Who is on the roster, in the order in which they joined. */
  public List<RosterMember> roster(String rotation) {
    return store.members(rules(rotation).name());
  }

  /** The plan for the next {@code weeks}. */
  public Schedule schedule(String rotation, int weeks) {
    RotationRules its = rules(rotation);
    Instant now = instant();
    Instant until = now.atZone(its.zone()).plusWeeks(weeks).toInstant();
    List<Duty> duties =
        transactions.inOne(
            () ->
                OnCallPolicy.duties(
                    store.shiftsFrom(its.name(), now), store.overridesFrom(its.name(), now)));
    return new Schedule(
        its.name(),
        its.zone(),
        now,
        weeks,
        duties.stream()
            .filter(duty -> duty.span().end().isAfter(now) && duty.span().start().isBefore(until))
            .toList());
  }

  /**
   * Who is on call when, stint by stint, in the order of time, past and planned; each cut to {@code
   * within}.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public List<Stint> stints(String rotation, Span within) {
    throw new UnsupportedOperationException();
  }

  /** The shifts that have an instant in common with {@code within}, in the order of time. */
  @SuppressWarnings("DoNotCallSuggester")
  public List<Shift> shifts(String rotation, Span within) {
    throw new UnsupportedOperationException();
  }

  /**
   * When somebody else's duty begins next after {@code instant}, in any rotation: a shift, or an
   * override's start or end.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Optional<Instant> nextChangeOfDuty(Instant instant) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls {@code hearing} with a rotation's name whenever its roster, its plan or its overrides
   * change: inside the transaction, after the change. Not when a shift begins as planned: ask
   * {@link #nextChangeOfDuty}.
   */
  @SuppressWarnings("DoNotCallSuggester")
  public void whenPlanChanges(Consumer<String> hearing) {
    throw new UnsupportedOperationException();
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
          PlanChange change = planning.replan(its, now);
          tell(its, new RosterChange.Joined(actor, member), change, command);
          return new Joined(
              member,
              change.after().stream()
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
            return new ConfirmFirst(member.get(), takeover(planning.without(its, person, now)));
          }
          store.leave(its.name(), person, now);
          store.endOverridesBy(its.name(), person, now);
          PlanChange change = planning.replan(its, now);
          tell(its, new RosterChange.Left(actor, member.get()), change, command);
          return new Left(member.get(), takeover(change));
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
            PlanChange change = planning.extend(its, instant());
            if (!change.moves().isEmpty()) {
              tell(its, new RosterChange.HoursMoved(), change, "");
            }
            notices.tellOfThoseGone(its, store.members(its.name()));
          });
    }
    nextStart().ifPresent(start -> wakeups.at(start, TIMED));
  }

  /** When the next shift of any rotation begins. */
  Optional<Instant> nextStart() {
    return store.nextStart(instant());
  }

  private OnCall onCall(RotationRules its, Instant now) {
    List<Shift> shifts = store.shiftsFrom(its.name(), now);
    List<ShiftOverride> overrides = store.overridesFrom(its.name(), now);
    return new OnCall(
        its.name(),
        its.alias(),
        its.zone(),
        now,
        OnCallPolicy.at(now, shifts, overrides),
        OnCallPolicy.nextAfter(now, shifts, overrides));
  }

  private boolean isOnCall(RotationRules its, PersonId person, Instant now) {
    return onCall(its, now).now().filter(duty -> duty.person().equals(person)).isPresent();
  }

  private Optional<RosterMember> member(RotationRules its, PersonId person) {
    return store.members(its.name()).stream().filter(m -> m.person().equals(person)).findFirst();
  }

  private static Optional<Duty> takeover(PlanChange change) {
    return change.takeover().map(turn -> new Duty(turn.person(), turn.span()));
  }

  private void tell(RotationRules its, RosterChange cause, PlanChange change, String command) {
    long act = audit.record(entry(its, cause, change, command));
    notices.tell(its, cause, change, act);
    nextStart().ifPresent(start -> wakeups.at(start, TIMED));
  }

  private static AuditEntry entry(
      RotationRules its, RosterChange cause, PlanChange change, String command) {
    String subject = "rotation/" + its.name();
    if (cause instanceof RosterChange.Joined joined) {
      return new AuditEntry(
          change.now(),
          joined.actor().value(),
          "rotation.add",
          subject,
          detail(joined.member(), command));
    }
    if (cause instanceof RosterChange.Left left) {
      return new AuditEntry(
          change.now(),
          left.actor().value(),
          "rotation.remove",
          subject,
          detail(left.member(), command));
    }
    return new AuditEntry(
        change.now(),
        AuditEntry.WATCHBILL,
        "rotation.hours",
        subject,
        Map.of("changeover", its.plan().changeover().toString()));
  }

  private static Map<String, String> detail(RosterMember member, String command) {
    return Map.of(
        "person", member.person().value(),
        "group", member.group(),
        "since", member.since().toString(),
        "command", command);
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
