package dev.watchbill.notification;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.platform.slack.Modal;
import java.util.ArrayList;

/** The draft and the boxes over Slack's window, for whoever has no message with them. */
final class WarningFormMessages {
  private static final String FORM = "warning.form";

  private final WarningMessages messages;

  WarningFormMessages(WarningMessages messages) {
    this.messages = messages;
  }

  /**
   * @param notice said above everything, in mrkdwn; may be empty
   */
  Modal form(Alarm alarm, Warning it, String notice) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!notice.isEmpty()) {
      blocks.add(mrkdwn(notice));
    }
    blocks.add(
        mrkdwn(
            "Customers and the community are to be warned of %s (R21). %s"
                .formatted(messages.bug(alarm), messages.standing(it))));
    if (!it.isEnded()) {
      blocks.addAll(messages.boxes(alarm, it));
    }
    return Modal.board(FORM, Long.toString(alarm.id()), "Warn of a critical bug", blocks);
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
