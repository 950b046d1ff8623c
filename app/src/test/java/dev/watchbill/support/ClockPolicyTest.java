package dev.watchbill.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.support.ClockPolicy.Promise;
import dev.watchbill.support.ClockPolicy.Step;
import dev.watchbill.worktime.PublicHolidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due times on the wall: weekdays from 9 to 17 in Los Angeles, without public holidays. */
class ClockPolicyTest {
  private static final WorkingHours COMPANY =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          ZoneId.of("America/Los_Angeles"),
          PublicHolidays.of("US"));

  private static final Promise IN_HOURS = promise(Optional.empty());
  private static final Promise DAY_AND_NIGHT = promise(Optional.of(Duration.ofHours(4)));

  private static Promise promise(Optional<Duration> afterHours) {
    return new Promise(
        COMPANY,
        Duration.ofHours(1),
        afterHours,
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        2);
  }

  /** Each step, with the wall clock of Los Angeles. */
  private static List<String> told(Instant asked, Promise promise) {
    return ClockPolicy.steps(asked, promise).stream()
        .map(step -> name(step) + " " + step.at().atZone(COMPANY.zone()).toOffsetDateTime())
        .toList();
  }

  private static String name(Step step) {
    return step instanceof Step.Ask ask
        ? "ask " + ask.contact()
        : step instanceof Step.Due ? "due" : "remind";
  }

  @ParameterizedTest(name = "{3}: asked {0}, due {2}")
  @CsvSource({
    "2026-11-18T10:00-08:00, 2026-11-18T10:45-08:00, 2026-11-18T11:00-08:00, on a working day",
    "2026-11-18T09:00-08:00, 2026-11-18T09:45-08:00, 2026-11-18T10:00-08:00, at opening",
    "2026-11-18T08:59-08:00, 2026-11-18T09:45-08:00, 2026-11-18T10:00-08:00, a minute before it",
    "2026-11-18T03:00-08:00, 2026-11-18T09:45-08:00, 2026-11-18T10:00-08:00, in the night",
    "2026-11-18T16:00-08:00, 2026-11-18T16:45-08:00, 2026-11-18T17:00-08:00, an hour to closing",
    "2026-11-18T16:01-08:00, 2026-11-18T16:46-08:00, 2026-11-19T09:01-08:00, less than an hour",
    "2026-11-18T16:30-08:00, 2026-11-19T09:15-08:00, 2026-11-19T09:30-08:00, half an hour",
    "2026-11-18T16:59-08:00, 2026-11-19T09:44-08:00, 2026-11-19T09:59-08:00, a minute to closing",
    "2026-11-18T17:00-08:00, 2026-11-19T09:45-08:00, 2026-11-19T10:00-08:00, at closing",
    "2026-11-20T16:50-08:00, 2026-11-23T09:35-08:00, 2026-11-23T09:50-08:00, Friday 16:50",
    "2026-11-20T16:59-08:00, 2026-11-23T09:44-08:00, 2026-11-23T09:59-08:00, Friday 16:59",
    "2026-11-21T12:00-08:00, 2026-11-23T09:45-08:00, 2026-11-23T10:00-08:00, on a Saturday",
    "2026-11-25T16:30-08:00, 2026-11-27T09:15-08:00, 2026-11-27T09:30-08:00, before Thanksgiving",
    "2026-11-26T12:00-08:00, 2026-11-27T09:45-08:00, 2026-11-27T10:00-08:00, on Thanksgiving",
    "2026-12-24T16:45-08:00, 2026-12-28T09:30-08:00, 2026-12-28T09:45-08:00, on Christmas Eve",
    "2026-12-31T16:30-08:00, 2027-01-04T09:15-08:00, 2027-01-04T09:30-08:00, on New Year's Eve",
    "2026-10-30T16:30-07:00, 2026-11-02T09:15-08:00, 2026-11-02T09:30-08:00, before winter time",
    "2026-11-01T01:30-07:00, 2026-11-02T09:45-08:00, 2026-11-02T10:00-08:00, in the long night",
    "2026-11-01T01:30-08:00, 2026-11-02T09:45-08:00, 2026-11-02T10:00-08:00, an hour later in it",
    "2027-03-12T16:30-08:00, 2027-03-15T09:15-07:00, 2027-03-15T09:30-07:00, before summer time",
    "2027-03-14T01:59-08:00, 2027-03-15T09:45-07:00, 2027-03-15T10:00-07:00, in the short night",
  })
  void answered_in_hours_only(
      OffsetDateTime asked, OffsetDateTime reminded, OffsetDateTime due, String when) {
    assertThat(told(asked.toInstant(), IN_HOURS))
        .as(when)
        .startsWith("remind " + reminded, "due " + due);
  }

  @ParameterizedTest(name = "{3}: asked {0}, due {2}")
  @CsvSource({
    "2026-11-18T10:00-08:00, 2026-11-18T10:45-08:00, 2026-11-18T11:00-08:00, on a working day",
    "2026-11-18T16:00-08:00, 2026-11-18T16:45-08:00, 2026-11-18T17:00-08:00, an hour to closing",
    "2026-11-18T16:30-08:00, 2026-11-18T20:15-08:00, 2026-11-18T20:30-08:00, half an hour",
    "2026-11-18T17:00-08:00, 2026-11-18T20:45-08:00, 2026-11-18T21:00-08:00, at closing",
    "2026-11-18T23:30-08:00, 2026-11-19T03:15-08:00, 2026-11-19T03:30-08:00, before midnight",
    "2026-11-18T05:59-08:00, 2026-11-18T09:44-08:00, 2026-11-18T09:59-08:00, early: four hours",
    "2026-11-18T06:01-08:00, 2026-11-18T09:45-08:00, 2026-11-18T10:00-08:00, later: the first hour",
    "2026-11-20T16:50-08:00, 2026-11-20T20:35-08:00, 2026-11-20T20:50-08:00, Friday 16:50",
    "2026-11-21T12:00-08:00, 2026-11-21T15:45-08:00, 2026-11-21T16:00-08:00, on a Saturday",
    "2026-11-26T12:00-08:00, 2026-11-26T15:45-08:00, 2026-11-26T16:00-08:00, on Thanksgiving",
    "2026-11-01T00:30-07:00, 2026-11-01T03:15-08:00, 2026-11-01T03:30-08:00, in the long night",
    "2027-03-14T01:30-08:00, 2027-03-14T06:15-07:00, 2027-03-14T06:30-07:00, in the short night",
  })
  void answered_day_and_night(
      OffsetDateTime asked, OffsetDateTime reminded, OffsetDateTime due, String when) {
    assertThat(told(asked.toInstant(), DAY_AND_NIGHT))
        .as(when)
        .startsWith("remind " + reminded, "due " + due);
  }

  @Test
  void the_contacts_of_a_rotation_that_answers_in_hours_are_asked_in_hours() {
    assertThat(told(Instant.parse("2026-11-21T00:00:00Z"), IN_HOURS))
        .containsExactly(
            "remind 2026-11-20T16:45-08:00",
            "due 2026-11-20T17:00-08:00",
            "ask 0 2026-11-23T09:30-08:00",
            "ask 1 2026-11-23T10:00-08:00");
  }

  @Test
  void the_contacts_of_a_rotation_that_answers_day_and_night_are_asked_in_the_night() {
    assertThat(told(Instant.parse("2026-11-21T04:00:00Z"), DAY_AND_NIGHT))
        .containsExactly(
            "remind 2026-11-20T23:45-08:00",
            "due 2026-11-21T00:00-08:00",
            "ask 0 2026-11-21T00:30-08:00",
            "ask 1 2026-11-21T01:00-08:00");
  }

  @Test
  void without_contacts_nobody_is_asked_after_it_is_due() {
    var alone =
        new Promise(
            COMPANY, Duration.ofHours(1), Optional.empty(), Duration.ZERO, Duration.ofHours(1), 0);

    assertThat(told(Instant.parse("2026-11-18T18:00:00Z"), alone))
        .as("and a reminder at the due time itself says nothing new")
        .containsExactly("due 2026-11-18T11:00-08:00");
  }
}
