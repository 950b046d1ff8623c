package dev.watchbill.handoff;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.platform.slack.Modal;
import java.util.List;

/** The form in which something is added to a handoff. A field's block id is its name below. */
final class ConversationFormMessages {
  static final String FORM = "conversation_add";
  static final String LINK = "link";
  static final String WORDS = "words";

  /** So many characters say what it is about. */
  static final int LONGEST = 120;

  private ConversationFormMessages() {}

  /**
   * An empty form.
   *
   * @param handoff the number of the handoff; empty for the reader's own
   */
  static Modal form(String handoff) {
    List<LayoutBlock> blocks =
        List.of(
            input(
                i ->
                    i.blockId(LINK)
                        .label(plain("Link"))
                        .hint(plain("To a message in Slack, an issue or a pull request."))
                        .element(
                            PlainTextInputElement.builder()
                                .actionId(LINK)
                                .placeholder(plain("https://"))
                                .build())),
            input(
                i ->
                    i.blockId(WORDS)
                        .optional(true)
                        .label(plain("What is it about?"))
                        .element(
                            PlainTextInputElement.builder()
                                .actionId(WORDS)
                                .maxLength(LONGEST)
                                .build())));
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(FORM)
                    .privateMetadata(handoff)
                    .title(
                        ViewTitle.builder().type("plain_text").text("Add a conversation").build())
                    .submit(ViewSubmit.builder().type("plain_text").text("Add").build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(blocks)));
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
