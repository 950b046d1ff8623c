package dev.watchbill.readiness;

import static dev.watchbill.freeze.TestFreezes.DEEP_AT;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.By;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** R30, when the groups in the configuration change in the middle of a freeze. */
class GroupsChangedTest {
  private static final String SOFTWARE =
      "  software: { name: Software, manager: \"@software-managers\", qa_lead: quinn@example.com }\n";
  private static final String DESKTOP =
      "  desktop: { name: Desktop, manager: maya@example.com, qa_lead: quinn@example.com }\n";

  private final TestReadiness before = new TestReadiness();
  private final Release release = before.frozen();

  private TestReadiness restarted(String from, String to) {
    var after = new TestReadiness(before.t.restarted(from, to));
    after.t.passes(Duration.ofMinutes(1), after.timers);
    return after;
  }

  private String card(TestReadiness r) {
    return r.t.outbox.text("readiness:" + release.id());
  }

  private List<String> toDri(TestReadiness r) {
    return r.t.outbox.keys("readiness:" + release.id() + ":");
  }

  @Test
  void a_group_that_is_gone_is_not_waited_for_any_more() {
    before.says(QUINN, "ready mdm");
    var after = restarted(SOFTWARE, "");
    assertThat(card(after))
        .contains(
            "*all groups are ready.*",
            "*software* is not configured as a group any more, and not waited for")
        .doesNotContain("waits for");
    assertThat(toDri(after)).singleElement().asString().contains(":all-1:");
    after.t.passes(Duration.ofHours(1), after.timers);
    assertThat(toDri(after)).hasSize(1);
  }

  @Test
  void while_others_are_not_ready_the_card_says_whom_nobody_waits_for() {
    var after = restarted(SOFTWARE, "");
    assertThat(card(after)).contains("0 of 1 groups are ready", "*software* is not configured");
    assertThat(toDri(after)).isEmpty();
    assertThat(after.says(QUINN, "ready mdm")).contains("all groups are ready");
    assertThat(toDri(after)).hasSize(1);
  }

  @Test
  void one_that_comes_back_is_waited_for_again_and_the_dri_knows() {
    before.says(QUINN, "ready mdm");
    restarted(SOFTWARE, "");
    var back = restarted(SOFTWARE, SOFTWARE);
    assertThat(card(back)).contains("1 of 2 groups is ready", "*Software* waits for <@UQUINN>");
    assertThat(toDri(back)).singleElement().asString().contains(":back-1:");
    assertThat(back.says(QUINN, "ready software")).contains("all groups are ready");
    assertThat(toDri(back)).hasSize(2);
  }

  @Test
  void a_new_one_is_waited_for_from_the_next_release_on() {
    var after = restarted(SOFTWARE, SOFTWARE + DESKTOP);
    assertThat(after.t.outbox.keys("readiness:")).isEmpty();
    assertThat(after.says(QUINN, "ready desktop"))
        .contains("Desktop was not a group yet when the freeze began");
    assertThat(after.says(QUINN, "ready mdm")).contains("1 of 2 groups is ready");
  }

  @Test
  void whoever_is_the_dri_by_now_has_the_open_checklists_and_is_reminded() {
    before.t.releases.released(release.id(), By.person(DORA, "/freeze"), before.t.now());
    assertThat(before.t.outbox.keys("checklist:")).hasSize(2).allMatch(key -> key.endsWith("DORA"));
    var after = restarted("dri: dora@example.com", "dri: maya@example.com");
    assertThat(after.t.outbox.keys("checklist:")).singleElement().asString().endsWith("to-UMAYA");
    after.t.passes(Duration.ofDays(2), after.timers);
    assertThat(after.t.outbox.keys("checklist:"))
        .hasSize(3)
        .allMatch(key -> key.endsWith("to-UMAYA"));
  }

  private String stories(String rest) {
    return "stories:" + release.id() + rest;
  }

  @Test
  void whoever_manages_a_group_by_now_is_asked_about_its_stories_and_the_former_manager_is_not() {
    before.t.company.directory.group("SSOFT", "software-managers", "USAM", "UQUINN");
    before.t.passes(Duration.ofMinutes(1), before.timers);
    before.sweep();
    assertThat(before.t.outbox.text(stories(":to-UQUINN"))).contains("*Stories of Software that");
    assertThat(before.t.outbox.text(stories(":to-USOL")))
        .contains("they are with <@USAM> and <@UQUINN> now");
    assertThat(before.t.outbox.blocks(stories(":to-USOL"))).doesNotContain("button");
    assertThat(before.clicked(SOL, "stories.done:" + release.id()))
        .contains("others manage those groups by now");
    before.t.passes(Duration.ofDays(2), before.timers);
    before.sweep();
    assertThat(before.t.outbox.keys(stories(":to-USOL"))).hasSize(1);
    assertThat(before.t.outbox.keys(stories(":to-UQUINN"))).hasSize(2);
    assertThat(before.t.outbox.keys(stories(":to-USAM"))).hasSize(2);
    before.types(DORA, "released 4.60.0");
    assertThat(before.t.outbox.text(stories(":to-USOL"))).contains("they are with");
  }

  @Test
  void what_is_seen_to_is_not_asked_again_of_the_next_manager() {
    before.clicked(SOL, "stories.done:" + release.id());
    before.t.company.directory.group("SSOFT", "software-managers", "UQUINN");
    before.passesUntil(DEEP_AT);
    before.sweep();
    assertThat(before.t.outbox.said(stories(":to-UQUINN"))).isFalse();
    assertThat(before.t.outbox.text(stories(":to-USAM"))).contains("they are with <@UQUINN> now");
    assertThat(before.t.outbox.text(stories(":to-USOL"))).contains("as you said");
  }

  @Test
  void whoever_comes_to_manage_another_group_or_one_again_is_asked_in_a_new_message() {
    before.clicked(MAYA, "stories.done:" + release.id());
    before.t.company.directory.group("SSOFT", "software-managers", "UMAYA");
    before.sweep();
    before.sweep();
    assertThat(before.t.outbox.text(stories(":to-UMAYA"))).contains("as you said");
    assertThat(before.t.outbox.text(stories(":2:to-UMAYA")))
        .contains("*Stories of MDM and Software that are not merged*");
    before.t.company.directory.group("SSOFT", "software-managers", "USOL");
    before.sweep();
    assertThat(before.t.outbox.text(stories(":2:to-UMAYA"))).contains("*Stories of MDM that");
    assertThat(before.t.outbox.text(stories(":2:to-USOL"))).contains("*Stories of Software that");
    before.sweep();
    assertThat(before.t.outbox.keys(stories(":"))).hasSize(5);
  }

  @Test
  void without_any_group_left_nobody_is_told_that_all_are_ready() {
    var after =
        restarted(
            SOFTWARE,
            "  infra: { name: Infra, manager: maya@example.com, qa_lead: quinn@example.com }\n");
    assertThat(card(after)).contains("0 of 1 groups are ready");
    var none =
        new TestReadiness(
            before.t.restarted(
                "  mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }\n"
                    + SOFTWARE,
                DESKTOP));
    none.t.passes(Duration.ofMinutes(1), none.timers);
    assertThat(card(none)).contains("no group is left to wait for");
    assertThat(toDri(none)).isEmpty();
  }
}
