package dev.watchbill.release;

import static dev.watchbill.release.TestReleases.ADA;
import static dev.watchbill.release.TestReleases.BEN;
import static dev.watchbill.release.TestReleases.DORA;
import static dev.watchbill.release.TestReleases.MONDAY;
import static dev.watchbill.release.TestReleases.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.release.Release.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R24: the release calendar. */
class ReleasesTest {
  private final TestReleases t = new TestReleases();
  private final List<ReleaseChange> heard = new ArrayList<>();

  {
    t.releases.whenChanged(heard::add);
  }

  private static By by(PersonId who) {
    return By.person(who, "/freeze");
  }

  private String refused(ReleaseAnswer answer) {
    assertThat(answer).isInstanceOf(ReleaseAnswer.Refused.class);
    return ((ReleaseAnswer.Refused) answer).reason();
  }

  @Test
  void a_release_is_planned_with_its_window_and_everybody_who_listens_hears_of_it() {
    Release release = t.planned();
    assertThat(release.window())
        .isEqualTo(
            new Window(
                Instant.parse("2026-12-15T17:00:00Z"),
                Instant.parse("2026-12-16T01:00:00Z"),
                RELEASE));
    assertThat(t.releases.planned()).containsExactly(release);
    assertThat(heard).extracting(ReleaseChange::kind).containsExactly(ReleaseChange.Kind.PLANNED);
    assertThat(t.audit.about("release/" + release.id(), 10)).hasSize(1);
  }

  @Test
  void only_the_dri_and_admins_keep_the_calendar() {
    assertThat(refused(t.releases.plan("4.60.0", RELEASE, by(BEN), false)))
        .contains("Only the DRI (Dora) or an admin can plan a release (R24). Ask them.");
    assertThat(t.releases.plan("4.60.0", RELEASE, by(ADA), false))
        .isInstanceOf(ReleaseAnswer.Done.class);
    assertThat(refused(t.releases.move("4.60.0", RELEASE, by(BEN), false))).contains("R24");
    assertThat(refused(t.releases.cancel("4.60.0", by(BEN), false))).contains("R24");
  }

  @Test
  void the_past_a_version_twice_and_windows_that_overlap_are_refused() {
    t.planned();
    assertThat(refused(t.releases.plan("4.61.0", MONDAY, by(DORA), true)))
        .contains("planned ahead");
    assertThat(
            refused(
                t.releases.plan("4.61.0", Instant.parse("9999-12-31T17:00:00Z"), by(DORA), true)))
        .contains("more than ten years ahead");
    assertThat(
            refused(t.releases.plan("V4.60.0", RELEASE.plus(Duration.ofDays(21)), by(DORA), true)))
        .contains("*4.60.0* is planned already");
    assertThat(refused(t.releases.plan("4.60.1", RELEASE.plus(Duration.ofDays(1)), by(DORA), true)))
        .contains("one release at a time (R25)");
    assertThat(refused(t.releases.move("4.6.0", RELEASE, by(DORA), true)))
        .contains("no release *4.6.0* is planned", "Did you mean *4.60.0*?");
    t.releases.released(t.releases.planned().get(0).id(), by(DORA), MONDAY);
    assertThat(refused(t.releases.plan("4.60.0", RELEASE, by(DORA), true)))
        .contains("is out already");
    assertThat(heard).hasSize(2);
  }

  @Test
  void what_would_freeze_or_unfreeze_at_once_is_only_shown_at_first() {
    Instant soon = MONDAY.plus(Duration.ofDays(1));
    assertThat(t.releases.plan("4.60.0", soon, by(DORA), false))
        .isInstanceOfSatisfying(
            ReleaseAnswer.AtOnce.class, it -> assertThat(it.freezes()).isTrue());
    assertThat(t.releases.planned()).isEmpty();
    assertThat(heard).isEmpty();
    t.planned("4.60.0", soon);
    assertThat(t.releases.move("4.60.0", RELEASE, by(DORA), false))
        .isInstanceOfSatisfying(
            ReleaseAnswer.AtOnce.class, it -> assertThat(it.freezes()).isFalse());
    assertThat(t.releases.cancel("4.60.0", by(DORA), false))
        .isInstanceOf(ReleaseAnswer.AtOnce.class);
    assertThat(heard).hasSize(1);
  }

  @Test
  void a_cancelled_version_may_be_planned_anew() {
    Release release = t.cancelled(t.planned());
    assertThat(release.state()).isEqualTo(State.CANCELLED);
    assertThat(t.releases.planned()).isEmpty();
    assertThat(t.planned().id()).isNotEqualTo(release.id());
  }

  @Test
  void the_next_one_is_proposed_by_the_cadence_on_the_same_clock_time_and_never_in_the_past() {
    assertThat(t.releases.proposal()).isEmpty();
    t.planned("4.60.0", Instant.parse("2027-02-25T01:00:00Z")); // Wed 24 Feb 17:00, winter time
    assertThat(t.releases.proposal()).contains(Instant.parse("2027-03-18T00:00:00Z"));
    assertThat(t.releases.nextVersion()).contains("4.61.0");
    t.clock.set(Instant.parse("2027-04-01T00:00:00Z"));
    assertThat(t.releases.proposal()).contains(Instant.parse("2027-04-08T00:00:00Z"));
  }

  @Test
  void another_configuration_moves_windows_that_have_not_begun() {
    t.planned();
    var other =
        new TestReleases(
            TestReleases.config().replace("dri: ", "freeze: { day: MONDAY, at: \"10:00\" }, dri: "),
            t.jdbi);
    other.feature.timers().forEach(timed -> timed.due(MONDAY));
    assertThat(other.releases.planned().get(0).window().freezeAt())
        .isEqualTo(Instant.parse("2026-12-14T18:00:00Z"));
    t.feature.timers().forEach(timed -> timed.due(MONDAY));
    assertThat(heard).hasSize(2);
    assertThat(heard.get(1).by()).isEqualTo(By.clock());
  }
}
