package dev.watchbill.criticalbug;

import static com.slack.api.model.block.Blocks.input;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.people.Group;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.List;
import java.util.Optional;

/** What the forms about alarms are made of. */
final class BugFormMessages {
  /** Slack allows 100 options, of 75 characters each. */
  private static final int OPTIONS = 100;

  private static final int OPTION = 75;

  private static final int SECTION = 3_000;

  private BugFormMessages() {}

  /**
   * A field for words.
   *
   * @param hint empty if it needs none
   * @param typed what it holds at first, as much as fits
   */
  record Words(
      String block,
      String name,
      String label,
      String hint,
      String typed,
      int longest,
      boolean several,
      boolean optional) {

    LayoutBlock shown() {
      return input(
          i ->
              i.blockId(block)
                  .label(plain(label))
                  .hint(hint.isEmpty() ? null : plain(hint))
                  .optional(optional)
                  .element(
                      PlainTextInputElement.builder()
                          .actionId(name)
                          .multiline(several)
                          .maxLength(longest)
                          .initialValue(typed.isEmpty() ? null : Excerpt.of(typed, longest))
                          .build()));
    }
  }

  static Modal form(
      String callbackId, String metadata, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.of(
        View.builder()
            .type("modal")
            .callbackId(callbackId)
            .privateMetadata(metadata)
            .title(ViewTitle.builder().type("plain_text").text(title).build())
            .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
            .close(ViewClose.builder().type("plain_text").text("Cancel").build())
            .blocks(blocks)
            .build());
  }

  /** A select of the product groups. */
  static LayoutBlock groups(
      String block,
      String name,
      String label,
      List<Group> groups,
      Optional<String> chosen,
      boolean optional) {
    List<OptionObject> options =
        groups.stream().limit(OPTIONS).map(group -> option(group.name(), group.key())).toList();
    return input(
        i ->
            i.blockId(block)
                .label(plain(label))
                .optional(optional)
                .element(
                    StaticSelectElement.builder()
                        .actionId(name)
                        .placeholder(plain("Choose a group"))
                        .options(options)
                        .initialOption(
                            chosen
                                .flatMap(
                                    key ->
                                        options.stream()
                                            .filter(its -> its.getValue().equals(key))
                                            .findFirst())
                                .orElse(null))
                        .build()));
  }

  static OptionObject option(String words, String value) {
    return OptionObject.builder().text(plain(Excerpt.of(words, OPTION))).value(value).build();
  }

  /** Up to what Slack takes; people's words in it are escaped. */
  static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(Excerpt.of(mrkdwn, SECTION)).verbatim(true).build())
        .build();
  }

  static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
