package dev.watchbill.release;

import static dev.watchbill.release.TestReleases.BEN;
import static dev.watchbill.release.TestReleases.DORA;
import static dev.watchbill.release.TestReleases.HELP;
import static dev.watchbill.release.TestReleases.MONDAY;
import static dev.watchbill.release.TestReleases.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.SlackLimits;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.platform.slack.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release calendar as people meet it (R24, R25). */
class ReleaseSlackTest {
  private final TestReleases t = new TestReleases();

  private Reply clicks(PersonId who, String action, String value) {
    return t.slack.clicks(who.value(), action, value);
  }

  private Reply submits(PersonId who, String form, String metadata, Map<String, String> fields) {
    return t.slack.submits(who.value(), form, metadata, fields);
  }

  private static String json(Reply reply) {
    return reply instanceof Reply.Open open
        ? open.modal().json()
        : ((Reply.Update) reply).modal().json();
  }

  @Test
  void planned_by_command_it_is_read_back_in_both_times_and_announced() {
    assertThat(t.said(DORA, "plan 4.60.0 2026-12-16"))
        .contains(
            "Planned: *4.60.0* comes out <!date^" + RELEASE.getEpochSecond(),
            "Wed 16 Dec 2026, 17:00 PST, in 16 days",
            "`main` freezes <!date^1797354000",
            "<#CHELP> is told");
    assertThat(t.outbox.to(HELP))
        .singleElement()
        .satisfies(
            it -> assertThat(it).contains("*Release 4.60.0*", "Planned by Dora", "Deep freeze"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan 4.60.0 2026-12-16 17:00 | Planned: *4.60.0*",
        "plan `v4.60.0` on Wed 16 Dec at 5pm | Planned: *v4.60.0*",
        "plan 4.60.0 16.12.2026 | Planned: *4.60.0*",
        "plan 4.60.0 yesterday | planned ahead",
        "plan 4.60.0 12/16 | With slashes it could be two days",
        "plan next Tuesday's | A version is one word with a number in it",
        "move 4.60.0 2026-12-18 | no release *4.60.0* is planned (R24). `/freeze plan`",
        "cancel 4.60.0 | no release *4.60.0* is planned",
        "move | No release is planned",
        "cancel | No release is planned",
        "released | No release is planned",
        "schedule | No release is planned",
        "shedule | Did you mean `/freeze schedule`?",
        "help | `/freeze plan 4.60.0 2026-12-16` plans one",
      })
  void what_is_typed_is_answered_kindly(String typed, String answer) {
    assertThat(t.said(DORA, typed)).contains(answer);
  }

  @Test
  void the_next_one_is_not_out_because_somebody_meant_the_last_one() {
    t.planned();
    assertThat(t.said(DORA, "released")).contains("Nothing was changed", "/freeze released 4.60.0");
    assertThat(t.releases.planned()).hasSize(1);
    assertThat(t.said(DORA, "released 4.60.0")).contains("*4.60.0* is out");
    assertThat(t.releases.planned()).isEmpty();
  }

  @Test
  void others_are_told_whom_to_ask() {
    t.planned();
    for (String typed :
        List.of("plan 4.61.0 2027-01-06", "plan", "move 4.60.0", "cancel 4.60.0", "released")) {
      assertThat(t.said(BEN, typed)).contains("Only the DRI (Dora) or an admin can", "Ask them");
    }
    assertThat(((Reply.Ephemeral) t.typed(BEN, "schedule")).content().blocks())
        .contains("comes out")
        .doesNotContain("button");
    assertThat(t.releases.planned()).hasSize(1);
  }

  @Test
  void the_form_proposes_by_the_cadence_and_takes_what_is_chosen() {
    t.planned();
    assertThat(json(t.typed(DORA, "plan")))
        .contains("4.61.0", "2027-01-06", "17:00", "proposal by the cadence");
    assertThat(json(t.typed(DORA, "plan 2027-01-13 9:30")))
        .contains("4.61.0", "2027-01-13", "09:30")
        .doesNotContain("proposal by the cadence");
    assertThat(json(t.typed(DORA, "plan 4.70.0"))).contains("4.70.0", "2027-01-06");

    assertThat(
            submits(
                DORA,
                ReleaseFormMessages.PLAN,
                "",
                Map.of(
                    ReleaseFormMessages.VERSION,
                    "4.61.0",
                    ReleaseFormMessages.DAY,
                    "2027-01-06",
                    ReleaseFormMessages.TIME,
                    "17:00")))
        .isInstanceOf(Reply.CloseAll.class);
    assertThat(t.releases.planned())
        .extracting(Release::version)
        .containsExactly("4.60.0", "4.61.0");
  }

  @Test
  void a_form_that_cannot_be_marks_the_field() {
    t.planned();
    assertThat(mistake("4.60.0", "2027-01-06", "17:00"))
        .isEqualTo(
            ReleaseFormMessages.VERSION + ": planned already, for Wed 16 Dec 2026 17:00 PST");
    assertThat(mistake("next", "2027-01-06", "17:00")).startsWith(ReleaseFormMessages.VERSION);
    assertThat(mistake("4.61.0", "2026-12-17", "17:00")).startsWith(ReleaseFormMessages.DAY);
    assertThat(mistake("4.61.0", "2026-11-01", "17:00")).startsWith(ReleaseFormMessages.DAY);
    assertThat(mistake("4.61.0", "2027-03-14", "02:30")).startsWith(ReleaseFormMessages.TIME);
  }

  private String mistake(String version, String day, String time) {
    var reply =
        (Reply.FieldErrors)
            submits(
                DORA,
                ReleaseFormMessages.PLAN,
                "",
                Map.of(
                    ReleaseFormMessages.VERSION,
                    version,
                    ReleaseFormMessages.DAY,
                    day,
                    ReleaseFormMessages.TIME,
                    time));
    var complaint = reply.byBlock().entrySet().iterator().next();
    return complaint.getKey()
        + ": "
        + complaint.getValue().replaceAll(".* is (planned already[^,]*, [^,]*),.*", "$1");
  }

  @Test
  void what_freezes_at_once_is_shown_before_it_does() {
    Reply shown = t.typed(DORA, "plan 4.60.0 tomorrow 9:00");
    assertThat(json(shown)).contains("`main` freezes at once*", "Freeze at once");
    assertThat(t.releases.planned()).isEmpty();
    assertThat(t.outbox.isEmpty()).isTrue();

    assertThat(
            submits(
                DORA, ReleaseFormMessages.AT_ONCE, "plan 4.60.0 2026-12-01T17:00:00Z", Map.of()))
        .isInstanceOf(Reply.CloseAll.class);
    assertThat(t.releases.planned()).hasSize(1);
    assertThat(t.outbox.text("release:" + t.releases.planned().get(0).id()))
        .contains("`main` is frozen for it");
    assertThat(json(t.typed(DORA, "cancel"))).contains("*it is unfrozen at once*", "Keep it");
  }

  @Test
  void a_move_and_a_cancellation_are_said_in_the_thread_and_show_on_the_card() {
    Release release = t.planned();
    String card = "release:" + release.id();
    assertThat(t.said(DORA, "move 4.60.0 to Fri 18 Dec")).startsWith("Moved: *4.60.0* comes out");
    assertThat(t.outbox.text(card)).contains("Moved by Dora; it was due");
    assertThat(t.outbox.message(card + ":news-1").under()).isEqualTo(new Under.Intent(card));
    assertThat(t.outbox.text(card + ":news-1")).contains("*Release 4.60.0* is moved to");

    assertThat(t.said(DORA, "cancel 4.60.0")).startsWith("Cancelled: *4.60.0* does not come out");
    assertThat(t.outbox.text(card)).contains("is cancelled, by Dora");
    assertThat(t.outbox.text(card + ":news-2")).contains("does not freeze for it");
  }

  @Test
  void a_schedule_of_years_fits_into_slack() {
    for (int i = 1; i <= 120; i++) {
      t.planned("4.%s.%d".formatted("0".repeat(15), i), RELEASE.plus(Duration.ofDays(21L * i)));
    }
    var schedule = ((Reply.Ephemeral) t.typed(DORA, "schedule")).content();
    SlackLimits.holds(schedule);
    assertThat(schedule.text()).contains("And 108 later ones.");
  }

  @Test
  void a_release_that_is_due_this_minute_is_said_to_be_due_now() {
    t.planned();
    t.clock.set(TestReleases.RELEASE.plusSeconds(20));

    assertThat(((Reply.Ephemeral) t.typed(DORA, "schedule")).content().text())
        .contains("*4.60.0* is due now, <!date")
        .doesNotContain("(now)", "nobody has said");
  }

  @Test
  void the_schedule_has_buttons_for_its_keepers_that_do_the_same() {
    Release release = t.planned();
    var schedule = ((Reply.Ephemeral) t.typed(DORA, "schedule")).content();
    assertThat(schedule.text()).contains("*4.60.0* comes out", "in 16 days", "deep freeze <!date");
    assertThat(schedule.blocks())
        .contains("release.move:" + release.id(), "release.cancel:" + release.id(), "release.plan")
        .doesNotContain("release.out");

    assertThat(json(clicks(DORA, "release.move:" + release.id(), "")))
        .contains("Move a release", "2026-12-16");
    assertThat(
            submits(
                DORA,
                ReleaseFormMessages.MOVE,
                "4.60.0",
                Map.of(ReleaseFormMessages.DAY, "2026-12-18", ReleaseFormMessages.TIME, "17:00")))
        .isInstanceOf(Reply.CloseAll.class);
    t.clock.set(Instant.parse("2026-12-20T01:00:00Z"));
    assertThat(((Reply.Ephemeral) t.typed(DORA, "schedule")).content().blocks())
        .contains("release.out:" + release.id(), "nobody has said that it is out");
    clicks(DORA, "release.out:" + release.id(), "");
    assertThat(t.outbox.text("release:" + release.id())).contains("is out (R31)");
    assertThat(clicks(DORA, "release.cancel:" + release.id(), ""))
        .isInstanceOfSatisfying(
            Reply.Ephemeral.class,
            it -> assertThat(it.content().text()).contains("not planned any more"));
  }

  @Test
  void a_button_from_before_it_was_moved_does_not_say_that_it_is_out() {
    Release release = t.planned();
    t.clock.set(RELEASE.plusSeconds(1));
    t.moved(release, RELEASE.plus(Duration.ofDays(7)));

    assertThat(((Reply.Ephemeral) clicks(DORA, "release.out:" + release.id(), "")).content().text())
        .contains("Nothing was changed: *4.60.0* was moved", "`/freeze released 4.60.0`");
    assertThat(t.releases.planned()).hasSize(1);
    assertThat(((Reply.Ephemeral) clicks(BEN, "release.out:" + release.id(), "")).content().text())
        .contains("Only the DRI");
  }

  @Test
  void a_form_that_cancels_asks_again_if_the_freeze_has_begun_meanwhile() {
    Release release = t.planned();
    String opened =
        GsonFactory.createSnakeCase()
            .fromJson(json(clicks(DORA, "release.cancel:" + release.id(), "")), View.class)
            .getPrivateMetadata();
    t.clock.set(release.window().freezeAt());

    assertThat(submits(DORA, ReleaseFormMessages.CANCEL, opened, Map.of()))
        .isInstanceOfSatisfying(
            Reply.Update.class, it -> assertThat(it.modal().json()).contains("Unfreeze at once?"));
    assertThat(t.releases.planned()).hasSize(1);

    String told =
        GsonFactory.createSnakeCase()
            .fromJson(json(clicks(DORA, "release.cancel:" + release.id(), "")), View.class)
            .getPrivateMetadata();
    assertThat(submits(DORA, ReleaseFormMessages.CANCEL, told, Map.of()))
        .isInstanceOf(Reply.CloseAll.class);
    assertThat(t.releases.planned()).isEmpty();
  }

  @Test
  void a_button_elsewhere_opens_the_form_filled_in() {
    Instant at = MONDAY.plus(Duration.ofDays(42));
    assertThat(
            json(
                clicks(
                    DORA,
                    ReleaseActions.PLAN,
                    ReleaseActions.planning(Optional.of("4.61.0"), Optional.of(at)))))
        .contains("4.61.0", "2027-01-11");
    assertThat(json(clicks(DORA, ReleaseActions.PLAN, "-"))).doesNotContain("initial_date");
    assertThat(clicks(BEN, ReleaseActions.PLAN, "-")).isInstanceOf(Reply.Ephemeral.class);
  }
}
