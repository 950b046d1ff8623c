package dev.watchbill.handoff;

import dev.watchbill.handoff.HandoffAnswer.Already;
import dev.watchbill.handoff.HandoffAnswer.Done;
import dev.watchbill.handoff.HandoffAnswer.NothingPlanned;
import dev.watchbill.handoff.HandoffAnswer.Refused;
import dev.watchbill.handoff.HandoffAnswer.TooEarly;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Handoffs that somebody asks for: a little early, late, or once more. */
final class Openings {
  private final Handoffs handoffs;
  private final HandoffStore store;
  private final Weeks weeks;
  private final People people;
  private final Transactions transactions;
  private final Clock clock;

  Openings(
      Handoffs handoffs,
      HandoffStore store,
      Weeks weeks,
      People people,
      Transactions transactions,
      Clock clock) {
    this.handoffs = handoffs;
    this.store = store;
    this.weeks = weeks;
    this.people = people;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Opens the handoff of the coming week if that is near, or of the week in progress; one that is
   * open already stays as it is. On-call itself changes when it is planned to.
   *
   * @param rotation a configured name
   */
  HandoffAnswer ask(String rotation, PersonId who) {
    return transactions.inOne(
        () -> {
          Instant now = instant();
          Optional<Week> next = weeks.next(rotation, now);
          Optional<Week> week =
              next.filter(it -> !HandoffPolicy.opensFrom(it.span().start()).isAfter(now))
                  .or(() -> weeks.current(rotation, now));
          if (week.isEmpty()) {
            return next.<HandoffAnswer>map(
                    it -> new TooEarly(it, HandoffPolicy.opensFrom(it.span().start())))
                .orElseGet(NothingPlanned::new);
          }
          return open(week.get(), who, now);
        });
  }

  private HandoffAnswer open(Week week, PersonId who, Instant now) {
    boolean known = store.of(week).isPresent();
    if (!known && !mayOpen(week, who)) {
      return new Refused(
          "Only %s and %s, an engineering manager or an admin can open this handoff. It opens by itself when the shift begins."
              .formatted(people.nameOf(week.from()), people.nameOf(week.to())));
    }
    HandoffCourse course = handoffs.open(week, who.value(), now);
    return known ? new Already(course) : new Done(course);
  }

  private boolean mayOpen(Week week, PersonId who) {
    return who.equals(week.from())
        || who.equals(week.to())
        || week.standsIn().filter(other -> other.person().equals(who)).isPresent()
        || mayDecide(who);
  }

  private boolean mayDecide(PersonId who) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return roles.stream()
        .anyMatch(role -> role instanceof Role.Admin || role instanceof Role.ManagerOf);
  }

  /** The first of {@code rotations} whose handoff concerns {@code who}, now or next. */
  Optional<String> concerning(List<String> rotations, PersonId who) {
    Instant now = instant();
    return rotations.stream()
        .filter(
            rotation ->
                store
                        .newest(rotation)
                        .map(HandoffCourse::handoff)
                        .filter(it -> it.from().equals(who) || it.to().equals(who))
                        .isPresent()
                    || weeks
                        .next(rotation, now)
                        .filter(it -> it.from().equals(who) || it.to().equals(who))
                        .isPresent())
        .findFirst();
  }

  /** The week that comes after the one of {@code course}. */
  Optional<Week> after(HandoffCourse course) {
    Instant now = instant();
    Instant start = course.handoff().week().start();
    return weeks.next(course.handoff().rotation(), start.isAfter(now) ? start : now);
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
