package dev.watchbill.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.Pace;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.platform.slack.Reception.Registered;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The manifest asks Slack for exactly what the bot, put together, listens to. */
class ManifestAndBotTest {
  private final Manifest manifest = Manifest.ours();

  @Test
  void what_the_bot_listens_to_is_in_the_manifest_and_the_reverse() throws IOException {
    Registered heard = heard();
    assertThat(new TreeSet<>(heard.commands())).isEqualTo(manifest.commands());
    assertThat(new TreeSet<>(heard.shortcuts())).isEqualTo(manifest.shortcuts());
    // Messages are heard even if no feature asks for them: what the bot posts has to come back by
    // the socket, or it is deaf; and so are mentions, which are messages as well.
    var events = new TreeSet<>(heard.events());
    events.addAll(Set.of("message", "app_mention"));
    assertThat(events).isEqualTo(manifest.heardEvents());
  }

  private static Registered heard() throws IOException {
    var nowhere = URI.create("http://127.0.0.1:9/api/");
    try (var database = Database.at(DatabaseAddress.parse(TestDatabase.fresh().url()));
        var bot =
            new Watchbill(
                config(),
                database,
                SlackConnection.open(nowhere, "xoxb-none", "xapp-none"),
                Clock.systemUTC(),
                Pace.usual(Clock.systemUTC()))) {
      return bot.registered();
    }
  }

  private static WatchbillConfig config() throws IOException {
    try (var file = Manifest.class.getResourceAsStream("/sandbox/watchbill-sandbox.yml")) {
      assertThat(file).isNotNull();
      return ConfigLoader.load(
          "watchbill-sandbox.yml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
