package dev.watchbill.release;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R25, R27: when a branch freezes. */
class WindowPolicyTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final WindowRules RULES =
      new WindowRules(TUESDAY, LocalTime.of(9, 0), PACIFIC, Duration.ofHours(24));

  /** Places whose clocks have been unkind to schedules. */
  private static final List<ZoneId> HOSTILE =
      List.of(
          PACIFIC,
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Africa/Casablanca"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Europe/Dublin"));

  @Property(tries = 2_000)
  void the_freeze_begins_at_the_last_such_clock_time_that_is_deep_freeze_ahead(
      @ForAll("rules") WindowRules rules, @ForAll("releases") Instant releaseAt) {
    Window window = WindowPolicy.window(releaseAt, rules);
    assertThat(Duration.between(window.deepFreezeAt(), releaseAt)).isEqualTo(rules.deepFreeze());
    assertThat(window.freezeAt()).isBeforeOrEqualTo(window.deepFreezeAt());

    ZonedDateTime freeze = window.freezeAt().atZone(rules.zone());
    assertThat(freeze.getDayOfWeek()).isEqualTo(rules.day());
    if (!isChanged(freeze.toLocalDate(), rules)) {
      assertThat(freeze.toLocalTime()).isEqualTo(rules.at());
    }
    // No day between it and the deep freeze has that weekday and time as well.
    for (LocalDate day = freeze.toLocalDate().plusDays(1);
        !day.isAfter(LocalDate.ofInstant(window.deepFreezeAt(), rules.zone()));
        day = day.plusDays(1)) {
      ZonedDateTime other = day.atTime(rules.at()).atZone(rules.zone());
      assertThat(
              other.getDayOfWeek() == rules.day()
                  && other.toLocalDate().equals(day)
                  && !other.toInstant().isAfter(window.deepFreezeAt()))
          .isFalse();
    }
  }

  private static boolean isChanged(LocalDate day, WindowRules rules) {
    return rules.zone().getRules().getValidOffsets(day.atTime(rules.at())).isEmpty();
  }

  @Provide
  Arbitrary<WindowRules> rules() {
    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class),
            Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(m -> LocalTime.MIDNIGHT.plusMinutes(m)),
            Arbitraries.of(HOSTILE),
            Arbitraries.integers().between(0, 10 * 24).map(Duration::ofHours))
        .as(WindowRules::new);
  }

  @Provide
  Arbitrary<Instant> releases() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2007-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2030-01-01T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @ParameterizedTest
  @CsvSource({
    // Wednesday afternoon: the day before. Wednesday, 9:00 sharp: exactly a day is enough.
    "2026-12-16T17:00, 2026-12-15T09:00",
    "2026-12-16T09:00, 2026-12-15T09:00",
    "2026-12-16T08:59, 2026-12-08T09:00",
    "2026-12-15T17:00, 2026-12-08T09:00",
    "2026-12-21T12:00, 2026-12-15T09:00",
    // Over the change of the clocks on Sunday, 14 March 2027, and on Sunday, 1 November 2026.
    "2027-03-15T17:00, 2027-03-09T09:00",
    "2026-11-02T17:00, 2026-10-27T09:00",
  })
  void on_the_clocks_of_los_angeles(String release, String freeze) {
    Instant at = LocalDateTime.parse(release).atZone(PACIFIC).toInstant();
    assertThat(WindowPolicy.window(at, RULES).freezeAt().atZone(PACIFIC).toLocalDateTime())
        .hasToString(freeze);
  }

  @Test
  void a_weekday_that_a_place_has_skipped_is_no_beginning() {
    // In Apia there was no Friday, 30 December 2011.
    ZoneId apia = ZoneId.of("Pacific/Apia");
    var rules = new WindowRules(FRIDAY, LocalTime.of(9, 0), apia, Duration.ofHours(24));
    Instant release = LocalDate.of(2012, 1, 3).atTime(9, 0).atZone(apia).toInstant();
    assertThat(WindowPolicy.window(release, rules).freezeAt().atZone(apia).toLocalDate())
        .isEqualTo(LocalDate.of(2011, 12, 23));
  }

  @Test
  void the_deep_freeze_is_real_time_also_when_the_clocks_change_in_it() {
    Instant monday = LocalDate.of(2027, 3, 15).atTime(1, 0).atZone(PACIFIC).toInstant();
    assertThat(WindowPolicy.window(monday, RULES).deepFreezeAt().atZone(PACIFIC).toLocalDateTime())
        .hasToString("2027-03-14T00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-15T09:00, 2026-12-14T09:00", // Tuesday: Monday
    "2026-12-14T09:00, 2026-12-11T09:00", // Monday: Friday
    "2027-03-15T09:00, 2027-03-12T09:00", // over the change of the clocks
  })
  void a_warning_comes_on_the_working_day_before(String freeze, String warned) {
    var hours =
        new WorkingHours(
            EnumSet.range(DayOfWeek.MONDAY, FRIDAY),
            LocalTime.of(8, 0),
            LocalTime.of(16, 0),
            PACIFIC,
            Holidays.none());
    Instant at = LocalDateTime.parse(freeze).atZone(PACIFIC).toInstant();
    assertThat(
            WindowPolicy.warningAt(at, hours, LocalTime.of(9, 0), PACIFIC)
                .atZone(PACIFIC)
                .toLocalDateTime())
        .hasToString(warned);
  }
}
