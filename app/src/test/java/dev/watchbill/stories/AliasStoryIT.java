package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.workspace.Person;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The user groups that people mention follow whoever is on call (R7, R11): Inês until Wednesday
 * 10:00 in Los Angeles, then Ben, Kofi and Yuki a week each.
 */
class AliasStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String UPDATE = "usergroups.users.update";

  @Test
  void the_alias_follows_duty_whatever_slack_and_people_do() {
    try (var workspace = Story.begin()) {
      workspace.passesUntil("2026-11-16T09:00", LOS_ANGELES);
      assertThat(members(workspace, "infrastructure-oncall")).containsExactly("jonas");
      assertThat(members(workspace, "oncall")).containsExactly("ines");

      itFollowsSomebodyWhoStandsIn(workspace);
      anEditByHandIsPutRight(workspace);
      aRefusalIsSaidTriedAgainAndRecovers(workspace);
      itIsDoneByHand(workspace);
      timeOutsBotherNobodyAtFirst(workspace);
      whatWasDoneWithoutAnAnswerIsNotDoneAgain(workspace);
    }
  }

  private static void itFollowsSomebodyWhoStandsIn(Workspace workspace) {
    workspace.standsIn("developer", "kofi", "2026-11-16T12:00", "2026-11-16T13:00", LOS_ANGELES);
    workspace.passesUntil("2026-11-16T12:00", LOS_ANGELES);
    assertThat(members(workspace, "oncall")).containsExactly("kofi");
    workspace.passesUntil("2026-11-16T13:00", LOS_ANGELES);
    assertThat(members(workspace, "oncall")).containsExactly("ines");
    workspace.passes(Duration.ofMinutes(5));
  }

  private static void anEditByHandIsPutRight(Workspace workspace) {
    workspace.sandbox().as("dana").editsGroup("oncall", "ben", "yuki");
    await().until(() -> members(workspace, "oncall"), List.of("ines")::equals);
    workspace
        .directMessagesTo("ines")
        .showsOnly("Dana Levy changed `@oncall` by hand", "pointed it back at you");
  }

  private static void aRefusalIsSaidTriedAgainAndRecovers(Workspace workspace) {
    workspace.passesUntil("2026-11-18T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " error permission_denied");
    workspace.passesUntil("2026-11-18T10:00", LOS_ANGELES);
    var told =
        workspace
            .directMessagesTo("ada")
            .message("does not point at Ben Achebe", "has Inês Duarte", "Everyone", "Edit members");
    assertThat(told.offers()).containsExactly("I have done it by hand");
    workspace.as("ada").runs("/oncall", "").says("`@oncall` does not point where it should");
    workspace.passes(Duration.ofHours(2));

    workspace.sandbox().faults().clear();
    workspace.passes(Duration.ofHours(1));

    assertThat(members(workspace, "oncall")).containsExactly("ben");
    assertThat(told.text()).contains("`@oncall` points at Ben Achebe since");
    assertThat(told.offers()).isEmpty();
    workspace.directMessagesTo("ada").showsOnly("points at Ben Achebe");
  }

  private static void itIsDoneByHand(Workspace workspace) {
    workspace.passesUntil("2026-11-25T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " error plan_upgrade_required");
    workspace.passesUntil("2026-11-25T10:00", LOS_ANGELES);
    var told = workspace.directMessagesTo("ada").message("not point at Kofi", "a paid plan");

    workspace.as("ada").presses(told, "I have done it by hand").isQuiet();
    workspace.directMessagesTo("ada").shows("Ada Okafor says that", "Slack showed Ben Achebe");
    workspace.sandbox().as("ada").editsGroup("oncall", "kofi");
    workspace
        .directMessagesTo("ada")
        .shows("`@oncall` points at Kofi Mensah", "thanks to Ada Okafor");
    workspace.as("ada").pressesLate(told, "I have done it by hand").says("as it should be already");
  }

  private static void timeOutsBotherNobodyAtFirst(Workspace workspace) {
    workspace.sandbox().faults().clear();
    workspace.passesUntil("2026-12-02T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " hang 1s");
    workspace.passesUntil("2026-12-02T10:02", LOS_ANGELES);
    workspace.directMessagesTo("ada").doesNotShow("Yuki");
    workspace.passesUntil("2026-12-02T10:04", LOS_ANGELES);
    workspace.directMessagesTo("ada").shows("does not point at Yuki Mori", "Slack does not answer");

    workspace.sandbox().faults().clear();
    workspace.passes(Duration.ofMinutes(5));
    workspace.directMessagesTo("ada").shows("`@oncall` points at Yuki Mori");
  }

  private static void whatWasDoneWithoutAnAnswerIsNotDoneAgain(Workspace workspace) {
    workspace.passesUntil("2026-12-09T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " lost-answer 1s x1");
    var before = workspace.sandbox().calls().of(UPDATE).size();
    workspace.passesUntil("2026-12-09T10:15", LOS_ANGELES);

    assertThat(members(workspace, "oncall")).containsExactly("ines");
    assertThat(workspace.sandbox().calls().of(UPDATE)).hasSize(before + 1);
    workspace.directMessagesTo("ada").doesNotShow("Inês Duarte, who");
  }

  @Test
  void an_edit_by_hand_is_left_until_the_next_change_of_duty_where_that_is_configured() {
    var accepting =
        Seed.configuration().replace("  developer:", "  developer:\n    alias_edits: accept");
    try (var workspace = Story.beginUnder(accepting)) {
      workspace.passesUntil("2026-11-16T09:00", LOS_ANGELES);
      workspace.sandbox().as("ines").editsGroup("oncall", "ines", "kofi");
      workspace.directMessagesTo("ines").showsOnly("it has Inês Duarte, Kofi Mensah now");
      workspace.passesUntil("2026-11-18T09:59", LOS_ANGELES);
      assertThat(members(workspace, "oncall")).containsExactlyInAnyOrder("ines", "kofi");

      workspace.passesUntil("2026-11-18T10:00", LOS_ANGELES);
      assertThat(members(workspace, "oncall")).containsExactly("ben");
    }
  }

  private static List<String> members(Workspace workspace, String group) {
    var everybody = workspace.sandbox().workspace();
    return everybody.userGroups().get(group).members().stream()
        .map(id -> everybody.people().byId(id).map(Person::name).orElse(id))
        .toList();
  }
}
