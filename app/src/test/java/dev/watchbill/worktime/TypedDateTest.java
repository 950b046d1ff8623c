package dev.watchbill.worktime;

import static dev.watchbill.worktime.TypedDate.Leaning.FUTURE;
import static dev.watchbill.worktime.TypedDate.Leaning.PAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {
  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 16);

  @ParameterizedTest
  @CsvSource({
    "2026-09-01,2026-09-01",
    "2026-9-1,2026-09-01",
    "1.9.2026,2026-09-01",
    "1 Sep,2026-09-01",
    "1 sept,2026-09-01",
    "1st of September,2026-09-01",
    "' 1  September 2025 ',2025-09-01",
    "'Sep 1, 2026',2026-09-01",
    "September 1st,2026-09-01",
    "20 Sep,2025-09-20",
    "16 sep,2026-09-16",
    "today,2026-09-16",
    "yesterday,2026-09-15",
    "Tomorrow,2026-09-17",
    "last week,2026-09-09",
    "monday,2026-09-14",
    "on Fri,2026-09-11",
    "wed,2026-09-16",
    "last wednesday,2026-09-09",
    "last monday,2026-09-14",
    "next tues,2026-09-22",
    "this friday,2026-09-18",
    "3 weeks ago,2026-08-26",
    "a month ago,2026-08-16",
    "in 10 days,2026-09-26",
  })
  void a_day_is_read_as_it_is_meant_of_something_past(String typed, LocalDate day) {
    assertThat(TypedDate.read(typed, TODAY, PAST)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "20 Sep,2026-09-20",
    "1 Sep,2027-09-01",
    "monday,2026-09-21",
    "wed,2026-09-16",
    "last monday,2026-09-14",
  })
  void a_day_is_read_as_it_is_meant_of_something_to_come(String typed, LocalDate day) {
    assertThat(TypedDate.read(typed, TODAY, FUTURE)).contains(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "1/9",
        "01/09/2026",
        "31 June",
        "2026-02-30",
        "29 Feb",
        "32 Sep",
        "mo",
        "sep"
      })
  void what_is_no_day_or_could_be_two_is_not_guessed(String typed) {
    assertThat(TypedDate.read(typed, TODAY, PAST)).isEmpty();
  }
}
