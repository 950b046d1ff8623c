package dev.watchbill.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.notification.Warning.Act;
import dev.watchbill.notification.WarningPolicy.Step;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningPolicyTest {
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId CASS = new PersonId("UCASS");
  private static final PersonId INES = new PersonId("UINES");
  private static final Instant TUESDAY = Instant.parse("2026-09-08T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final WorkingHours HOURS =
      new WorkingHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          ZoneOffset.UTC,
          Holidays.none());

  @ParameterizedTest
  @CsvSource({
    // The first four come at any hour, later ones while people are at work.
    "2026-09-11T22:00:00Z, 0, false, 2026-09-11T23:00:00Z",
    "2026-09-11T22:00:00Z, 3, false, 2026-09-11T23:00:00Z",
    "2026-09-11T22:00:00Z, 4, false, 2026-09-14T09:00:00Z",
    "2026-09-08T12:00:00Z, 9, false, 2026-09-08T13:00:00Z",
    // Once it is fixed: once a day, while people are at work.
    "2026-09-08T12:00:00Z, 0, true, 2026-09-09T12:00:00Z",
    "2026-09-10T20:00:00Z, 2, true, 2026-09-14T09:00:00Z",
  })
  void reminders_come_at_any_hour_at_first_then_only_while_people_are_at_work(
      Instant now, int reminders, boolean fixed, Instant next) {
    assertThat(WarningPolicy.nextAt(now, HOUR, reminders, fixed, HOURS)).isEqualTo(next);
  }

  @Test
  void customer_success_has_its_time_and_then_it_is_passed_on() {
    assertThat(step(fresh(), TUESDAY.plus(HOUR).minusMillis(1))).isEqualTo(Step.NOTHING);
    assertThat(step(fresh(), TUESDAY.plus(HOUR))).isEqualTo(Step.PASS_ON);
  }

  @Test
  void one_tick_stops_that_and_the_ticker_is_reminded_until_they_were_often_enough() {
    Warning it = ticked(fresh(), CASS);
    for (int n = 0; n < WarningPolicy.AT_ANY_HOUR; n++) {
      assertThat(step(it, TUESDAY.plus(HOUR))).isEqualTo(Step.REMIND);
      it = it.remindedAgain();
    }
    assertThat(step(it, TUESDAY.plus(HOUR))).isEqualTo(Step.PASS_ON);
  }

  @Test
  void whoever_is_on_call_then_is_asked_at_once_and_reminded_later() {
    Warning it = fresh().passedOn(List.of(BEN), TUESDAY);
    assertThat(WarningPolicy.step(it, List.of(BEN), TUESDAY)).isEqualTo(Step.NOTHING);
    assertThat(WarningPolicy.step(it, List.of(INES), TUESDAY)).isEqualTo(Step.PASS_ON);
    assertThat(WarningPolicy.step(it, List.of(BEN), TUESDAY.plus(HOUR))).isEqualTo(Step.REMIND);
    // Nobody to pass it on to: whoever has it keeps it.
    assertThat(WarningPolicy.step(it, List.of(), TUESDAY)).isEqualTo(Step.NOTHING);
  }

  @Test
  void nothing_is_asked_about_what_is_done_or_over() {
    Warning done =
        fresh()
            .ticked(Audience.CUSTOMERS, Optional.of(new Act(CASS, TUESDAY)))
            .ticked(Audience.COMMUNITY, Optional.of(new Act(CASS, TUESDAY)));
    assertThat(step(done, TUESDAY.plus(HOUR))).isEqualTo(Step.NOTHING);
    assertThat(step(fresh().ended(TUESDAY), TUESDAY.plus(HOUR))).isEqualTo(Step.NOTHING);
    assertThat(done.next(TUESDAY).nextAt()).isEmpty();
  }

  @Test
  void the_one_on_call_who_ticks_a_box_does_not_carry_it_beyond_their_shift() {
    assertThat(ticked(fresh().passedOn(List.of(BEN), TUESDAY), BEN).carrier()).isEmpty();
    assertThat(ticked(fresh().passedOn(List.of(BEN), TUESDAY), CASS).carrier()).contains(CASS);
  }

  @Test
  void customer_success_those_who_stand_in_product_managers_and_admins_tick() {
    assertThat(WarningPolicy.mayTick(Set.of(), true, "developer").granted()).isTrue();
    for (Role role :
        List.of(
            new Role.CustomerSuccess(),
            new Role.Product(),
            new Role.ManagerOf("mdm"),
            new Role.Admin())) {
      assertThat(WarningPolicy.mayTick(Set.of(role), false, "developer").granted()).isTrue();
    }
    assertThat(WarningPolicy.mayTick(Set.of(new Role.QaLeadOf("mdm")), false, "developer"))
        .isInstanceOfSatisfying(
            Ruling.Denied.class, it -> assertThat(it.reason()).contains("R21", "developer"));
    assertThat(WarningPolicy.maySayUnavailable(Set.of(new Role.Product())).granted()).isFalse();
  }

  private static Step step(Warning it, Instant now) {
    return WarningPolicy.step(it, List.of(BEN), now);
  }

  private static Warning fresh() {
    return Warning.asked(12, TUESDAY, TUESDAY.plus(HOUR));
  }

  private static Warning ticked(Warning before, PersonId who) {
    Warning after = before.ticked(Audience.CUSTOMERS, Optional.of(new Act(who, TUESDAY)));
    return after.carriedBy(WarningPolicy.carrier(after, who));
  }
}
