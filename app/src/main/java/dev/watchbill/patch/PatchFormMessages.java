package dev.watchbill.patch;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
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
    return Modal.board(CHECKLIST, Long.toString(alarm.id()), "Patch release", blocks);
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
