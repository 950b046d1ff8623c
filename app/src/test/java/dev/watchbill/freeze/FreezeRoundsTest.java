package dev.watchbill.freeze;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DEEP_AT;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.HELP;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.MONDAY;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static dev.watchbill.freeze.TestFreezes.RELEASE_AT;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.people.PersonId;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class FreezeRoundsTest {
  private final TestFreezes main = new TestFreezes();

  /** Of what is said here, each once and in this order. */
  private List<String> privately(PersonId who) {
    return main.outbox.keys("freeze:").stream()
        .filter(key -> main.outbox.message(key).to().lane().equals(who.value()))
        .map(main.outbox::text)
        .toList();
  }

  private void noon(String day) {
    main.passesUntil(Instant.parse(day + "T20:00:00Z"));
  }

  @Test
  void a_release_week_is_told_by_the_clock() {
    main.planned();

    main.passesUntil(MONDAY.plus(Duration.ofHours(1)));
    assertThat(main.announced()).singleElement().asString().startsWith("*main freezes ");
    main.passesUntil(FREEZE_AT.minusSeconds(1));
    assertThat(main.freezes.active()).isEmpty();

    main.passesUntil(FREEZE_AT);
    Freeze freeze = main.active();
    assertThat(freeze.begunAt()).isEqualTo(FREEZE_AT);
    assertThat(freeze.version()).contains("4.60.0");
    assertThat(main.card(freeze)).contains("*main is frozen*").doesNotContain("should have begun");

    main.passesUntil(DEEP_AT);
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
    assertThat(main.announced()).hasSize(3);

    main.passesUntil(RELEASE_AT);
    assertThat(privately(DORA)).singleElement().asString().contains("4.60.0 is due", "in 8 hours");
    assertThat(main.announced())
        .hasSize(3)
        .allSatisfy(text -> assertThat(text).doesNotContainPattern("\\(in \\d+"));
    assertThat(main.audited(freeze))
        .containsExactly("freeze.begin", "freeze.deepen", "freeze.remind");
  }

  @Test
  void it_is_woken_for_what_comes_next() {
    main.planned();
    assertThat(main.wakeups).contains(FREEZE_AT, MONDAY.plus(Duration.ofHours(1)));
    assertThat(main.timers.get(0).nextDue()).contains(MONDAY.plus(Duration.ofHours(1)));

    main.passesUntil(FREEZE_AT);
    assertThat(main.wakeups).contains(DEEP_AT);
    assertThat(main.timers.get(0).nextDue()).contains(DEEP_AT);
  }

  @Test
  void doing_it_twice_does_nothing() {
    main.planned();
    for (Instant at : List.of(MONDAY.plus(Duration.ofHours(2)), FREEZE_AT, DEEP_AT, RELEASE_AT)) {
      main.clock.set(at);
      main.timers.get(0).due(at);
      var said = main.outbox.keys("");
      main.timers.get(0).due(at);
      assertThat(main.outbox.keys("")).isEqualTo(said);
    }
  }

  @Test
  void it_begins_at_nine_in_california_though_the_clocks_went_back_since_it_was_planned() {
    main.clock.set(Instant.parse("2026-10-12T16:00:00Z"));
    main.calendar.planned("4.59.0", Instant.parse("2026-11-05T01:00:00Z"));

    main.passesUntil(Instant.parse("2026-11-02T16:30:00Z"));
    assertThat(main.announced()).isEmpty();
    main.passesUntil(Instant.parse("2026-11-02T17:00:00Z"));
    assertThat(main.announced()).hasSize(1);
    main.passesUntil(Instant.parse("2026-11-03T16:59:59Z"));
    assertThat(main.freezes.active()).isEmpty();
    main.passesUntil(Instant.parse("2026-11-03T17:00:00Z"));
    assertThat(main.freezes.active()).isPresent();
  }

  @Test
  void after_a_night_away_it_begins_what_should_have_begun_and_says_no_more_than_is_true() {
    main.planned();
    Instant back = DEEP_AT.plus(Duration.ofHours(14));
    main.clock.set(back);
    main.timers.get(0).due(back);

    Freeze freeze = main.active();
    assertThat(freeze.phase()).isEqualTo(Phase.DEEP);
    assertThat(freeze.begunAt()).isEqualTo(back);
    assertThat(main.announced())
        .singleElement()
        .asString()
        .contains("main is in deep freeze", "it should have begun", "Tue 15 Dec 2026 09:00");
  }

  @Test
  void begun_late_on_release_day_the_dri_is_reminded_all_the_same() {
    main.planned();
    Instant back = RELEASE_AT.minus(Duration.ofHours(3));
    for (int i = 0; i < 2; i++) {
      main.clock.set(back.plusSeconds(60L * i));
      main.timers.get(0).due(main.now());
    }

    assertThat(main.active().begunAt()).isEqualTo(back);
    assertThat(privately(DORA)).singleElement().asString().contains("4.60.0 is due", "in 3 hours");
  }

  @Test
  void whoever_freezes_on_release_day_need_not_be_reminded_of_it() {
    main.clock.set(RELEASE_AT.minus(Duration.ofHours(3)));
    main.planned();
    main.passesUntil(RELEASE_AT);

    assertThat(main.active().begunBy()).isEqualTo("UDORA");
    assertThat(privately(DORA)).isEmpty();
  }

  @Test
  void whoever_was_asked_whether_it_is_out_sees_what_has_become_of_it() {
    main.begun();
    main.lifted();
    noon("2026-12-17");
    String asked = main.outbox.keys("freeze:is-it-out").get(0);
    assertThat(main.outbox.blocks(asked)).contains("freeze.out:");

    Instant late = RELEASE_AT.plus(Duration.ofDays(2));
    main.calendar.moved(main.releases.planned().get(0), late);
    assertThat(main.outbox.text(asked)).contains("Dora moved 4.60.0");
    assertThat(main.outbox.blocks(asked)).doesNotContain("freeze.out:");

    main.passesUntil(late.plus(Duration.ofDays(1)));
    String again = main.outbox.keys("freeze:is-it-out").get(1);
    main.calendar.typed(DORA, "released 4.60.0");
    assertThat(main.outbox.text(again)).contains("4.60.0 is out, says Dora");
    assertThat(main.outbox.blocks(again)).doesNotContain("freeze.out:");
    assertThat(main.outbox.text(asked)).contains("Dora moved 4.60.0");
  }

  @Test
  void a_warning_whose_day_is_over_is_not_said() {
    main.planned();
    Instant back = FREEZE_AT.minus(Duration.ofHours(1));
    main.clock.set(back);
    main.timers.get(0).due(back);

    assertThat(main.announced()).isEmpty();
    assertThat(main.timers.get(0).nextDue()).contains(FREEZE_AT);
  }

  @Test
  void away_over_the_whole_of_it_nothing_is_frozen_and_the_dri_is_asked_once() {
    Release release = main.planned();
    Instant back = RELEASE_AT.plus(Duration.ofHours(12));
    for (int i = 0; i < 2; i++) {
      main.clock.set(back.plus(Duration.ofMinutes(i)));
      main.timers.get(0).due(main.now());
    }

    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.announced()).isEmpty();
    assertThat(privately(DORA))
        .singleElement()
        .asString()
        .contains("main was not frozen for 4.60.0", "12 hours ago");
    assertThat(main.outbox.keys("freeze:missed")).hasSize(1);
    assertThat(main.outbox.blocks(main.outbox.keys("freeze:missed").get(0)))
        .contains("freeze.out:" + release.id());
  }

  @Test
  void lifted_early_the_dri_is_asked_once_whether_the_release_is_out_when_its_time_has_passed() {
    main.begun();
    main.lifted();
    main.passesUntil(RELEASE_AT.plus(Duration.ofHours(1)));
    assertThat(main.outbox.keys("freeze:is-it-out")).isEmpty();
    main.passes(Duration.ofDays(3));
    assertThat(privately(DORA))
        .last()
        .asString()
        .contains("Is 4.60.0 out?", "lifted before", "16 hours ago");
    assertThat(main.outbox.keys("freeze:is-it-out")).hasSize(1);
    assertThat(main.timers.get(0).nextDue()).isEmpty();
  }

  @Test
  void missed_and_then_moved_within_its_week_it_freezes_as_it_was_promised() {
    main.planned();
    main.clock.set(RELEASE_AT.plus(Duration.ofHours(1)));
    main.room.rounds().due(main.now());
    assertThat(main.freezes.active()).isEmpty();

    // It wants to begin when it wanted to before.
    main.calendar.moved(main.releases.planned().get(0), RELEASE_AT.plus(Duration.ofDays(2)));
    assertThat(main.active().version()).contains(TestFreezes.VERSION);
  }

  @Test
  void what_nobody_lifts_is_asked_about_every_day_and_louder() {
    Freeze freeze = main.begun();
    main.passesUntil(RELEASE_AT);

    noon("2026-12-17");
    assertThat(privately(DORA)).hasSize(2).last().asString().contains("still frozen");
    assertThat(privately(ADA)).isEmpty();
    assertThat(inThread()).singleElement().asString().doesNotContain("<@");

    noon("2026-12-18");
    assertThat(inThread()).hasSize(2).last().asString().startsWith("<@UDORA> ");
    assertThat(privately(MAYA)).isEmpty();

    noon("2026-12-19");
    assertThat(privately(DORA)).hasSize(4);
    assertThat(privately(ADA)).hasSize(1);
    assertThat(privately(MAYA)).hasSize(1);
    assertThat(privately(SOL)).hasSize(1);
    assertThat(privately(RAE)).isEmpty();
    assertThat(main.audited(freeze)).endsWith("freeze.overdue", "freeze.overdue");
  }

  private List<String> inThread() {
    return main.outbox.keys("freeze:").stream()
        .filter(key -> main.outbox.message(key).to().lane().equals(HELP))
        .filter(key -> key.contains(":overdue-"))
        .map(main.outbox::text)
        .toList();
  }

  @Test
  void from_the_release_s_time_on_the_card_says_that_it_was_due_and_waits_for_the_lift() {
    Freeze freeze = main.begun();
    main.passesUntil(RELEASE_AT.minusSeconds(1));
    assertThat(main.card(freeze)).contains("until it is out; it is due ");

    main.passesUntil(RELEASE_AT);
    assertThat(main.card(freeze))
        .contains("4.60.0, which was due ", "waits for the DRI or an admin to lift it")
        .doesNotContain("it is due");
    assertThat(privately(DORA)).hasSize(1);
  }

  @Test
  void frozen_on_release_day_or_after_a_night_away_it_says_so_as_well() {
    main.planned();
    main.clock.set(RELEASE_AT.minus(Duration.ofHours(1)));
    main.timers.get(0).due(main.now());
    assertThat(main.card(main.active())).contains("it is due ");
    main.passesUntil(RELEASE_AT);
    assertThat(main.card(main.active())).contains("which was due ");
    assertThat(privately(DORA)).hasSize(1);

    main.calendar.moved(main.releases.planned().get(0), RELEASE_AT.plus(Duration.ofHours(2)));
    assertThat(main.card(main.active())).contains("it is due ");
    main.clock.set(RELEASE_AT.plus(Duration.ofDays(2)));
    main.timers.get(0).due(main.now());
    assertThat(main.card(main.active())).contains("which was due ");
  }

  @Test
  void of_several_reminders_that_were_missed_one_is_said() {
    main.begun();
    Instant back = RELEASE_AT.plus(Duration.ofDays(5));
    main.clock.set(back);
    main.timers.get(0).due(back);

    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
    assertThat(main.announced()).hasSize(1);
    assertThat(privately(DORA)).singleElement().asString().contains("still frozen", "5 days ago");
  }

  @Test
  void those_who_were_reminded_see_that_it_is_lifted() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    noon("2026-12-17");
    main.lifted();

    assertThat(privately(DORA))
        .hasSize(2)
        .allSatisfy(text -> assertThat(text).startsWith("main is unfrozen: Dora"));
    noon("2026-12-20");
    assertThat(privately(DORA)).hasSize(2);
  }

  @Test
  void only_the_newest_reminder_has_the_button_that_lifts() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    assertThat(buttons(DORA)).containsExactly(true);
    noon("2026-12-17");
    assertThat(buttons(DORA)).containsExactly(false, true);
    noon("2026-12-19");
    assertThat(buttons(DORA)).containsExactly(false, false, false, true);
    assertThat(privately(DORA).get(2)).contains("A newer reminder is below");

    main.lifted();
    assertThat(buttons(DORA)).doesNotContain(true);
    assertThat(buttons(MAYA)).containsExactly(false);
  }

  private List<Boolean> buttons(PersonId who) {
    return main.outbox.keys("freeze:").stream()
        .map(main.outbox::message)
        .filter(message -> message.to().lane().equals(who.value()))
        .map(message -> message.content().blocks().contains("freeze.lift"))
        .toList();
  }

  @Test
  void those_who_were_reminded_see_that_its_release_was_moved() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    noon("2026-12-17");
    main.calendar.moved(main.releases.planned().get(0), Instant.parse("2026-12-19T01:00:00Z"));

    assertThat(buttons(DORA)).containsExactly(false, false);
    assertThat(privately(DORA)).last().asString().contains("4.60.0, which is due ", "18 Dec");
  }

  @Test
  void one_begun_by_hand_is_not_forgotten_either() {
    main.begunByHand();
    noon("2026-12-15");

    assertThat(privately(DORA)).singleElement().asString().contains("began it by hand");
  }

  @Test
  void several_instances_say_and_do_each_thing_once() throws Exception {
    main.planned();
    var instances = new ArrayList<>(List.of(main));
    for (int i = 0; i < 3; i++) {
      instances.add(new TestFreezes("", main.jdbi, MONDAY));
    }
    for (Instant at :
        List.of(
            MONDAY.plus(Duration.ofHours(1)),
            FREEZE_AT,
            DEEP_AT,
            RELEASE_AT.minus(Duration.ofHours(8)),
            RELEASE_AT.plus(Duration.ofDays(1)))) {
      AtOnce.all(
          instances.stream()
              .<Callable<Boolean>>map(
                  each ->
                      () -> {
                        each.clock.set(at);
                        each.timers.get(0).due(at);
                        return true;
                      })
              .toList());
    }

    assertThat(instances.stream().flatMap(each -> each.announced().stream())).hasSize(3);
    assertThat(instances.stream().flatMap(each -> each.outbox.keys("freeze:").stream()))
        .filteredOn(key -> key.endsWith(":to-" + DORA))
        .hasSize(2);
    assertThat(main.audited(main.active()))
        .containsExactly("freeze.begin", "freeze.deepen", "freeze.remind", "freeze.overdue");
  }
}
