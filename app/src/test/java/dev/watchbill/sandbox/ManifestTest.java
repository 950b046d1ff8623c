package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ManifestTest extends TestBed {
  private static final String MANIFEST =
      """
      display_information: { name: Watchbill }
      features:
        slash_commands:
          - { command: /oncall, description: Who is on call, should_escape: true }
          - { command: /plain, description: As typed, should_escape: false }
        shortcuts:
          - { name: Raise, type: message, callback_id: raise, description: Raise it }
      settings:
        event_subscriptions: { bot_events: [message.channels] }
      """;

  @Override
  UnaryOperator<SandboxOptions> options() {
    return usual -> usual.with(Manifest.read(MANIFEST));
  }

  @Test
  void only_commands_of_the_manifest_are_known() {
    assertThat(sandbox.as("ada").runs("general", "/oncal", "").text())
        .isEqualTo("/oncal is not a valid command.");
    assertThat(sandbox.workspace().app().shortcuts())
        .singleElement()
        .satisfies(shortcut -> assertThat(shortcut.onMessages()).isTrue());
  }

  @Test
  void mentions_in_a_command_become_ids_if_the_manifest_says_so() throws Exception {
    bot(
        app -> {
          app.command("/oncall", (r, context) -> context.ack(r.getPayload().getText()));
          app.command("/plain", (r, context) -> context.ack(r.getPayload().getText()));
        });
    assertThat(sandbox.as("ada").runs("general", "/oncall", "add @ben #general").text())
        .contains("add <@U0BEN|ben> <#" + channel("general") + "|general>");
    assertThat(sandbox.as("ada").runs("general", "/plain", "add @ben").text()).contains("add @ben");
  }

  @Test
  void only_subscribed_events_are_told() throws Exception {
    var socket = RawSocket.on(sandbox);
    var types = new CopyOnWriteArrayList<String>();
    var message = sandbox.as("ada").types("general", "@watchbill hi");
    sandbox.as("ada").reacts(message, "eyes");
    sandbox.as("ada").types("elsewhere", "not for the app");
    sandbox.as("ben").types("general", "last");
    Awaitility.await().until(() -> socket.of("events_api").size() >= 2);
    socket
        .of("events_api")
        .forEach(envelope -> types.add(envelope.at("/payload/event/text").asText()));
    assertThat(types).isEqualTo(List.of("<@U0WATCHBILL> hi", "last"));
  }
}
