package dev.watchbill.criticalbug;

import static com.slack.api.model.block.Blocks.actions;
import static dev.watchbill.criticalbug.BugFormMessages.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What {@code /critical-bug list} and {@code show} answer. */
final class BugListMessages {
  /** Opens the form that takes an alarm back. */
  static final String WITHDRAW = "alarm.withdraw";

  /** The most urgent first. */
  private static final List<AlarmState> ORDER =
      List.of(
          AlarmState.FELL_BACK,
          AlarmState.RAISED,
          AlarmState.LOOKING,
          AlarmState.TAKEN,
          AlarmState.CONTESTED,
          AlarmState.CONFIRMED,
          AlarmState.FIXED);

  /** Slack takes 50 blocks a message. */
  private static final int LISTED = 40;

  private static final int HAPPENED = 30;
  private static final int SECTION = 2_900;
  private static final int WORDS = 200;
  private static final int TEXT = 3_500;

  private final AlarmWords words;
  private final Outbox outbox;
  private final Permalinks permalinks;
  private final ZoneId zone;
  private final Supplier<String> fallbackIn;

  /**
   * @param zone product's
   * @param fallbackIn the channel of the fallback, in mrkdwn
   */
  BugListMessages(
      AlarmWords words,
      Outbox outbox,
      Permalinks permalinks,
      ZoneId zone,
      Supplier<String> fallbackIn) {
    this.words = words;
    this.outbox = outbox;
    this.permalinks = permalinks;
    this.zone = zone;
    this.fallbackIn = fallbackIn;
  }

  /**
   * An alarm, and when its clock rings next, if it runs.
   *
   * @param lines what other features say of it, in mrkdwn
   * @param buttons what other features offer
   */
  record Shown(
      Alarm alarm, Optional<Instant> nextAt, List<String> lines, List<AlarmButton> buttons) {}

  /** How a state reads after "is". */
  static String words(AlarmState state) {
    return switch (state) {
      case RAISED -> "waiting for product";
      case LOOKING -> "being looked at";
      case FELL_BACK -> "fallen back and not taken";
      case TAKEN -> "taken, waiting for a verdict";
      case CONFIRMED -> "critical, to be fixed";
      case REJECTED -> "not critical";
      case CONTESTED -> "contested";
      case FIXED -> "fixed, not closed yet";
      case CLOSED -> "closed";
      case WITHDRAWN -> "withdrawn";
    };
  }

  private static String title(AlarmState state) {
    String its = words(state);
    return its.substring(0, 1).toUpperCase(Locale.ROOT) + its.substring(1);
  }

  /** The open ones. */
  Content list(List<Shown> open, Instant now) {
    if (open.isEmpty()) {
      return Content.text(
          "No alarm is open. `/critical-bug` raises one, `/critical-bug report` shows those of the last weeks.");
    }
    Map<Integer, List<Shown>> byState =
        open.stream()
            .limit(LISTED)
            .collect(
                Collectors.groupingBy(
                    its -> ORDER.indexOf(its.alarm().state()), TreeMap::new, Collectors.toList()));
    var text = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    byState.forEach(
        (state, its) -> {
          String title = "*%s* (%d)".formatted(title(ORDER.get(state)), its.size());
          text.add(title);
          blocks.add(section(title));
          its.forEach(
              shown -> {
                String line = line(shown, now);
                text.add(line);
                blocks.add(withButton(line, shown.alarm()));
              });
        });
    if (open.size() > LISTED) {
      String more = "… and %d more.".formatted(open.size() - LISTED);
      text.add(more);
      blocks.add(section(more));
    }
    return content(text, blocks);
  }

  private String line(Shown shown, Instant now) {
    Alarm alarm = shown.alarm();
    return "*%d*  %s\nraised %s by %s%s%s%s"
        .formatted(
            alarm.id(),
            words.bug(alarm),
            ReaderTime.ago(now, alarm.raisedAt()),
            words.name(alarm.reporter()),
            alarm.group().map(key -> ", " + words.group(key)).orElse(""),
            shown.nextAt().map(at -> "; " + next(alarm.state(), at, now)).orElse(""),
            card(alarm).map(" · <%s|Open>"::formatted).orElse(""));
  }

  /** What happens by itself, and when. */
  private String next(AlarmState state, Instant at, Instant now) {
    String when =
        "%s (%s)".formatted(ReaderTime.shortMoment(at, zone), ReaderTime.distance(now, at));
    return switch (state) {
      case RAISED -> "goes to " + fallbackIn.get() + " " + when;
      case LOOKING -> "whoever looks is asked again " + when;
      case FELL_BACK -> "asked again " + when;
      case TAKEN -> "product is asked again " + when;
      case CONTESTED -> "the manager is asked again " + when;
      case CONFIRMED, REJECTED, FIXED, CLOSED, WITHDRAWN -> "next " + when;
    };
  }

  /** One, whole. */
  Content whole(Shown shown, List<Happening> history, Instant now) {
    Alarm alarm = shown.alarm();
    BugReport bug = alarm.bug();
    var sections = new ArrayList<String>();
    sections.add(
        "*Alarm %d is %s:* %s%s%s"
            .formatted(
                alarm.id(),
                words(alarm.state()),
                words.bug(alarm),
                shown.nextAt().map(at -> "\n" + next(alarm.state(), at, now)).orElse(""),
                card(alarm).map("\n<%s|Open the alarm>"::formatted).orElse("")));
    sections.add(
        "This bug %s.\nRaised %s by %s; noticed by %s%s%s%s."
            .formatted(
                bug.criteria().stream()
                    .sorted()
                    .map(Criterion::words)
                    .collect(Collectors.joining(", ")),
                moment(alarm.raisedAt()),
                words.name(alarm.reporter()),
                bug.source().words(),
                bug.informant().map(who -> " (" + AlarmWords.quoted(who, WORDS) + ")").orElse(""),
                bug.sinceVersion().map(v -> "; since " + AlarmWords.quoted(v, WORDS)).orElse(""),
                alarm.group().map(key -> "; group " + words.group(key)).orElse("")));
    typed(sections, "What happens", bug.happens());
    bug.workaround().ifPresent(its -> typed(sections, "Workaround", its));
    alarm
        .confirmation()
        .ifPresent(its -> typed(sections, "Critical, says " + by(its.act()), its.expected()));
    alarm
        .rejection()
        .ifPresent(its -> typed(sections, "Not critical, said " + by(its.act()), its.reason()));
    alarm.contest().ifPresent(its -> typed(sections, "Contested by " + by(its.act()), its.why()));
    alarm.fix().ifPresent(its -> typed(sections, "Fixed, says " + by(its.act()), "in " + its.in()));
    sections.addAll(shown.lines());
    sections.addAll(history(history));
    var blocks = new ArrayList<LayoutBlock>();
    sections.forEach(each -> blocks.add(section(each)));
    List<BlockElement> buttons = AlarmButtonMessages.belowWhole(alarm, shown.buttons());
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return content(sections, blocks);
  }

  private String by(Alarm.Act act) {
    return words.name(act.by()) + ", " + moment(act.at());
  }

  private static void typed(List<String> sections, String title, String words) {
    String head = "*" + title + "*\n";
    List<String> pieces = LongText.pieces(words, SECTION - head.length());
    for (int n = 0; n < pieces.size(); n++) {
      sections.add(n == 0 ? head + pieces.get(0) : pieces.get(n));
    }
  }

  /** Who did what, when and from where; the newest, if there are many. */
  private List<String> history(List<Happening> history) {
    int left = Math.max(0, history.size() - HAPPENED);
    var sections = new ArrayList<String>();
    var lines = new StringBuilder("*What happened*");
    if (left > 0) {
      lines.append("\n… the first %d are left out here …".formatted(left));
    }
    for (Happening each : history.subList(left, history.size())) {
      String line =
          "\n%s  %s %s (%s)"
              .formatted(
                  ReaderTime.shortMoment(each.at(), zone),
                  words.actor(each.actor()),
                  AlarmWords.quoted(each.words(), WORDS),
                  Mrkdwn.escape(each.from()));
      if (lines.length() + line.length() > SECTION) {
        sections.add(lines.toString());
        lines = new StringBuilder("…");
      }
      lines.append(line);
    }
    if (!history.isEmpty()) {
      sections.add(lines.toString());
    }
    return sections;
  }

  private String moment(Instant at) {
    return ReaderTime.shortMoment(at, zone);
  }

  /** The address of the message with @here, once it is posted. */
  private Optional<String> card(Alarm alarm) {
    return outbox
        .posted(alarm.card())
        .map(place -> permalinks.to(place.channelId(), place.ts(), Optional.empty()));
  }

  private static LayoutBlock withButton(String line, Alarm alarm) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(line).verbatim(true).build())
        .accessory(AlarmButtonMessages.press(alarm, AlarmActions.SHOW, "Show", false))
        .build();
  }

  /** For notifications, which show no more: whole pieces only, for a cut link would be none. */
  private static String fitting(List<String> pieces) {
    var text = new StringBuilder(pieces.get(0));
    for (String piece : pieces.subList(1, pieces.size())) {
      if (text.length() + piece.length() > TEXT) {
        return text.append("\n…").toString();
      }
      text.append('\n').append(piece);
    }
    return text.toString();
  }

  private static Content content(List<String> text, List<LayoutBlock> blocks) {
    return new Content(fitting(text), GsonFactory.createSnakeCase().toJson(blocks));
  }
}
