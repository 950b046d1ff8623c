package dev.watchbill.support;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** To somebody who mentions the bot: who is on call, and how to ask them. */
final class OfferMessages {
  static final String OPEN = "support_open";

  /** Slack allows 75 characters a button, and 25 buttons in a row. */
  private static final int BUTTON = 75;

  private static final int BUTTONS = 25;

  private final People people;

  OfferMessages(People people) {
    this.people = people;
  }

  /** In the thread, with a button for each of {@code onCall}. */
  Content offer(List<OnCall> onCall, Subject subject) {
    String words =
        who(onCall)
            + "\nNeed an answer? Ask here: whoever is on call is told, and reminded until they answer.";
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(words));
    blocks.add(
        actions(
            onCall.stream()
                .limit(BUTTONS)
                .<BlockElement>map(
                    each ->
                        button(
                            b ->
                                b.actionId(OPEN + ":" + each.rotation())
                                    .style(onCall.size() == 1 ? "primary" : null)
                                    .value(subject.written())
                                    .text(plain("Ask " + each.rotation() + " on-call"))))
                .toList()));
    return content(words, blocks);
  }

  /** The same message once somebody has pressed. */
  Content accepted(List<OnCall> onCall, String rotation) {
    String words = who(onCall) + "\nA request for " + rotation + " is open in this thread.";
    return content(words, List.of(section(words)));
  }

  /** In private, where no request can be opened. */
  Content elsewhere(List<OnCall> onCall) {
    return Content.text(
        who(onCall)
            + "\nThey do not read along here. Mention %s where it is listened to, or type `/oncall help`."
                .formatted(
                    onCall.stream()
                        .map(each -> "`@" + each.alias() + "`")
                        .collect(Collectors.joining(" or "))));
  }

  private String who(List<OnCall> onCall) {
    return onCall.stream().map(this::who).collect(Collectors.joining("\n"));
  }

  private String who(OnCall each) {
    return each.now()
        .map(
            duty ->
                "*%s* is on call for %s until %s."
                    .formatted(
                        Mrkdwn.escape(people.nameOf(duty.person())),
                        each.rotation(),
                        ReaderTime.moment(duty.span().end(), each.zone())))
        .orElse("Nobody is on call for %s now.".formatted(each.rotation()));
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(Excerpt.of(words, BUTTON)).build();
  }
}
