package dev.watchbill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.manifest.Manifest.Kind;
import dev.watchbill.manifest.Manifest.Shortcut;
import dev.watchbill.manifest.Manifest.SlashCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The manifest is one that Slack takes. Its limits are those of Slack's app manifest reference and
 * of the shortcut form in the app's settings.
 */
class ManifestTest {
  private static final Map<String, Set<String>> SCOPES_OF_EVENTS =
      Map.ofEntries(
          Map.entry("message.channels", Set.of("channels:history")),
          Map.entry("message.groups", Set.of("groups:history")),
          Map.entry("message.im", Set.of("im:history")),
          Map.entry("app_mention", Set.of("app_mentions:read")),
          Map.entry("reaction_added", Set.of("reactions:read")),
          Map.entry("app_home_opened", Set.of()),
          Map.entry("team_join", Set.of("users:read")),
          Map.entry("user_change", Set.of("users:read")),
          Map.entry("channel_created", Set.of("channels:read")),
          Map.entry("channel_rename", Set.of("channels:read")),
          Map.entry("channel_archive", Set.of("channels:read")),
          Map.entry("channel_unarchive", Set.of("channels:read")),
          Map.entry("channel_deleted", Set.of("channels:read")),
          Map.entry("group_rename", Set.of("groups:read")),
          Map.entry("group_archive", Set.of("groups:read")),
          Map.entry("group_unarchive", Set.of("groups:read")),
          Map.entry("group_left", Set.of("groups:read")),
          Map.entry("channel_left", Set.of("channels:read")),
          Map.entry("channel_shared", Set.of("channels:read", "groups:read")),
          Map.entry("channel_unshared", Set.of("channels:read", "groups:read")),
          Map.entry("member_joined_channel", Set.of("channels:read", "groups:read")),
          Map.entry("member_left_channel", Set.of("channels:read", "groups:read")),
          Map.entry("subteam_created", Set.of("usergroups:read")),
          Map.entry("subteam_updated", Set.of("usergroups:read")),
          Map.entry("subteam_members_changed", Set.of("usergroups:read")));

  private final Manifest manifest = Manifest.ours();

  @Test
  void it_introduces_the_app_within_slacks_limits() {
    var shown = manifest.displayInformation();
    assertThat(shown.name()).isNotBlank().hasSizeLessThanOrEqualTo(35);
    assertThat(shown.description()).isNotBlank().hasSizeLessThanOrEqualTo(140);
    assertThat(shown.longDescription()).hasSizeBetween(174, 4000);
    assertThat(shown.backgroundColor()).matches("#([0-9a-fA-F]{3}){1,2}");
    assertThat(manifest.features().botUser().displayName())
        .matches("[a-z0-9._-]+")
        .hasSizeLessThanOrEqualTo(80);
    assertThat(manifest.metadata().majorVersion()).isEqualTo(1);
  }

  @Test
  void its_commands_are_within_slacks_limits() {
    List<SlashCommand> commands = manifest.features().slashCommands();
    assertThat(commands).hasSizeLessThanOrEqualTo(50);
    assertThat(commands).extracting(SlashCommand::command).doesNotHaveDuplicates();
    assertThat(commands)
        .allSatisfy(
            command -> {
              assertThat(command.command()).matches("/[a-z][a-z-]*").hasSizeLessThanOrEqualTo(32);
              assertThat(command.description()).isNotBlank().hasSizeLessThanOrEqualTo(2000);
              assertThat(command.usageHint()).isNotBlank().hasSizeLessThanOrEqualTo(1000);
              assertThat(command.shouldEscape()).isTrue();
            });
    assertThat(manifest.commands())
        .containsExactlyInAnyOrder("/oncall", "/critical-bug", "/freeze", "/unfreeze");
  }

  @Test
  void its_shortcuts_are_within_slacks_limits() {
    List<Shortcut> shortcuts = manifest.features().shortcuts();
    assertThat(shortcuts).extracting(Shortcut::callbackId).doesNotHaveDuplicates();
    for (Kind kind : Kind.values()) {
      assertThat(shortcuts).filteredOn(Shortcut::type, kind).hasSizeLessThanOrEqualTo(5);
    }
    assertThat(shortcuts)
        .allSatisfy(
            shortcut -> {
              assertThat(shortcut.name()).isNotBlank().hasSizeLessThanOrEqualTo(24);
              assertThat(shortcut.callbackId()).matches("[a-z_]+").hasSizeLessThanOrEqualTo(255);
              assertThat(shortcut.description()).isNotBlank().hasSizeLessThanOrEqualTo(150);
            });
  }

  @Test
  void it_connects_by_socket_and_shows_a_home_tab() {
    assertThat(manifest.settings().socketModeEnabled()).isTrue();
    assertThat(manifest.settings().interactivity().enabled()).isTrue();
    assertThat(manifest.settings().orgDeployEnabled()).isFalse();
    assertThat(manifest.settings().tokenRotationEnabled()).isFalse();
    assertThat(manifest.features().appHome().homeTabEnabled()).isTrue();
    assertThat(manifest.features().appHome().messagesTabEnabled()).isTrue();
  }

  @Test
  void every_event_comes_with_the_scopes_that_it_needs() {
    List<String> events = manifest.settings().eventSubscriptions().botEvents();
    assertThat(events).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(100);
    List<String> scopes = manifest.oauthConfig().scopes().bot();
    assertThat(events)
        .allSatisfy(
            event -> {
              Optional<Set<String>> needed = Optional.ofNullable(SCOPES_OF_EVENTS.get(event));
              assertThat(needed).as("Slack's reference names the scopes of %s", event).isPresent();
              assertThat(scopes).as(event).containsAll(needed.orElseThrow());
            });
  }

  @Test
  void every_scope_is_asked_for_once_and_with_a_reason() throws IOException {
    assertThat(manifest.oauthConfig().scopes().bot())
        .doesNotHaveDuplicates()
        .contains("commands", "chat:write")
        .hasSizeLessThanOrEqualTo(255);
    try (var file = Manifest.class.getResourceAsStream("/manifest.yml")) {
      assertThat(file).isNotNull();
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      var scopes = text.substring(text.indexOf("\n    bot:"), text.indexOf("\nsettings:"));
      assertThat(scopes.lines().filter(line -> line.strip().startsWith("- ")))
          .allSatisfy(line -> assertThat(line).matches("\\s+- [a-z_:.]+ # .{10,}"));
    }
  }
}
