package dev.watchbill.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.directory.Directory.Channel;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.Directory.UserGroup;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.storage.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigDirectoryCheckTest {
  private static final String CONFIG =
      """
      admins: [ada@example.com]
      groups: { mdm: { name: MDM, manager: U1MO, qa_lead: quinn@example.com, channel: g-mdm } }
      rotations:
        developer: { escalation: [ada@example.com], backup: "@engineering" }
        infrastructure: { escalation: [ada@example.com] }
      release: { dri: ada@example.com }
      """;

  private final DirectoryStore store = new DirectoryStore(TestDatabase.fresh().jdbi());
  private final Directory directory = new PostgresDirectory(store);

  @Test
  void a_workspace_that_has_everything_raises_no_problem() {
    workspaceWithEverything();

    assertThat(problems(CONFIG, true)).isEmpty();
  }

  @Test
  void what_slack_does_not_know_is_named_with_its_path_and_the_nearest_name() {
    workspaceWithEverything();
    var config =
        CONFIG
                .replace("U1MO", "U1GONE")
                .replace("quinn@example.com", "quin@example.com")
                .replace("channel: g-mdm", "product_manager: pm@example.com, channel: g-mdn")
                .replace("@engineering", "@enginering")
                .replace("dri: ada@example.com", "dri: U1APP")
            + "critical_bug: { alarm_in: attic, notify_in: nowhere-at-all }\n";

    assertThat(problems(config, true))
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "groups.mdm.manager: U1GONE has left the workspace. Name somebody else.",
            "groups.mdm.qa_lead: Slack knows nobody with 'quin@example.com'. Did you mean"
                + " quinn@example.com?",
            "groups.mdm.product_manager: Slack knows nobody with 'pm@example.com'. Did you mean"
                + " mo@example.com?",
            "groups.mdm.channel: Slack shows the bot no channel #g-mdn. Did you mean g-mdm?",
            "rotations.developer.backup: Slack has no user group @enginering. Did you mean"
                + " engineering?",
            "critical_bug.alarm_in: #attic is archived. Restore it, or name another.",
            "critical_bug.notify_in: Slack shows the bot no channel #nowhere-at-all. Create it; if"
                + " it is private, invite the bot: /invite @watchbill there.",
            "release.dri: U1APP is an app. Name a person.");
  }

  @Test
  void user_groups_that_nobody_can_know_are_named_but_no_problem() {
    people();
    channels();

    var findings =
        ConfigDirectoryCheck.compare(ConfigLoader.load("mine.yml", CONFIG), directory, false);

    assertThat(findings.problems()).isEmpty();
    assertThat(findings.unknowable())
        .containsExactly(
            "rotations.developer.backup: @engineering",
            "critical_bug.product: @product",
            "critical_bug.notify: @customer-success");
  }

  @Test
  void a_user_group_is_unknown_where_slack_could_tell_of_it_and_does_not() {
    people();
    channels();

    assertThat(problems(CONFIG, true))
        .extracting(ConfigProblem::path)
        .contains("rotations.developer.backup", "critical_bug.product");
  }

  private List<ConfigProblem> problems(String config, boolean userGroupsAreKnown) {
    return ConfigDirectoryCheck.compare(
            ConfigLoader.load("mine.yml", config), directory, userGroupsAreKnown)
        .problems();
  }

  private void workspaceWithEverything() {
    people();
    channels();
    store.putGroups(
        Stream.of("engineering", "product", "customer-success")
            .map(handle -> new UserGroup("S" + handle, handle, handle, List.of(), true))
            .toList(),
        Instant.EPOCH);
  }

  private void people() {
    store.putUsers(
        List.of(
            user("U1ADA", "ada@example.com", Standing.MEMBER),
            user("U1MO", "mo@example.com", Standing.MEMBER),
            user("U1QUINN", "quinn@example.com", Standing.MEMBER),
            user("U1GONE", "gone@example.com", Standing.DEACTIVATED),
            user("U1APP", "app@example.com", Standing.BOT)),
        Instant.EPOCH);
  }

  private static User user(String id, String email, Standing standing) {
    return new User(id, id, id, Optional.of(email), ZoneOffset.UTC, standing);
  }

  private void channels() {
    store.putChannels(
        Stream.of(
                "g-mdm",
                "help-engineering",
                "help-p1",
                "help-qa",
                "help-product-design",
                "g-customer-experience",
                "g-customer-success",
                "g-infra",
                "attic")
            .map(name -> new Channel("C" + name, name, false, true, false, name.equals("attic")))
            .toList(),
        Instant.EPOCH);
  }
}
