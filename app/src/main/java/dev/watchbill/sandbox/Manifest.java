package dev.watchbill.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.watchbill.sandbox.workspace.InstalledApp;
import dev.watchbill.sandbox.workspace.InstalledApp.Command;
import dev.watchbill.sandbox.workspace.InstalledApp.Shortcut;
import dev.watchbill.sandbox.workspace.Scopes;
import java.util.stream.Collectors;

/** Reads a Slack app manifest as far as the sandbox needs it. */
public final class Manifest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Manifest() {}

  /**
   * The app that a manifest describes, with delayed events switched on.
   *
   * @param text YAML or JSON
   * @throws IllegalArgumentException if it is neither
   */
  public static InstalledApp read(String text) {
    JsonNode manifest;
    try {
      manifest = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the manifest is not YAML", e);
    }
    var features = manifest.path("features");
    var app =
        InstalledApp.named(manifest.path("display_information").path("name").asText("Watchbill"));
    return new InstalledApp(
        app.id(),
        app.name(),
        app.botId(),
        app.userId(),
        app.handle(),
        features.path("slash_commands").valueStream().map(Manifest::command).toList(),
        features.path("shortcuts").valueStream().map(Manifest::shortcut).toList(),
        manifest
            .path("settings")
            .path("event_subscriptions")
            .path("bot_events")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toUnmodifiableSet()),
        new Scopes(
            manifest
                .path("oauth_config")
                .path("scopes")
                .path("bot")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toUnmodifiableSet())),
        true);
  }

  private static Command command(JsonNode node) {
    return new Command(
        node.path("command").asText(),
        node.path("description").asText(),
        node.path("usage_hint").asText(),
        node.path("should_escape").asBoolean());
  }

  private static Shortcut shortcut(JsonNode node) {
    return new Shortcut(
        node.path("name").asText(),
        node.path("callback_id").asText(),
        node.path("description").asText(),
        node.path("type").asText().equals("message"));
  }
}
