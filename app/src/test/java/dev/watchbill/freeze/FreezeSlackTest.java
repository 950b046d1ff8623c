package dev.watchbill.freeze;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static dev.watchbill.freeze.TestFreezes.RELEASE_AT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FreezeSlackTest {
  private final TestFreezes main = new TestFreezes();
  private final FreezeSlack slack = main.room.slack();

  private Reply typed(PersonId who, String words) {
    return main.calendar.typed(who, words);
  }

  private static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static String blocks(Reply reply) {
    return ((Reply.Ephemeral) reply).content().blocks();
  }

  private static String form(Reply reply) {
    return ((Reply.Open) reply).modal().json();
  }

  private static Submission sent(PersonId who, String metadata, String why, boolean out) {
    return new Submission(
        "V1",
        "any",
        metadata,
        new FormValues(
            List.of(
                new Field("why", "why", why.isEmpty() ? List.of() : List.of(why)),
                new Field("out", "out", out ? List.of("out") : List.of()))),
        who.value(),
        "T1");
  }

  private static Click click(PersonId who, String action) {
    return new Click(
        action,
        "",
        "",
        who.value(),
        Optional.of("CANY"),
        Optional.of("1.1"),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T1");
  }

  /** In the form that is opened now. */
  private Reply lifted(PersonId who, String why, boolean out) {
    return slack.lifted(sent(who, lifting(), why, out));
  }

  /** The metadata of the form that lifts the freeze. */
  private String lifting() {
    return GsonFactory.createSnakeCase()
        .fromJson(
            form(slack.pressedLift(click(DORA, "freeze.lift:" + main.active().id()))), View.class)
        .getPrivateMetadata();
  }

  private Optional<Release.State> state() {
    return main.releases.find(main.active().release().orElseThrow()).map(Release::state);
  }

  @Test
  void anybody_sees_that_nothing_is_frozen_and_what_comes_next() {
    assertThat(text(typed(RAE, ""))).contains("main is not frozen", "No release is planned");
    main.planned();

    Reply reply = typed(RAE, "status");
    assertThat(text(reply)).contains("main is not frozen", "for 4.60.0", "in 25 hours");
    assertThat(blocks(reply)).doesNotContain(FreezeMessages.NOW);
    assertThat(blocks(typed(DORA, "status"))).contains("Freeze now…");
  }

  @Test
  void anybody_sees_how_a_freeze_stands_and_presses_what_they_may() {
    main.freezes.line(freeze -> Optional.of("2 pull requests are unfrozen"));
    main.freezes.button(freeze -> Optional.of(new CardButton("Unfreeze…", "x.open", "")));
    Freeze freeze = main.begun();

    assertThat(text(typed(RAE, "")))
        .contains("main is frozen", "2 pull requests are unfrozen", "https://slack.example/CHELP/");
    assertThat(blocks(typed(RAE, "status"))).contains("x.open").doesNotContain("freeze.lift");
    assertThat(blocks(typed(ADA, "show"))).contains("x.open", "freeze.lift:" + freeze.id());
  }

  @Test
  void the_schedule_shows_what_truly_happened_of_a_release_that_was_planned_late() {
    main.clock.set(FREEZE_AT.plus(Duration.ofHours(3)));
    Release release = main.planned();
    assertThat(text(typed(RAE, "schedule")))
        .contains("Frozen since", "Tue 15 Dec 2026 12:00", "deep freeze <!date")
        .doesNotContain("09:00");
    assertThat(main.outbox.text("release:" + release.id()))
        .contains("`main` is frozen for it")
        .doesNotContain("09:00");

    main.deepened();
    assertThat(text(typed(RAE, "schedule"))).contains("12:00", "deep freeze since", "17:00");

    main.clock.passes(Duration.ofHours(1));
    main.lifted();
    assertThat(text(typed(RAE, "schedule")))
        .contains("Was frozen from", "12:00", "18:00", "nothing freezes for it again by itself");
    assertThat(text(typed(DORA, "move 4.60.0 2026-12-16 18:00")))
        .contains("The freeze for it was lifted before")
        .doesNotContain("is frozen");
    assertThat(main.freezes.active()).isEmpty();
  }

  @Test
  void with_a_reason_it_freezes_at_once_and_says_so() {
    assertThat(text(typed(DORA, "now The <!channel> build & all is *broken*")))
        .startsWith("Done: main is frozen");

    Freeze freeze = main.active();
    assertThat(freeze.reason()).contains("The <!channel> build & all is *broken*");
    assertThat(main.card(freeze)).contains("frozen* by Dora", "&lt;!channel&gt; build &amp; all");
    assertThat(text(typed(ADA, "now again"))).contains("frozen already", "nothing was changed");
    assertThat(main.audited(freeze)).containsExactly("freeze.begin");
  }

  @Test
  void without_one_a_form_asks_first() {
    main.planned();
    assertThat(form(typed(DORA, "now"))).contains("freezes at once", "takes it over");
    assertThat(form(slack.begin(DORA, "", FreezeSlack.BUTTON))).contains("freezes at once");
    assertThat(main.freezes.active()).isEmpty();

    assertThat(slack.begun(sent(DORA, "", "", false))).isInstanceOf(Reply.CloseAll.class);
    assertThat(main.active().reason()).isEmpty();
    assertThat(main.card(main.active())).contains("until it is lifted.");
    assertThat(text(slack.begun(sent(ADA, "", "", false)))).contains("frozen already");
  }

  @Test
  void a_reason_that_is_too_long_changes_nothing() {
    assertThat(text(typed(DORA, "now " + "why ".repeat(200)))).contains("500 fit");
    assertThat(main.freezes.active()).isEmpty();
  }

  @Test
  void only_the_dri_and_admins_freeze_and_lift() {
    String no = "Only the DRI (Dora) or an admin can ";
    assertThat(text(typed(RAE, "now because"))).isEqualTo(no + "freeze main (R24). Ask them.");
    assertThat(text(slack.begun(sent(RAE, "", "", false)))).startsWith(no);
    assertThat(main.freezes.active()).isEmpty();

    Freeze freeze = main.begun();
    assertThat(text(typed(RAE, "lift"))).isEqualTo(no + "lift a freeze (R24). Ask them.");
    assertThat(text(slack.pressedLift(click(RAE, "freeze.lift:" + freeze.id())))).startsWith(no);
    assertThat(text(lifted(RAE, "mine", true))).startsWith(no);
    assertThat(text(main.freezes.lift(RAE, "", "/unfreeze"))).startsWith(no);
    assertThat(main.active().id()).isEqualTo(freeze.id());
  }

  @Test
  void before_the_release_a_form_asks_why_or_whether_it_is_out() {
    main.begun();

    assertThat(form(typed(DORA, "lift Too many conflicts")))
        .contains("is still to come", "4.60.0 is out", "Too many conflicts");
    assertThat(form(main.freezes.lift(ADA, "Enough", "/unfreeze"))).contains("Enough");
    assertThat(lifted(DORA, "", false)).isInstanceOf(Reply.FieldErrors.class);
    assertThat(main.freezes.active()).isPresent();

    Freeze freeze = main.active();
    assertThat(lifted(DORA, "Too many conflicts", false)).isInstanceOf(Reply.CloseAll.class);
    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.announced())
        .last()
        .asString()
        .contains("before the release", "does not begin again", "“Too many conflicts”");
    assertThat(main.releases.find(freeze.release().orElseThrow()).orElseThrow().state())
        .isEqualTo(Release.State.PLANNED);
  }

  @Test
  void a_release_may_be_out_before_its_time() {
    Freeze freeze = main.begun();
    lifted(DORA, "", true);

    assertThat(main.releases.find(freeze.release().orElseThrow()).orElseThrow().state())
        .isEqualTo(Release.State.RELEASED);
    assertThat(main.announced()).last().asString().contains("main is unfrozen", "4.60.0 is out");
  }

  @Test
  void after_its_time_it_is_lifted_at_once_and_counts_as_released() {
    Freeze freeze = main.begun();
    main.passesUntil(RELEASE_AT.plus(Duration.ofMinutes(5)));
    assertThat(state()).contains(Release.State.PLANNED);
    assertThat(form(slack.pressedLift(click(ADA, "freeze.lift:" + freeze.id()))))
        .contains("counts as released")
        .doesNotContain("still to come");

    assertThat(text(typed(ADA, "lift"))).contains("main is unfrozen", "4.60.0 counts as released");
    assertThat(main.releases.find(freeze.release().orElseThrow()).orElseThrow().state())
        .isEqualTo(Release.State.RELEASED);
    assertThat(main.audited(freeze)).endsWith("freeze.lift");
  }

  @Test
  void whoever_lifts_it_reads_that_main_stays_frozen_for_a_release_that_waits() {
    Freeze freeze = main.begun();
    main.passesUntil(RELEASE_AT);
    main.clock.set(FREEZE_AT.plus(Duration.ofDays(7)).plus(Duration.ofHours(2)));
    assertThat(form(typed(DORA, "plan 4.61.0 2026-12-23 17:00")))
        .contains("main` is still frozen for 4.60.0", "Go ahead")
        .doesNotContain("reezes at once");
    Release next = main.calendar.planned("4.61.0", RELEASE_AT.plus(Duration.ofDays(7)));

    assertThat(form(slack.pressedLift(click(ADA, "freeze.lift:" + freeze.id()))))
        .contains("main stays frozen", "the freeze of 4.61.0", "begins at once")
        .doesNotContain("merges as usual");
    assertThat(form(typed(DORA, "cancel 4.60.0")))
        .contains("it stays frozen*, for 4.61.0")
        .doesNotContain("unfrozen at once");
    assertThat(text(typed(DORA, "lift")))
        .contains("main stays frozen, now for 4.61.0", "4.60.0 counts as released")
        .doesNotContain("unfrozen");
    assertThat(main.active().release()).contains(next.id());
    assertThat(text(typed(DORA, "status"))).contains("stayed frozen in between");
    assertThat(main.outbox.to(DORA)).isNotEmpty().noneMatch(it -> it.contains("is unfrozen"));
  }

  @Test
  void what_is_not_frozen_is_not_lifted() {
    assertThat(text(typed(DORA, "lift"))).contains("not frozen", "nothing was changed");

    Freeze freeze = main.begunByHand();
    main.lifted();
    main.clock.passes(Duration.ofMinutes(1));
    main.begunByHand();
    String old = "was lifted before: nothing was changed. main is frozen anew since ";
    assertThat(text(slack.pressedLift(click(DORA, "freeze.lift:" + freeze.id())))).contains(old);
    assertThat(text(slack.lifted(sent(DORA, Long.toString(freeze.id()), "", false)))).contains(old);
    assertThat(main.freezes.active()).isPresent();

    Freeze second = main.active();
    main.lifted();
    assertThat(text(slack.pressedLift(click(DORA, "freeze.lift:" + second.id()))))
        .contains("is not frozen: nothing was changed");
  }

  @Test
  void a_form_that_asked_whether_it_is_out_keeps_its_word_when_it_is_sent_after_its_time() {
    main.begun();
    Freeze freeze = main.active();
    String opened = lifting();
    main.passesUntil(RELEASE_AT);

    assertThat(slack.lifted(sent(DORA, opened, "", false))).isInstanceOf(Reply.FieldErrors.class);
    slack.lifted(sent(DORA, opened, "Nobody can build", false));
    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.releases.find(freeze.release().orElseThrow()).map(Release::state))
        .contains(Release.State.PLANNED);
  }

  @Test
  void a_form_that_said_that_it_counts_as_released_does_nothing_once_it_is_moved() {
    main.begun();
    main.passesUntil(RELEASE_AT);
    String opened = lifting();
    main.calendar.moved(main.releases.planned().get(0), RELEASE_AT.plus(Duration.ofDays(1)));

    assertThat(text(slack.lifted(sent(DORA, opened, "Shipped", false))))
        .contains("Nothing was changed", "4.60.0 was moved", "/freeze lift");
    assertThat(main.freezes.active()).isPresent();
  }

  @Test
  void lifted_early_it_is_still_told_what_is_planned() {
    main.begun();
    main.lifted();
    assertThat(text(typed(RAE, "")))
        .contains("main is not frozen", "4.60.0 is due", "not frozen for it")
        .doesNotContain("No release is planned");

    main.clock.set(RELEASE_AT);
    assertThat(text(typed(RAE, "")))
        .contains("4.60.0 was due", "`/freeze released 4.60.0`")
        .doesNotContain("No release is planned");
  }

  @Test
  void whoever_freezes_in_the_window_of_a_release_reads_that_it_is_for_that() {
    main.begun();
    main.lifted();
    assertThat(form(typed(DORA, "now"))).contains("for 4.60.0", "until it is out", "documentation");
    main.clock.set(TestFreezes.DEEP_AT);
    assertThat(form(typed(DORA, "now")))
        .contains("for 4.60.0", "release-blocker")
        .doesNotContain("documentation");
  }

  @Test
  void a_release_that_nobody_froze_for_is_said_to_be_out_by_a_button() {
    Release release = main.planned();
    String press = "freeze.out:" + release.id();
    assertThat(text(slack.pressedOut(click(DORA, press)))).contains("is due");
    main.clock.set(RELEASE_AT.plus(Duration.ofHours(1)));
    main.timers.get(0).due(main.now());

    assertThat(text(slack.pressedOut(click(RAE, press)))).contains("Only the DRI");
    assertThat(text(slack.pressedOut(click(DORA, press)))).contains("counts as released");
    assertThat(main.releases.find(release.id()).orElseThrow().state())
        .isEqualTo(Release.State.RELEASED);
  }

  @Test
  void home_shows_the_freeze_and_a_button_to_whoever_may_lift_it() {
    var home = new FreezeHome(main.room.store(), main.room.circle(), main.room.messages());
    assertThat(home.of(RAE)).isEmpty();
    main.begun();

    assertThat(home.of(RAE))
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.mrkdwn()).contains("main is frozen");
              assertThat(part.buttons()).isEmpty();
            });
    assertThat(home.of(DORA).get(0).buttons()).hasSize(1);
  }

  @Test
  void help_has_examples_that_work() {
    assertThat(text(typed(RAE, "help"))).contains("`/freeze lift`", "`/freeze now The nightly");
  }
}
