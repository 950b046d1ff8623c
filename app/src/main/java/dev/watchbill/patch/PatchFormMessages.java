package dev.watchbill.patch;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.platform.slack.Modal;
import java.util.ArrayList;

/** The checklist over Slack's window. */
final class PatchFormMessages {
  private static final String CHECKLIST = "patch.form";

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
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(CHECKLIST)
                    .privateMetadata(Long.toString(alarm.id()))
                    .title(ViewTitle.builder().type("plain_text").text("Patch release").build())
                    .close(ViewClose.builder().type("plain_text").text("Close").build())
                    .blocks(blocks)));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
