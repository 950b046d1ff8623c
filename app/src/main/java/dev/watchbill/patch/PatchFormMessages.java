package dev.watchbill.patch;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checklist over Slack's window, and the forms for the version and for the reason. */
final class PatchFormMessages {
  static final String CHECKLIST = "patch.form";

  /** Where the words are, in both forms. */
  static final String WORDS = "words";

  static final int LONGEST_VERSION = 100;
  static final int LONGEST_REASON = 1_000;

  private final PatchMessages messages;

  PatchFormMessages(PatchMessages messages) {
    this.messages = messages;
  }

  /**
   * @param notice said above everything, in mrkdwn; may be empty
   */
  Modal checklist(Alarm alarm, Patch it, String notice) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!notice.isEmpty()) {
      blocks.add(mrkdwn(notice));
    }
    blocks.add(
        mrkdwn(
            "The patch release of %s (R22): *%s*."
                .formatted(messages.bug(alarm), messages.progress(alarm, it))));
    blocks.addAll(messages.boxes(alarm, it));
    return modal(CHECKLIST, alarm, "Patch release", null, "Close", blocks);
  }

  /**
   * @param typed what the field holds at first; may be empty
   */
  Modal fixed(Alarm alarm, String typed, String notice) {
    return words(
        PatchMessages.FIXED,
        alarm,
        "Fixed in…",
        "The version that has the fix, such as 4.60.1",
        PlainTextInputElement.builder().maxLength(LONGEST_VERSION),
        Excerpt.of(typed, LONGEST_VERSION),
        notice);
  }

  /** As {@link #fixed}, for the reason why it is open again. */
  Modal reopen(Alarm alarm, String typed, String notice) {
    return words(
        PatchMessages.REOPEN,
        alarm,
        "Not fixed",
        "What shows that the fix did not hold",
        PlainTextInputElement.builder().maxLength(LONGEST_REASON).multiline(true),
        Excerpt.of(typed, LONGEST_REASON),
        notice);
  }

  private Modal words(
      String callback,
      Alarm alarm,
      String title,
      String label,
      PlainTextInputElement.PlainTextInputElementBuilder field,
      String typed,
      String notice) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!notice.isEmpty()) {
      blocks.add(mrkdwn(notice));
    }
    blocks.add(mrkdwn(messages.bug(alarm)));
    blocks.add(
        input(
            i ->
                i.blockId(WORDS)
                    .label(plainText(label))
                    .element(
                        field
                            .actionId(WORDS)
                            .initialValue(typed.isEmpty() ? null : typed)
                            .build())));
    return modal(callback, alarm, title, "Send", "Cancel", blocks);
  }

  private static Modal modal(
      String callback,
      Alarm alarm,
      String title,
      @Nullable String submit,
      String close,
      List<LayoutBlock> blocks) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callback)
                    .privateMetadata(Long.toString(alarm.id()))
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(
                        submit == null
                            ? null
                            : ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text(close).build())
                    .blocks(blocks)));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
