package dev.watchbill.postmortem;

import static dev.watchbill.criticalbug.TestAlarms.ADA;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.CLEO;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestAlarms.SAM;
import static dev.watchbill.criticalbug.TestAlarms.SOL;
import static dev.watchbill.postmortem.TestPostmortems.by;
import static dev.watchbill.postmortem.TestPostmortems.done;
import static dev.watchbill.postmortem.TestPostmortems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.RecordedOutages;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.FindingsPolicy.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Postmortems on a real Postgres, from the fix to the end of the alarm (R23). */
class PostmortemsTest {
  private final TestPostmortems test = new TestPostmortems();

  @Test
  void a_bug_that_is_fixed_has_a_postmortem_which_the_groups_manager_is_to_schedule() {
    Alarm confirmed = test.bugs.confirmed();
    assertThat(test.postmortems.about(About.alarm(confirmed.id()))).isEmpty();
    Case its = test.of(test.bugs.fixed(confirmed));

    assertThat(its.postmortem().state()).isEqualTo(PostmortemState.DUE);
    assertThat(test.asks(its, MAYA)).hasSize(1);
    assertThat(test.lastAsk(its, MAYA))
        .contains("Postmortem of alarm 1", "Upgrades fail on 4.60", "Schedule its postmortem by")
        .contains("(in 5 days)", "/critical-bug postmortem 1 Thu 14:00");
    assertThat(test.outbox.blocks(test.asks(its, MAYA).get(0)))
        .contains("postmortem.schedule:" + its.postmortem().id());
    assertThat(test.outbox.text(confirmed.card())).contains("Postmortem: Maya schedules it by");
    assertThat(test.bugs.acts(confirmed)).contains("alarm.fix", "postmortem.begin");
  }

  @Test
  void its_whole_life_ends_with_the_alarm_closed_once_customers_were_warned() {
    Alarm alarm = test.bugs.fixed();
    Case its = test.scheduled(test.of(alarm), Duration.ofDays(2));
    assertThat(test.lastAsk(its, MAYA)).contains("Scheduled for", "by Maya");
    assertThat(test.outbox.text(alarm.card())).contains("Postmortem: <!date");

    test.passes(Duration.ofDays(2).plusMinutes(30));
    assertThat(test.asks(its, MAYA)).hasSize(1);
    test.passes(Duration.ofMinutes(30));
    assertThat(test.asks(its, MAYA)).hasSize(2);
    assertThat(test.lastAsk(its, MAYA)).contains("Was it held?");

    test.held(its);
    assertThat(test.lastAsk(its, MAYA)).contains("nothing more is to be done");
    ActionItem item = test.added(its, "Test the upgrade", BEN);
    assertThat(test.outbox.text(alarm.card())).contains("0 of 1 action items has an issue");
    done(test.link(item, BEN, "https://github.com/example/example/issues/7"));

    assertThat(test.state(its).state()).isEqualTo(PostmortemState.DONE);
    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.FIXED);
    test.bugs.alarms.warned(alarm.id(), Optional.of(test.clock.instant()));
    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.CLOSED);
    assertThat(test.lastAsk(its, MAYA)).contains("*Done*");
    assertThat(test.bugs.acts(alarm))
        .containsSubsequence(
            "postmortem.begin",
            "postmortem.schedule",
            "postmortem.held",
            "postmortem.add",
            "postmortem.link",
            "postmortem.done",
            "alarm.close");
  }

  @Test
  void where_customers_were_warned_before_the_last_link_closes_the_alarm() {
    Alarm alarm = test.bugs.fixed();
    test.bugs.alarms.warned(alarm.id(), Optional.of(test.clock.instant()));
    Case its = test.held(test.of(alarm));
    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.FIXED);

    done(test.postmortems.finish(its.postmortem().id(), by(MAYA)));

    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.CLOSED);
  }

  @Test
  void it_is_asked_for_every_working_morning_and_admins_and_the_thread_hear_once_that_it_is_late() {
    Case its = test.fixed();
    // From Tuesday 8th, 10:00 in Los Angeles.
    test.passesUntil("2026-09-12T00:00:00Z");
    assertThat(test.asks(its, MAYA)).hasSize(4);
    assertThat(test.outbox.text(test.asks(its, MAYA).get(0))).contains("see the newer message");
    test.passesUntil("2026-09-14T06:00:00Z");
    assertThat(test.asks(its, MAYA)).hasSize(4);
    String late = its.postmortem().key("late:");
    assertThat(test.outbox.keys(late)).isEmpty();
    test.passesUntil("2026-09-14T16:00:00Z");
    assertThat(test.asks(its, MAYA)).hasSize(5);
    assertThat(test.outbox.keys(late)).hasSize(2);
    assertThat(test.outbox.to(ADA)).last().asString().contains("has no date yet", "Maya");
    assertThat(test.outbox.keys(late))
        .anySatisfy(
            key -> {
              assertThat(test.outbox.message(key).under())
                  .isEqualTo(new Under.Intent("alarm:" + its.about().number()));
              assertThat(test.outbox.text(key)).contains("<@UMAYA>, when is it?");
            });
    test.passes(Duration.ofDays(7));
    assertThat(test.outbox.keys(late)).hasSize(2);
    assertThat(test.lastAsk(its, MAYA)).contains("*Late*");
  }

  @Test
  void after_a_long_downtime_everything_is_said_once() {
    Case its = test.fixed();
    test.added(its, "Test the upgrade", BEN);
    test.clock.passes(Duration.ofDays(30));
    test.feature.timers().forEach(timer -> timer.due(test.clock.instant()));
    test.feature.timers().forEach(timer -> timer.due(test.clock.instant()));

    assertThat(test.asks(its, MAYA)).hasSize(2);
    assertThat(test.owed(BEN)).hasSize(2);
    assertThat(test.outbox.keys(its.postmortem().key("late:"))).hasSize(2);
  }

  @Test
  void nobody_is_reminded_of_what_has_a_date() {
    Case its = test.scheduled(test.fixed(), Duration.ofDays(20));
    assertThat(test.lastAsk(its, MAYA)).contains("later than");
    test.passes(Duration.ofDays(19));
    assertThat(test.asks(its, MAYA)).hasSize(1);
    assertThat(test.outbox.keys(its.postmortem().key("late:"))).isEmpty();
  }

  @Test
  void what_was_not_held_is_rescheduled_and_asked_about_again() {
    Case its = test.scheduled(test.fixed(), Duration.ofDays(1));
    test.passes(Duration.ofDays(1).plusHours(2));
    assertThat(test.lastAsk(its, MAYA)).contains("Was it held?");
    test.scheduled(its, Duration.ofDays(1));
    assertThat(test.lastAsk(its, MAYA)).contains("Scheduled for").doesNotContain("Was it held?");
    test.passes(Duration.ofDays(1).plusHours(2));
    assertThat(test.lastAsk(its, MAYA)).contains("Was it held?");
  }

  @Test
  void a_fix_that_did_not_hold_pauses_it_and_the_next_fix_goes_on() {
    Alarm alarm = test.bugs.fixed();
    Case its = test.scheduled(test.of(alarm), Duration.ofDays(1));
    test.bugs.verdicts.reopen(alarm.id(), by(MAYA), "It crashes again");

    assertThat(test.lastAsk(its, MAYA)).contains("*Paused*");
    assertThat(refused(test.postmortems.held(its.postmortem().id(), by(MAYA))))
        .contains("the fix did not hold", "(R23)");
    test.passes(Duration.ofDays(10));
    assertThat(test.asks(its, MAYA)).hasSize(1);

    test.bugs.fixed(test.bugs.now(alarm));
    assertThat(test.now(its).postmortem().id()).isEqualTo(its.postmortem().id());
    assertThat(test.state(its).isPaused()).isFalse();
    assertThat(test.asks(its, MAYA)).hasSizeGreaterThan(0);
    test.passes(Duration.ofMinutes(1));
    assertThat(test.lastAsk(its, MAYA)).contains("Was it held?");
  }

  @Test
  void one_that_was_done_is_taken_up_again_when_the_bug_is_fixed_again() {
    Alarm alarm = test.bugs.fixed();
    Case its = test.held(test.of(alarm));
    done(test.postmortems.finish(its.postmortem().id(), by(MAYA)));
    test.bugs.verdicts.reopen(alarm.id(), by(MAYA), "It crashes again");
    test.bugs.fixed(test.bugs.now(alarm));

    assertThat(test.state(its).state()).isEqualTo(PostmortemState.HELD);
    assertThat(test.state(its).asksMore()).isTrue();
    test.bugs.alarms.warned(alarm.id(), Optional.of(test.clock.instant()));
    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.FIXED);
    done(test.postmortems.finish(its.postmortem().id(), by(MAYA)));
    assertThat(test.bugs.now(alarm).state()).isEqualTo(AlarmState.CLOSED);
  }

  @Test
  void only_the_groups_manager_or_an_admin_sees_to_it_and_the_refusal_says_so() {
    Case its = test.fixed();
    long id = its.postmortem().id();
    assertThat(refused(test.postmortems.schedule(id, by(RAE), test.in(Duration.ofDays(1)))))
        .contains("(R23)", "ask Maya", "Anybody may write in its document");
    assertThat(refused(test.postmortems.held(id, by(SOL)))).contains("ask Maya");
    assertThat(refused(test.postmortems.finish(id, by(MAYA)))).contains("was not held yet");
    assertThat(refused(test.parts.documents().post(id, by(RAE)))).contains("ask Maya");
    assertThat(done(test.postmortems.held(id, by(ADA))).postmortem().state())
        .isEqualTo(PostmortemState.HELD);
    assertThat(refused(test.postmortems.held(id, by(MAYA)))).contains("was held already");
  }

  private Case ofSoftware() {
    Alarm alarm = test.bugs.confirmed(test.bugs.raised(), "software");
    test.bugs.verdicts.fixed(alarm.id(), by(ADA), "4.60.1");
    return test.of(alarm);
  }

  @Test
  void of_several_managers_whoever_acts_first_does_and_both_see_it() throws Exception {
    Case its = ofSoftware();
    assertThat(test.asks(its, SOL)).hasSize(1);
    assertThat(test.asks(its, SAM)).hasSize(1);

    Meeting sols = test.in(Duration.ofDays(1));
    Meeting sams = test.in(Duration.ofDays(2));
    AtOnce.all(
        List.<Callable<PostmortemAnswer>>of(
            () -> test.postmortems.schedule(its.postmortem().id(), by(SOL), sols),
            () -> test.postmortems.schedule(its.postmortem().id(), by(SAM), sams)));

    Meeting last = test.state(its).meeting().orElseThrow();
    assertThat(last).isIn(sols, sams);
    String shown = MeetingText.shown(last, java.time.ZoneId.of("America/Chicago"));
    assertThat(test.lastAsk(its, SOL)).isEqualTo(test.lastAsk(its, SAM)).contains(shown);
    assertThat(test.bugs.audited(test.bugs.alarms.find(its.about().number()).orElseThrow()))
        .filteredOn("postmortem.schedule"::equals)
        .hasSize(2);
  }

  @Test
  void whoever_manages_the_group_now_is_asked_and_who_no_longer_does_is_told() {
    Case its = ofSoftware();
    test.bugs.company.directory.group("SSOFT", "software-managers", "USAM", "UDORA");
    test.passes(Duration.ofDays(1));

    assertThat(test.lastAsk(its, SOL)).contains("Nothing is asked of you any more: Sam and Dora");
    assertThat(test.lastAsk(its, TestAlarms.DORA)).contains("Schedule its postmortem");
    int solsMessages = test.asks(its, SOL).size();
    test.passes(Duration.ofDays(3));
    assertThat(test.asks(its, SOL)).hasSize(solsMessages);
    assertThat(test.asks(its, SAM)).hasSizeGreaterThan(1);
  }

  @Test
  void of_two_who_write_at_once_the_later_one_sees_both() {
    Case its = test.fixed();
    long id = its.postmortem().id();
    Seen seen = Seen.of(its.postmortem());
    done(
        test.postmortems.write(
            id, by(RAE), seen, new Findings(Map.of(Part.BUG_CAUSE, "A null"), List.of(RAE))));

    PostmortemAnswer late =
        test.postmortems.write(
            id,
            by(BEN),
            seen,
            new Findings(
                Map.of(Part.BUG_CAUSE, "A race", Part.ESCAPE_CAUSE, "No test"), List.of(BEN)));

    assertThat(late)
        .isInstanceOfSatisfying(
            PostmortemAnswer.Changed.class,
            changed -> {
              assertThat(changed.together().text(Part.BUG_CAUSE)).isEqualTo("A null\n\nA race");
              assertThat(changed.together().text(Part.ESCAPE_CAUSE)).isEqualTo("No test");
              assertThat(changed.together().people()).containsExactly(RAE, BEN);
            });
    assertThat(test.state(its).findings().text(Part.BUG_CAUSE)).isEqualTo("A null");
    assertThat(test.state(its).revision()).isEqualTo(1);
  }

  @Test
  void an_outage_has_one_when_all_six_answers_are_in_and_only_one() {
    Outage outage = RecordedOutages.opened(test.escalation, CLEO, "Restart the worker");
    assertThat(test.postmortems.about(About.outage(outage.id()))).isEmpty();
    Outage filled = RecordedOutages.filled(test.escalation, outage, BEN, "an answer", "mdm");
    Case its = test.postmortems.about(About.outage(outage.id())).orElseThrow();
    RecordedOutages.filled(test.escalation, filled, BEN, "another answer", "mdm");

    assertThat(test.postmortems.open()).hasSize(1);
    assertThat(test.lastAsk(its, MAYA))
        .contains("Postmortem of outage " + outage.id(), "/oncall postmortem " + outage.id());
    String status = its.postmortem().key("status");
    assertThat(test.outbox.message(status).under())
        .isEqualTo(new Under.Intent("escalation:" + outage.escalation()));
    test.held(its);
    ActionItem item = test.added(its, "More disk", CLEO);
    assertThat(test.outbox.text(status)).contains("held", "0 of 1 action items has an issue");
    done(test.link(item, CLEO, "https://example.com/1"));
    assertThat(test.state(its).state()).isEqualTo(PostmortemState.DONE);
    assertThat(test.bugs.audit.about("outage/" + outage.id(), 50))
        .extracting(entry -> entry.what())
        .contains("postmortem.begin", "postmortem.held", "postmortem.link", "postmortem.done");
  }

  @Test
  void without_a_group_of_its_own_an_outage_is_that_of_whoever_escalated() {
    Outage cleos = RecordedOutages.opened(test.escalation, CLEO, "Restart it");
    RecordedOutages.filled(test.escalation, cleos, CLEO, "an answer", "");
    Case its = test.postmortems.about(About.outage(cleos.id())).orElseThrow();
    assertThat(test.asks(its, SOL)).hasSize(1);

    Outage adas = RecordedOutages.opened(test.escalation, ADA, "Restart that");
    RecordedOutages.filled(test.escalation, adas, ADA, "an answer", "");
    Case hers = test.postmortems.about(About.outage(adas.id())).orElseThrow();
    assertThat(test.asks(hers, ADA)).hasSize(1);
  }
}
