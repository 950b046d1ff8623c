package dev.watchbill.escalation;

import dev.watchbill.people.Contact;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whom next, and when (R6, R14). */
final class EscalationPolicy {
  private EscalationPolicy() {}

  /**
   * The next to be asked.
   *
   * @param contact counted from 0, in the rotation's order
   * @param done how many of the contacts are asked then, or passed over
   */
  record Next(int contact, int done) {}

  /**
   * How much longer to dig before escalating (R6); empty once it is long enough. It is advice:
   * nobody is held up.
   *
   * @param asked when the request was written
   */
  static Optional<Duration> digOn(Instant asked, Instant now, Duration dig) {
    return Optional.of(Duration.between(now, asked.plus(dig)))
        .filter(left -> left.compareTo(Duration.ZERO) > 0);
  }

  /**
   * In which order the contacts are asked: the chosen one, then the others as configured.
   *
   * @param first the chosen one, counted from 0
   */
  static List<Integer> order(int first, int contacts) {
    return Stream.concat(
            Stream.of(first).filter(chosen -> chosen < contacts),
            IntStream.range(0, contacts).filter(each -> each != first).boxed())
        .toList();
  }

  /**
   * Who is asked after the first {@code done} of {@link #order}. A contact behind whom there is
   * nobody, or nobody who was not asked already, is passed over: everybody is asked once.
   *
   * @param asked everybody who was asked so far
   * @param by who escalated: nobody asks themselves
   */
  static Optional<Next> next(
      List<Contact> contacts, int first, int done, Collection<PersonId> asked, PersonId by) {
    List<Integer> order = order(first, contacts.size());
    return IntStream.range(Math.min(done, order.size()), order.size())
        .filter(at -> bringsSomebody(contacts.get(order.get(at)), asked, by))
        .mapToObj(at -> new Next(order.get(at), at + 1))
        .findFirst();
  }

  private static boolean bringsSomebody(Contact contact, Collection<PersonId> asked, PersonId by) {
    return contact.members().stream()
        .map(Person::id)
        .anyMatch(member -> !asked.contains(member) && !member.equals(by));
  }

  /**
   * When the next one is asked, if those who were asked at {@code asked} stay silent.
   *
   * @param plainTime whether the rotation answers after hours, and so counts plain time
   */
  static Instant nextAt(Instant asked, Duration patience, WorkingHours hours, boolean plainTime) {
    return plainTime ? asked.plus(patience) : hours.after(asked, patience);
  }

  /**
   * Whether a word of {@code who} in the thread is an answer: of those who were asked, or who would
   * be.
   */
  static boolean answers(Escalation escalation, List<Contact> contacts, PersonId who) {
    return !who.equals(escalation.by())
        && (escalation.asked().contains(who)
            || contacts.stream()
                .flatMap(contact -> contact.members().stream())
                .anyMatch(member -> member.id().equals(who)));
  }
}
