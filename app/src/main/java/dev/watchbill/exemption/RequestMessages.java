package dev.watchbill.exemption;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.platform.outbox.Content;
import java.util.ArrayList;
import java.util.List;

/** What is said of a request: to whoever asked, and in the thread of the freeze's card. */
final class RequestMessages {
  /** Followed by a colon and the request's number. */
  static final String AGAIN = "unfreeze.again";

  static final String DECLARE = "unfreeze.declare";

  private final PullRequestWords words;

  RequestMessages(PullRequestWords words) {
    this.words = words;
  }

  /**
   * The card.
   *
   * @param asked whether somebody was asked to approve it, and has not answered
   * @param more lines of mrkdwn
   * @param onward buttons by which an undecided one goes on
   */
  Content card(Dossier its, boolean asked, List<String> more, List<CardButton> onward) {
    var text = new StringBuilder(state(its, asked));
    more.forEach(line -> text.append('\n').append(line));
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(s -> s.text(markdownText(m -> m.text(text.toString()).verbatim(true)))));
    List<CardButton> buttons = buttons(its, onward);
    if (!buttons.isEmpty()) {
      // One that waits for others is only taken back by its button.
      boolean leads = !its.is(UnfreezeRequest.State.UNDECIDED) || buttons.size() > 1;
      var elements = new ArrayList<BlockElement>();
      for (CardButton it : buttons) {
        elements.add(
            ButtonElement.builder()
                .actionId(it.actionId())
                .value(it.value().isEmpty() ? null : it.value())
                .text(plainText(it.label()))
                .style(elements.isEmpty() && leads ? "primary" : null)
                .build());
      }
      blocks.add(actions(elements));
    }
    return new Content(text.toString(), GsonFactory.createSnakeCase().toJson(blocks));
  }

  private String state(Dossier its, boolean asked) {
    UnfreezeRequest it = its.request();
    String name = words.linked(it);
    String because = asked ? PullRequestWords.becauseAsked(it) : PullRequestWords.because(it);
    return switch (it.state()) {
      case READING ->
          "*Not read yet:* %s. %s\nIt is tried again and again; or say what it is."
              .formatted(name, because);
      case UNDECIDED ->
          "*Not unfrozen yet:* %s%s.\n%s".formatted(name, words.atCommit(it), because);
      case GRANTED ->
          "*Unfrozen:* %s may merge into `%s`%s.\n%s%s"
              .formatted(
                  name,
                  words.branch(),
                  words.atCommit(it),
                  because,
                  it.commit().isPresent() ? "\nA push after that commit is looked at anew." : "");
      case DENIED -> "*Not unfrozen:* %s was denied.\n%s".formatted(name, because);
      case REVOKED -> "*Frozen:* %s may not merge.\n%s".formatted(name, because);
      case OVER ->
          "*%s:* %s.\n%s"
              .formatted(its.grantedAt().isPresent() ? "Over" : "Not unfrozen", name, because);
    };
  }

  private static List<CardButton> buttons(Dossier its, List<CardButton> onward) {
    String id = Long.toString(its.id());
    return switch (its.request().state()) {
      case READING -> List.of(new CardButton("Say what it is", DECLARE + ":" + id, ""));
      case UNDECIDED -> onward;
      case DENIED, REVOKED -> List.of(new CardButton("Ask again", AGAIN + ":" + id, ""));
      case GRANTED, OVER -> List.of();
    };
  }

  /** In the thread of the freeze's card. */
  Content granted(Dossier its) {
    UnfreezeRequest it = its.request();
    return Content.text(
        "%s unfroze %s. %s%s"
            .formatted(
                words.name(it.askedBy()),
                words.linked(it),
                PullRequestWords.because(it),
                it.why().map(why -> " Why: " + PullRequestWords.quoted(why)).orElse("")));
  }

  /** In the thread of the freeze's card. */
  Content revoked(Dossier its) {
    UnfreezeRequest it = its.request();
    return Content.text(
        "%s may not merge any more. %s".formatted(words.linked(it), PullRequestWords.because(it)));
  }
}
