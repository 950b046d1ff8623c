package dev.watchbill.readiness;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DEEP_AT;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.RELEASE_AT;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.AtOnce;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** R30: readiness is declared by each group's QA lead. */
class ReadinessTest {
  private final TestReadiness r = new TestReadiness();

  private String card(Release release) {
    return r.t.outbox.text("readiness:" + release.id());
  }

  private List<String> toDri(Release release) {
    return r.t.outbox.keys("readiness:" + release.id() + ":");
  }

  @Test
  void when_the_freeze_begins_the_qa_leads_are_asked_in_their_channel() {
    Release release = r.frozen();
    assertThat(r.t.outbox.to(QA)).hasSize(1);
    assertThat(card(release))
        .contains("*Readiness for 4.60.0*", "0 of 2 groups are ready", "*MDM* waits for <@UQUINN>");
    assertThat(r.t.outbox.blocks("readiness:" + release.id()))
        .contains("\"readiness.ready:1-1\"", "\"readiness.not_ready:1-1\"");
  }

  @Test
  void when_all_are_ready_the_dri_is_told_once_and_when_one_takes_it_back() {
    Release release = r.frozen();
    assertThat(r.says(QUINN, "ready mdm"))
        .isEqualTo("Noted: MDM is ready. Now 1 of 2 groups is ready.");
    assertThat(toDri(release)).isEmpty();
    assertThat(r.says(QUINN, "ready Software")).contains("Now all groups are ready.");
    assertThat(card(release)).contains("*all groups are ready.*", "*MDM* is ready, says Quinn");
    r.says(QUINN, "ready software");
    assertThat(toDri(release)).hasSize(1);
    assertThat(r.t.outbox.text(toDri(release).get(0)))
        .contains("*All groups are ready for 4.60.0* (R30): start the release");

    assertThat(r.says(QUINN, "not-ready software The <b>upgrade</b> fails")).contains("not ready");
    assertThat(toDri(release)).hasSize(2);
    assertThat(r.t.outbox.text(toDri(release).get(1)))
        .contains("Software is not ready for 4.60.0 after all");
    assertThat(card(release)).contains("not ready, says Quinn", "1 of 2 groups is ready");

    r.says(QUINN, "ready software");
    assertThat(toDri(release)).hasSize(3);
  }

  @Test
  void both_groups_at_once_tell_the_dri_once() throws Exception {
    Release release = r.frozen();
    AtOnce.all(
        List.<Callable<String>>of(
            () -> r.says(QUINN, "ready mdm"), () -> r.says(QUINN, "ready software")));
    assertThat(toDri(release)).hasSize(1);
    assertThat(card(release)).contains("all groups are ready");
  }

  @Test
  void only_the_qa_lead_and_admins_in_their_place_declare() {
    Release release = r.frozen();
    assertThat(r.says(MAYA, "ready mdm"))
        .contains("Only the QA lead of MDM (Quinn) or an admin declares it ready, or not (R30)");
    assertThat(r.says(MAYA, "ready")).contains("Only the QA lead of a group");
    assertThat(TestReadiness.said(r.clicks(MAYA, "readiness.ready", ""))).contains("R30");
    r.says(ADA, "ready mdm");
    assertThat(card(release)).contains("says Ada in place of its QA lead");
    assertThat(r.says(QUINN, "ready nobody"))
        .contains("there is no group `nobody`", "`mdm`, `software`");
  }

  @Test
  void buttons_and_forms_do_the_same() {
    Release release = r.frozen();
    assertThat(((Reply.Open) r.clicks(QUINN, "readiness.ready", "")).modal().json())
        .contains("MDM", "Software");
    assertThat(r.submits(QUINN, "readiness_form", "true", Map.of("readiness_group", "mdm")))
        .isInstanceOf(Reply.CloseAll.class);
    assertThat(((Reply.Open) r.types(QUINN, "not-ready software")).modal().json())
        .contains("What is missing", "initial_option");
    assertThat(
            r.submits(
                QUINN,
                "readiness_form",
                "false",
                Map.of("readiness_group", "software", "readiness_why", " ")))
        .isInstanceOf(Reply.FieldErrors.class);
    r.submits(
        QUINN,
        "readiness_form",
        "false",
        Map.of("readiness_group", "software", "readiness_why", "Upgrades fail"));
    assertThat(card(release))
        .contains("*MDM* is ready", "*Software* is not ready", "“Upgrades fail”");
  }

  @Test
  void a_freeze_begun_by_hand_that_a_release_takes_over_asks_too() {
    Release release = r.t.planned();
    r.t.begunByHand();
    assertThat(r.t.outbox.to(QA)).isEmpty();
    r.passesUntil(FREEZE_AT);
    assertThat(card(release)).contains("0 of 2 groups are ready");
    assertThat(r.t.outbox.keys("stories:")).hasSize(3);
  }

  @Test
  void whoever_opens_the_home_tab_sees_what_waits_for_them() {
    Release release = r.frozen();
    assertThat(r.home(QUINN))
        .singleElement()
        .asString()
        .contains("*Readiness for 4.60.0* (R30): 0 of 2 groups are ready");
    assertThat(r.home(ADA)).isEmpty();
    assertThat(r.home(DORA))
        .singleElement()
        .asString()
        .contains("Before the freeze for *4.60.0*, 0 of 2 done");
    r.says(QUINN, "ready mdm");
    r.says(QUINN, "ready software");
    assertThat(r.home(QUINN)).isEmpty();
    assertThat(card(release)).contains("all groups are ready");
  }

  @Test
  void outside_a_freeze_there_is_nothing_to_declare_and_a_moved_release_asks_anew() {
    assertThat(r.says(QUINN, "ready mdm"))
        .contains("once the freeze for a release has begun (R30)");
    Release release = r.frozen();
    r.says(QUINN, "ready mdm");
    r.t.calendar.moved(release, RELEASE_AT.plus(Duration.ofDays(14)));
    assertThat(card(release)).contains("the freeze is over");
    assertThat(r.t.outbox.blocks("readiness:" + release.id())).doesNotContain("button");
    assertThat(r.says(QUINN, "ready mdm"))
        .contains("once the freeze for a release has begun (R30)");

    r.passesUntil(DEEP_AT.plus(Duration.ofDays(14)));
    assertThat(r.t.outbox.text("readiness:" + release.id() + ":2"))
        .contains("0 of 2 groups are ready");
    assertThat(r.t.outbox.said("stories:" + release.id() + ":2:to-UMAYA")).isTrue();
    assertThat(r.says(DORA, "status")).contains("frozen");
  }

  @Test
  void what_was_asked_in_an_earlier_freeze_says_nothing_about_the_present_one() {
    Release first = r.frozen();
    String pressed = "readiness.ready:" + first.id() + "-1";
    String opened =
        GsonFactory.createSnakeCase()
            .fromJson(((Reply.Open) r.clicks(QUINN, pressed, "")).modal().json(), View.class)
            .getPrivateMetadata();
    r.types(DORA, "released 4.60.0");
    Release second = r.t.calendar.planned("4.61.0", r.t.now().plus(Duration.ofHours(30)));
    assertThat(card(second)).contains("0 of 2 groups are ready");

    String over = "of a freeze that is over (R30)";
    assertThat(TestReadiness.said(r.clicks(QUINN, pressed, ""))).contains(over);
    assertThat(
            TestReadiness.said(
                r.submits(QUINN, "readiness_form", opened, Map.of("readiness_group", "mdm"))))
        .contains(over);
    assertThat(card(second)).contains("0 of 2 groups are ready");
    assertThat(r.clicks(QUINN, "readiness.ready:" + second.id() + "-1", ""))
        .isInstanceOf(Reply.Open.class);
  }
}
