package dev.watchbill.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.Contact;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom next, and when. */
class EscalationPolicyTest {
  private static final PersonId BY = new PersonId("UBY");
  private static final WorkingHours OFFICE =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          ZoneOffset.UTC,
          Holidays.none());

  private static Contact contact(String members) {
    return new Contact(
        members,
        "@" + members,
        Stream.of(members.split("\\+", -1))
            .filter(member -> !member.isEmpty())
            .map(
                member ->
                    new Person(
                        new PersonId("U" + member),
                        member,
                        member,
                        Optional.empty(),
                        ZoneOffset.UTC,
                        Standing.MEMBER))
            .toList());
  }

  private static List<Contact> contacts(String written) {
    return Arrays.stream(written.split(" ", -1)).map(EscalationPolicyTest::contact).toList();
  }

  /** Contacts are written {@code a b+c}: a person, then a group of two. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nobody",
      value = {
        // contacts | chosen | done | asked     | next | done then
        "  a b c    | 0      | 0    | ''        | 0      | 1",
        "  a b c    | 0      | 1    | Ua        | 1      | 2",
        "  a b c    | 0      | 2    | Ua Ub     | 2      | 3",
        "  a b c    | 0      | 3    | Ua Ub Uc  | nobody | 0",
        "  a b c    | 1      | 1    | Ub        | 0      | 2",
        "  a b c    | 1      | 2    | Ub Ua     | 2      | 3",
        "  a b c    | 2      | 1    | Uc        | 0      | 2",
        "  a b+c d  | 0      | 1    | Ua        | 1      | 2",
        "  a b+c d  | 0      | 1    | Ua Ub     | 1      | 2",
        "  a b+c d  | 0      | 1    | Ua Ub Uc  | 2      | 3",
        "  a b a    | 0      | 2    | Ua Ub     | nobody | 0",
        "  BY b     | 0      | 0    | ''        | 1      | 2",
        "  a BY     | 0      | 1    | Ua        | nobody | 0",
        "  a BY+b   | 0      | 1    | Ua        | 1      | 2",
        "  a b      | 7      | 0    | ''        | 0      | 1",
        "  a b      | 0      | 9    | Ua        | nobody | 0",
      })
  void each_is_asked_once_in_order_and_nobody_asks_themselves(
      String contacts, int first, int done, String asked, Integer next, int doneThen) {
    List<PersonId> known =
        Stream.of(asked.split(" ", -1)).filter(id -> !id.isEmpty()).map(PersonId::new).toList();

    var answer = EscalationPolicy.next(contacts(contacts), first, done, known, BY);

    assertThat(answer)
        .isEqualTo(Optional.ofNullable(next).map(n -> new EscalationPolicy.Next(n, doneThen)));
  }

  @Test
  void a_contact_behind_whom_there_is_nobody_is_passed_over() {
    List<Contact> contacts = List.of(contact("a"), contact(""), contact("c"));

    assertThat(EscalationPolicy.next(contacts, 0, 1, List.of(new PersonId("Ua")), BY))
        .contains(new EscalationPolicy.Next(2, 3));
  }

  @Property
  void whoever_stays_silent_everybody_is_asked_exactly_once(
      @ForAll("contactLists") List<Contact> contacts, @ForAll @IntRange(max = 6) int first) {
    var asked = new ArrayList<PersonId>();
    int done = 0;
    for (var next = EscalationPolicy.next(contacts, first, done, asked, BY);
        next.isPresent();
        next = EscalationPolicy.next(contacts, first, done, asked, BY)) {
      assertThat(next.get().done()).isGreaterThan(done);
      done = next.get().done();
      contacts.get(next.get().contact()).members().stream()
          .map(Person::id)
          .filter(id -> !asked.contains(id) && !id.equals(BY))
          .forEach(asked::add);
    }

    var everybody = new HashSet<PersonId>();
    contacts.forEach(contact -> contact.members().forEach(m -> everybody.add(m.id())));
    everybody.remove(BY);
    assertThat(asked).containsExactlyInAnyOrderElementsOf(everybody);
  }

  @Provide
  Arbitrary<List<Contact>> contactLists() {
    return Arbitraries.of("a", "b", "a+b", "c+BY", "BY", "", "d+e+a")
        .map(EscalationPolicyTest::contact)
        .list()
        .ofMaxSize(6);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-08T10:00:00Z, false, 2026-09-08T10:30:00Z",
    "2026-09-08T16:45:00Z, false, 2026-09-09T09:15:00Z",
    "2026-09-11T16:45:00Z, false, 2026-09-14T09:15:00Z",
    "2026-09-12T03:00:00Z, false, 2026-09-14T09:30:00Z",
    "2026-09-08T16:45:00Z, true, 2026-09-08T17:15:00Z",
    "2026-09-12T03:00:00Z, true, 2026-09-12T03:30:00Z",
  })
  void a_contact_has_business_time_or_plain_time_where_the_rotation_answers_after_hours(
      Instant asked, boolean plain, Instant next) {
    assertThat(EscalationPolicy.nextAt(asked, Duration.ofMinutes(30), OFFICE, plain))
        .isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({"0, PT30M", "10, PT20M", "29, PT1M", "30, ", "31, ", "600, "})
  void before_thirty_minutes_it_is_said_how_much_longer_to_dig(int minutes, Duration left) {
    Instant asked = Instant.parse("2026-09-08T10:00:00Z");

    assertThat(
            EscalationPolicy.digOn(
                asked, asked.plus(Duration.ofMinutes(minutes)), Duration.ofMinutes(30)))
        .isEqualTo(Optional.ofNullable(left));
  }
}
