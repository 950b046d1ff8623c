package dev.watchbill.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlockLimitsTest {
  static Stream<Arguments> limits() {
    return Stream.of(
        limit(3000, "/blocks/0/text/text", section("{'type':'mrkdwn','text':'%s'}")),
        limit(2000, "/blocks/0/fields/0/text", "{'type':'section','fields':[" + plain() + "]}"),
        limit(150, "/blocks/0/text/text", "{'type':'header','text':" + plain() + "}"),
        limit(75, "/blocks/0/elements/0/text/text", button("a", plain(), "")),
        limit(2000, "/blocks/0/elements/0/value", button("a", words(), ",'value':'%s'")),
        limit(255, "/blocks/0/elements/0/action_id", button("%s", words(), "")),
        limit(255, "/blocks/0/block_id", "{'type':'divider','block_id':'%s'}"),
        limit(75, "/blocks/0/accessory/options/0/text/text", select(plain(), "v")),
        limit(150, "/blocks/0/accessory/options/0/value", select(words(), "%s")),
        limit(2000, "/blocks/0/label/text", input(plain())),
        limit(
            100,
            "/blocks/0/elements/0/confirm/title/text",
            button("a", words(), ",'confirm':{'title':" + plain() + "}")));
  }

  @ParameterizedTest(name = "{1} holds {0} characters")
  @MethodSource("limits")
  void texts_may_be_so_long_and_no_longer(int longest, String place, String block) {
    assertThat(problems(block.formatted("x".repeat(longest)))).isEmpty();
    assertThat(problems(block.formatted("x".repeat(longest + 1))))
        .containsExactly(
            "must be less than %d characters [json-pointer:%s]".formatted(longest + 1, place));
  }

  @Test
  void a_message_holds_fifty_blocks_and_a_view_a_hundred() {
    assertThat(BlockLimits.ofMessage(Json.parse(dividers(50)))).isEmpty();
    assertThat(BlockLimits.ofMessage(Json.parse(dividers(51))))
        .containsExactly("no more than 50 items allowed [json-pointer:/blocks]");
    assertThat(BlockLimits.ofView(Json.parse(dividers(100)))).isEmpty();
    assertThat(BlockLimits.ofView(Json.parse(dividers(101))))
        .containsExactly("no more than 100 items allowed [json-pointer:/view/blocks]");
  }

  @Test
  void an_action_id_stands_once_in_a_block() {
    var twice = "{'type':'actions','elements':[%s,%s]}".formatted(element("same"), element("same"));
    assertThat(problems(twice)).singleElement().asString().contains("/blocks/0/elements/1");
  }

  @Test
  void the_same_action_id_may_stand_in_two_blocks() {
    var blocks = "{'type':'actions','elements':[%s]}".formatted(element("same"));
    assertThat(problems(blocks + "," + blocks)).isEmpty();
  }

  @Test
  void what_is_missing_or_unknown_is_named() {
    assertThat(problems("{'type':'section'}")).singleElement().asString().contains("text");
    assertThat(problems("{'type':'sectoin'}"))
        .containsExactly("unsupported type: sectoin [json-pointer:/blocks/0/type]");
    assertThat(problems(section("{'type':'mrkdwn','text':''}")))
        .containsExactly("must be more than 0 characters [json-pointer:/blocks/0/text/text]");
  }

  @Test
  void a_modal_needs_a_short_title_and_with_inputs_a_submit_button() {
    var view = "{'type':'modal','title':%s,'blocks':[%s],'private_metadata':'%s'}";
    var title = "{'type':'plain_text','text':'%s'}";
    assertThat(view(view, title.formatted("x".repeat(24)), "{'type':'divider'}", "x".repeat(3000)))
        .isEmpty();
    assertThat(view(view, title.formatted("x".repeat(25)), "{'type':'divider'}", "x".repeat(3001)))
        .containsExactly(
            "must be less than 25 characters [json-pointer:/view/title/text]",
            "must be less than 3001 characters [json-pointer:/view/private_metadata]");
    assertThat(view(view, title.formatted("T"), input(words()), ""))
        .containsExactly("missing required field: submit [json-pointer:/view]");
  }

  private static List<String> view(String form, String... parts) {
    var json = form.formatted((Object[]) parts).replace('\'', '"');
    return ViewLimits.problems(Json.parse(json), "modal");
  }

  private static List<String> problems(String blocks) {
    return BlockLimits.ofMessage(Json.parse(("[" + blocks + "]").replace('\'', '"')));
  }

  private static Arguments limit(int longest, String place, String block) {
    return Arguments.of(longest, place, block);
  }

  private static String plain() {
    return "{'type':'plain_text','text':'%s'}";
  }

  private static String words() {
    return "{'type':'plain_text','text':'words'}";
  }

  private static String section(String text) {
    return "{'type':'section','text':" + text + "}";
  }

  private static String element(String actionId) {
    return "{'type':'button','action_id':'" + actionId + "','text':" + words() + "}";
  }

  private static String button(String actionId, String text, String more) {
    return "{'type':'actions','elements':[{'type':'button','action_id':'"
        + actionId
        + "','text':"
        + text
        + more
        + "}]}";
  }

  private static String select(String text, String value) {
    return "{'type':'section','text':"
        + words()
        + ",'accessory':{'type':'static_select',"
        + "'action_id':'a','options':[{'text':"
        + text
        + ",'value':'"
        + value
        + "'}]}}";
  }

  private static String input(String label) {
    return "{'type':'input','label':"
        + label
        + ",'element':{'type':'plain_text_input','action_id':'a'}}";
  }

  private static String dividers(int number) {
    return "[" + "{\"type\":\"divider\"},".repeat(number - 1) + "{\"type\":\"divider\"}]";
  }
}
