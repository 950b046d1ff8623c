package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.wire.WireShare;
import dev.watchbill.sandbox.workspace.Message;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an app hears of messages, in the shapes that were seen of Slack. */
class EventsTest extends TestBed {
  private RawSocket socket;
  private int told;

  @BeforeEach
  void connect() throws Exception {
    socket = RawSocket.on(sandbox);
    socket.await("hello", 1);
  }

  @Test
  void what_is_typed_comes_as_rich_text_too_in_which_code_and_quotes_are_no_plain_words()
      throws Exception {
    sandbox.as("ada").types("general", "Ask @oncall, not `@oncall`\n> @oncall was asked *twice*");
    var event = next();
    var oncall = sandbox.workspace().userGroups().get("oncall").id();
    assertThat(event.path("text").asText())
        .isEqualTo(
            "Ask <!subteam^%1$s>, not `@oncall`\n&gt; <!subteam^%1$s> was asked *twice*"
                .formatted(oncall));
    var rich = event.at("/blocks/0/elements");
    assertThat(rich.at("/0/elements/1/usergroup_id").asText()).isEqualTo(oncall);
    assertThat(rich.at("/0/elements/3/text").asText()).isEqualTo("@oncall");
    assertThat(rich.at("/0/elements/3/style/code").asBoolean()).isTrue();
    assertThat(rich.at("/1/type").asText()).isEqualTo("rich_text_quote");
    assertThat(rich.at("/1/elements/2/style/bold").asBoolean()).isTrue();
  }

  @Test
  void a_mention_of_the_app_comes_twice_and_again_with_an_edit() throws Exception {
    var ada = sandbox.as("ada");
    var message = ada.types("general", "@watchbill who is on call?");
    assertThat(types(next(2))).containsExactly("message", "app_mention");
    ada.edits(message, "@watchbill who is on call now?");
    var edit = next(2);
    assertThat(types(edit)).containsExactly("message", "app_mention");
    assertThat(edit.get(0).path("subtype").asText()).isEqualTo("message_changed");
    assertThat(edit.get(1).path("ts").asText()).isEqualTo(message.ts());
    assertThat(edit.get(1).at("/edited/ts").asText()).endsWith(".000000");
  }

  @Test
  void a_forwarded_message_is_an_attachment_with_its_own_author_and_place() throws Exception {
    var asked = sandbox.as("ada").types("elsewhere", "The build is red, @oncall");
    var forwarded = sandbox.as("ada").forwards(asked, "general", "");
    var event = next();
    assertThat(event.path("ts").asText()).isEqualTo(forwarded.ts());
    assertThat(event.path("text").asText()).isEmpty();
    assertThat(event.has("blocks")).isFalse();
    var share = event.at("/attachments/0");
    assertThat(share.path("is_share").asBoolean()).isTrue();
    assertThat(share.path("is_msg_unfurl").asBoolean()).isTrue();
    assertThat(share.path("text").asText()).isEqualTo(asked.text());
    assertThat(share.path("author_id").asText()).isEqualTo(id("ada"));
    assertThat(share.path("channel_id").asText()).isEqualTo(channel("elsewhere"));
    assertThat(share.path("ts").asText()).isEqualTo(asked.ts());
    assertThat(share.path("from_url").asText())
        .isEqualTo(link(asked))
        .startsWith("https://sandbox.slack.com/archives/");
    assertThat(share.at("/message_blocks/0/message/blocks/0/type").asText()).isEqualTo("rich_text");
    assertThat(share.path("footer").asText()).isEqualTo("Posted in #elsewhere");
  }

  @Test
  void a_link_to_a_message_is_unfurled_by_a_change_that_is_no_edit() throws Exception {
    var linked = sandbox.as("ada").types("elsewhere", "The build is red");
    sandbox.as("ada").types("general", "See " + link(linked));
    var events = next(2);
    assertThat(events.get(0).has("attachments")).isFalse();
    var change = events.get(1);
    assertThat(change.path("subtype").asText()).isEqualTo("message_changed");
    assertThat(change.path("message").has("edited")).isFalse();
    var unfurled = change.at("/message/attachments/0");
    assertThat(unfurled.path("is_msg_unfurl").asBoolean()).isTrue();
    assertThat(unfurled.has("is_share")).isFalse();
    assertThat(change.path("previous_message").has("attachments")).isFalse();
  }

  @Test
  void of_a_private_channel_nothing_is_unfurled_elsewhere() throws Exception {
    var secret = sandbox.as("ada").types("secret", "hush");
    sandbox.as("ada").types("general", link(secret));
    sandbox.as("ada").types("general", "last");
    assertThat(next(2)).noneMatch(event -> event.has("subtype"));
  }

  @Test
  void workflows_speak_without_a_user_and_some_in_blocks_alone() throws Exception {
    var workflow = sandbox.automation("New ticket");
    workflow.says("general", "@oncall ticket 7");
    workflow.saysInBlocks("general", "@oncall ticket 8");
    workflow.saysInRichText("general", "@oncall ticket 9");
    var events = next(3);
    var oncall = sandbox.workspace().userGroups().get("oncall").id();
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("subtype").asText()).isEqualTo("bot_message");
              assertThat(event.path("bot_id").asText()).isEqualTo(workflow.botId());
              assertThat(event.path("username").asText()).isEqualTo("New ticket");
              assertThat(event.has("user")).isFalse();
            });
    assertThat(events.get(0).path("text").asText())
        .isEqualTo("<!subteam^%s> ticket 7".formatted(oncall));
    assertThat(events.get(1).path("text").asText()).isEmpty();
    assertThat(events.get(1).at("/blocks/0/text/text").asText())
        .isEqualTo("<!subteam^%s> ticket 8".formatted(oncall));
    assertThat(events.get(2).at("/blocks/0/elements/0/elements/0/usergroup_id").asText())
        .isEqualTo(oncall);
  }

  @Test
  void a_deleted_beginning_of_a_thread_leaves_its_place() throws Exception {
    var ada = sandbox.as("ada");
    var first = ada.types("general", "Is it down?");
    ada.replies(first, "No.");
    ada.deletes(first);
    var change = next(3).get(2);
    assertThat(change.path("subtype").asText()).isEqualTo("message_changed");
    assertThat(change.at("/message/subtype").asText()).isEqualTo("tombstone");
    assertThat(change.at("/message/user").asText()).isEqualTo("USLACKBOT");
    assertThat(change.at("/message/reply_count").asInt()).isEqualTo(1);
    assertThat(change.at("/previous_message/text").asText()).isEqualTo("Is it down?");
    assertThat(textsIn("general")).containsExactly("This message was deleted.", "No.");
  }

  @Test
  void private_channels_are_heard_by_whoever_is_in_them() throws Exception {
    sandbox.as("ada").types("secret", "not for the app");
    sandbox.as("ada").invites("secret", "watchbill");
    sandbox.as("ada").types("secret", "for the app");
    var events = next(2);
    assertThat(events.get(0).path("type").asText()).isEqualTo("member_joined_channel");
    assertThat(events.get(1).path("channel_type").asText()).isEqualTo("group");
    assertThat(events.get(1).path("text").asText()).isEqualTo("for the app");
  }

  private String link(Message message) {
    return WireShare.permalink(sandbox.workspace(), message);
  }

  private static List<String> types(List<JsonNode> events) {
    return events.stream().map(event -> event.path("type").asText()).toList();
  }

  private JsonNode next() throws Exception {
    return next(1).get(0);
  }

  /** The next so many events, acknowledged. */
  private List<JsonNode> next(int number) throws Exception {
    var envelopes = socket.await("events_api", told + number).subList(told, told + number);
    told += number;
    for (var envelope : envelopes) {
      socket.ack(envelope);
    }
    return envelopes.stream().map(envelope -> envelope.at("/payload/event")).toList();
  }
}
