package dev.watchbill.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.CoverText.Named;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.worktime.TypedSpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverTextTest {
  private static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");

  private final TestPeople company = new TestPeople();
  private final CoverText text = new CoverText(company.people, RotationWords.of(company.config));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "Fri 14:00 to Mon <@UBEN|ben> ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "<@UBEN|ben> Fri 14:00 to Mon ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "<@UBEN> Fri 14:00 to Mon ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "Fri 14:00 to Mon by @ben ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "@ben from Fri 14:00 to Mon ; UBEN ; - ; NONE ; from Fri 14:00 to Mon",
        "Fri 14:00 to Mon, please ask @ben ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "Fri 14:00 to Mon ben ; UBEN ; - ; NONE ; Fri 14:00 to Mon",
        "ben the weekend ; UBEN ; - ; NONE ; the weekend",
        "ben ; UBEN ; - ; NONE ; -",
        "tomorrow <mailto:ben@example.com|ben@example.com> ; UBEN ; - ; NONE ; tomorrow",
        "tomorrow ben@example.com ; UBEN ; - ; NONE ; tomorrow",
        "<@UBEN|ben> my shift on 2 Dec ; UBEN ; - ; PRESENT ; 2 Dec",
        "my shift ; - ; - ; PRESENT ; -",
        "my next shift ; - ; - ; NEXT ; -",
        "the rest of my shift ; - ; - ; PRESENT ; -",
        "my week ; - ; - ; PRESENT ; -",
        "my whole shift starting 2 Dec ; - ; - ; PRESENT ; 2 Dec",
        "developer tomorrow ; - ; developer ; NONE ; tomorrow",
        "tomorrow for @oncall ; - ; developer ; NONE ; tomorrow",
        "tomorrow <!subteam^S1|@oncall> ; - ; developer ; NONE ; tomorrow",
        "in the developer rotation until 18:00 ; - ; developer ; NONE ; until 18:00",
        "for 4 hours ; - ; - ; NONE ; for 4 hours",
        "please can you cover me tomorrow 9-17 ; - ; - ; NONE ; tomorrow 9-17",
      })
  void in_any_order_a_person_a_rotation_a_shift_and_a_time_are_found(
      String typed, String person, String rotation, Named shift, String when) {
    CoverText.Typed read = read(typed);

    assertThat(read.person().map(Person::id))
        .isEqualTo(Optional.ofNullable(person).map(PersonId::new));
    assertThat(read.rotation()).isEqualTo(Optional.ofNullable(rotation));
    assertThat(read.shift()).isEqualTo(shift);
    assertThat(read.when()).isEqualTo(when == null ? "" : when);
    assertThat(read.trouble()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anyone tomorrow",
        "tomorrow by anybody",
        "tomorrow, first to accept",
        "ask everybody tomorrow"
      })
  void whoever_asks_anybody_asks_everybody(String typed) {
    CoverText.Typed read = read(typed);

    assertThat(read.anybody()).isTrue();
    assertThat(read.person()).isEmpty();
    assertThat(read.when()).isEqualTo("tomorrow");
  }

  @Test
  void an_unknown_name_two_people_and_a_group_are_refused_kindly() {
    assertThat(read("tomorrow @bne").trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("nobody called \"@bne\""));
    assertThat(read("tomorrow @ben @sam").trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("Name one person"));
    assertThat(read("tomorrow <!subteam^S2|@product>").trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("A group cannot be asked"));
    assertThat(read("tomorrow @ben @ben").trouble()).isEmpty();
  }

  @Test
  void a_wish_is_what_it_was_once_it_has_travelled_in_a_button() {
    var asked = new Wish(Kind.COVER, "the developers", Optional.of(new PersonId("UBEN")), 17, 42);
    var everybody = new Wish(Kind.TAKE, "developer", Optional.empty(), 0, 0);

    assertThat(Wish.read(asked.written())).contains(asked);
    assertThat(Wish.read(everybody.written())).contains(everybody);
    assertThat(Wish.read("-")).isEmpty();
    assertThat(Wish.read("")).isEmpty();
    assertThat(Wish.of("-", Kind.SWAP).rotation()).isEmpty();
  }

  private CoverText.Typed read(String typed) {
    return text.read(
        typed, words -> !(TypedSpan.read(words, NOW, ZoneOffset.UTC) instanceof TypedSpan.Unclear));
  }
}
