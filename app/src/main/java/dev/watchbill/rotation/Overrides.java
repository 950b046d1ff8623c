package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who stands in for whom. An override is bound to its shift; what is past never changes. Whether a
 * change is agreed to, and by whom, is for the caller to know, and to put on the audit trail.
 */
public final class Overrides {
  private final Set<String> rotations;
  private final RotationStore store;
  private final OverrideStore overrides;
  private final PlanNews news;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  Overrides(
      List<String> rotations,
      RotationStore store,
      OverrideStore overrides,
      PlanNews news,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.rotations = Set.copyOf(rotations);
    this.store = store;
    this.overrides = overrides;
    this.news = news;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * Makes everybody else who changes this rotation's plan wait until the present transaction ends.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  public void lock(String rotation) {
    store.lock(known(rotation));
  }

  /**
   * Whether {@code who} is the one on call throughout {@code parts}, as far as they lie ahead; not,
   * if nothing of them lies ahead, or a shift is not planned any more.
   */
  public boolean holds(String rotation, PersonId who, List<ShiftPart> parts) {
    Instant now = instant();
    return transactions.inOne(() -> ahead(known(rotation), now).holds(who, parts));
  }

  /**
   * From now on {@code to} is on call in {@code parts} instead of {@code from}, as far as they lie
   * ahead. In the caller's transaction, after {@link #lock}; whatever hangs on the plan hears of
   * it. Whoever gets their own shift back has it as if nobody had ever stood in.
   *
   * @param to need not be on the roster
   * @throws IllegalStateException if {@code from} does not hold all of them; nothing is changed
   */
  public void give(String rotation, PersonId from, PersonId to, List<ShiftPart> parts) {
    Instant now = instant();
    transactions.run(
        () -> {
          Ahead plan = ahead(known(rotation), now);
          if (!plan.holds(from, parts)) {
            throw new IllegalStateException(
                "%s is not on call in all of %s of %s".formatted(from, parts, rotation));
          }
          overrides.replace(
              plan.overrides, OverridePolicy.given(plan.shifts, plan.overrides, parts, to, now));
          news.changed(rotation);
          store.nextChange(now).ifPresent(at -> wakeups.at(at, Rotations.TIMED));
        });
  }

  /** What has not ended. */
  private record Ahead(Instant now, List<Shift> shifts, List<ShiftOverride> overrides) {
    boolean holds(PersonId who, List<ShiftPart> parts) {
      return OverridePolicy.holds(who, parts, shifts, overrides, now);
    }
  }

  private Ahead ahead(String rotation, Instant now) {
    return new Ahead(now, store.shiftsFrom(rotation, now), overrides.from(rotation, now));
  }

  private String known(String rotation) {
    if (!rotations.contains(rotation)) {
      throw new IllegalArgumentException(
          "no rotation is called %s; there are %s"
              .formatted(rotation, rotations.stream().sorted().collect(Collectors.joining(", "))));
    }
    return rotation;
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
