package dev.watchbill.retrospective;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /oncall retros} answers. */
final class RetrospectiveListMessages {
  static final String MORE = "retro_more";

  private static final int FIRST_WORDS = 140;
  private static final int SECTION = 2_900;
  private static final int REPEATED = 100;

  private final RetrospectiveMessages messages;
  private final Outbox outbox;
  private final Permalinks permalinks;

  RetrospectiveListMessages(RetrospectiveMessages messages, Outbox outbox, Permalinks permalinks) {
    this.messages = messages;
    this.outbox = outbox;
    this.permalinks = permalinks;
  }

  /**
   * One page.
   *
   * @param more whether there are older ones
   */
  Content page(RetrospectiveSearch search, List<Retrospective> found, boolean more) {
    if (found.isEmpty()) {
      return Content.text(
          search.isEverything()
              ? "No retrospective is posted yet. `/oncall retro` writes one."
              : "No %sretrospective%s. `/oncall retros` lists them all."
                  .formatted(search.skip() > 0 ? "older " : "", about(search)));
    }
    List<String> lines = found.stream().map(this::line).toList();
    String title = "*Retrospectives%s, newest first*".formatted(about(search));
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(title));
    lines.forEach(line -> blocks.add(mrkdwn(line)));
    if (more) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(MORE)
                              .value(search.next().written())
                              .text(plainText("Older ones"))))));
    }
    return content(title + "\n" + String.join("\n", lines), blocks);
  }

  private static String about(RetrospectiveSearch search) {
    return search.rotation().map(name -> " of " + Mrkdwn.escape(name)).orElse("")
        + (search.words().isEmpty()
            ? ""
            : " about `%s`".formatted(Excerpt.of(search.words().replace('`', '\''), REPEATED)));
  }

  private String line(Retrospective it) {
    String words =
        it.shown().stream()
            .filter(answer -> !answer.isBlank())
            .map(answer -> answer.replaceAll("\\s+", " ").strip())
            .collect(Collectors.joining(" · "));
    return "*%d*  %s  %s, %s%s: %s%s"
        .formatted(
            it.id(),
            messages.week(it),
            Mrkdwn.escape(it.rotation()),
            messages.name(it.author()),
            state(it),
            Mrkdwn.escape(Excerpt.of(words, FIRST_WORDS)),
            address(it).map("  <%s|Open the thread>"::formatted).orElse(""));
  }

  private static String state(Retrospective it) {
    if (!it.isSubmitted()) {
      return " (your draft)";
    }
    if (!it.isPosted()) {
      return " (yours, posted when the handoff is opened)";
    }
    return it.draft().isEmpty() ? "" : " (with changes that are not posted yet)";
  }

  /** One, whole. */
  Content whole(Retrospective it, PersonId reader) {
    var sections = new ArrayList<String>();
    boolean own = it.author().equals(reader);
    sections.add(
        "*Retrospective %d*: %s, %s's week, %s%s%s"
            .formatted(
                it.id(),
                Mrkdwn.escape(it.rotation()),
                messages.name(it.author()),
                messages.week(it),
                own ? state(it) : "",
                address(it).map("  <%s|Open the thread>"::formatted).orElse("")));
    List<String> answers = own ? it.shown() : it.answers();
    for (int n = 0; n < it.questions().size(); n++) {
      sections.add("*%s*".formatted(Mrkdwn.escape(it.questions().get(n))));
      sections.addAll(LongText.pieces(answers.get(n), SECTION));
    }
    var blocks = new ArrayList<LayoutBlock>();
    sections.forEach(each -> blocks.add(mrkdwn(each)));
    if (own) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(RetrospectiveMessages.FORM + ":" + it.id())
                              .text(plainText("Change"))))));
    }
    return content(String.join("\n", sections), blocks);
  }

  private Optional<String> address(Retrospective it) {
    return it.thread()
        .flatMap(
            thread ->
                outbox
                    .posted(it.key(RetrospectiveNotices.ANSWERS))
                    .map(
                        place ->
                            permalinks.to(
                                place.channelId(),
                                place.ts(),
                                outbox.posted(thread.key()).map(Outbox.Posted::ts))));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
