package dev.watchbill.stories;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.workspace.Message;
import java.util.List;

/** The keys that the bot's messages carry: one message was meant by each. */
final class Intents {
  private Intents() {}

  /** Of every message that stands anywhere in the workspace, as often as it stands there. */
  static List<String> saidIn(Sandbox sandbox) {
    var workspace = sandbox.workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .map(Intents::of)
        .filter(intent -> !intent.isEmpty())
        .toList();
  }

  /** Empty if the message is not the bot's. */
  static String of(Message message) {
    return message.body().metadata().path("event_payload").path("intent").asText();
  }
}
