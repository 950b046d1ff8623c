package dev.watchbill.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "US,    2026-11-26, true",
    "US,    2026-11-27, false",
    "us-ca, 2026-11-27, true",
    "US,    2026-07-03, true",
    "US,    2026-07-04, true",
    "US,    2027-12-31, true",
    "US,    2026-12-31, false",
    "DE,    2026-10-03, true",
    "DE,    2026-01-06, false",
    "DE-BY, 2026-01-06, true",
    "GB,    2026-12-28, true",
    "IN,    2026-01-26, true"
  })
  void a_calendar_knows_its_free_days(String code, LocalDate day, boolean free) {
    assertThat(PublicHolidays.of(code).isHoliday(day)).isEqualTo(free);
  }

  @Test
  void an_unknown_country_is_refused_with_what_would_be_right() {
    assertThatThrownBy(() -> PublicHolidays.of("Atlantis"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"Atlantis\"")
        .hasMessageContaining("such as US, GB or IN");
    assertThatThrownBy(() -> PublicHolidays.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PublicHolidays.of("nyse"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_unknown_region_is_refused_with_the_regions_there_are() {
    assertThatThrownBy(() -> PublicHolidays.of("DE-XX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"DE-XX\"")
        .hasMessageContaining("Write DE alone, or one of its regions")
        .hasMessageContaining("BY");
    assertThatThrownBy(() -> PublicHolidays.of("US-")).isInstanceOf(IllegalArgumentException.class);
  }
}
