package dev.watchbill.freeze;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.release.Release;
import dev.watchbill.text.Excerpt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The card of a freeze, and what {@code /freeze status} answers (R25 to R28). */
final class FreezeMessages {
  /** Followed by a colon and the freeze's number: the form that lifts it. */
  static final String LIFT = "freeze.lift";

  /** The form that begins one by hand. */
  static final String NOW = "freeze.now";

  private static final int SECTION = 3_000;

  /** Slack takes 75 characters on a button. */
  private static final int LABEL = 75;

  /** So long after its time a freeze was not begun in time. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final FreezeWords words;
  private final Clock clock;

  FreezeMessages(FreezeWords words, Clock clock) {
    this.words = words;
    this.clock = clock;
  }

  /**
   * The message in the channel.
   *
   * @param lines of other features, in mrkdwn
   * @param buttons of other features; the first is the one to press
   */
  Content card(Course course, List<String> lines, List<CardButton> buttons) {
    if (course.lift().isPresent()) {
      return content(over(course, course.lift().get()), List.of());
    }
    var all = new ArrayList<>(buttons);
    all.add(lift(course));
    return content(going(course, lines), all);
  }

  /** The same for somebody who asks, with what they may press. */
  Content status(
      Course course,
      List<String> lines,
      List<CardButton> buttons,
      boolean mayLift,
      Optional<String> link) {
    var all = new ArrayList<>(buttons);
    if (mayLift) {
      all.add(lift(course));
    }
    return content(
        going(course, lines)
            + link.map(its -> "\n<%s|The announcement and its thread>".formatted(its)).orElse(""),
        all);
  }

  /**
   * There is no freeze.
   *
   * @param begun a planned release whose freeze has begun before, or should have
   * @param next the one whose freeze comes next
   */
  Content notFrozen(
      Optional<Release> begun, Optional<Release> next, Instant now, boolean mayBegin) {
    var lines = new ArrayList<String>();
    begun.ifPresent(release -> lines.add(notFrozenFor(release, now)));
    if (begun.isEmpty() || next.isPresent()) {
      lines.add(comes(next, now));
    }
    return content(
        "*%s is not frozen.* Everything merges as usual.\n%s\n`/freeze schedule` shows what is planned, `/freeze help` what else there is."
            .formatted(words.branch(), String.join("\n", lines)),
        mayBegin ? List.of(new CardButton("Freeze now…", NOW, "")) : List.of());
  }

  private String notFrozenFor(Release release, Instant now) {
    Instant dueAt = release.window().releaseAt();
    String version = FreezeWords.version(release.version());
    return dueAt.isAfter(now)
        ? "%s is due %s, and %s is not frozen for it: `/freeze now` does so (R25)."
            .formatted(version, words.away(now, dueAt), words.branch())
        : "%1$s was due %2$s: `/freeze released %1$s` says that it is out, `/freeze move %1$s` that it is late (R31)."
            .formatted(version, words.away(now, dueAt));
  }

  private String comes(Optional<Release> next, Instant now) {
    return next.map(
            release ->
                "The next freeze begins %s for %s, due %s; deep freeze from %s (R25, R27)."
                    .formatted(
                        words.away(now, release.window().freezeAt()),
                        FreezeWords.version(release.version()),
                        words.moment(release.window().releaseAt()),
                        words.shortMoment(release.window().deepFreezeAt())))
        .orElse(
            "No release is planned: the DRI plans one with `/freeze plan`, and its date decides when the freeze begins (R24, R25).");
  }

  /** What goes on, in at most five lines besides those of other features. */
  String going(Course course, List<String> lines) {
    Freeze freeze = course.freeze();
    var all = new ArrayList<String>();
    all.add(inOneLine(course));
    all.add(
        freeze.phase() == Phase.DEEP
            ? "Only bug fixes %s merge now, once each is unfrozen (R27)."
                .formatted(words.deepLabels())
            : "Only bug fixes, documentation and website changes merge now, once each is unfrozen (R26)."
                + freeze
                    .deepFreezeAt()
                    .map(
                        at ->
                            " Deep freeze from %s: only bug fixes %s (R27)."
                                .formatted(words.shortMoment(at), words.deepLabels()))
                    .orElse(""));
    all.add(
        freeze.phase() == Phase.DEEP
            ? "To ask: `/unfreeze 1234`. Everything else waits until the freeze is lifted."
            : "To ask: `/unfreeze 1234`. It says what else is possible for other changes (R26, R28).");
    if (freeze.release().isPresent()) {
      freeze
          .reason()
          .ifPresent(
              why ->
                  all.add(
                      "Begun by %s: %s"
                          .formatted(words.name(freeze.begunBy()), FreezeWords.quoted(why))));
    }
    all.addAll(lines);
    return String.join("\n", all);
  }

  /** In a list of what goes on. */
  String inOneLine(Course course) {
    return course.freeze().release().isPresent() ? forRelease(course) : byHand(course);
  }

  private String forRelease(Course course) {
    Freeze freeze = course.freeze();
    return "*%s is %s* for %s%s. Frozen since %s%s."
        .formatted(
            words.branch(),
            freeze.phase() == Phase.DEEP ? "in deep freeze" : "frozen",
            FreezeWords.version(freeze.version().orElseThrow()),
            waiting(freeze.releaseAt().orElseThrow()),
            words.shortMoment(freeze.begunAt()),
            course
                .plannedAt()
                .filter(at -> at.plus(LATE).isBefore(freeze.begunAt()))
                .map(at -> "; it should have begun " + words.shortMoment(at))
                .orElse(""));
  }

  /** Its time passes, and it goes on: a release is out when somebody says so (R31). */
  private String waiting(Instant releaseAt) {
    return releaseAt.isAfter(clock.instant())
        ? " until it is out; it is due " + words.moment(releaseAt)
        : ", which was due %s, and waits for the DRI or an admin to lift it (R31)"
            .formatted(words.moment(releaseAt));
  }

  private String byHand(Course course) {
    Freeze freeze = course.freeze();
    return "*%s is frozen* by %s since %s, until it is lifted%s"
        .formatted(
            words.branch(),
            words.name(freeze.begunBy()),
            words.shortMoment(freeze.begunAt()),
            freeze.reason().map(why -> ": " + FreezeWords.quoted(why)).orElse("."));
  }

  private String over(Course course, Course.Lift lift) {
    Freeze freeze = course.freeze();
    return "%s was frozen%s from %s to %s. Lifted by %s%s"
        .formatted(
            words.branch(),
            freeze.version().map(it -> " for " + FreezeWords.version(it)).orElse(""),
            words.shortMoment(freeze.begunAt()),
            words.shortMoment(freeze.liftedAt().orElseThrow()),
            words.name(lift.by()),
            lift.why().isEmpty() ? "." : ": " + FreezeWords.quoted(lift.why()));
  }

  static CardButton lift(Course course) {
    return new CardButton("Lift…", LIFT + ":" + course.id(), "");
  }

  /** Words, and what can be pressed: of several buttons, the first above all. */
  static Content content(String mrkdwn, List<CardButton> buttons) {
    return content(mrkdwn, buttons, buttons.size() > 1);
  }

  /** Words, and the button to press. */
  static Content asking(String mrkdwn, CardButton button) {
    return content(mrkdwn, List.of(button), true);
  }

  private static Content content(String mrkdwn, List<CardButton> buttons, boolean primary) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        section(
            s -> s.text(markdownText(m -> m.text(Excerpt.of(mrkdwn, SECTION)).verbatim(true)))));
    if (!buttons.isEmpty()) {
      var elements = new ArrayList<BlockElement>();
      for (CardButton its : buttons) {
        boolean first = elements.isEmpty() && primary;
        elements.add(
            button(
                b ->
                    b.actionId(its.actionId())
                        .value(its.value().isEmpty() ? null : its.value())
                        .text(plainText(Excerpt.of(its.label(), LABEL)))
                        .style(first ? "primary" : null)));
      }
      blocks.add(actions(elements));
    }
    return new Content(mrkdwn, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
