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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  void a_stand_in_goes_on_standing_in_when_the_owner_of_the_shift_leaves() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.clock.passes(Duration.ofDays(1));
    Instant now = test.clock.instant();
    long shift = test.store.shiftsFrom("developer", now).get(0).id();
    var cover = new Span(now.minus(Duration.ofHours(2)), now.plus(Duration.ofHours(2)));
    test.overrideStore.insert(List.of(new ShiftOverride(shift, DORA, cover)));

    test.remove(BEN);

    assertThat(developer().now())
        .contains(new Duty(DORA, new Span(now, cover.end()), Optional.of(SAM)));
    assertThat(developer().next()).map(Duty::person).contains(SAM);
  }

  @Test
  void what_somebody_took_over_goes_back_to_the_owner_when_they_leave() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    Instant now = test.clock.instant();
    long shift = test.store.shiftsFrom("developer", now).get(0).id();
    test.overrideStore.insert(
        List.of(new ShiftOverride(shift, SAM, new Span(now, now.plus(Duration.ofHours(5))))));
    test.clock.passes(Duration.ofHours(1));

    test.remove(SAM);

    assertThat(developer().now()).map(Duty::person).contains(BEN);
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
    var together = new CyclicBarrier(4);
    var bots = Executors.newFixedThreadPool(4);
    List<Callable<RosterAnswer>> acts =
        Stream.of(BEN, SAM, DORA, QUINN)
            .<Callable<RosterAnswer>>map(
                person ->
                    () -> {
                      together.await();
                      Rotations bot = person.equals(BEN) ? rotations : other;
                      return bot.add(ADA, "developer", person, "mdm", LONG_AGO, "");
                    })
            .toList();
    for (Future<RosterAnswer> answer : bots.invokeAll(acts)) {
      assertThat(answer.get()).isInstanceOf(Joined.class);
    }
    bots.shutdown();

    assertThat(rotations.roster("developer")).hasSize(4);
    assertThat(test.planned(4)).hasSize(4).doesNotHaveDuplicates();
    assertThat(test.audit.about("rotation/developer", 10)).hasSize(4);
  }

  @Test
  void two_bots_that_add_one_person_at_once_add_them_once() throws Exception {
    Rotations other = test.over(List.of(DEVELOPER, INFRASTRUCTURE));
    var together = new CyclicBarrier(2);
    var bots = Executors.newFixedThreadPool(2);
    var answers =
        List.of(rotations, other).stream()
            .map(
                bot ->
                    bots.submit(
                        () -> {
                          together.await();
                          return bot.add(ADA, "developer", BEN, "mdm", LONG_AGO, "");
                        }))
            .toList();
    bots.shutdown();

    assertThat(answers.get(0).get() instanceof Joined)
        .isNotEqualTo(answers.get(1).get() instanceof Joined);
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

  private void covers(PersonId from, PersonId to, Duration start, Duration end) {
    var span = new Span(test.handoff(0).plus(start), test.handoff(0).plus(end));
    test.transactions.run(
        () -> {
          test.overrides.lock("developer");
          for (Stint stint : rotations.stints("developer", span)) {
            test.overrides.give("developer", from, to, List.of(stint.part()));
          }
        });
  }

  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
  }

  private String told(PersonId person) {
    assertThat(test.outbox.to(person)).hasSize(1);
    return shown(test.outbox.to(person).get(0));
  }

  @Test
  void when_whoever_stands_in_now_leaves_the_owner_is_on_call_and_both_are_told() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, SAM, Duration.ofDays(1), Duration.ofDays(3));
    covers(BEN, SAM, Duration.ofDays(5), Duration.ofDays(6));
    test.clock.passes(Duration.ofDays(2));
    test.outbox.forget();

    RosterAnswer first = rotations.remove(ADA, "developer", SAM, false, "");
    assertThat(first)
        .isInstanceOfSatisfying(
            ConfirmFirst.class, ask -> assertThat(ask.successor()).map(Duty::person).contains(BEN));
    RosterAnswer second = rotations.remove(ADA, "developer", SAM, true, "");

    assertThat(((Left) second).successor()).map(Duty::person).contains(BEN);
    assertThat(told(BEN))
        .startsWith(
            """
            *You are on call for the developer rotation from now on*, until Wed 9 Sep 2026 10:00 PDT (in 5 days).
            Ada took Sam off the roster.
            • From now on until Sat 5 Sep 2026 10:00 PDT is yours again: Sam does not stand in any more.
            • Mon 7 Sep 2026 10:00 PDT – Tue 8 Sep 2026 10:00 PDT is yours again: Sam does not stand in any more.
            """);
    assertThat(told(SAM))
        .contains(
            "You are not on call any more: Ben took over at once.",
            "What you had taken over from others is theirs again.");
  }

  @Test
  void when_the_owner_leaves_whoever_stands_in_goes_on_and_the_next_one_has_the_rest() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, DORA, Duration.ofDays(1), Duration.ofDays(3));
    test.clock.passes(Duration.ofDays(2));
    test.outbox.forget();

    assertThat(rotations.remove(ADA, "developer", BEN, false, ""))
        .isInstanceOfSatisfying(Left.class, left -> assertThat(left.successor()).isEmpty());

    assertThat(rotations.stints("developer", new Span(test.handoff(0), test.handoff(1))))
        .extracting(Stint::person)
        .containsExactly(BEN, DORA, DORA, SAM);
    assertThat(told(DORA))
        .startsWith(
            """
            *Who stands in for whom in the developer rotation has changed.*
            Ada took Ben off the roster.
            • From now on until Sat 5 Sep 2026 10:00 PDT: you stand in for Sam now.
            """);
    assertThat(told(SAM))
        .contains(
            "*Your shifts in the developer rotation moved.*",
            "• new: what is left of this shift, until Wed 9 Sep 2026 10:00 PDT (in 5 days)",
            "• From now on until Sat 5 Sep 2026 10:00 PDT: Dora stands in for you.");
    assertThat(told(BEN)).contains("Your planned shifts went to others.");
  }

  @Test
  void an_override_ends_when_whoever_stands_in_gets_that_very_shift() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(SAM, BEN, Duration.ofDays(8), Duration.ofDays(9));
    test.outbox.forget();

    test.remove(SAM);

    assertThat(test.overrideStore.within("developer", new Span(test.handoff(1), test.handoff(2))))
        .isEmpty();
    assertThat(told(BEN))
        .contains(
            "Thu 10 Sep 2026 10:00 PDT – Fri 11 Sep 2026 10:00 PDT: you do not stand in for Sam any more, the shift is your own now.");
  }

  @Test
  void a_cover_stays_with_its_shift_when_that_goes_to_somebody_else() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(SAM, QUINN, Duration.ofDays(8), Duration.ofDays(9));
    test.outbox.forget();

    test.remove(SAM);

    assertThat(rotations.onCallAt("developer", test.handoff(1).plus(Duration.ofHours(25))))
        .map(Duty::person)
        .contains(QUINN);
    assertThat(told(QUINN)).contains("you stand in for Ben now.");
    assertThat(told(BEN)).contains("Quinn stands in for you.");
  }
}
