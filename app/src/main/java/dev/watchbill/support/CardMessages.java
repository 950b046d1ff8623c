package dev.watchbill.support;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.outbox.Content;
import java.util.List;

/** The card's looks: its words, and the buttons that a request has as it stands. */
final class CardMessages {
  static final String TAKE = "support_take";
  static final String PASS = "support_pass";
  static final String ESCALATE = "support_escalate";
  static final String RESOLVE = "support_resolve";
  static final String REOPEN = "support_reopen";

  private CardMessages() {}

  /**
   * @param words the whole story, in mrkdwn
   * @param hint what one can do, in few words
   */
  static Content card(SupportRequest request, String words, String hint) {
    List<LayoutBlock> blocks =
        List.of(
            SectionBlock.builder().text(verbatim(words)).build(),
            actions(buttons(request)),
            context(List.of(verbatim(hint))));
    return new Content(words, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static List<BlockElement> buttons(SupportRequest request) {
    return switch (request.state()) {
      case WAITING ->
          List.of(
              press(request, TAKE, "I'm on it", true),
              press(request, PASS, "Pass on…", false),
              press(request, ESCALATE, "Escalate", false),
              press(request, RESOLVE, "Resolved", false));
      case ANSWERED ->
          List.of(
              press(request, RESOLVE, "Resolved", true),
              press(request, PASS, "Pass on…", false),
              press(request, ESCALATE, "Escalate", false));
      case RESOLVED -> List.of(press(request, REOPEN, "Reopen", false));
    };
  }

  private static BlockElement press(
      SupportRequest request, String action, String words, boolean primary) {
    return button(
        b ->
            b.actionId(action + ":" + request.id())
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(words).build()));
  }

  private static MarkdownTextObject verbatim(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }
}
