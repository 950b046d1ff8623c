package dev.watchbill.support;

import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.support.RequestPermissionPolicy.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people around a request: who is on call for it, who else may answer, who is asked next. */
final class SupportCircle {
  private final Map<String, SupportRules> rules;
  private final People people;
  private final Rotations rotations;

  SupportCircle(Map<String, SupportRules> rules, People people, Rotations rotations) {
    this.rules = Map.copyOf(rules);
    this.people = people;
    this.rotations = rotations;
  }

  /** What the rotation promises; nothing if it is configured no more. */
  Optional<SupportRules> rules(String rotation) {
    return Optional.ofNullable(rules.get(rotation));
  }

  /** The same, as far as the clock goes. */
  Optional<Promise> promise(String rotation) {
    return rules(rotation).map(its -> its.promise(contacts(rotation).size()));
  }

  /**
   * Who is on call; nobody for a rotation that is configured no more, or while it is the turn of
   * somebody who has left the company and would never answer.
   */
  Optional<Duty> onCall(String rotation, Instant now) {
    return planned(rotation, now).filter(duty -> !hasLeft(duty.person()));
  }

  private Optional<Duty> planned(String rotation, Instant now) {
    return rules(rotation).flatMap(its -> rotations.onCallAt(rotation, now));
  }

  private boolean hasLeft(PersonId person) {
    return people.person(person).filter(who -> who.standing() == Standing.DEACTIVATED).isPresent();
  }

  /** When somebody else may be on call, as far as that is planned. */
  Optional<Instant> nextChange(String rotation, Instant now) {
    return planned(rotation, now)
        .map(duty -> duty.span().end())
        .or(
            () ->
                rotations.now().stream()
                    .filter(each -> each.rotation().equals(rotation))
                    .flatMap(each -> each.next().stream())
                    .map(duty -> duty.span().start())
                    .findFirst());
  }

  /** Whom to ask in turn; nobody for a rotation that is configured no more. */
  List<Contact> contacts(String rotation) {
    return rules(rotation).map(its -> people.contacts(rotation)).orElse(List.of());
  }

  /**
   * Whom to ask of a contact's members: neither the holder, who knows, nor whoever asks, nor
   * anybody twice.
   *
   * @param asked whom the clock has asked for help before
   */
  List<PersonId> toAsk(SupportRequest request, Contact contact, Set<PersonId> asked) {
    return contact.members().stream()
        .map(Person::id)
        .filter(id -> !asked.contains(id))
        .filter(id -> request.holder().filter(id::equals).isEmpty())
        .filter(id -> request.asker().filter(id::equals).isEmpty())
        .toList();
  }

  /**
   * Whether what {@code who} said or put in the thread is a first response.
   *
   * @param asked whom the clock has asked for help
   * @param at when they did
   */
  boolean answers(SupportRequest request, PersonId who, Set<PersonId> asked, Instant at) {
    boolean isAsker = request.asker().filter(who::equals).isPresent();
    return !isAsker
        && !at.isBefore(request.askedAt())
        && (asked.contains(who) || isEngineer(request, who, at));
  }

  /**
   * Whether {@code who} may take it, or pass it on, at {@code now}.
   *
   * @param askers who asked in its thread
   */
  Ruling mayHandle(SupportRequest request, PersonId who, Set<PersonId> askers, Instant now) {
    return RequestPermissionPolicy.mayHandle(
        part(request, who, askers, now), request.rotation(), holder(request));
  }

  /** Whether {@code who} may resolve or reopen it. */
  Ruling mayClose(SupportRequest request, PersonId who, Set<PersonId> askers, Instant now) {
    return RequestPermissionPolicy.mayClose(
        part(request, who, askers, now), request.rotation(), holder(request));
  }

  /** Whether a request may be given to {@code to}; why not, otherwise. */
  Ruling mayHold(PersonId to) {
    Optional<Person> person = people.person(to);
    if (person.filter(Person::isMember).isPresent()) {
      return new Ruling.Granted();
    }
    return new Ruling.Denied(
        person.isPresent()
            ? "%s is not a full member of this workspace. Pass it on to an engineer of the rotation, or to another colleague."
                .formatted(people.nameOf(to))
            : "Watchbill does not know that person. Pick somebody of this workspace.");
  }

  private Part part(SupportRequest request, PersonId who, Set<PersonId> askers, Instant now) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return new Part(
        isEngineer(request, who, now),
        contacts(request.rotation()).stream()
            .flatMap(contact -> contact.members().stream())
            .anyMatch(member -> member.id().equals(who)),
        roles.stream().anyMatch(role -> role instanceof Role.ManagerOf),
        roles.contains(new Role.Admin()),
        askers.contains(who));
  }

  private boolean isEngineer(SupportRequest request, PersonId who, Instant at) {
    return request.holder().filter(who::equals).isPresent()
        || isEngineer(request.rotation(), who, at);
  }

  /** Whether {@code who} was on call at that time, or is on the roster. */
  boolean isEngineer(String rotation, PersonId who, Instant at) {
    return onCall(rotation, at).filter(duty -> duty.person().equals(who)).isPresent()
        || isOnRoster(rotation, who);
  }

  private boolean isOnRoster(String rotation, PersonId who) {
    return rules(rotation).isPresent()
        && rotations.roster(rotation).stream().anyMatch(member -> member.person().equals(who));
  }

  private Optional<String> holder(SupportRequest request) {
    return request.holder().map(people::nameOf);
  }
}
