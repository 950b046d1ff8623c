package dev.watchbill.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Slack app manifest with the keys that Slack documents for an app like ours: reading one with
 * any other key, or without one of these, fails.
 */
record Manifest(
    @JsonProperty("_metadata") Metadata metadata,
    DisplayInformation displayInformation,
    Features features,
    OauthConfig oauthConfig,
    Settings settings) {

  record Metadata(int majorVersion, int minorVersion) {}

  record DisplayInformation(
      String name, String description, String longDescription, String backgroundColor) {}

  record Features(
      AppHome appHome,
      BotUser botUser,
      List<Shortcut> shortcuts,
      List<SlashCommand> slashCommands) {}

  record AppHome(
      boolean homeTabEnabled, boolean messagesTabEnabled, boolean messagesTabReadOnlyEnabled) {}

  record BotUser(String displayName, boolean alwaysOnline) {}

  record Shortcut(String name, Kind type, String callbackId, String description) {}

  enum Kind {
    @JsonProperty("message")
    MESSAGE,
    @JsonProperty("global")
    GLOBAL
  }

  record SlashCommand(String command, String description, String usageHint, boolean shouldEscape) {}

  record OauthConfig(Scopes scopes) {}

  record Scopes(List<String> bot) {}

  record Settings(
      Interactivity interactivity,
      EventSubscriptions eventSubscriptions,
      boolean orgDeployEnabled,
      boolean socketModeEnabled,
      boolean tokenRotationEnabled) {}

  record Interactivity(@JsonProperty("is_enabled") boolean enabled) {}

  record EventSubscriptions(List<String> botEvents) {}

  /** The one at the top of the repository, as it is packed into the jar. */
  static Manifest ours() {
    try (var file = Manifest.class.getResourceAsStream("/manifest.yml")) {
      if (file == null) {
        throw new IllegalStateException("manifest.yml is not among the resources");
      }
      return YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build()
          .readValue(file, Manifest.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> commands() {
    return features.slashCommands().stream()
        .map(SlashCommand::command)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> shortcuts() {
    return features.shortcuts().stream()
        .map(Shortcut::callbackId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As the bot hears them: {@code message.channels} and its kin are all {@code message}. */
  Set<String> heardEvents() {
    return settings.eventSubscriptions().botEvents().stream()
        .map(event -> event.startsWith("message.") ? "message" : event)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
