package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebApiTest extends TestBed {
  private RawClient api;

  @BeforeEach
  void client() {
    api = new RawClient(sandbox);
  }

  @ParameterizedTest
  @CsvSource({
    "'', not_authed",
    "xoxb-somebody-else, invalid_auth",
    "xapp-sandbox-not-a-secret, not_allowed_token_type"
  })
  void tokens_are_checked(String token, String error) throws Exception {
    var answer = api.post("users.list", token, "", "application/x-www-form-urlencoded");
    assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo(error);
  }

  @Test
  void a_call_may_come_in_json_too() throws Exception {
    var body = "{\"channel\":\"%s\",\"text\":\"hi\",\"unknown\":1}".formatted(channel("general"));
    var answer =
        api.post("chat.postMessage", sandbox.botToken(), body, "application/json; charset=utf-8");
    assertThat(Json.parse(answer.body()).path("ok").asBoolean()).isTrue();
    assertThat(textsIn("general")).containsExactly("hi");
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, not_found, channel_not_found",
    "elsewhere, text, not_in_channel",
    "secret, text, channel_not_found",
    "general, '', no_text",
  })
  void a_post_that_cannot_be_is_refused(String channel, String text, String error)
      throws Exception {
    assertThat(error(api.call("chat.postMessage", "channel", channel, "text", text)))
        .isEqualTo(error);
  }

  @Test
  void an_archived_channel_takes_no_posts() throws Exception {
    sandbox.workspace().channels().archive(channel("general"));
    assertThat(error(post("hi"))).isEqualTo("is_archived");
  }

  @Test
  void long_texts_are_cut_when_posted_and_refused_when_updated() throws Exception {
    var ts = post("x".repeat(40_001)).path("ts").asText();
    assertThat(textsIn("general").get(0)).hasSize(40_000);
    var update =
        api.call(
            "chat.update", "channel", channel("general"), "ts", ts, "text", "x".repeat(40_001));
    assertThat(error(update)).isEqualTo("msg_too_long");
  }

  @Test
  void bad_blocks_are_refused_with_their_place() throws Exception {
    var answer =
        api.call(
            "chat.postMessage",
            "channel",
            channel("general"),
            "text",
            "t",
            "blocks",
            "[{\"type\":\"section\"}]");
    assertThat(error(answer)).isEqualTo("invalid_blocks");
    assertThat(answer.path("response_metadata").path("messages").get(0).asText())
        .isEqualTo("[ERROR] missing required field: text [json-pointer:/blocks/0]");
    assertThat(
            error(api.call("chat.postMessage", "channel", channel("general"), "blocks", "[{oops")))
        .isEqualTo("invalid_blocks_format");
  }

  @Test
  void only_its_own_messages_can_be_changed() throws Exception {
    var theirs = sandbox.as("ada").types("general", "mine").ts();
    assertThat(error(update(theirs))).isEqualTo("cant_update_message");
    assertThat(error(update("1.000000"))).isEqualTo("message_not_found");
    var own = post("first").path("ts").asText();
    assertThat(update(own).path("ok").asBoolean()).isTrue();
    assertThat(textsIn("general")).containsExactly("mine", "changed");
    assertThat(error(api.call("chat.delete", "channel", channel("general"), "ts", theirs)))
        .isEqualTo("cant_delete_message");
  }

  @Test
  void metadata_is_kept_and_given_to_whoever_asks() throws Exception {
    var metadata = "{\"event_type\":\"intent\",\"event_payload\":{\"id\":\"7\"}}";
    var ts =
        api.call(
                "chat.postMessage",
                "channel",
                channel("general"),
                "text",
                "t",
                "metadata",
                metadata)
            .path("ts")
            .asText();
    api.call("chat.update", "channel", channel("general"), "ts", ts, "text", "u");
    assertThat(history("include_all_metadata", "true").get(0).at("/metadata/event_payload/id"))
        .hasToString("\"7\"");
    assertThat(history().get(0).has("metadata")).isFalse();
    assertThat(
            error(
                api.call(
                    "chat.postMessage",
                    "channel",
                    channel("general"),
                    "text",
                    "t",
                    "metadata",
                    "{}")))
        .isEqualTo("invalid_metadata_format");
  }

  @Test
  void history_comes_newest_first_in_pages() throws Exception {
    for (var i = 0; i < 5; i++) {
      post("m" + i);
    }
    var read = new ArrayList<String>();
    var cursor = "";
    do {
      var page =
          api.call(
              "conversations.history",
              "channel",
              channel("general"),
              "limit",
              "2",
              "cursor",
              cursor);
      page.path("messages").forEach(message -> read.add(message.path("text").asText()));
      cursor = page.path("response_metadata").path("next_cursor").asText();
      assertThat(page.path("has_more").asBoolean()).isEqualTo(!cursor.isEmpty());
    } while (!cursor.isEmpty());
    assertThat(read).containsExactly("m4", "m3", "m2", "m1", "m0");
  }

  @Test
  void oldest_and_latest_exclude_their_edges_unless_told_otherwise() throws Exception {
    var first = post("a").path("ts").asText();
    post("b");
    var last = post("c").path("ts").asText();
    assertThat(texts(history("oldest", first, "latest", last))).containsExactly("b");
    assertThat(texts(history("oldest", first, "latest", last, "inclusive", "true")))
        .containsExactly("c", "b", "a");
  }

  @Test
  void a_thread_is_read_from_any_of_its_messages() throws Exception {
    var first = sandbox.as("ada").types("general", "question");
    var answer = sandbox.as("ben").replies(first, "answer");
    api.call(
        "chat.postMessage",
        "channel",
        channel("general"),
        "text",
        "noted",
        "thread_ts",
        answer.ts());
    var replies =
        api.call("conversations.replies", "channel", channel("general"), "ts", answer.ts());
    assertThat(texts(replies.path("messages"))).containsExactly("question", "answer", "noted");
    assertThat(replies.at("/messages/0/reply_count").asInt()).isEqualTo(2);
    assertThat(texts(history())).containsExactly("question");
  }

  @Test
  void ephemeral_messages_are_seen_by_one_and_are_in_no_history() throws Exception {
    api.call(
        "chat.postEphemeral", "channel", channel("general"), "user", id("ada"), "text", "psst");
    assertThat(sandbox.as("ada").sees("general")).hasSize(1);
    assertThat(sandbox.as("ben").sees("general")).isEmpty();
    assertThat(history()).isEmpty();
    assertThat(
            error(
                api.call(
                    "chat.postEphemeral",
                    "channel",
                    channel("general"),
                    "user",
                    id("gus"),
                    "text",
                    "psst")))
        .isEqualTo("user_not_in_channel");
  }

  @Test
  void a_post_to_a_person_is_a_direct_message() throws Exception {
    var posted = api.call("chat.postMessage", "channel", id("ada"), "text", "hello");
    var opened = api.call("conversations.open", "users", id("ada"));
    assertThat(posted.path("channel")).isEqualTo(opened.at("/channel/id"));
    assertThat(sandbox.as("ada").hearsFromApp()).hasSize(1);
  }

  @Test
  void people_and_channels_come_in_pages_too() throws Exception {
    var page = api.call("users.list", "limit", "2");
    assertThat(page.path("members")).hasSize(2);
    var cursor = page.at("/response_metadata/next_cursor").asText();
    assertThat(api.call("users.list", "limit", "9", "cursor", cursor).path("members")).hasSize(4);
    assertThat(error(api.call("users.list", "cursor", "nonsense"))).isEqualTo("invalid_cursor");
    var channels =
        api.call("conversations.list", "types", "public_channel,private_channel").path("channels");
    assertThat(channels.valueStream().map(c -> c.path("name").asText()))
        .containsExactly("general", "elsewhere");
  }

  @Test
  void standing_shows_in_a_user() throws Exception {
    assertThat(user("gus").path("is_restricted").asBoolean()).isTrue();
    assertThat(user("zoe").path("deleted").asBoolean()).isTrue();
    assertThat(user("sam").path("is_stranger").asBoolean()).isTrue();
    assertThat(user("sam").path("team_id").asText()).isEqualTo("T0OTHER");
    assertThat(user("ada").path("is_admin").asBoolean()).isTrue();
    assertThat(error(api.call("users.lookupByEmail", "email", "no@example.com")))
        .isEqualTo("users_not_found");
    assertThat(api.call("users.lookupByEmail", "email", "ADA@example.com").at("/user/id").asText())
        .isEqualTo(id("ada"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', no_users_provided",
    "gus, invalid_users",
    "sam, invalid_users",
    "zoe, invalid_users",
    "watchbill, invalid_users"
  })
  void a_user_group_refuses_what_slack_refuses(String who, String error) throws Exception {
    assertThat(error(setOncall(who.isEmpty() ? "" : id(who)))).isEqualTo(error);
    assertThat(sandbox.workspace().userGroups().get("oncall").members()).containsExactly(id("ada"));
  }

  @Test
  void a_user_group_is_replaced_whole() throws Exception {
    assertThat(setOncall(id("ben")).at("/usergroup/users/0").asText()).isEqualTo(id("ben"));
    assertThat(sandbox.workspace().userGroups().get("oncall").members()).containsExactly(id("ben"));
    assertThat(error(setOncall("U0NOBODY"))).isEqualTo("invalid_users");
    sandbox.faults().order("usergroups.users.update error permission_denied");
    assertThat(error(setOncall(id("ada")))).isEqualTo("permission_denied");
  }

  @Test
  void a_simpleton_knows_no_user_groups_and_validates_nothing() throws Exception {
    sandbox.faults().order("simpleton on");
    assertThat(error(api.call("usergroups.list"))).isEqualTo("unknown_method");
    var bad =
        api.call(
            "chat.postMessage",
            "channel",
            channel("general"),
            "blocks",
            "[{\"type\":\"section\"}]");
    assertThat(bad.path("ok").asBoolean()).isTrue();
  }

  @Test
  void an_unknown_method_is_called_so() throws Exception {
    assertThat(error(api.call("chat.shout"))).isEqualTo("unknown_method");
  }

  @Test
  void reactions_are_added_once() throws Exception {
    var ts = sandbox.as("ada").types("general", "look").ts();
    assertThat(error(react("reactions.add", ts))).isEmpty();
    assertThat(error(react("reactions.add", ts))).isEqualTo("already_reacted");
    assertThat(error(react("reactions.remove", ts))).isEmpty();
    assertThat(error(react("reactions.remove", ts))).isEqualTo("no_reaction");
    assertThat(error(react("reactions.add", "1.000000"))).isEqualTo("message_not_found");
  }

  @Test
  void a_home_tab_with_an_old_hash_is_refused() throws Exception {
    var view = "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}";
    var hash =
        api.call("views.publish", "user_id", id("ada"), "view", view).at("/view/hash").asText();
    assertThat(error(api.call("views.publish", "user_id", id("ada"), "view", view, "hash", hash)))
        .isEmpty();
    assertThat(error(api.call("views.publish", "user_id", id("ada"), "view", view, "hash", hash)))
        .isEqualTo("hash_conflict");
  }

  @Test
  void the_log_shows_calls_without_tokens() throws Exception {
    api.call("chat.postMessage", "channel", channel("general"), "text", "hi", "token", "xoxb-1");
    var entry = sandbox.calls().of("chat.postMessage").get(0);
    assertThat(entry.arguments().toString()).contains("hi").doesNotContain("xoxb");
    assertThat(entry.answer().path("ok").asBoolean()).isTrue();
  }

  private JsonNode post(String text) throws Exception {
    return api.call("chat.postMessage", "channel", channel("general"), "text", text);
  }

  private JsonNode update(String ts) throws Exception {
    return api.call("chat.update", "channel", channel("general"), "ts", ts, "text", "changed");
  }

  private JsonNode react(String method, String ts) throws Exception {
    return api.call(method, "channel", channel("general"), "timestamp", ts, "name", "eyes");
  }

  private JsonNode setOncall(String users) throws Exception {
    var group = sandbox.workspace().userGroups().get("oncall").id();
    return api.call("usergroups.users.update", "usergroup", group, "users", users);
  }

  private JsonNode user(String name) throws Exception {
    return api.call("users.info", "user", id(name)).path("user");
  }

  private JsonNode history(String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("channel", channel("general")));
    arguments.addAll(List.of(more));
    return api.call("conversations.history", arguments.toArray(String[]::new)).path("messages");
  }

  private static List<String> texts(JsonNode messages) {
    return messages.valueStream().map(message -> message.path("text").asText()).toList();
  }

  private static String error(JsonNode answer) {
    return answer.path("error").asText();
  }
}
