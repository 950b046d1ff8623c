package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.workspace.Person;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
      theThreadOfAWeekThatIsOverPromisesNothing(workspace);
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
    var root = handoff(workspace, "`@oncall` could not be pointed at Ben Achebe.");
    var inThread =
        workspace
            .threadOf(root)
            .message("not be pointed at Ben", "workspace admin", "I try again", "1. In Slack's");
    workspace.as("ada").runs("/oncall", "").says("`@oncall` does not point where it should");
    workspace.passes(Duration.ofHours(2));

    workspace.sandbox().faults().clear();
    workspace.passes(Duration.ofHours(1));

    assertThat(members(workspace, "oncall")).containsExactly("ben");
    assertThat(told.text()).contains("`@oncall` points at Ben Achebe since");
    assertThat(told.offers()).isEmpty();
    workspace.directMessagesTo("ada").showsOnly("points at Ben Achebe");
    assertThat(inThread.text()).isEqualTo("`@oncall` points at Ben Achebe.");
    assertThat(root.text()).contains(inThread.text());
  }

  private static Said handoff(Workspace workspace, String... words) {
    return workspace
        .channel("help-engineering")
        .message(
            Stream.concat(Stream.of("Handoff, developer"), Stream.of(words))
                .toArray(String[]::new));
  }

  private static void itIsDoneByHand(Workspace workspace) {
    workspace.passesUntil("2026-11-25T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " error plan_upgrade_required");
    workspace.passesUntil("2026-11-25T10:00", LOS_ANGELES);
    var told = workspace.directMessagesTo("ada").message("not point at Kofi", "a paid plan");

    var root = handoff(workspace, "`@oncall` could not be pointed at Kofi Mensah.");
    var inThread = workspace.threadOf(root).message("pointed at Kofi", "a paid plan", "By hand");
    workspace.as("ada").presses(told, "I have done it by hand").isQuiet();
    workspace.directMessagesTo("ada").shows("Ada Okafor says that", "Slack showed Ben Achebe");
    workspace.settles();
    assertThat(inThread.text()).isEqualTo("`@oncall` was pointed at Kofi Mensah by hand.");
    assertThat(root.text()).contains(inThread.text());
    workspace.sandbox().as("ada").editsGroup("oncall", "kofi");
    workspace
        .directMessagesTo("ada")
        .shows("`@oncall` points at Kofi Mensah", "thanks to Ada Okafor");
    workspace.as("ada").pressesLate(told, "I have done it by hand").says("as it should be already");
    workspace.threadOf(root).shows("`@oncall` points at Kofi Mensah.");
  }

  private static void timeOutsBotherNobodyAtFirst(Workspace workspace) {
    workspace.sandbox().faults().clear();
    workspace.passesUntil("2026-12-02T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " hang 1s");
    workspace.passesUntil("2026-12-02T10:02", LOS_ANGELES);
    workspace.directMessagesTo("ada").doesNotShow("Yuki");
    var root = handoff(workspace, "`@oncall` is being pointed at Yuki Mori.");
    workspace.threadOf(root).doesNotShow("@oncall");
    workspace.passesUntil("2026-12-02T10:04", LOS_ANGELES);
    workspace.directMessagesTo("ada").shows("does not point at Yuki Mori", "Slack does not answer");
    workspace.threadOf(root).shows("not be pointed at Yuki", "Slack does not answer", "By hand");

    workspace.sandbox().faults().clear();
    workspace.passes(Duration.ofMinutes(5));
    workspace.directMessagesTo("ada").shows("`@oncall` points at Yuki Mori");
    workspace.threadOf(root).shows(1, "@oncall").shows("`@oncall` points at Yuki Mori.");
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

  private static void theThreadOfAWeekThatIsOverPromisesNothing(Workspace workspace) {
    workspace.passesUntil("2026-12-16T09:59", LOS_ANGELES);
    workspace.sandbox().faults().order(UPDATE + " error permission_denied");
    workspace.passesUntil("2026-12-16T10:00", LOS_ANGELES);
    var root = handoff(workspace, "until Wed 23 Dec", "could not be pointed at Ben Achebe.");
    var inThread = workspace.threadOf(root).message("pointed at Ben Achebe.", "I try again");

    // Every try of the week would be refused as the first one was.
    workspace.skipsTo("2026-12-23T09:00", LOS_ANGELES);
    workspace.passesUntil("2026-12-23T10:00", LOS_ANGELES);
    var next = handoff(workspace, "could not be pointed at Kofi Mensah.");
    workspace.threadOf(next).shows("pointed at Kofi Mensah.", "I try again");
    assertThat(inThread.text()).contains("That week is over.").doesNotContain("I try again");
    assertThat(root.text()).doesNotContain("could not");
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
