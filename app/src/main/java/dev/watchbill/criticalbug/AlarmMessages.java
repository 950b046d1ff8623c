package dev.watchbill.criticalbug;

import static com.slack.api.model.block.Blocks.actions;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.criticalbug.AlarmCircle.OnDuty;
import dev.watchbill.people.Contact;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.InWords;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The two messages that are edited as an alarm moves: where it was raised, and in #help-p1. */
final class AlarmMessages {
  /** So much of what happens stands in the message that all see; the whole is in its thread. */
  static final int HAPPENS = 400;

  private static final int WORKAROUND = 300;

  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_900;

  private final AlarmWords words;
  private final AlarmCircle circle;

  AlarmMessages(AlarmWords words, AlarmCircle circle) {
    this.words = words;
    this.circle = circle;
  }

  /**
   * The alarm.
   *
   * @param ping whether @here is mentioned: pinged by what is posted, never by what is edited
   * @param lines of other features, in mrkdwn
   */
  Content alarm(Course course, List<PersonId> joiners, boolean ping, List<String> lines) {
    Alarm alarm = course.alarm();
    BugReport bug = alarm.bug();
    var shown = new ArrayList<String>();
    shown.add(
        "%s*%s* (alarm %d): %s"
            .formatted(ping ? "<!here> " : "", title(alarm), alarm.id(), words.bug(alarm)));
    shown.add(AlarmWords.linked(bug.happens(), HAPPENS));
    shown.add(AlarmWords.criteria(bug) + " " + words.origins(alarm, joiners));
    bug.workaround()
        .ifPresent(help -> shown.add("*Workaround:* " + AlarmWords.quoted(help, WORKAROUND)));
    shown.add(standing(course));
    return content(shown, lines, AlarmButtonMessages.below(course.alarm()));
  }

  /**
   * The message in #help-p1.
   *
   * @param ping whether whoever is on call is mentioned: pinged by what is posted, never by an edit
   * @param lines of other features, in mrkdwn
   */
  Content fallback(Course course, boolean ping, List<String> lines) {
    Alarm alarm = course.alarm();
    var shown = new ArrayList<String>();
    shown.add(
        "%s*%s* (alarm %d): %s"
            .formatted(
                ping ? summoned(course) + " " : "", title(alarm), alarm.id(), words.bug(alarm)));
    shown.add(AlarmWords.linked(alarm.bug().happens(), HAPPENS));
    shown.add(
        "%s Raised by %s: <%s|the alarm>."
            .formatted(
                AlarmWords.criteria(alarm.bug()),
                words.name(alarm.reporter()),
                PostedLink.to(alarm.card())));
    alarm
        .bug()
        .workaround()
        .ifPresent(help -> shown.add("*Workaround:* " + AlarmWords.quoted(help, WORKAROUND)));
    shown.add(course.state() == AlarmState.FELL_BACK ? asksForHelp() : standing(course));
    return content(shown, lines, AlarmButtonMessages.belowFallback(course.alarm()));
  }

  private static String asksForHelp() {
    return "Nobody of product is there (R20). Please press *I'm on it*, or answer in the thread; whoever is on call may say whether it is critical.";
  }

  /** Everybody on call; if nobody is, the first contact. */
  private String summoned(Course course) {
    List<OnDuty> onDuty = circle.onDuty(course.movedAt());
    Stream<String> mentions =
        onDuty.isEmpty()
            ? circle.contacts().stream().limit(1).map(Contact::mention)
            : onDuty.stream().map(each -> "<@" + each.person() + ">").distinct();
    return String.join(" ", mentions.toList());
  }

  private static String title(Alarm alarm) {
    return switch (alarm.state()) {
      case RAISED, LOOKING, FELL_BACK, TAKEN, CONTESTED -> "Critical bug?";
      case CONFIRMED -> "Critical bug";
      case REJECTED -> "Not a critical bug";
      case FIXED, CLOSED -> "Fixed critical bug";
      case WITHDRAWN -> "Withdrawn alarm";
    };
  }

  /** How it stands, and what happens next unless somebody does something. */
  private String standing(Course course) {
    Alarm alarm = course.alarm();
    String since = words.moment(course.movedAt());
    String who = words.actor(course.movedBy());
    return switch (course.state()) {
      case RAISED -> untilFallback(course);
      case LOOKING ->
          "%s is looking, since %s.%s"
              .formatted(who, since, course.asked() > 0 ? fallsBack(course) : asksAgain(course));
      case FELL_BACK ->
          "Nobody of product was there, so <%s|%s is asked> since %s (R20)."
              .formatted(PostedLink.to(alarm.fallbackCard()), words.fallbackIn(), since);
      case TAKEN ->
          "%s is on it, since %s. Whether it is critical is still to be said (R19)."
              .formatted(who, since);
      case CONFIRMED ->
          "%s said that it is critical, %s.%s"
              .formatted(
                  confirmedBy(alarm).map(words::name).orElse(who),
                  alarm.confirmation().map(it -> words.moment(it.act().at())).orElse(since),
                  alarm
                      .confirmation()
                      .map(it -> " *Expected:* " + AlarmWords.quoted(it.expected(), HAPPENS))
                      .orElse(""));
      case REJECTED ->
          "%s said that it is not critical, %s: %s"
              .formatted(
                  who,
                  since,
                  alarm.rejection().map(it -> AlarmWords.quoted(it.reason(), HAPPENS)).orElse(""));
      case CONTESTED ->
          "%s contests that it is not critical, since %s. %s decide%s."
              .formatted(
                  who,
                  since,
                  course.judges().isEmpty() ? "A manager" : words.names(course.judges()),
                  course.judges().size() > 1 ? "" : "s");
      case FIXED, CLOSED ->
          "Fixed in *%s*, %s said %s.%s"
              .formatted(
                  alarm.fix().map(fix -> AlarmWords.quoted(fix.in(), 80)).orElse("?"),
                  alarm.fix().map(fix -> words.name(fix.act().by())).orElse(who),
                  alarm.fix().map(fix -> words.moment(fix.act().at())).orElse(since),
                  course.state() == AlarmState.CLOSED
                      ? " It is closed: customers are warned, and the postmortem is done."
                      : "");
      case WITHDRAWN -> "Withdrawn by %s, %s.".formatted(who, since);
    };
  }

  private static Optional<PersonId> confirmedBy(Alarm alarm) {
    return alarm.confirmation().map(it -> it.act().by());
  }

  private String untilFallback(Course course) {
    return course
        .nextAt()
        .map(
            at ->
                "If nobody of product answers by *%s* (within %s), %s is asked (R20)."
                    .formatted(
                        words.moment(at),
                        InWords.of(Duration.between(course.alarm().raisedAt(), at)),
                        words.fallbackIn()))
        .orElse("");
  }

  private String asksAgain(Course course) {
    return course
        .nextAt()
        .map(at -> " Without a verdict they are asked again *%s*.".formatted(words.moment(at)))
        .orElse("");
  }

  private String fallsBack(Course course) {
    return course
        .nextAt()
        .map(
            at ->
                " Without a word by *%s*, %s is asked (R20)."
                    .formatted(words.moment(at), words.fallbackIn()))
        .orElse("");
  }

  private static Content content(
      List<String> shown, List<String> lines, List<BlockElement> buttons) {
    String text = String.join("\n", Stream.concat(shown.stream(), lines.stream()).toList());
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(String.join("\n", shown)));
    if (!lines.isEmpty()) {
      String joined = String.join("\n", lines);
      blocks.add(section(joined.length() <= SECTION ? joined : lines.get(0)));
    }
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(text, json(blocks));
  }

  /** A message of one section, with buttons below. */
  static Content plain(String mrkdwn, List<BlockElement> buttons) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(mrkdwn));
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(mrkdwn, json(blocks));
  }

  /**
   * A sentence and the whole of what somebody typed, in one message or, if it is long, in several.
   */
  static List<Content> whole(String sentence, String typed) {
    List<String> pieces = LongText.pieces(Visible.lines(typed), SECTION - sentence.length() - 1);
    var contents = new ArrayList<Content>();
    for (int n = 0; n < pieces.size(); n++) {
      contents.add(plain(n == 0 ? sentence + "\n" + pieces.get(n) : pieces.get(n), List.of()));
    }
    return contents.isEmpty() ? List.of(plain(sentence, List.of())) : List.copyOf(contents);
  }

  private static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }

  private static String json(List<LayoutBlock> blocks) {
    return GsonFactory.createSnakeCase().toJson(blocks);
  }
}
