package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.TestAlarms.ADA;
import static dev.watchbill.criticalbug.TestAlarms.ALARM_IN;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.FALLBACK_IN;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PAUL;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.QUINN;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestAlarms.SOL;
import static dev.watchbill.criticalbug.TestAlarms.by;
import static dev.watchbill.criticalbug.TestAlarms.done;
import static dev.watchbill.criticalbug.TestAlarms.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Alarms, raised and moved on, over a real database. */
class AlarmsTest {
  private final TestAlarms test = new TestAlarms();
  private final Alarms alarms = test.alarms;
  private final Verdicts verdicts = test.verdicts;

  @Test
  void the_whole_course_of_an_alarm_is_kept_heard_and_read_back() {
    var heard = new ArrayList<String>();
    alarms.whenMoved(moved -> heard.add(moved.from() + " " + moved.alarm().state()));
    Alarm alarm = test.raised();
    done(alarms.look(alarm.id(), by(PIA)));
    test.clock.passes(Duration.ofMinutes(20));
    Alarm confirmed = done(verdicts.confirm(alarm.id(), by(PAUL), "Upgrades work", "software"));
    Alarm fixed = done(verdicts.fixed(alarm.id(), by(SOL), "4.60.1"));
    alarms.warned(alarm.id(), Optional.of(test.clock.instant()));
    alarms.happened(alarm.id(), by(MAYA), "notification.tick", "ticked customers");
    alarms.close(alarm.id(), By.clock());

    assertThat(heard)
        .containsExactly(
            "RAISED RAISED",
            "RAISED LOOKING",
            "LOOKING CONFIRMED",
            "CONFIRMED FIXED",
            "FIXED CLOSED");
    assertThat(confirmed.answered().map(Alarm.Act::by)).contains(PIA);
    assertThat(confirmed.group()).contains("software");
    assertThat(fixed.fix().map(Alarm.Fix::in)).contains("4.60.1");
    assertThat(test.now(alarm).closedAt()).contains(test.clock.instant());
    assertThat(test.now(alarm).warnedAt()).contains(test.clock.instant());
    assertThat(test.acts(alarm))
        .containsExactly(
            "alarm.raise",
            "alarm.look",
            "alarm.confirm",
            "alarm.fix",
            "notification.tick",
            "alarm.close")
        .isEqualTo(test.audited(alarm));
    assertThat(alarms.open()).isEmpty();
    assertThat(alarms.raisedSince(alarm.raisedAt())).extracting(Alarm::id).contains(alarm.id());
  }

  @Test
  void the_same_bug_raised_twice_joins_the_first_alarm_and_both_are_told() {
    Alarm alarm = test.raised(TestAlarms.bug("https://github.com/Example/Example/issues/7"));
    AlarmAnswer answer =
        test.raise(TestAlarms.bug("http://www.github.com/example/example/issues/7#note"), QUINN);
    assertThat(answer).isInstanceOf(AlarmAnswer.Joined.class);
    assertThat(alarms.joiners(alarm.id())).containsExactly(QUINN);
    assertThat(test.outbox.onlyTo(QUINN).text()).contains("you have joined");
    assertThat(test.outbox.onlyTo(RAE).text()).contains("*Quinn* has raised the same bug");
    assertThat(test.outbox.text(alarm.card())).contains("seen by *Quinn* too");
    test.raise(TestAlarms.bug("https://github.com/example/example/issues/7"), QUINN);
    assertThat(test.outbox.to(QUINN)).hasSize(1);
  }

  @Test
  void of_several_who_raise_a_bug_at_the_same_instant_one_does_and_the_others_join()
      throws Exception {
    BugReport bug = test.bug();
    List<Callable<AlarmAnswer>> all = new ArrayList<>();
    for (PersonId who : List.of(RAE, QUINN, BEN, MAYA)) {
      all.add(() -> test.raise(bug, who));
    }
    List<AlarmAnswer> answers = AtOnce.all(all);
    assertThat(answers).filteredOn(AlarmAnswer.Raised.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(AlarmAnswer.Joined.class::isInstance).hasSize(3);
    assertThat(alarms.open()).hasSize(1);
    assertThat(test.outbox.keys("alarm:").stream().filter(key -> key.matches("alarm:\\d+")))
        .hasSize(1);
  }

  @Test
  void the_same_form_raises_one_alarm_however_often_it_is_sent_off() throws Exception {
    BugReport bug = test.bug();
    Callable<AlarmAnswer> send = () -> alarms.raise(bug, by(RAE), "one-form");
    AtOnce.all(List.of(send, send));
    alarms.raise(test.bug(), by(RAE), "one-form");
    assertThat(alarms.open()).hasSize(1);
    assertThat(alarms.joiners(alarms.open().get(0).id())).isEmpty();
  }

  @Test
  void of_two_opposite_verdicts_at_once_one_counts_and_the_other_reads_which() throws Exception {
    Alarm alarm = test.raised();
    List<AlarmAnswer> answers =
        AtOnce.all(
            List.<Callable<AlarmAnswer>>of(
                () -> verdicts.confirm(alarm.id(), by(PIA), "It works", "mdm"),
                () -> verdicts.reject(alarm.id(), by(PAUL), "It is not that bad")));
    assertThat(answers).filteredOn(AlarmAnswer.Done.class::isInstance).hasSize(1);
    String refused =
        answers.stream()
            .filter(AlarmAnswer.Refused.class::isInstance)
            .map(TestAlarms::refused)
            .findFirst()
            .orElseThrow();
    assertThat(refused).contains("critical").contains("said so");
  }

  @Test
  void a_rejection_is_contested_once_and_the_groups_manager_decides() {
    Alarm alarm = test.rejected();
    assertThat(refused(verdicts.contest(alarm.id(), by(QUINN), "No"))).contains("*Rae*");
    done(verdicts.contest(alarm.id(), by(RAE), "There is none for macOS"));
    assertThat(test.outbox.onlyTo(MAYA).text()).contains("There is none for macOS");
    assertThat(refused(verdicts.confirm(alarm.id(), by(PIA), "It works", "mdm")))
        .contains("manager of the group (*Maya*)");
    done(verdicts.reject(alarm.id(), by(MAYA), "macOS is not affected"));
    assertThat(test.outbox.onlyTo(MAYA).blocks()).doesNotContain("alarm.dismiss");
    assertThat(refused(verdicts.contest(alarm.id(), by(RAE), "But"))).contains("is not critical");
    assertThat(test.acts(alarm))
        .containsExactly("alarm.raise", "alarm.reject", "alarm.contest", "alarm.dismiss");
  }

  @Test
  void what_the_manager_upholds_is_critical() {
    Alarm alarm = test.rejected();
    done(verdicts.contest(alarm.id(), by(RAE), "There is none for macOS"));
    Alarm upheld = done(verdicts.confirm(alarm.id(), by(MAYA), "Upgrades work", "mdm"));
    assertThat(upheld.state()).isEqualTo(AlarmState.CONFIRMED);
    assertThat(upheld.contest()).isPresent();
    assertThat(test.acts(alarm)).endsWith("alarm.uphold");
  }

  @Test
  void a_rejection_is_not_contested_while_the_bug_is_raised_again() {
    Alarm former = test.rejected();
    Alarm later = test.raised(former.bug());
    assertThat(later.id()).isNotEqualTo(former.id());
    assertThat(refused(verdicts.contest(former.id(), by(RAE), "No")))
        .contains("as alarm " + later.id());
  }

  @Test
  void whoever_is_on_call_decides_in_products_place_once_it_fell_back() {
    Alarm alarm = test.raised();
    assertThat(refused(verdicts.confirm(alarm.id(), by(BEN), "It works", "mdm")))
        .contains("That is for product and admins (R19)");
    assertThat(verdicts.mayDecide(alarm.id(), BEN)).isInstanceOf(AlarmAnswer.Refused.class);
    test.passes(Duration.ofHours(1));
    assertThat(verdicts.mayDecide(alarm.id(), BEN)).isInstanceOf(AlarmAnswer.Done.class);
    assertThat(verdicts.mayDecide(alarm.id(), QUINN)).isInstanceOf(AlarmAnswer.Refused.class);
    done(verdicts.confirm(alarm.id(), by(BEN), "It works", "mdm"));
    assertThat(test.outbox.to(ALARM_IN)).anyMatch(text -> text.contains("in product's place"));
    assertThat(test.outbox.to(FALLBACK_IN))
        .anyMatch(text -> text.contains("says that it is critical"));
  }

  @Test
  void a_fix_that_did_not_hold_opens_it_again() {
    Alarm alarm = test.fixed();
    Alarm again = done(verdicts.reopen(alarm.id(), by(ADA), "It still fails"));
    assertThat(again.state()).isEqualTo(AlarmState.CONFIRMED);
    assertThat(again.fix()).isEmpty();
  }

  @Test
  void outsiders_guests_and_bots_do_nothing() {
    Alarm alarm = test.raised();
    for (String who : List.of("UGUS", "USTRANGE", "UBOT", "UGONE", "UNOBODY")) {
      refused(alarms.look(alarm.id(), by(new PersonId(who))));
      refused(verdicts.confirm(alarm.id(), by(new PersonId(who)), "It works", "mdm"));
    }
    assertThat(test.now(alarm).state()).isEqualTo(AlarmState.RAISED);
  }

  @Test
  void old_alarms_that_are_over_are_forgotten_with_all_about_them() {
    Alarm open = test.raised();
    Alarm over = test.rejected();
    test.clock.passes(Duration.ofDays(800));
    assertThat(test.feature.chores().get(0).due(test.clock.instant(), 10)).isEqualTo(1);
    assertThat(alarms.find(over.id())).isEmpty();
    assertThat(alarms.history(over.id())).isEmpty();
    assertThat(alarms.find(open.id())).isPresent();
  }
}
