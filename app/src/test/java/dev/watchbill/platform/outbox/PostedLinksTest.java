package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostedLinksTest {
  private static final String HERE = PostedLink.to("here:1");
  private static final String GONE = PostedLink.to("gone:1");
  private static final String ADDRESS = "https://a/p1?thread_ts=1&cid=C1";

  private final PostedLinks links =
      new PostedLinks(key -> Optional.of(ADDRESS).filter(address -> key.equals("here:1")));

  @ParameterizedTest
  @ValueSource(
      strings = {"support:7:1:due-dm", "a b+c", "ä/ö?x=1&y=2#z", "x.y_z*~`|<>", "100%", "\"\\"})
  void a_key_is_found_again_whatever_is_in_it(String key) {
    var text = "*See <%s|there>*, _%s_.".formatted(PostedLink.to(key), PostedLink.to(key));
    assertThat(PostedLinks.keysIn(Content.text(text))).containsExactly(key);
    var blocks = "[{\"type\":\"x\",\"url\":\"%s\"}]".formatted(PostedLink.to(key));
    assertThat(PostedLinks.keysIn(new Content("text", blocks))).containsExactly(key);
  }

  @Test
  void an_address_takes_the_place_of_a_link() {
    assertThat(text("*<" + HERE + "|there>* and " + HERE + "."))
        .isEqualTo(
            "*<https://a/p1?thread_ts=1&amp;cid=C1|there>* and"
                + " https://a/p1?thread_ts=1&amp;cid=C1.");
  }

  @Test
  void of_a_link_that_leads_nowhere_the_words_remain() {
    assertThat(text("See *<" + GONE + "|the escalation>*: <" + GONE + "> " + GONE + "."))
        .isEqualTo(
            "See *the escalation*: a message that is not there a message that is not there.");
    assertThat(PostedLinks.wordsOf("<" + HERE + "|words>")).isEqualTo("words");
  }

  @Test
  void blocks_get_addresses_as_each_kind_of_text_writes_them() {
    assertThat(
            blocks(
                """
                [{"type":"section","text":{"type":"mrkdwn","text":"<HERE|there>","verbatim":true},
                  "accessory":{"type":"button","url":"HERE","text":{"type":"plain_text","text":"Go"}}},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"link","url":"HERE","text":"there"}]}]},
                 {"type":"header","text":{"type":"plain_text","text":"At HERE"}}]
                """))
        .isEqualTo(
            plain(
                """
                [{"type":"section","text":{"type":"mrkdwn","text":"<AMP|there>","verbatim":true},
                  "accessory":{"type":"button","url":"RAW","text":{"type":"plain_text","text":"Go"}}},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"link","url":"RAW","text":"there"}]}]},
                 {"type":"header","text":{"type":"plain_text","text":"At RAW"}}]
                """));
  }

  @Test
  void what_only_leads_nowhere_is_left_out_of_blocks() {
    assertThat(
            blocks(
                """
                [{"type":"section","text":{"type":"mrkdwn","text":"<GONE|there>"},
                  "accessory":{"type":"button","url":"GONE","action_id":"a"}},
                 {"type":"actions","elements":[
                   {"type":"button","url":"GONE","action_id":"b"},
                   {"type":"button","action_id":"c"}]},
                 {"type":"actions","elements":[{"type":"button","url":"GONE","action_id":"d"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"link","url":"GONE","text":"there","style":{"bold":true}},
                   {"type":"link","url":"GONE"}]}]}]
                """))
        .isEqualTo(
            plain(
                """
                [{"type":"section","text":{"type":"mrkdwn","text":"there"}},
                 {"type":"actions","elements":[{"type":"button","action_id":"c"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                   {"type":"text","text":"there","style":{"bold":true}},
                   {"type":"text","text":"a message that is not there"}]}]}]
                """));
  }

  @Test
  void blocks_without_a_link_are_left_as_they_are() {
    var odd = "[ {\"type\" : \"\\u003cdivider\\u003e\"} ]";
    assertThat(links.in(new Content("<" + HERE + "|x>", odd)).blocks()).isSameAs(odd);
  }

  @Test
  void what_is_no_json_is_left_for_slack_to_refuse() {
    assertThat(blocks("[{HERE")).isEqualTo("[{" + HERE);
  }

  private String text(String text) {
    return links.in(Content.text(text)).text();
  }

  private String blocks(String blocks) {
    return links.in(new Content("text", plain(blocks))).blocks();
  }

  private static String plain(String blocks) {
    return blocks
        .replaceAll("\\n *", "")
        .replace("HERE", HERE)
        .replace("GONE", GONE)
        .replace("AMP", ADDRESS.replace("&", "&amp;"))
        .replace("RAW", ADDRESS);
  }
}
