package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a change of plan comes to: who was on call when, and who is, of what had not ended.
 *
 * @param before in the order of time
 * @param after in the order of time
 */
record PlanOutcome(PlanChange change, List<Stint> before, List<Stint> after) {

  /** Whoever is on call from now on, if another one than before. */
  Optional<Stint> takeover() {
    Optional<PersonId> was = OnCallPolicy.at(change.now(), before).map(Stint::person);
    return OnCallPolicy.at(change.now(), after).filter(stint -> !was.equals(person(stint)));
  }

  /** Whoever is on call no more from now on, if anybody was. */
  Optional<PersonId> relieved() {
    Optional<PersonId> is = OnCallPolicy.at(change.now(), after).map(Stint::person);
    return OnCallPolicy.at(change.now(), before)
        .map(Stint::person)
        .filter(p -> !is.equals(Optional.of(p)));
  }

  /** Where somebody was to stand in, from now on, and does not any more. */
  List<Stint> standInsEnded() {
    List<Stint> are = standIns(after);
    return standIns(before).stream()
        .filter(was -> are.stream().noneMatch(was::isSameDuty))
        .toList();
  }

  /** Where somebody stands in, from now on, for another one than before, or at another time. */
  List<Stint> standInsChanged() {
    List<Stint> were = standIns(before);
    return standIns(after).stream()
        .filter(
            is ->
                were.stream()
                    .noneMatch(was -> was.isSameDuty(is) && was.owner().equals(is.owner())))
        .toList();
  }

  /** Whose shift it is now that lies at that instant, if anybody's. */
  Optional<PersonId> ownerAt(Instant instant) {
    return OnCallPolicy.at(instant, after).map(Stint::owner);
  }

  private List<Stint> standIns(List<Stint> stints) {
    return stints.stream()
        .filter(stint -> stint.isOverride() && stint.span().end().isAfter(change.now()))
        .map(stint -> stint.during(stint.span().from(change.now())))
        .toList();
  }

  private static Optional<PersonId> person(Stint stint) {
    return Optional.of(stint.person());
  }
}
