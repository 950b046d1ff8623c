package dev.watchbill.platform.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.CheckboxesElement;
import java.util.List;

/**
 * A box to tick, beside what it is about. Each is an element of its own, so that a click says of
 * one box how it is to stand: several people may tick different boxes of their copies of a list at
 * the same time, and none of that is lost.
 *
 * @param actionId answered by the {@code Reception}
 * @param mrkdwn up to 3,000 characters beside the box; people's text in it is escaped
 * @param label the box's own, at most 75 characters
 * @param revision grows whenever a copy in Slack may show something else than is true: Slack keeps
 *     what a person did to a box until that box is another one
 */
public record TickBox(String actionId, String mrkdwn, String label, boolean ticked, long revision) {
  private static final String ON = "on";

  /** As a block; no two of a message or modal have the same action id. */
  public LayoutBlock block() {
    var option =
        OptionObject.builder()
            .text(PlainTextObject.builder().text(label).build())
            .value(ON)
            .build();
    return SectionBlock.builder()
        .blockId(actionId + "@" + revision)
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .accessory(
            CheckboxesElement.builder()
                .actionId(actionId)
                .options(List.of(option))
                // Slack refuses an empty list.
                .initialOptions(ticked ? List.of(option) : null)
                .build())
        .build();
  }

  /** How the box that was clicked is to stand. */
  public static boolean ticked(Click click) {
    return click.value().equals(ON);
  }
}
