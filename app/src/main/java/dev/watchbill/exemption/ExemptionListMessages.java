package dev.watchbill.exemption;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.exemption.WatchStore.Away;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.LongList;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may merge, and what has merged and might not have. */
final class ExemptionListMessages {
  /** Followed by a colon and the pull request's number. */
  static final String REVOKE = "unfreeze.revoke";

  /** Slack takes 50 blocks, and each is one. */
  private static final int SHOWN = 40;

  private static final int NAMED = 10;

  /** A row has two of them. */
  private static final int WORDS = 200;

  /** What tells it where blocks are not shown. */
  private static final int TEXT = 3_500;

  private final PullRequestWords words;
  private final ZoneId zone;

  /**
   * @param zone for readers without a zone of their own
   */
  ExemptionListMessages(PullRequestWords words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /**
   * The list.
   *
   * @param mayRevoke whether the reader is offered to
   */
  Content list(List<Dossier> standing, boolean mayRevoke) {
    String head =
        standing.isEmpty()
            ? "`%s` is frozen, and no pull request is unfrozen. `/unfreeze 1234` asks for one (R26)."
                .formatted(words.branch())
            : "*%s may merge* into `%s` during the freeze (R26):"
                .formatted(count(standing.size()), words.branch());
    var rows = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(s -> s.text(markdownText(m -> m.text(head).verbatim(true)))));
    for (Dossier its : standing.stream().limit(SHOWN).toList()) {
      String row = row(its);
      rows.add("• " + row);
      blocks.add(
          section(
              s ->
                  s.text(markdownText(m -> m.text(row).verbatim(true)))
                      .accessory(mayRevoke ? revoke(its.request().number()) : null)));
    }
    if (standing.size() > SHOWN) {
      String more = "… and %d more.".formatted(standing.size() - SHOWN);
      blocks.add(section(s -> s.text(markdownText(m -> m.text(more).verbatim(true)))));
    }
    return new Content(
        LongList.of(head, rows, standing.size(), TEXT),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static ButtonElement revoke(int number) {
    return ButtonElement.builder()
        .actionId(REVOKE + ":" + number)
        .text(plainText("Revoke"))
        .build();
  }

  private String row(Dossier its) {
    UnfreezeRequest it = its.request();
    return "%s%s, asked by %s%s.\n%s%s"
        .formatted(
            words.linked(it),
            words.atCommit(it),
            words.name(it.askedBy()),
            its.grantedAt().map(at -> ", unfrozen " + ReaderTime.shortMoment(at, zone)).orElse(""),
            PullRequestWords.because(it, WORDS),
            it.declared() && !it.because().startsWith("Declared") ? " Declared, not read." : "")
        .concat(it.why().map(why -> " Why: " + PullRequestWords.quoted(why, WORDS)).orElse(""));
  }

  /** A line on the freeze's card; there is at least one. */
  String line(List<Exemption> standing) {
    return "%s may merge: %s%s"
        .formatted(
            count(standing.size()),
            standing.stream()
                .sorted(Comparator.comparingInt(Exemption::number))
                .limit(NAMED)
                .map(it -> "<%s|#%d>".formatted(words.address(it.number()), it.number()))
                .collect(Collectors.joining(", ")),
            standing.size() > NAMED ? " and %d more".formatted(standing.size() - NAMED) : "");
  }

  /** A line on the freeze's card: GitHub does not say. */
  String away(Away its) {
    return "GitHub does not tell of pull requests since %s: %s Pushes and merges are noticed once it does."
        .formatted(ReaderTime.shortMoment(its.since(), zone), Mrkdwn.escape(its.why()));
  }

  /** In the thread of the freeze's card, and to the DRI. */
  Content merged(List<PullRequest> merged, Instant now) {
    String head =
        merged.size() == 1
            ? "*Merged during the freeze without an exemption* (R25, R26):"
            : "*%d pull requests merged during the freeze without an exemption* (R25, R26):"
                .formatted(merged.size());
    List<String> rows =
        merged.stream()
            .map(
                it ->
                    "• %s by %s, %s"
                        .formatted(
                            words.linked(it.number(), Optional.of(it.title())),
                            PullRequestWords.escaped(it.author()),
                            ReaderTime.shortMoment(it.mergedAt().orElse(now), zone)))
            .toList();
    return Content.text(
        "%s\nWhoever merged it says here why, or reverts it."
            .formatted(LongList.of(head, rows, rows.size(), TEXT)));
  }

  static String count(int pullRequests) {
    return pullRequests == 1 ? "1 pull request" : pullRequests + " pull requests";
  }
}
