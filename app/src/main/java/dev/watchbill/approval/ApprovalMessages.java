package dev.watchbill.approval;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.Approval.Ending;
import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The direct messages to those who are asked, and what whoever asked hears. */
final class ApprovalMessages {
  private static final int WORDS = 600;
  private static final int VERSION = 60;
  private static final int SECTION = 3_000;

  private final ApprovalWords words;
  private final Freezes freezes;
  private final ZoneId zone;

  /**
   * @param zone for readers without a zone of their own
   */
  ApprovalMessages(ApprovalWords words, Freezes freezes, ZoneId zone) {
    this.words = words;
    this.freezes = freezes;
    this.zone = zone;
  }

  /** What somebody who was asked sees, as it stands. */
  Content toAsked(Approval it, PersonId person, Instant now) {
    List<Voice> theirs = it.waitedFor().stream().filter(voice -> voice.asks(person)).toList();
    var lines = new ArrayList<String>();
    lines.add(head(it));
    if (it.isOpen()) {
      lines.addAll(given(it));
    }
    if (!theirs.isEmpty()) {
      lines.add(asked(it, theirs, person, now));
    }
    standing(it, theirs).ifPresent(lines::add);
    return content(String.join("\n", lines), buttons(it, offices(theirs), ""));
  }

  /** To somebody who was asked in an office that others hold now. */
  Content askedNoMore(Approval it, Office office) {
    return Content.text(
        "%s\nYou are not asked any more: it is with %s now. Nothing is left for you to do."
            .formatted(
                head(it), it.voice(office).map(words::asked).map(Mrkdwn::escape).orElse("others")));
  }

  /** Beneath the message to somebody who was not asked for a while. */
  Content askedAgain(Approval it, PersonId person) {
    return Content.text(
        "You are asked again as %s: %s. The buttons are above."
            .formatted(
                Mrkdwn.escape(
                    titles(
                        it,
                        offices(
                            it.waitedFor().stream().filter(voice -> voice.asks(person)).toList()))),
                words.pull(it)));
  }

  /** Beneath the message to somebody who is asked in another office as well. */
  Content askedToo(Approval it, List<Office> more) {
    return Content.text(
        "Now you are asked as %s, too: %s. The buttons are above."
            .formatted(Mrkdwn.escape(titles(it, more)), words.pull(it)));
  }

  /** Beneath the message to somebody who has not answered. */
  Content reminder(Approval it, List<Voice> theirs, Instant now) {
    return Content.text(
        "%s still waits for you as %s, since %s (%s): please approve or deny it above%s."
            .formatted(
                words.pull(it),
                Mrkdwn.escape(titles(it, offices(theirs))),
                ReaderTime.shortMoment(theirs.get(0).askedAt(), zone),
                ReaderTime.ago(now, theirs.get(0).askedAt()),
                deadline(it).map(at -> ", before " + ReaderTime.moment(at, zone)).orElse("")));
  }

  /** Beneath the card of whoever asked: those whom it waits for were reminded. */
  Content reminded(Approval it) {
    return Content.text(
        "%s %s, who %s just reminded. If it is urgent, talk to them."
            .formatted(
                words.pull(it),
                Mrkdwn.escape(words.waitsFor(it)),
                it.waitedFor().stream().flatMap(voice -> voice.asked().stream()).count() == 1
                    ? "was"
                    : "were"));
  }

  /** Beneath the card of whoever asked: it is decided, or lapsed. */
  Content ended(Approval it) {
    return Content.text(
        it.state() == Approval.State.GRANTED
            ? words.pull(it) + " may merge now. " + because(it)
            : words.pull(it) + ": " + lowerFirst(verdict(it)));
  }

  /** A line on the card of whoever asked; nothing where the card itself says it. */
  Optional<String> line(Approval it) {
    return switch (it.state()) {
      case OPEN ->
          Optional.of(
              "*%s:* %s%s.".formatted(title(it), Mrkdwn.escape(words.progress(it)), since(it)));
      case LAPSED, WITHDRAWN -> Optional.of("*%s:* %s".formatted(title(it), verdict(it)));
      case GRANTED, DENIED -> Optional.empty();
    };
  }

  /** On the Home tab of somebody whom it waits for. */
  String owed(Approval it, List<Office> offices) {
    return String.join(
        "\n",
        "*Asked of you as %s:* %s"
            .formatted(
                Mrkdwn.escape(titles(it, offices)),
                lowerFirst(head(it).replaceAll("^\\*([^*]+)\\*", "$1"))),
        String.join("\n", given(it)));
  }

  /** Who asks what, in mrkdwn. */
  String head(Approval it) {
    String who = Mrkdwn.escape(words.name(it.askedBy()));
    String version =
        freezes
            .find(it.freeze())
            .flatMap(Freeze::version)
            .map(its -> " of " + Mrkdwn.escape(Excerpt.of(Visible.inOneLine(its), VERSION)))
            .orElse("");
    return it.way() == Way.EXCEPTION
        ? "*Exception* (R28): %s asks that the feature work of %s may merge during the freeze%s."
            .formatted(who, words.pull(it), version)
        : "*Confirmation* (R26): %s asks that %s may merge during the freeze%s; it is no bug fix, documentation or website change."
            .formatted(who, words.pull(it), version);
  }

  /** What whoever asked has given as reasons, a line each. */
  static List<String> given(Approval it) {
    var lines = new ArrayList<String>();
    lines.add("*Why:* " + ApprovalWords.quoted(it.reason(), WORDS));
    it.risk().ifPresent(risk -> lines.add("*Risk:* " + ApprovalWords.quoted(risk, WORDS)));
    return lines;
  }

  /** How it ended, in mrkdwn. */
  String verdict(Approval it) {
    String because = because(it);
    return switch (it.state()) {
      case OPEN -> upperFirst(Mrkdwn.escape(words.progress(it))) + ".";
      case GRANTED -> "Approved: " + because;
      case DENIED -> "Denied: " + because;
      case LAPSED, WITHDRAWN -> "No longer needed: " + because;
    };
  }

  private static String because(Approval it) {
    return it.ending().map(Ending::because).map(Mrkdwn::escape).orElse("");
  }

  /**
   * The buttons for an answer in each of these offices.
   *
   * @param value comes back with the click
   */
  static List<BlockElement> buttons(Approval it, List<Office> offices, String value) {
    var elements = new ArrayList<BlockElement>();
    for (Office office : offices) {
      elements.add(
          press(
              ApprovalActions.approve(it, office),
              yes(it) + (offices.size() > 1 ? " as " + office.title() : ""),
              value,
              elements.isEmpty()));
    }
    offices.stream()
        .findFirst()
        .ifPresent(
            office -> elements.add(press(ApprovalActions.deny(it, office), no(it), value, false)));
    return elements;
  }

  static String yes(Approval it) {
    return it.way() == Way.CONFIRMATION ? "Confirm" : "Approve";
  }

  static String no(Approval it) {
    return it.way() == Way.CONFIRMATION ? "Not now…" : "Deny…";
  }

  static BlockElement press(String action, String label, String value, boolean primary) {
    return ButtonElement.builder()
        .actionId(action)
        .value(value.isEmpty() ? null : value)
        .text(plainText(label))
        .style(primary ? "primary" : null)
        .build();
  }

  static LayoutBlock mrkdwn(String text) {
    return section(
        s -> s.text(markdownText(m -> m.text(Excerpt.of(text, SECTION)).verbatim(true))));
  }

  private static String title(Approval it) {
    return it.way() == Way.CONFIRMATION ? "Confirmation (R26)" : "Exception (R28)";
  }

  /** In which offices the reader is asked, who else is, and until when. */
  private String asked(Approval it, List<Voice> theirs, PersonId person, Instant now) {
    List<Voice> inPlace =
        theirs.stream().filter(voice -> voice.asked().contains(new Asked(person, true))).toList();
    var text = new StringBuilder("You are asked as *" + Mrkdwn.escape(titles(it, offices(theirs))));
    text.append('*');
    if (!inPlace.isEmpty()) {
      text.append(
          ", being an admin, as Watchbill finds no %s"
              .formatted(Mrkdwn.escape(titles(it, offices(inPlace)))));
    }
    text.append(theirs.size() > 1 ? "; each is an act of its own." : ".");
    if (theirs.stream().anyMatch(voice -> voice.asked().size() > 1)) {
      text.append(" The first answer counts.");
    }
    if (it.way() == Way.EXCEPTION && it.answers().isEmpty()) {
      text.append(" If you approve it, the QA lead and the DRI are asked.");
    }
    deadline(it)
        .ifPresent(
            at ->
                text.append(
                    " It lapses when the deep freeze begins, %s (%s)."
                        .formatted(ReaderTime.moment(at, zone), ReaderTime.distance(now, at))));
    return text.toString();
  }

  /**
   * What became of it, or how far it is, where there is more to say than that the reader is asked.
   */
  private Optional<String> standing(Approval it, List<Voice> theirs) {
    if (!it.isOpen()) {
      return Optional.of("*" + verdict(it).replaceFirst(": ", ":* "));
    }
    boolean onlyTheirs =
        it.waitedFor().stream().allMatch(theirs::contains)
            && theirs.stream().allMatch(voice -> voice.asked().size() == 1);
    return it.answers().isEmpty() && onlyTheirs
        ? Optional.empty()
        : Optional.of(upperFirst(Mrkdwn.escape(words.progress(it))) + ".");
  }

  private String since(Approval it) {
    return it.waitedFor().stream()
        .filter(voice -> voice.remindedAt().isPresent())
        .map(Voice::askedAt)
        .min(Instant::compareTo)
        .map(at -> ", asked %s and reminded".formatted(ReaderTime.shortMoment(at, zone)))
        .orElse("");
  }

  private Optional<Instant> deadline(Approval it) {
    return freezes.find(it.freeze()).flatMap(Freeze::deepFreezeAt);
  }

  private String titles(Approval it, List<Office> offices) {
    return ApprovalWords.joined(
        offices.stream().map(office -> words.office(office, it)).toList(), "and");
  }

  private static List<Office> offices(List<Voice> voices) {
    return voices.stream().map(Voice::office).collect(Collectors.toList());
  }

  private static Content content(String text, List<BlockElement> buttons) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(text));
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static String upperFirst(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  private static String lowerFirst(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
