package dev.watchbill.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedMomentTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  /** Monday, 9:00 in Los Angeles. */
  private static final Instant NOW = Instant.parse("2026-11-30T17:00:00Z");

  private static TypedMoment.Reading read(String words) {
    return TypedMoment.read(words, LocalTime.of(17, 0), NOW, PACIFIC);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-16, 2026-12-16T17:00",
    "2026-12-16 9:30, 2026-12-16T09:30",
    "2026-12-16T09:30, 2026-12-16T09:30",
    "to 2026-12-16 at 5pm, 2026-12-16T17:00",
    "on Wed 16 Dec, 2026-12-16T17:00",
    "16.12.2026 17:00, 2026-12-16T17:00",
    "Dec 16th 5:30 pm, 2026-12-16T17:30",
    "tomorrow noon, 2026-12-01T12:00",
    "Wed, 2026-12-02T17:00",
    "next Tuesday 9:00, 2026-12-01T09:00",
    "in 3 weeks, 2026-12-21T17:00",
    "15 Jan, 2027-01-15T17:00",
    "17:00, 2026-11-30T17:00",
    "2026-11-01, 2026-11-01T17:00",
  })
  void days_and_times_are_read_generously(String words, String meant) {
    assertThat(read(words))
        .isInstanceOfSatisfying(
            TypedMoment.Meant.class,
            it -> assertThat(it.at().atZone(PACIFIC).toLocalDateTime()).hasToString(meant));
  }

  @ParameterizedTest
  @CsvSource({
    "someday, do not understand",
    "12/1, could be two days",
    "2026-12-16 25:00, do not understand",
    "2026-02-30, do not understand",
    "Mon to Wed, do not understand",
    "'', do not understand",
    "2027-03-14 2:30, clocks of America/Los_Angeles go forward",
    "2026-11-01 1:30, twice",
  })
  void what_is_not_clear_is_not_guessed(String words, String why) {
    assertThat(read(words))
        .isInstanceOfSatisfying(
            TypedMoment.Unclear.class, it -> assertThat(it.why()).contains(why));
  }
}
