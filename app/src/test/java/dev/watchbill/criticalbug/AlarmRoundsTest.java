package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.TestAlarms.ALARM_IN;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.FALLBACK_IN;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PAUL;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.QUINN;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestAlarms.by;
import static dev.watchbill.criticalbug.TestAlarms.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.platform.slack.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The clock of an alarm (R20), over a real database. */
class AlarmRoundsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestAlarms test = new TestAlarms();
  private final Alarms alarms = test.alarms;
  private final Verdicts verdicts = test.verdicts;
  private final AlarmSlack slack =
      new AlarmSlack(alarms, (channel, ts) -> Optional.of(ts).filter(t -> t.startsWith("alarm:")));

  /** As if the key of a message were its time in Slack. */
  private void says(PersonId who, String thread) {
    slack.heard(heard(who, thread, Optional.empty(), Optional.empty(), false));
  }

  private Heard heard(
      PersonId who,
      String thread,
      Optional<String> edited,
      Optional<String> bot,
      boolean outsider) {
    String ts = test.clock.instant().getEpochSecond() + ".000200";
    return new Heard(
        ALARM_IN,
        ts,
        Optional.of(thread),
        edited,
        Optional.of(who.value()),
        bot,
        "on it",
        "on it",
        false,
        outsider,
        false);
  }

  private AlarmState state(Alarm alarm) {
    return test.now(alarm).state();
  }

  @Test
  void an_unanswered_alarm_falls_back_to_help_p1_after_an_hour_and_not_before() {
    Alarm alarm = test.raised();
    assertThat(test.wakeups).contains(alarm.raisedAt().plus(HOUR));
    test.passes(HOUR.minusMillis(1));
    assertThat(state(alarm)).isEqualTo(AlarmState.RAISED);
    assertThat(test.outbox.to(FALLBACK_IN)).isEmpty();
    test.passes(Duration.ofMillis(1));
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
    assertThat(test.now(alarm).fellBackAt()).contains(alarm.raisedAt().plus(HOUR));
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(1);
    assertThat(test.outbox.text(alarm.fallbackCard())).contains("<@UBEN> <@UCLEO>");
    assertThat(test.outbox.message(alarm.fallbackCard()).priority()).isEqualTo(Priority.ALARM);
    assertThat(test.outbox.text(alarm.card())).contains("#help-p1 is asked");
  }

  @Test
  void raised_outside_products_hours_it_is_in_help_p1_at_once() {
    test.clock.set(Instant.parse("2026-09-11T23:00:00Z"));
    Alarm alarm = test.raised();
    assertThat(alarm.state()).isEqualTo(AlarmState.FELL_BACK);
    assertThat(test.outbox.said(alarm.card())).isTrue();
    assertThat(test.outbox.said(alarm.fallbackCard())).isTrue();
    assertThat(test.acts(alarm)).containsExactly("alarm.raise", "alarm.fall_back");
  }

  @Test
  void a_minute_before_closing_it_falls_back_at_closing() {
    test.clock.set(Instant.parse("2026-09-08T20:59:00Z"));
    Alarm alarm = test.raised();
    assertThat(state(alarm)).isEqualTo(AlarmState.RAISED);
    test.passes(Duration.ofMinutes(1));
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
  }

  @Test
  void a_reply_of_product_stops_the_clock_and_nobody_elses_does() {
    Alarm alarm = test.raised();
    says(QUINN, alarm.card());
    says(RAE, alarm.card());
    says(BEN, alarm.card());
    slack.heard(heard(PIA, alarm.card(), Optional.of("1.2"), Optional.empty(), false));
    slack.heard(heard(PIA, alarm.card(), Optional.empty(), Optional.of("B1"), false));
    slack.heard(heard(PIA, alarm.card(), Optional.empty(), Optional.empty(), true));
    says(PIA, "1788800000.000100");
    assertThat(state(alarm)).isEqualTo(AlarmState.RAISED);
    test.passes(Duration.ofMinutes(10));
    says(PIA, alarm.card());
    assertThat(state(alarm)).isEqualTo(AlarmState.LOOKING);
    assertThat(test.now(alarm).answered().map(Alarm.Act::by)).contains(PIA);
    test.passes(Duration.ofMinutes(51));
    assertThat(test.outbox.to(FALLBACK_IN)).isEmpty();
  }

  @Test
  void a_reporter_of_product_does_not_answer_their_own_alarm_by_a_reply() {
    Alarm alarm = ((AlarmAnswer.Raised) test.raise(test.bug(), PIA)).alarm();
    says(PIA, alarm.card());
    assertThat(state(alarm)).isEqualTo(AlarmState.RAISED);
    done(alarms.look(alarm.id(), by(PIA)));
    assertThat(state(alarm)).isEqualTo(AlarmState.LOOKING);
  }

  @Test
  void whoever_looks_is_asked_again_and_then_it_falls_back() {
    Alarm alarm = test.raised();
    done(alarms.look(alarm.id(), by(PIA)));
    test.passes(HOUR);
    assertThat(test.outbox.to(ALARM_IN)).last().asString().startsWith("<@UPIA>, is it critical?");
    assertThat(state(alarm)).isEqualTo(AlarmState.LOOKING);
    test.passes(HOUR);
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(1);
  }

  @Test
  void whoever_is_asked_again_and_says_something_has_the_same_time_again() {
    Alarm alarm = test.raised();
    says(PIA, alarm.card());
    test.passes(HOUR.plusMinutes(30));
    says(PAUL, alarm.card());
    test.passes(Duration.ofMinutes(59));
    assertThat(state(alarm)).isEqualTo(AlarmState.LOOKING);
    test.passes(Duration.ofMinutes(1));
    assertThat(test.outbox.to(ALARM_IN)).last().asString().startsWith("<@UPAUL>, is it critical?");
  }

  @Test
  void after_the_fallback_it_is_asked_again_at_growing_intervals_with_one_contact_more_each_time() {
    Alarm alarm = test.fellBack();
    int[] after = {15, 30, 60, 120, 240, 240};
    String[] whom = {
      "<@UADA>", "<!subteam^SSOFT>", "<@UDORA>", "<@UADA>", "<!subteam^SSOFT>", "<@UDORA>"
    };
    for (int n = 0; n < after.length; n++) {
      test.passes(Duration.ofMinutes(after[n]).minusSeconds(1));
      assertThat(test.outbox.to(FALLBACK_IN)).hasSize(1 + n);
      test.passes(Duration.ofSeconds(1));
      assertThat(test.outbox.to(FALLBACK_IN)).hasSize(2 + n).last().asString().startsWith(whom[n]);
    }
    done(alarms.take(alarm.id(), by(BEN)));
    int said = test.outbox.to(FALLBACK_IN).size();
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(said);
  }

  @Test
  void a_reply_in_help_p1_of_an_engineer_takes_it_and_of_others_does_not() {
    Alarm alarm = test.fellBack();
    says(QUINN, alarm.fallbackCard());
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
    says(BEN, alarm.card());
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
    says(BEN, alarm.fallbackCard());
    assertThat(state(alarm)).isEqualTo(AlarmState.TAKEN);
    assertThat(test.now(alarm).answered().map(Alarm.Act::by)).contains(BEN);
    assertThat(test.outbox.text(alarm.fallbackCard())).contains("*Ben* is on it");
  }

  @Test
  void what_product_says_later_is_shown_in_help_p1_too() {
    Alarm alarm = test.fellBack();
    says(PIA, alarm.card());
    assertThat(state(alarm)).isEqualTo(AlarmState.TAKEN);
    assertThat(test.outbox.text(alarm.fallbackCard())).contains("*Pia* is on it");
    done(verdicts.confirm(alarm.id(), by(PIA), "Upgrades work", "mdm"));
    assertThat(test.outbox.text(alarm.fallbackCard())).contains("*Pia* said that it is critical");
    assertThat(test.outbox.blocks(alarm.fallbackCard())).doesNotContain("alarm.take");
  }

  @Test
  void an_answer_takes_back_the_fallback_if_that_is_not_posted_yet() {
    Alarm answered = test.fellBack();
    Alarm unanswered = test.fellBack();
    done(alarms.look(answered.id(), by(PIA)));
    assertThat(test.outbox.takenBack(answered.fallbackCard())).isTrue();
    assertThat(test.outbox.takenBack(unanswered.fallbackCard())).isFalse();
  }

  @Test
  void product_is_asked_for_the_verdict_at_its_next_opening_and_then_every_working_day() {
    test.clock.set(Instant.parse("2026-09-11T23:00:00Z")); // Friday evening
    Alarm alarm = test.raised();
    done(alarms.take(alarm.id(), by(BEN)));
    int said = test.outbox.to(ALARM_IN).size();
    test.passes(Duration.between(test.clock.instant(), Instant.parse("2026-09-14T13:59:59Z")));
    assertThat(test.outbox.to(ALARM_IN)).hasSize(said);
    test.passes(Duration.ofSeconds(1)); // Monday, 9:00 in Chicago
    assertThat(test.outbox.to(ALARM_IN))
        .hasSize(said + 1)
        .last()
        .asString()
        .startsWith("<!subteam^SPROD>, *Ben* is on it");
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(ALARM_IN)).hasSize(said + 2);
    done(verdicts.reject(alarm.id(), by(PIA), "It has a workaround"));
    int then = test.outbox.to(ALARM_IN).size();
    test.passes(Duration.ofDays(5));
    assertThat(test.outbox.to(ALARM_IN)).hasSize(then);
  }

  @Test
  void whoever_decides_what_is_contested_is_reminded_every_working_day() {
    Alarm alarm = test.rejected();
    done(verdicts.contest(alarm.id(), by(RAE), "There is none for macOS"));
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(MAYA)).hasSize(2);
    done(verdicts.confirm(alarm.id(), by(MAYA), "It works", "mdm"));
    test.passes(Duration.ofDays(3));
    assertThat(test.outbox.to(MAYA)).hasSize(2);
    assertThat(test.outbox.contentsTo("UMAYA"))
        .noneMatch(content -> content.blocks().contains("alarm.dismiss"));
  }

  @Test
  void after_a_long_downtime_it_is_asked_once_and_each_has_their_full_time_from_then_on() {
    Alarm alarm = test.fellBack();
    test.clock.passes(Duration.ofHours(20));
    test.passes(Duration.ZERO);
    test.passes(Duration.ZERO);
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(2);
    test.passes(Duration.ofMinutes(29));
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(2);
    assertThat(state(alarm)).isEqualTo(AlarmState.FELL_BACK);
  }

  @Test
  void until_what_was_said_meanwhile_is_heard_no_clock_rings() {
    Alarm alarm = test.raised();
    Instant said = test.clock.instant().plusSeconds(600);
    test.caughtUp = false;
    test.passes(HOUR.plusMinutes(30));
    assertThat(state(alarm)).isEqualTo(AlarmState.RAISED);
    alarms.replied(alarm.id(), false, By.person(PIA, AlarmSlack.REPLY), said);
    test.caughtUp = true;
    test.passes(Duration.ZERO);
    assertThat(state(alarm)).isEqualTo(AlarmState.LOOKING);
    assertThat(test.now(alarm).answered().map(Alarm.Act::at)).contains(said);
    assertThat(test.outbox.to(FALLBACK_IN)).isEmpty();
  }

  @Test
  void two_instances_that_wake_at_once_let_it_fall_back_once() throws Exception {
    Alarm alarm = test.raised();
    Timed one = test.feature.timers().get(0);
    Timed other = test.assemble(test.outbox, new Reception()).timers().get(0);
    Instant then = alarm.raisedAt().plus(HOUR);
    test.clock.set(then);
    Callable<Boolean> ring =
        () -> {
          one.due(then);
          return true;
        };
    Callable<Boolean> ringElsewhere =
        () -> {
          other.due(then);
          return true;
        };
    AtOnce.all(List.of(ring, ringElsewhere, ring));
    assertThat(test.acts(alarm)).containsExactly("alarm.raise", "alarm.fall_back");
    assertThat(test.outbox.to(FALLBACK_IN)).hasSize(1);
  }

  @Test
  void an_answer_at_the_instant_of_the_fallback_is_kept_whichever_comes_first() throws Exception {
    Alarm alarm = test.raised();
    Instant then = alarm.raisedAt().plus(HOUR);
    test.clock.set(then);
    AtOnce.all(
        List.<Callable<Boolean>>of(
            () -> {
              test.feature.timers().get(0).due(then);
              return true;
            },
            () -> alarms.look(alarm.id(), by(PIA)) instanceof AlarmAnswer.Done));
    assertThat(test.now(alarm).answered().map(Alarm.Act::by)).contains(PIA);
    assertThat(state(alarm)).isIn(AlarmState.LOOKING, AlarmState.TAKEN);
  }

  @Test
  void the_threads_in_which_an_answer_is_waited_for_are_read_back_after_a_gap() {
    Alarm first = test.fellBack();
    Alarm second = test.raised();
    assertThat(slack.threads())
        .extracting(thread -> thread.channelId())
        .containsExactly(ALARM_IN, FALLBACK_IN, ALARM_IN);
    done(verdicts.confirm(second.id(), by(PIA), "Upgrades work", "mdm"));
    done(verdicts.reject(first.id(), by(PIA), "It has a workaround"));
    assertThat(slack.threads()).isEmpty();
  }
}
