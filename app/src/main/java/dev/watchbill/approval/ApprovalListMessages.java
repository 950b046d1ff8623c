package dev.watchbill.approval;

import static com.slack.api.model.block.Blocks.actions;
import static dev.watchbill.approval.ApprovalMessages.mrkdwn;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.LongList;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code /freeze exceptions} answers. */
final class ApprovalListMessages {
  /** Slack takes 50 blocks a message, and each may need two. */
  private static final int LISTED = 20;

  private static final int TEXT = 3_500;

  private final Approvals approvals;
  private final ApprovalMessages messages;
  private final ZoneId zone;

  ApprovalListMessages(Approvals approvals, ApprovalMessages messages, ZoneId zone) {
    this.approvals = approvals;
    this.messages = messages;
    this.zone = zone;
  }

  /** Those of a freeze: the open ones first, each with buttons for whom it waits for. */
  Content list(List<Approval> all, PersonId reader) {
    if (all.isEmpty()) {
      return Content.text(
          "Nobody has asked for an exception (R28) or a confirmation (R26) in this freeze. `/unfreeze 1234` begins one for what is no bug fix, documentation or website change.");
    }
    List<Approval> ordered =
        all.stream()
            .sorted(
                Comparator.comparing(Approval::isOpen)
                    .reversed()
                    .thenComparing(Comparator.comparing(Approval::id).reversed()))
            .toList();
    long open = all.stream().filter(Approval::isOpen).count();
    String head =
        "*Exceptions (R28) and confirmations (R26) of this freeze:* %d open, %d decided or over."
            .formatted(open, all.size() - open);
    var rows = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(head));
    for (Approval it : ordered.subList(0, Math.min(LISTED, ordered.size()))) {
      String row = row(it);
      rows.add(row);
      blocks.add(mrkdwn(row));
      List<BlockElement> buttons = buttons(it, reader);
      if (!buttons.isEmpty()) {
        blocks.add(actions(buttons));
      }
    }
    if (ordered.size() > LISTED) {
      String rest = "… and %d older ones.".formatted(ordered.size() - LISTED);
      blocks.add(mrkdwn(rest));
    }
    return new Content(
        LongList.of(head, rows, ordered.size(), TEXT),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  private String row(Approval it) {
    String verdict =
        messages.verdict(it).replaceFirst("^(Approved|Denied|No longer needed): ", "*$1:* ");
    return "• %s\n   %s %s."
        .formatted(
            messages.head(it),
            verdict,
            it.ending()
                .map(ending -> "Ended " + ReaderTime.shortMoment(ending.at(), zone))
                .orElseGet(() -> "Asked " + ReaderTime.shortMoment(it.askedAt(), zone)));
  }

  private List<BlockElement> buttons(Approval it, PersonId reader) {
    var buttons =
        new ArrayList<>(
            ApprovalMessages.buttons(it, approvals.waitsFor(it, reader), ApprovalActions.LISTED));
    if (it.isOpen() && it.askedBy().equals(reader)) {
      buttons.add(
          ApprovalMessages.press(
              ApprovalActions.withdraw(it), "Withdraw", ApprovalActions.LISTED, false));
    }
    return buttons;
  }
}
