package dev.watchbill.escalation;

import static com.slack.api.model.block.Blocks.input;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What forms are made of. Each field's block id and action id is its name, unless said. */
final class FormMessages {
  /** Slack allows 75 characters an option. */
  private static final int OPTION = 75;

  private FormMessages() {}

  static Modal form(
      String callbackId, String metadata, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.form(callbackId, metadata, title, submit, blocks);
  }

  /**
   * A field for several lines.
   *
   * @param hint empty if it needs none
   * @param typed what it holds at first, as much as fits
   */
  static LayoutBlock lines(String name, String label, String hint, String typed, boolean optional) {
    return lines(name, name, label, hint, typed, optional);
  }

  /** The same in a block of another name. */
  static LayoutBlock lines(
      String block, String name, String label, String hint, String typed, boolean optional) {
    return input(
        i ->
            i.blockId(block)
                .label(plain(label))
                .hint(hint.isEmpty() ? null : plain(hint))
                .optional(optional)
                .element(
                    PlainTextInputElement.builder()
                        .actionId(name)
                        .multiline(true)
                        .maxLength(Research.LONGEST)
                        .initialValue(typed.isEmpty() ? null : Excerpt.of(typed, Research.LONGEST))
                        .build()));
  }

  static StaticSelectElement choice(
      String name, List<OptionObject> options, @Nullable OptionObject initial) {
    return StaticSelectElement.builder()
        .actionId(name)
        .options(options)
        .initialOption(initial)
        .build();
  }

  static OptionObject option(String words, String value) {
    return OptionObject.builder().text(plain(Excerpt.of(words, OPTION))).value(value).build();
  }

  static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }

  static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
