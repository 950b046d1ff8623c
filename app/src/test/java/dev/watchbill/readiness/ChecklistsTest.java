package dev.watchbill.readiness;

import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.RELEASE_AT;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.By;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R29, R31: what is to be seen to before a freeze, at it, and after publishing. */
class ChecklistsTest {
  private final TestReadiness r = new TestReadiness();

  private Release out() {
    Release release = r.frozen();
    r.passesUntil(RELEASE_AT.plus(Duration.ofHours(1)));
    r.t.releases.released(release.id(), By.person(DORA, "/freeze"), r.t.now());
    return release;
  }

  private List<String> checklists() {
    return r.t.outbox.keys("checklist:");
  }

  @Test
  void the_dri_gets_the_dependencies_with_the_warning_once() {
    r.t.planned();
    r.passesUntil(Instant.parse("2026-12-14T16:59:00Z"));
    assertThat(checklists()).isEmpty();
    r.passesUntil(Instant.parse("2026-12-14T17:00:00Z")); // Monday, 9:00 in Los Angeles
    assertThat(checklists()).hasSize(1);
    assertThat(r.t.outbox.text(checklists().get(0)))
        .contains("*The freeze for 4.60.0: ", "0 of 2 done", "[to do] 1. Third-party");
    r.passesUntil(FREEZE_AT.plus(Duration.ofDays(1)));
    assertThat(checklists()).hasSize(1);
  }

  @Test
  void what_is_to_be_seen_to_before_a_freeze_moves_with_it_and_ends_with_its_release() {
    r.t.planned();
    r.passesUntil(Instant.parse("2026-12-14T17:00:00Z"));
    r.t.calendar.moved(r.t.releases.planned().get(0), RELEASE_AT.plus(Duration.ofDays(7)));
    assertThat(r.t.outbox.text(checklists().get(0)))
        .contains("<!date^" + FREEZE_AT.plus(Duration.ofDays(7)).getEpochSecond());
    assertThat(TestReadiness.said(r.types(DORA, "checklist")))
        .doesNotContain("Nothing is to be ticked");

    r.t.calendar.cancelled(r.t.releases.planned().get(0));
    assertThat(TestReadiness.said(r.types(DORA, "checklist"))).contains("Nothing is to be ticked");
  }

  @Test
  void a_release_that_is_out_has_a_closing_checklist_and_the_next_one_is_proposed() {
    Release release = out();
    String key = checklists().get(1);
    assertThat(r.t.outbox.message(key).to().lane()).isEqualTo("UDORA");
    assertThat(r.t.outbox.text(key))
        .contains(
            "*4.60.0 is out*",
            "0 of 5 done",
            "[to do] 1. Milestone renamed",
            "By the cadence the next release, *4.61.0*, comes out <!date^1799283600");
    assertThat(r.t.outbox.blocks(key))
        .contains("\"release.plan\"", "4.61.0 2027-01-07T01:00:00Z", "checklist.tick:");
    r.t.releases.released(release.id(), By.person(DORA, "/freeze"), r.t.now());
    assertThat(checklists()).hasSize(2);
    assertThat(
            ((Reply.Open) r.clicks(DORA, "release.plan", "4.61.0 2027-01-07T01:00:00Z"))
                .modal()
                .json())
        .contains("4.61.0", "2027-01-06");
  }

  @Test
  void it_is_ticked_by_box_and_by_command_and_reminded_of_daily_until_done() {
    out();
    String key = checklists().get(1);
    String id = key.split(":", -1)[1];
    r.clicks(DORA, "checklist.tick:" + id + ":0", "on");
    assertThat(r.t.outbox.text(key)).contains("1 of 5 done", "[done] 1.", "done by Dora");
    assertThat(r.says(DORA, "checklist 4.60.0 2")).contains("Closing *4.60.0*: 2 of 5 done");
    assertThat(r.says(DORA, "checklist not 2")).contains("1 of 5 done");
    assertThat(r.says(DORA, "checklist 9")).contains("the checklist has 5 lines");
    assertThat(r.says(MAYA, "checklist 2")).contains("Only the DRI (Dora) or an admin can tick");
    assertThat(r.t.outbox.text(key)).contains("1 of 5 done");
    assertThat(((Reply.Open) r.types(DORA, "checklist v4.60.0")).modal().json())
        .contains("*4.60.0 is out* (R31)");
    assertThat(r.says(DORA, "checklist v4.60.0 2")).contains("Closing *4.60.0*: 2 of 5 done");
    assertThat(r.says(DORA, "checklist V4.60.0 not 2")).contains("Closing *4.60.0*: 1 of 5 done");
    assertThat(((Reply.Open) r.types(DORA, "checklist 4.60.0")).modal().json())
        .contains("checkboxes", "Release checklist");

    r.passesUntil(Instant.parse("2026-12-19T18:00:00Z"));
    assertThat(r.t.outbox.keys("checklist:" + id + ":again"))
        .hasSize(3) // The 17th is the day after, in Los Angeles.
        .allSatisfy(
            it -> {
              assertThat(r.t.outbox.message(it).under()).isEqualTo(new Under.Intent(key));
              assertThat(r.t.outbox.text(it)).contains("4 of 5 lines");
            });
    for (int line = 0; line < 5; line++) {
      r.clicks(DORA, "checklist.tick:" + id + ":" + line, "on");
    }
    r.passesUntil(Instant.parse("2026-12-25T18:00:00Z"));
    assertThat(r.t.outbox.keys("checklist:" + id + ":again")).hasSize(3);
  }

  @Test
  void each_manager_is_asked_about_unmerged_stories_and_reminded_once() {
    Release release = r.frozen();
    String sols = "stories:" + release.id() + ":to-USOL";
    String mayas = "stories:" + release.id() + ":to-UMAYA";
    assertThat(r.t.outbox.keys("stories:")).hasSize(3);
    assertThat(r.t.outbox.text(mayas))
        .contains(
            "*Stories of MDM that are not merged* (R29)",
            "label it `~pushed`",
            "labelled `customer-*`, customer success as well",
            "reverted");
    assertThat(TestReadiness.said(r.clicks(QUINN, "stories.done:" + release.id(), "")))
        .contains("you were not");
    r.clicks(MAYA, "stories.done:" + release.id(), "");
    assertThat(r.t.outbox.text(mayas)).contains("are seen to for 4.60.0", "Thank you");

    r.passesUntil(FREEZE_AT.plus(Duration.ofHours(31)));
    assertThat(r.t.outbox.keys("stories:" + release.id()))
        .contains(sols + ":again")
        .doesNotContain(mayas + ":again")
        .hasSize(5);
    r.clicks(SOL, "stories.done:" + release.id(), "");
    assertThat(r.t.outbox.text(sols)).contains("are seen to");
  }
}
