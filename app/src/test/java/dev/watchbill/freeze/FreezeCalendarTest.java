package dev.watchbill.freeze;

import static dev.watchbill.freeze.TestFreezes.DEEP_AT;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.MONDAY;
import static dev.watchbill.freeze.TestFreezes.RELEASE_AT;
import static dev.watchbill.freeze.TestFreezes.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FreezeCalendarTest {
  /** A week later. */
  private static final Instant NEXT_FREEZE = FREEZE_AT.plus(Duration.ofDays(7));

  private static final Instant NEXT_RELEASE = RELEASE_AT.plus(Duration.ofDays(7));

  private final TestFreezes main = new TestFreezes();
  private final List<FreezeMoved.Kind> heard = new ArrayList<>();

  @BeforeEach
  void listen() {
    main.freezes.whenMoved(moved -> heard.add(moved.kind()));
  }

  private Release release() {
    return main.releases.planned().get(0);
  }

  private void moved(Instant to) {
    main.calendar.moved(release(), to);
  }

  @Test
  void a_release_whose_window_has_begun_freezes_at_once() {
    main.clock.set(DEEP_AT.plusSeconds(60));
    main.planned();

    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
    assertThat(main.active().begunBy()).isEqualTo("UDORA");
    assertThat(main.announced()).singleElement().asString().contains("deep freeze");
  }

  @Test
  void one_that_was_planned_on_the_day_of_its_warning_is_not_warned_of_as_well() {
    main.clock.set(MONDAY.plus(Duration.ofHours(3)));
    main.planned();
    main.passesUntil(FREEZE_AT.minusSeconds(1));

    assertThat(main.announced()).isEmpty();
  }

  @Test
  void moved_before_it_begins_it_begins_when_the_new_date_wants_it() {
    main.planned();
    moved(NEXT_RELEASE);
    main.passesUntil(FREEZE_AT.plus(Duration.ofHours(1)));
    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.announced()).isEmpty();

    main.passesUntil(NEXT_FREEZE);
    assertThat(main.active().begunAt()).isEqualTo(NEXT_FREEZE);
    assertThat(main.announced()).hasSize(2);
  }

  @Test
  void moved_away_while_frozen_it_is_lifted_and_comes_again() {
    Freeze first = main.begun();
    moved(NEXT_RELEASE);

    assertThat(main.freezes.active()).isEmpty();
    assertThat(release().state()).isEqualTo(Release.State.PLANNED);
    assertThat(main.announced())
        .last()
        .asString()
        .contains("main is unfrozen", "Dora moved 4.60.0", "freezes again", "22 Dec");

    main.passesUntil(NEXT_FREEZE);
    assertThat(main.active().id()).isNotEqualTo(first.id());
    assertThat(heard)
        .containsExactly(FreezeMoved.Kind.BEGUN, FreezeMoved.Kind.LIFTED, FreezeMoved.Kind.BEGUN);
  }

  @Test
  void moved_away_and_back_it_begins_again() {
    main.begun();
    moved(NEXT_RELEASE);
    main.clock.set(FREEZE_AT.plus(Duration.ofHours(1)));
    moved(RELEASE_AT);

    assertThat(main.active().releaseAt()).contains(RELEASE_AT);
  }

  @Test
  void moved_a_little_it_goes_on_and_is_no_longer_deep() {
    main.begun();
    Freeze deep = main.deepened();
    Instant later = RELEASE_AT.plus(Duration.ofDays(2));
    moved(later);

    Freeze now = main.active();
    assertThat(now.id()).isEqualTo(deep.id());
    assertThat(now.phase()).isEqualTo(Phase.FROZEN);
    assertThat(now.releaseAt()).contains(later);
    assertThat(heard).endsWith(FreezeMoved.Kind.DEEPENED, FreezeMoved.Kind.EASED);
    assertThat(main.card(now)).contains("*main is frozen*");

    main.passesUntil(later.minus(Duration.ofDays(1)));
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
    assertThat(main.announced()).filteredOn(text -> text.contains("deep freeze* until")).hasSize(2);
    main.passesUntil(later);
    assertThat(main.outbox.keys(now.card() + ":due-")).hasSize(1);
  }

  @Test
  void moved_nearer_it_may_deepen_at_once() {
    main.begun();
    moved(RELEASE_AT.minus(Duration.ofHours(12)));

    assertThat(heard).containsExactly(FreezeMoved.Kind.BEGUN, FreezeMoved.Kind.DEEPENED);
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
  }

  @Test
  void cancelled_it_is_lifted() {
    Freeze freeze = main.begun();
    main.calendar.cancelled(release());

    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.announced()).last().asString().contains("unfrozen", "cancelled 4.60.0");
    assertThat(main.card(main.freezes.find(freeze.id()).orElseThrow())).contains("Lifted by Dora");
    main.passesUntil(RELEASE_AT);
    assertThat(main.freezes.active()).isEmpty();
  }

  @Test
  void what_was_begun_by_hand_becomes_the_release_s() {
    Freeze byHand = main.begunByHand();
    main.planned();
    main.passesUntil(FREEZE_AT);

    Freeze adopted = main.active();
    assertThat(adopted.id()).isEqualTo(byHand.id());
    assertThat(adopted.version()).contains(VERSION);
    assertThat(adopted.deepFreezeAt()).contains(DEEP_AT);
    assertThat(main.announced()).last().asString().contains("stays frozen", "4.60.0");
    assertThat(heard).containsExactly(FreezeMoved.Kind.BEGUN, FreezeMoved.Kind.RETIMED);
    assertThat(main.outbox.to(TestFreezes.DORA)).isEmpty();
    main.passesUntil(DEEP_AT);
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
  }

  @Test
  void lifted_early_it_does_not_begin_again_by_itself() {
    main.begun();
    main.lifted();
    main.passesUntil(RELEASE_AT);

    assertThat(main.freezes.active()).isEmpty();
    assertThat(release().state()).isEqualTo(Release.State.PLANNED);
  }

  @Test
  void whoever_freezes_in_the_window_of_a_release_freezes_for_it() {
    main.begun();
    main.lifted();
    main.room.slack().begin(TestFreezes.DORA, "Found another blocker", "/freeze");

    assertThat(main.active().version()).contains(VERSION);
    assertThat(main.card(main.active())).contains("Begun by Dora: “Found another blocker”");
    main.passesUntil(DEEP_AT);
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
  }

  @Test
  void the_next_one_waits_for_the_end_of_one_that_nobody_lifted() {
    Freeze first = main.begun();
    main.passesUntil(RELEASE_AT);
    main.calendar.planned("4.61.0", NEXT_RELEASE);
    main.passesUntil(NEXT_FREEZE.plus(Duration.ofHours(2)));
    assertThat(main.active().id()).isEqualTo(first.id());

    int before = main.announced().size();
    heard.clear();
    main.room.slack().lift(TestFreezes.DORA, "", "/freeze");

    assertThat(main.active().version()).contains("4.61.0");
    assertThat(main.active().begunAt()).isEqualTo(main.now());
    assertThat(heard).containsExactly(FreezeMoved.Kind.LIFTED, FreezeMoved.Kind.BEGUN);
    assertThat(main.announced())
        .hasSize(before + 1)
        .last()
        .asString()
        .contains(
            "main is frozen* for 4.61.0",
            "should have begun",
            "stayed frozen in between",
            "4.60.0 is out, and Dora has lifted its freeze")
        .doesNotContain("unfrozen*", "merges as usual");
    main.passes(Duration.ZERO);
    assertThat(main.announced()).hasSize(before + 1);
    main.passesUntil(NEXT_RELEASE.minus(Duration.ofDays(1)));
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
  }

  @Test
  void cancelled_or_moved_away_while_another_one_waits_main_stays_frozen_too() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    main.calendar.planned("4.61.0", NEXT_RELEASE);
    main.passesUntil(NEXT_FREEZE.plus(Duration.ofHours(2)));
    Freeze first = main.active();
    moved(NEXT_RELEASE.plus(Duration.ofDays(20)));

    assertThat(main.active().version()).contains("4.61.0");
    assertThat(main.card(main.active())).contains("stayed frozen in between", "Dora moved 4.60.0");
    assertThat(main.freezes.find(first.id()).flatMap(Freeze::liftedAt)).contains(main.now());
  }

  @Test
  void a_release_whose_window_has_begun_while_another_is_frozen_for_is_not_said_to_be_frozen_for() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    main.clock.set(NEXT_FREEZE.plus(Duration.ofHours(2)));
    Release next = main.calendar.planned("4.61.0", NEXT_RELEASE);

    assertThat(main.outbox.text("release:" + next.id()))
        .contains("is still frozen for 4.60.0, and for this one as soon as that freeze is lifted")
        .doesNotContain("is frozen for it");
  }

  @Test
  void a_release_that_is_said_to_be_out_is_not_frozen_for_any_more() {
    main.begun();
    long id = release().id();
    main.transactions.run(
        () -> main.releases.released(id, TestFreezes.by(TestFreezes.DORA), main.now()));

    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.releases.find(id).map(Release::state))
        .isEqualTo(Optional.of(Release.State.RELEASED));
    assertThat(main.announced()).last().asString().contains("4.60.0 is out");
  }

  @Test
  void lifted_early_moved_away_and_back_it_begins_again_as_was_confirmed() {
    main.begun();
    main.lifted();
    moved(NEXT_RELEASE);
    main.clock.set(FREEZE_AT.plus(Duration.ofHours(2)));
    moved(RELEASE_AT);

    assertThat(main.active().releaseAt()).contains(RELEASE_AT);
    assertThat(main.outbox.keys("release:"))
        .isNotEmpty()
        .extracting(main.outbox::text)
        .noneMatch(text -> text.contains("again by itself"));
  }

  @Test
  void what_is_begun_by_hand_after_the_release_was_due_is_its_freeze_once_it_is_moved() {
    main.begun();
    main.lifted();
    main.clock.set(RELEASE_AT.plus(Duration.ofHours(1)));
    Freeze byHand = main.begunByHand();
    Instant later = RELEASE_AT.plus(Duration.ofDays(2));
    moved(later);

    assertThat(main.active().id()).isEqualTo(byHand.id());
    assertThat(main.active().releaseAt()).contains(later);
    main.passesUntil(later.minus(Duration.ofDays(1)));
    assertThat(main.active().phase()).isEqualTo(Phase.DEEP);
  }

  private void warned() {
    main.planned();
    main.passesUntil(MONDAY.plus(Duration.ofHours(2)));
    assertThat(main.announced()).singleElement().asString().contains("main freezes ");
  }

  @Test
  void whoever_was_warned_hears_that_the_release_was_moved_away() {
    warned();
    moved(NEXT_RELEASE);

    assertThat(main.announced())
        .hasSize(2)
        .last()
        .asString()
        .contains("main does not freeze ", "for 4.60.0", "Dora moved", "22 Dec");
    main.passesUntil(FREEZE_AT.plus(Duration.ofDays(5)));
    assertThat(main.announced()).hasSize(2);

    main.passesUntil(NEXT_FREEZE.minusSeconds(1));
    assertThat(main.announced()).hasSize(3).last().asString().contains("main freezes ");
  }

  @Test
  void moved_back_on_the_same_day_they_are_warned_again() {
    warned();
    moved(NEXT_RELEASE);
    moved(RELEASE_AT);
    main.passes(Duration.ZERO);
    assertThat(main.announced()).hasSize(3).last().asString().contains("main freezes ");
    moved(NEXT_RELEASE);
    assertThat(main.announced()).hasSize(4).last().asString().contains("does not freeze ");
  }

  @Test
  void whoever_was_warned_hears_that_the_release_is_cancelled() {
    warned();
    main.calendar.cancelled(release());

    assertThat(main.announced())
        .hasSize(2)
        .last()
        .asString()
        .contains("main does not freeze ", "Dora cancelled 4.60.0");
  }

  @Test
  void whoever_was_warned_hears_that_the_release_is_out_already() {
    warned();
    long id = release().id();
    main.transactions.run(
        () -> main.releases.released(id, TestFreezes.by(TestFreezes.DORA), main.now()));

    assertThat(main.announced())
        .hasSize(2)
        .last()
        .asString()
        .contains("main does not freeze ", "4.60.0 is out");
  }

  @Test
  void moved_with_its_freeze_where_it_was_nobody_is_told_twice() {
    warned();
    moved(RELEASE_AT.plus(Duration.ofDays(1)));
    main.passesUntil(FREEZE_AT.minusSeconds(1));

    assertThat(main.announced()).hasSize(1);
  }

  @Test
  void moved_nearer_on_the_day_of_its_new_warning_it_is_warned_of_at_once() {
    main.clock.set(MONDAY.plus(Duration.ofHours(3)));
    main.calendar.planned(VERSION, NEXT_RELEASE);
    moved(RELEASE_AT);
    main.passes(Duration.ZERO);

    assertThat(main.announced()).singleElement().asString().contains("main freezes ");
  }

  @Test
  void a_window_that_went_by_while_another_release_was_frozen_for_is_not_laid_to_watchbill() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    main.calendar.planned("4.61.0", NEXT_RELEASE);
    main.passesUntil(NEXT_RELEASE.plus(Duration.ofHours(1)));
    main.room.slack().lift(TestFreezes.DORA, "", "/freeze");
    main.passes(Duration.ZERO);

    assertThat(main.outbox.keys("freeze:missed")).hasSize(1);
    assertThat(main.outbox.text(main.outbox.keys("freeze:missed").get(0)))
        .contains("not frozen for 4.61.0", "frozen for 4.60.0")
        .doesNotContain("was not running");
  }
}
