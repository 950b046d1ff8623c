package dev.watchbill.rotation;

import static dev.watchbill.rotation.TestRotations.ADA;
import static dev.watchbill.rotation.TestRotations.BEN;
import static dev.watchbill.rotation.TestRotations.DEVELOPER;
import static dev.watchbill.rotation.TestRotations.DORA;
import static dev.watchbill.rotation.TestRotations.INFRASTRUCTURE;
import static dev.watchbill.rotation.TestRotations.LONG_AGO;
import static dev.watchbill.rotation.TestRotations.MAYA;
import static dev.watchbill.rotation.TestRotations.PACIFIC;
import static dev.watchbill.rotation.TestRotations.QUINN;
import static dev.watchbill.rotation.TestRotations.SAM;
import static dev.watchbill.rotation.TestRotations.SOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.AtOnce;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.RosterAnswer.ConfirmFirst;
import dev.watchbill.rotation.RosterAnswer.Joined;
import dev.watchbill.rotation.RosterAnswer.Left;
import dev.watchbill.rotation.RosterAnswer.Refused;
import dev.watchbill.rotation.RosterAnswer.WasNotThere;
import dev.watchbill.rotation.RosterAnswer.WasThere;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private final TestRotations test = new TestRotations();
  private final Rotations rotations = test.rotations;

  private OnCall developer() {
    return rotations.now().get(0);
  }

  @Test
  void into_an_empty_roster_the_first_eligible_person_is_on_call_at_once() {
    test.clock.passes(Duration.ofDays(2));

    RosterAnswer answer = test.add(BEN, "mdm");

    assertThat(answer)
        .asInstanceOf(InstanceOfAssertFactories.type(Joined.class))
        .extracting(Joined::firstShift)
        .isEqualTo(Optional.of(new Span(test.clock.instant(), test.handoff(1))));
    assertThat(developer().now()).map(Duty::person).contains(BEN);
    assertThat(rotations.now().get(1).now()).isEmpty();
    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("You are on call");
    assertThat(test.wakeups).contains(test.handoff(1));
  }

  @Test
  void the_first_shift_comes_after_a_full_release_cycle_R2() {
    test.add(BEN, "mdm");
    LocalDate onboarded = test.clock.instant().atZone(PACIFIC).toLocalDate().minusDays(1);

    var answer =
        (Joined) rotations.add(ADA, "developer", SAM, "software", onboarded, "/oncall add");

    assertThat(answer.member().eligibleFrom())
        .isEqualTo(onboarded.plusWeeks(3).atStartOfDay(PACIFIC).toInstant());
    assertThat(answer.firstShift()).map(Span::start).contains(test.handoff(3));
    assertThat(test.planned(5)).containsExactly("UBEN", "UBEN", "UBEN", "USAM", "UBEN");
  }

  @Test
  void only_the_groups_manager_or_an_admin_may_add() {
    RosterAnswer byBen = rotations.add(BEN, "developer", DORA, "mdm", LONG_AGO, "");
    RosterAnswer byMaya = rotations.add(MAYA, "developer", DORA, "mdm", LONG_AGO, "");
    RosterAnswer mayaForSoftware = rotations.add(MAYA, "developer", BEN, "software", LONG_AGO, "");

    assertThat(byBen)
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .extracting(Refused::reason)
        .asString()
        .contains("Maya");
    assertThat(byMaya).isInstanceOf(Joined.class);
    assertThat(mayaForSoftware).isInstanceOf(Refused.class);
  }

  @Test
  void adding_somebody_twice_changes_nothing() {
    test.add(BEN, "mdm");
    test.outbox.forget();

    assertThat(test.add(BEN, "software"))
        .asInstanceOf(InstanceOfAssertFactories.type(WasThere.class))
        .extracting(was -> was.member().group())
        .isEqualTo("mdm");
    assertThat(test.outbox.count()).isZero();
  }

  @Test
  void everybody_whose_shift_moved_is_told_once_and_nobody_else_is() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.outbox.forget();

    test.add(DORA, "mdm");

    assertThat(test.outbox.to(DORA)).singleElement().asString().contains("first shift begins");
    assertThat(test.outbox.to(BEN))
        .singleElement()
        .asString()
        .contains(
            "moved",
            "Ada added Dora (MDM)",
            "→",
            "<!date^",
            "Wed 16 Sep 2026 10:00 PDT> → ",
            "(in 21 days)")
        .doesNotContain("<@");
    assertThat(test.outbox.to(SAM)).hasSize(1);
    // Maya manages MDM and hears of it, since Ada did it.
    assertThat(test.outbox.to(MAYA)).singleElement().asString().contains("Ada added *Dora* (MDM)");
    assertThat(test.outbox.to(ADA)).isEmpty();
    assertThat(test.outbox.count()).isEqualTo(4);
  }

  @Test
  void when_the_one_on_call_leaves_it_is_confirmed_and_the_next_takes_over_at_once() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.clock.passes(Duration.ofHours(30));
    Instant now = test.clock.instant();
    test.outbox.forget();

    RosterAnswer first = rotations.remove(MAYA, "developer", BEN, false, "");
    RosterAnswer confirmed = rotations.remove(MAYA, "developer", BEN, true, "");

    assertThat(first)
        .isEqualTo(
            new ConfirmFirst(
                ((ConfirmFirst) first).member(),
                Optional.of(new Duty(SAM, new Span(now, test.handoff(1))))));
    assertThat(confirmed)
        .asInstanceOf(InstanceOfAssertFactories.type(Left.class))
        .extracting(left -> left.successor().map(Duty::person))
        .isEqualTo(Optional.of(SAM));
    assertThat(developer().now()).contains(new Duty(SAM, new Span(now, test.handoff(1))));
    assertThat(test.outbox.to(SAM))
        .singleElement()
        .asString()
        .contains("You are on call", "Maya took Ben off");
    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("not on call any more");
    assertThat(rotations.onCallAt("developer", now)).map(Duty::person).contains(SAM);
  }

  @Test
  void whoever_is_not_on_call_leaves_without_further_questions() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");

    assertThat(rotations.remove(SOL, "developer", SAM, false, "")).isInstanceOf(Left.class);
    assertThat(rotations.remove(SOL, "developer", SAM, false, "")).isInstanceOf(WasNotThere.class);
    assertThat(test.planned(3)).containsOnly("UBEN");
  }

  @Test
  void the_last_one_to_leave_leaves_nobody_on_call() {
    test.add(BEN, "mdm");
    test.clock.passes(Duration.ofHours(1));

    test.remove(BEN);

    assertThat(developer().now()).isEmpty();
    assertThat(developer().next()).isEmpty();
  }

  @Test
  void whoever_was_added_by_mistake_and_removed_at_the_same_instant_has_not_worked() {
    test.add(BEN, "mdm");

    test.remove(BEN);

    assertThat(test.store.lastTurns("developer", test.clock.instant())).isEmpty();
  }

  @Test
  void the_plan_is_continued_as_time_goes_by_and_nobody_is_bothered() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.outbox.forget();
    List<String> before = test.planned(52);

    test.clock.set(test.handoff(3).plusSeconds(60));
    rotations.keepPlanned();
    rotations.keepPlanned();

    assertThat(test.planned(49)).startsWith(before.subList(3, 52).toArray(String[]::new));
    assertThat(test.planned(52)).hasSize(53);
    assertThat(test.outbox.count()).isZero();
    assertThat(new RotationTimers(rotations, test.clock).nextDue()).contains(test.handoff(4));
  }

  @Test
  void when_the_configured_hour_moves_the_plan_follows_and_all_are_told_once() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.outbox.forget();
    var mondays =
        TestRotations.rules("developer", "oncall", LocalDateTime.parse("2026-08-31T09:00"));
    Rotations moved = test.over(List.of(mondays, INFRASTRUCTURE));

    moved.keepPlanned();
    moved.keepPlanned();

    List<Duty> duties = moved.schedule("developer", 4).duties();
    assertThat(duties.get(0).span()).isEqualTo(DEVELOPER.plan().changeover().slot(0));
    assertThat(duties.get(1).span())
        .isEqualTo(new Span(test.handoff(1), mondays.plan().changeover().handoff(2)));
    assertThat(duties.stream().map(duty -> duty.person().value()))
        .startsWith("UBEN", "USAM", "UBEN", "USAM");
    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("Mondays at 09:00");
    assertThat(test.outbox.to(SAM)).hasSize(1);
  }

  @Test
  void the_audit_trail_says_who_did_what_by_which_command() {
    test.add(BEN, "mdm");

    assertThat(test.audit.about("rotation/developer", 10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo("UADA");
              assertThat(entry.what()).isEqualTo("rotation.add");
              assertThat(entry.at()).isEqualTo(test.clock.instant());
              assertThat(entry.detail())
                  .containsEntry("person", "UBEN")
                  .containsEntry("command", "/oncall add");
            });
  }

  @Test
  void changes_by_two_bots_at_once_follow_one_another() throws Exception {
    Rotations other = test.over(List.of(DEVELOPER, INFRASTRUCTURE));
    List<RosterAnswer> answers =
        AtOnce.all(
            Stream.of(BEN, SAM, DORA, QUINN)
                .<Callable<RosterAnswer>>map(
                    person -> {
                      Rotations bot = person.equals(BEN) ? rotations : other;
                      return () -> bot.add(ADA, "developer", person, "mdm", LONG_AGO, "");
                    })
                .toList());

    assertThat(answers).hasOnlyElementsOfType(Joined.class);
    assertThat(rotations.roster("developer")).hasSize(4);
    assertThat(test.planned(4)).hasSize(4).doesNotHaveDuplicates();
    assertThat(test.audit.about("rotation/developer", 10)).hasSize(4);
  }

  @Test
  void two_bots_that_add_one_person_at_once_add_them_once() throws Exception {
    Rotations other = test.over(List.of(DEVELOPER, INFRASTRUCTURE));
    List<RosterAnswer> answers =
        AtOnce.all(
            Stream.of(rotations, other)
                .<Callable<RosterAnswer>>map(
                    bot -> () -> bot.add(ADA, "developer", BEN, "mdm", LONG_AGO, ""))
                .toList());

    assertThat(answers).filteredOn(Joined.class::isInstance).hasSize(1);
    assertThat(test.outbox.to(BEN)).hasSize(1);
  }

  @Test
  void a_change_that_fails_half_way_leaves_nothing_behind() {
    assertThatThrownBy(
            () ->
                test.transactions.run(
                    () -> {
                      test.add(BEN, "mdm");
                      throw new IllegalStateException("pulled the plug");
                    }))
        .hasMessage("pulled the plug");
    assertThat(rotations.roster("developer")).isEmpty();
    assertThat(test.audit.about("rotation/developer", 10)).isEmpty();
  }

  @Test
  void of_somebody_who_left_the_company_and_is_still_on_the_roster_the_manager_is_told() {
    var gone = new PersonId("UGONE");
    test.add(gone, "mdm");
    test.outbox.forget();

    rotations.keepPlanned();

    assertThat(test.outbox.count()).isOne();
    assertThat(test.outbox.to(MAYA))
        .singleElement()
        .asString()
        .contains(
            "*Gone (left the company)* is still on the roster", "/oncall remove UGONE developer");
    assertThat(developer().now()).map(Duty::person).contains(gone);
  }
}
