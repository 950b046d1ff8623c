package dev.watchbill.postmortem;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.input;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What messages and forms about postmortems are made of. */
final class BlockMessages {
  /** Slack allows 3,000 characters a section. */
  static final int SECTION = 2_900;

  /** A message's text is for notifications: Slack cuts it at 40,000 characters. */
  private static final int TEXT = 12_000;

  private BlockMessages() {}

  /** Sections, then a row of buttons; the text is the sections'. */
  static Content content(List<String> sections, List<ButtonElement> buttons) {
    var blocks = new ArrayList<LayoutBlock>();
    sections.forEach(section -> blocks.add(section(section)));
    if (!buttons.isEmpty()) {
      blocks.add(actions(List.copyOf(buttons)));
    }
    return content(String.join("\n", sections), blocks);
  }

  static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(Excerpt.of(text, TEXT), GsonFactory.createSnakeCase().toJson(blocks));
  }

  static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).build();
  }

  static LayoutBlock section(String mrkdwn, ButtonElement beside) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).accessory(beside).build();
  }

  private static MarkdownTextObject mrkdwn(String words) {
    return MarkdownTextObject.builder().text(words).verbatim(true).build();
  }

  static ButtonElement button(String label, String action, long id) {
    return ButtonElement.builder().actionId(action + ":" + id).text(plain(label)).build();
  }

  static ButtonElement primary(String label, String action, long id) {
    return ButtonElement.builder()
        .actionId(action + ":" + id)
        .text(plain(label))
        .style("primary")
        .build();
  }

  static Modal form(
      String callbackId, String metadata, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.form(callbackId, metadata, title, submit, blocks);
  }

  /**
   * A field with a block and action id of that name.
   *
   * @param hint empty if it needs none
   */
  static LayoutBlock field(
      String block, String label, String hint, boolean optional, BlockElement element) {
    return input(
        i ->
            i.blockId(block)
                .label(plain(label))
                .hint(hint.isEmpty() ? null : plain(hint))
                .optional(optional)
                .element(element));
  }

  /** A text field. */
  static PlainTextInputElement text(
      String name, boolean multiline, int longest, @Nullable String typed) {
    return PlainTextInputElement.builder()
        .actionId(name)
        .multiline(multiline)
        .maxLength(longest)
        .initialValue(typed == null || typed.isEmpty() ? null : Excerpt.of(typed, longest))
        .build();
  }

  static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
