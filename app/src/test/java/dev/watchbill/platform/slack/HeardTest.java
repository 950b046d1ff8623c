package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is heard of a message, in the shapes in which Slack sends it. */
class HeardTest {
  private static final BotIdentity US =
      new BotIdentity(
          "UBOT", Optional.of("BBOT"), Optional.of("T1"), Optional.empty(), Optional.empty());

  @Test
  void a_persons_message_says_its_text_once_though_its_blocks_repeat_it() {
    var heard =
        message(
            """
            "user": "U1", "text": "<!subteam^S1> help",
            "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
              {"type": "usergroup", "usergroup_id": "S1"}, {"type": "text", "text": " help"}]}]}]
            """);

    assertThat(heard.words()).isEqualTo("<!subteam^S1> help");
  }

  @Test
  void a_forwarded_message_speaks_with_the_comment_and_without() {
    var forward =
        """
        "attachments": [{"from_url": "https://team.slack.com/archives/C9/p1665615886364019",
          "ts": "1665615886.364019", "author_id": "U9", "channel_id": "C9", "is_msg_unfurl": true,
          "message_blocks": [{"channel": "C9", "message": {"blocks": []}}], "is_share": true,
          "fallback": "[12 October] ada: @oncall it fails", "text": "<!subteam^S1> it fails",
          "author_name": "ada", "mrkdwn_in": ["text"], "footer": "Posted in #support"}]
        """;

    assertThat(message("\"user\": \"U1\", \"text\": \"\"," + forward).words())
        .isEqualTo("<!subteam^S1> it fails");
    assertThat(message("\"user\": \"U1\", \"text\": \"see\"," + forward).words())
        .isEqualTo("see\n<!subteam^S1> it fails");
  }

  @Test
  void a_forward_whose_words_are_in_its_blocks_alone_speaks_too() {
    var heard =
        message(
            """
            "user": "U1", "text": "",
            "attachments": [{"is_msg_unfurl": true, "is_share": true, "fallback": "no preview",
              "message_blocks": [{"channel": "C9", "message": {"blocks": [
                {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                  {"type": "usergroup", "usergroup_id": "S1"}]}]}]}}]}]
            """);

    assertThat(heard.words()).isEqualTo("<!subteam^S1>");
  }

  @Test
  void the_preview_of_a_link_says_nothing_in_whoevers_message() {
    var preview =
        """
        "text": "look", "attachments": [{"is_msg_unfurl": true, "text": "<!subteam^S1> it fails",
          "from_url": "https://team.slack.com/archives/C9/p1665615886364019"},
          {"original_url": "https://example.com", "title": "@oncall", "text": "a page"}]
        """;

    assertThat(message("\"user\": \"U1\", " + preview).words()).isEqualTo("look");
    assertThat(message("\"bot_id\": \"B1\", " + preview).words()).isEqualTo("look");
  }

  @Test
  void a_workflows_message_speaks_by_its_blocks() {
    var heard =
        message(
            """
            "subtype": "bot_message", "bot_id": "B1", "username": "Intake", "text": "",
            "blocks": [
              {"type": "header", "text": {"type": "plain_text", "text": "A <new> case"}},
              {"type": "rich_text", "elements": [
                {"type": "rich_text_section", "elements": [
                  {"type": "text", "text": "for"}, {"type": "text", "text": " "},
                  {"type": "usergroup", "usergroup_id": "S1"},
                  {"type": "text", "text": ", run "},
                  {"type": "text", "text": "@oncall", "style": {"code": true}}]},
                {"type": "rich_text_quote", "elements": [
                  {"type": "text", "text": "one\\n@oncall"}]},
                {"type": "rich_text_preformatted", "elements": [
                  {"type": "text", "text": "a ` @oncall"}]},
                {"type": "rich_text_list", "elements": [
                  {"type": "rich_text_section", "elements": [
                    {"type": "user", "user_id": "U1"}, {"type": "emoji", "name": "wave"}]}]}]},
              {"type": "section", "text": {"type": "mrkdwn", "text": "*Name*"},
               "fields": [{"type": "mrkdwn", "text": "Ada"}]},
              {"type": "actions", "elements": [{"type": "button", "text":
                {"type": "plain_text", "text": "Press"}}]}]
            """);

    assertThat(heard.userId()).isEmpty();
    assertThat(heard.words())
        .isEqualTo(
            """
            A &lt;new&gt; case
            for <!subteam^S1>, run `@oncall`
            &gt; one
            &gt; @oncall
            ```a ' @oncall```
            • <@U1>:wave:
            *Name*
            Ada""");
  }

  @Test
  void an_apps_message_speaks_by_its_attachments_and_keeps_its_text() {
    var heard =
        message(
            """
            "subtype": "bot_message", "bot_id": "B1", "text": "Alert",
            "attachments": [{"fallback": "Alert: disk", "pretext": "<!subteam^S1>", "title": "Disk",
              "fields": [{"title": "Host", "value": "db1"}]}, {"fallback": "only this"}]
            """);

    assertThat(heard.words()).isEqualTo("Alert\n<!subteam^S1>\nDisk\nHost\ndb1\nonly this");
  }

  @Test
  void it_knows_whether_its_author_mentions_the_bot() {
    assertThat(message("\"user\": \"U1\", \"text\": \"<@UBOT> who?\"").mentionsUs()).isTrue();
    assertThat(message("\"user\": \"U1\", \"text\": \"<@UBOT|watchbill>\"").mentionsUs()).isTrue();
    assertThat(message("\"user\": \"U1\", \"text\": \"<@UBOTTOM> who?\"").mentionsUs()).isFalse();
    assertThat(
            message(
                    """
                    "user": "U1", "text": "what they said",
                    "attachments": [{"is_share": true, "text": "<@UBOT> who?"}]
                    """)
                .mentionsUs())
        .isFalse();
  }

  @Test
  void a_mention_of_the_bot_is_the_same_message_however_it_is_told() {
    var fields =
        """
        "channel": "C1", "user": "U1", "ts": "1700000000.000100", "thread_ts": "1690000000.000100",
        "text": "<@UBOT> hi"
        """;

    var message = heard("{\"type\": \"message\", \"channel_type\": \"channel\"," + fields + "}");
    var mention = heard("{\"type\": \"app_mention\", " + fields + "}");

    assertThat(mention).isPresent().isEqualTo(message);
  }

  @Test
  void an_edit_that_adds_a_mention_is_another_version() {
    var edit =
        changed(
                """
                "text": "@oncall hello", "edited": {"user": "U1", "ts": "1700000009.000000"}
                """,
                "\"text\": \"hello\"")
            .orElseThrow();
    var mention =
        heard(
                """
                {"type": "app_mention", "channel": "C1", "user": "U1", "ts": "1700000000.000100",
                 "text": "<@UBOT>", "edited": {"user": "U1", "ts": "1700000009.000000"}}
                """)
            .orElseThrow();

    assertThat(edit.words()).isEqualTo("@oncall hello");
    assertThat(edit.key()).endsWith(":1700000000.000100:1700000009.000000");
    assertThat(mention.key()).isEqualTo(edit.key());
  }

  @Test
  void previews_and_the_counting_of_replies_are_no_edits() {
    var before = "\"text\": \"hello\"";
    var edited = ", \"edited\": {\"user\": \"U1\", \"ts\": \"1700000009.000000\"}";
    var preview =
        ", \"attachments\": [{\"text\": \"a page\", \"original_url\": \"https://x.org\"}]";
    var replies = ", \"thread_ts\": \"1700000000.000100\", \"reply_count\": 1";

    assertThat(changed(before + preview, before)).isEmpty();
    assertThat(changed(before + replies, before)).isEmpty();
    assertThat(changed(before + edited + preview, before + edited)).isEmpty();
    assertThat(changed(before + edited, before)).isPresent();
  }

  @Test
  void what_is_only_about_the_channel_or_deleted_is_not_heard() {
    assertThat(
            heard(
                """
                {"type": "message", "subtype": "channel_join", "channel": "C1", "user": "U1",
                 "ts": "1.1", "text": "<@U1> has joined"}
                """))
        .isEmpty();
    assertThat(
            changed(
                """
                "subtype": "tombstone", "text": "This message was deleted.",
                "edited": {"user": "U1", "ts": "1700000009.000000"}
                """,
                "\"text\": \"hello\""))
        .isEmpty();
  }

  private static Heard message(String fields) {
    return heard(
            "{\"type\": \"message\", \"channel\": \"C1\", \"ts\": \"1700000000.000100\", "
                + fields
                + "}")
        .orElseThrow();
  }

  private static Optional<Heard> changed(String after, String before) {
    return heard(
        """
        {"type": "message", "subtype": "message_changed", "hidden": true, "channel": "C1",
         "ts": "1700000010.000200",
         "message": {"type": "message", "user": "U1", "ts": "1700000000.000100", %s},
         "previous_message": {"type": "message", "user": "U1", "ts": "1700000000.000100", %s}}
        """
            .formatted(after, before));
  }

  private static Optional<Heard> heard(String event) {
    return Translation.heard(
        Payload.parse("{\"type\": \"event_callback\", \"event\": " + event + "}"), Optional.of(US));
  }
}
