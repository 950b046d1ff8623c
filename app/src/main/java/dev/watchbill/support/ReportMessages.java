package dev.watchbill.support;

import static com.slack.api.model.block.Blocks.context;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.support.SupportReport.Figures;
import dev.watchbill.support.SupportReport.Share;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /oncall report} answers. */
final class ReportMessages {
  private static final DateTimeFormatter CHANGE =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.US);

  /** So much is repeated of what somebody typed and nobody understands. */
  private static final int TYPED = 60;

  private final People people;

  ReportMessages(People people) {
    this.people = people;
  }

  /**
   * The report.
   *
   * @param file the name of the file that follows, if one was asked for
   */
  Content report(SupportReport report, Optional<String> file) {
    String headline = headline(report);
    String follows =
        file.map(name -> "\n`" + name + "` comes to you as a direct message.").orElse("");
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(headline + follows));
    if (report.total().asked() > 0) {
      blocks.add(code(ReportTable.weeks(report)));
      blocks.add(code(ReportTable.chart(report)));
      blocks.add(code(ReportTable.people(report, this::name)));
    }
    blocks.add(context(List.of(verbatim(hint(report, file)))));
    return new Content(
        headline.replace("*", "") + follows + inSentences(report),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static String headline(SupportReport report) {
    String title =
        "*%s: %s*, since %s"
            .formatted(
                report.rotation(),
                weeks(report),
                ReaderTime.shortDay(report.weeks().get(0).span().start(), report.zone()));
    if (report.total().asked() == 0) {
      return title + "\nNobody asked.";
    }
    return title + "\n" + counts(report.total()) + responses(report);
  }

  private static String weeks(SupportReport report) {
    int weeks = report.weeks().size();
    return weeks == 1 ? "this week" : "the last %d weeks".formatted(weeks);
  }

  private static String requests(Figures figures) {
    return figures.asked() == 1 ? "request" : "requests";
  }

  private static String counts(Figures figures) {
    var parts = new ArrayList<String>();
    add(parts, figures.inTime(), "answered in time");
    add(parts, figures.late(), "answered late");
    add(parts, figures.overdue(), "past due without an answer");
    add(parts, figures.waiting(), "waiting");
    add(parts, figures.closed(), "resolved before anybody answered");
    return "*%d %s*%s: %s."
        .formatted(
            figures.asked(),
            requests(figures),
            figures.percentInTime().map(", *%d%%* in time"::formatted).orElse(""),
            String.join(", ", parts));
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String responses(SupportReport report) {
    Figures total = report.total();
    if (total.median().isEmpty() || total.ninetieth().isEmpty()) {
      return "";
    }
    return "\nFirst response: half within *%s*, nine in ten within *%s*%s."
        .formatted(
            InWords.of(total.median().get()),
            InWords.of(total.ninetieth().get()),
            report.businessTime() ? " of business time" : "");
  }

  /** The tables, for those who hear or cannot see them. */
  private String inSentences(SupportReport report) {
    if (report.total().asked() == 0) {
      return "";
    }
    String weeks =
        report.weeks().stream()
            .map(
                week ->
                    "Week of %s: %s"
                        .formatted(
                            ReportTable.day(week.span().start(), report.zone()),
                            briefly(week.figures())))
            .collect(Collectors.joining("\n"));
    String persons =
        report.people().stream()
            .limit(ReportTable.PEOPLE)
            .map(share -> Mrkdwn.escape(name(share)) + ": " + briefly(share.figures()))
            .collect(Collectors.joining("\n"));
    return "\n" + weeks + "\n" + persons;
  }

  private static String briefly(Figures figures) {
    return figures.asked() == 0
        ? "none."
        : "%d asked, %d in time.".formatted(figures.asked(), figures.inTime());
  }

  private static String hint(SupportReport report, Optional<String> file) {
    ZoneId zone = report.zone();
    String change = CHANGE.format(report.weeks().get(0).span().start().atZone(zone));
    return "A week runs from %s to %s (%s), the last one until now. *In time* is out of those that had to be answered by now. *Median* and *90%%*: half of the first responses, and nine in ten, came within that much %s.%s"
        .formatted(
            change,
            change,
            zone,
            report.businessTime() ? "business time" : "time",
            file.isPresent()
                ? ""
                : " `/oncall report %s %d csv` sends it as a file, too."
                    .formatted(report.rotation(), report.weeks().size()));
  }

  private String name(Share share) {
    return share.person().map(people::nameOf).orElse("nobody on call");
  }

  /** What comes with the file. */
  static String comment(SupportReport report) {
    return "%s, %s: %d %s, as you asked."
        .formatted(
            report.rotation(), weeks(report), report.total().asked(), requests(report.total()));
  }

  /** To a number that is none of weeks. */
  static Content noSuchWeeks(String typed, String rotation, int most) {
    return Content.text(
        "A report covers 1 to %d weeks, not %s. `/oncall report %s %d` shows as many as there can be."
            .formatted(most, quoted(typed), rotation, most));
  }

  /**
   * To a word that is no rotation.
   *
   * @param instead the whole command that was probably meant, if one is near
   */
  static Content unknown(String typed, Optional<String> instead, List<String> rotations) {
    return Content.text(
        "There is no rotation called %s. %s"
            .formatted(
                quoted(typed),
                instead
                    .map(command -> "Did you mean %s?".formatted(quoted(command)))
                    .orElse(
                        "There are: %s. Weeks are written as a number: `/oncall report %s 8`."
                            .formatted(String.join(", ", rotations), rotations.get(0)))));
  }

  /** When the file could not be sent. */
  static Content notSent(String name, String reason) {
    return Content.text(
        "I could not send you `%s`: Slack said `%s`. Nothing is lost; ask for it again in a while. If it stays so, the app may lack the scope `files:write`: tell an admin."
            .formatted(name, Mrkdwn.escape(Excerpt.of(reason, TYPED))));
  }

  private static String quoted(String typed) {
    return "`" + Mrkdwn.escape(Excerpt.of(typed, TYPED).replace('`', '\'')) + "`";
  }

  private static SectionBlock code(String text) {
    return section("```\n" + Mrkdwn.escape(text.replace('`', '\'')) + "\n```");
  }

  private static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(verbatim(mrkdwn)).build();
  }

  private static MarkdownTextObject verbatim(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }
}
