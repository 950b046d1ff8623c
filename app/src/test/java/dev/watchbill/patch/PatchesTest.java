package dev.watchbill.patch;

import static dev.watchbill.criticalbug.TestAlarms.ADA;
import static dev.watchbill.criticalbug.TestAlarms.ALARM_IN;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.CLEO;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.QUINN;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.BugReport;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R22: the patch release. */
class PatchesTest {
  /** One for all: alarms do not meddle with each other. */
  private static final TestPatches T = new TestPatches();

  private final TestPatches t = T;
  private final TestAlarms bugs = t.bugs;

  @Test
  void the_groups_manager_gets_the_checklist_and_so_does_the_alarms_thread() {
    Alarm alarm = bugs.confirmed();

    assertThat(bugs.outbox.text("patch:" + alarm.id() + ":to-UMAYA"))
        .contains("is for MDM", "0 of 6 done", "[to do] 2. The fix is merged into main");
    assertThat(bugs.outbox.blocks("patch:" + alarm.id() + ":to-UMAYA"))
        .contains("Fixed in…", "\"patch.tick:" + alarm.id() + ":5\"")
        .doesNotContain("initial_options");
    assertThat(bugs.outbox.message("patch:" + alarm.id()).to().lane()).isEqualTo(ALARM_IN);
    assertThat(bugs.outbox.text(alarm.card())).contains("Patch: 0 of 6 done");
  }

  @Test
  void a_tick_shows_in_every_copy_with_who_and_can_be_taken_back() {
    Alarm alarm = bugs.confirmed();
    t.slack.ticked(TestPatches.click(BEN, "patch.tick:" + alarm.id() + ":1", "on"));
    for (String key : List.of("patch:" + alarm.id(), "patch:" + alarm.id() + ":to-UMAYA")) {
      assertThat(bugs.outbox.text(key)).contains("1 of 6 done", "[done] 2.", "done by Ben");
      assertThat(bugs.outbox.blocks(key)).containsOnlyOnce("initial_options");
    }
    assertThat(bugs.outbox.text(alarm.card())).contains("Patch: 1 of 6 done");

    t.slack.ticked(TestPatches.click(MAYA, "patch.tick:" + alarm.id() + ":1", ""));
    assertThat(t.inThread(alarm)).contains("0 of 6 done").doesNotContain("[done]");
    assertThat(bugs.acts(alarm)).containsSubsequence("patch.tick", "patch.untick");
  }

  @Test
  void ticks_of_different_boxes_in_two_copies_at_once_are_all_kept() throws Exception {
    for (int n = 0; n < 3; n++) {
      Alarm alarm = bugs.confirmed();
      List<Callable<Reply>> clicks =
          IntStream.range(0, 6)
              .<Callable<Reply>>mapToObj(
                  position ->
                      () ->
                          t.slack.ticked(
                              TestPatches.click(
                                  position % 2 == 0 ? MAYA : BEN,
                                  "patch.tick:" + alarm.id() + ":" + position,
                                  "on")))
              .toList();
      AtOnce.all(clicks);
      assertThat(t.of(alarm).done()).isEqualTo(6);
      assertThat(t.inThread(alarm)).contains("6 of 6 done");
      assertThat(bugs.acts(alarm)).filteredOn("patch.tick"::equals).hasSize(6);
    }
  }

  @Test
  void engineers_managers_qa_product_and_admins_tick_others_are_refused_and_see_the_box_as_it_is() {
    Alarm alarm = bugs.confirmed();
    int position = 0;
    for (PersonId who : List.of(MAYA, BEN, CLEO, QUINN, PIA, ADA)) {
      assertThat(t.tick(alarm, who, position++, true)).isInstanceOf(FollowUpAnswer.Done.class);
    }
    int revision = t.of(alarm).revision();
    assertThat(t.tick(alarm, RAE, 0, false))
        .isInstanceOfSatisfying(
            FollowUpAnswer.Refused.class, it -> assertThat(it.reason()).contains("R22"));
    assertThat(t.of(alarm).done()).isEqualTo(6);
    assertThat(t.of(alarm).revision()).isGreaterThan(revision);
    assertThat(bugs.outbox.blocks("patch:" + alarm.id())).contains(":0@" + t.of(alarm).revision());
    assertThat(PatchPolicy.mayTick(Set.of(new Role.CustomerSuccess()), false).granted()).isFalse();
  }

  @Test
  void another_configuration_does_not_rewrite_what_was_confirmed_before() {
    Alarm alarm = bugs.confirmed();
    var other = t.door(List.of("Something else"));
    other.tick(alarm.id(), 1, true, By.person(MAYA, "a button"));
    assertThat(t.inThread(alarm))
        .contains("1 of 6 done", "The fix is merged into main")
        .doesNotContain("Something else");
  }

  @Test
  void without_a_manager_who_is_still_there_the_admins_get_it() {
    bugs.company.directory.person("UMAYA", "maya", "Maya", Standing.DEACTIVATED);
    Alarm alarm = bugs.confirmed();
    bugs.company.directory.member("UMAYA", "maya", "Maya");
    assertThat(bugs.outbox.said("patch:" + alarm.id() + ":to-UADA")).isTrue();
    assertThat(bugs.outbox.said("patch:" + alarm.id() + ":to-UMAYA")).isFalse();
  }

  @Test
  void fixed_in_a_version_the_rest_stays_to_be_ticked_and_open_again_it_goes_on() {
    Alarm alarm = bugs.confirmed();
    t.tick(alarm, MAYA, 0, true);
    bugs.fixed(alarm);
    assertThat(bugs.now(alarm).state()).isEqualTo(AlarmState.FIXED);
    assertThat(bugs.outbox.text(alarm.card())).contains("Patch: 1 of 6 done · fixed in 4.60.1");
    assertThat(bugs.outbox.blocks("patch:" + alarm.id())).contains("Not fixed");
    t.tick(alarm, MAYA, 1, true);
    assertThat(t.inThread(alarm)).contains("2 of 6 done · fixed in 4.60.1");

    bugs.verdicts.reopen(alarm.id(), By.person(PIA, "a form"), "It still fails");
    assertThat(bugs.outbox.blocks("patch:" + alarm.id())).contains("Fixed in…");
    t.tick(alarm, MAYA, 2, true);
    assertThat(t.of(alarm).done()).isEqualTo(3);
  }

  @Test
  void closed_nothing_is_ticked_any_more() {
    Alarm alarm = bugs.fixed();
    bugs.alarms.close(alarm.id(), By.clock());
    assertThat(t.tick(alarm, MAYA, 0, true)).isInstanceOf(FollowUpAnswer.Refused.class);
    assertThat(t.inThread(alarm)).contains("is over: the alarm is closed");
    assertThat(bugs.outbox.blocks("patch:" + alarm.id())).doesNotContain("checkboxes", "button");
  }

  @Test
  void the_command_shows_the_boxes_ticks_a_line_and_leaves_descriptions_of_bugs_alone() {
    Alarm alarm = bugs.confirmed();
    assertThat(t.typed(MAYA, Long.toString(alarm.id())))
        .isInstanceOfSatisfying(
            Reply.Open.class, it -> assertThat(it.modal().json()).contains("checkboxes"));
    assertThat(TestPatches.text(t.typed(MAYA, alarm.id() + " 3"))).contains("1 of 6 done");
    assertThat(t.of(alarm).items().get(2).ticked()).isPresent();
    assertThat(TestPatches.text(t.typed(MAYA, alarm.id() + " not 3"))).contains("0 of 6 done");
    assertThat(TestPatches.text(t.typed(MAYA, alarm.id() + " 7"))).contains("has 6 lines");
    assertThat(TestPatches.text(t.typed(MAYA, alarm.id() + " soon"))).contains("not understood");
    assertThat(t.slack.typed(TestPatches.words(MAYA, "page crashes"))).isEmpty();
  }

  @Test
  void hostile_words_ping_nobody_and_break_nothing() {
    String nasty = "<!channel> @here ``` <@UADA> \u202Eabc *x* " + "long ".repeat(2_000);
    Alarm alarm = bugs.confirmed(bugs.raised(nasty(nasty)), "mdm", nasty);
    bugs.jdbi.useHandle(
        handle ->
            handle.execute("update patch_item set words = ? where alarm = ?", nasty, alarm.id()));
    t.tick(alarm, MAYA, 1, true);

    for (String key : bugs.outbox.keys("patch:" + alarm.id())) {
      Content content = bugs.outbox.message(key).content();
      assertThat(content.text())
          .doesNotContain("<!channel>", "<@UADA>", "\u202E")
          .hasSizeLessThan(8_000);
      assertThat(content.blocks()).contains("\"verbatim\":true").doesNotContain("<!channel>");
    }
  }

  private static BugReport nasty(String words) {
    var plain = TestAlarms.bug("https://x.example/a|b>c");
    return new BugReport(
        plain.link(),
        Optional.of(words),
        words,
        plain.criteria(),
        Optional.empty(),
        plain.group(),
        Optional.of(words),
        plain.source(),
        Optional.empty());
  }
}
