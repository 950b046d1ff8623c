package dev.watchbill.handoff;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What whoever asks for a handoff, or presses a button of one, is answered. */
final class HandoffReplyMessages {
  static final String SHOW = "handoff_show";

  private final People people;
  private final Map<String, HandoffRules> rules;
  private final Outbox outbox;
  private final Permalinks permalinks;

  HandoffReplyMessages(
      People people, Map<String, HandoffRules> rules, Outbox outbox, Permalinks permalinks) {
    this.people = people;
    this.rules = Map.copyOf(rules);
    this.outbox = outbox;
    this.permalinks = permalinks;
  }

  /** The thread is open now. */
  String opened(HandoffCourse course) {
    Handoff it = course.handoff();
    return course.begun()
        ? "The handoff of %s is open: %s.".formatted(rotation(it.rotation()), link(it))
        : "The handoff of %s is open: %s. On-call itself changes %s, as planned: until then it is *%s*."
            .formatted(
                rotation(it.rotation()),
                link(it),
                moment(it.rotation(), it.week().start()),
                name(it.from()));
  }

  /**
   * How it stands.
   *
   * @param open what is open in it, in mrkdwn
   * @param next the week after it, if one is planned
   */
  String state(HandoffCourse course, List<String> open, Optional<Week> next) {
    Handoff it = course.handoff();
    var lines = new ArrayList<String>();
    lines.add(
        "*%s*: *%s* %s to *%s*: %s."
            .formatted(
                rotation(it.rotation()),
                name(it.from()),
                course.begun()
                    ? "handed over " + moment(it.rotation(), it.week().start())
                    : "hands over " + moment(it.rotation(), it.week().start()),
                name(it.to()),
                link(it)));
    lines.add(taken(it));
    lines.addAll(open);
    next.ifPresent(
        week ->
            lines.add(
                "The next is to *%s*, %s; it can be opened from %s. To be on call sooner: `/oncall take`; for another week: `/oncall swap`."
                    .formatted(
                        name(week.to()),
                        moment(week.rotation(), week.span().start()),
                        moment(week.rotation(), HandoffPolicy.opensFrom(week.span().start())))));
    return String.join("\n", lines);
  }

  private String taken(Handoff it) {
    return it.taken()
        .map(
            taken ->
                "*%s* has it, since %s."
                    .formatted(name(taken.by()), moment(it.rotation(), taken.at())))
        .orElseGet(() -> "*%s* has not said yet that they have it.".formatted(name(it.to())));
  }

  /** Nothing is to be handed over yet. */
  String tooEarly(HandoffAnswer.TooEarly answer) {
    Week week = answer.week();
    return "The next handoff of %s is to *%s*, %s. It can be opened from %s, and opens by itself. To be on call sooner: `/oncall take`; for another week: `/oncall swap`."
        .formatted(
            rotation(week.rotation()),
            name(week.to()),
            moment(week.rotation(), week.span().start()),
            moment(week.rotation(), answer.from()));
  }

  /** There is nobody to hand over to. */
  String nothingPlanned(String rotation) {
    return "There is nothing to hand over in %s: no shift follows another. `/oncall schedule %s` shows who is planned."
        .formatted(rotation(rotation), rotation(rotation));
  }

  /** To whoever presses what was pressed before. */
  String already(HandoffCourse course) {
    return taken(course.handoff()) + " Nothing was changed.";
  }

  /** To whoever presses it in an old thread. */
  String replaced(HandoffCourse by) {
    Handoff it = by.handoff();
    return "This handoff is over: the newest of %s is to *%s*, %s."
        .formatted(rotation(it.rotation()), name(it.to()), link(it));
  }

  /** For the Home tab of somebody whom it concerns. */
  HomePart home(HandoffCourse course, PersonId reader, boolean mayTake) {
    Handoff it = course.handoff();
    var buttons = new ArrayList<HomeButton>();
    if (mayTake && it.taken().isEmpty()) {
      buttons.add(new HomeButton("I have it", HandoffMessages.TAKE + ":" + it.id(), "", true));
    }
    buttons.add(new HomeButton("Show the handoff", SHOW, it.rotation(), false));
    return new HomePart(
        "*Handoff, %s*: %s %s to %s, %s.\n%s"
            .formatted(
                rotation(it.rotation()),
                it.from().equals(reader) ? "you" : name(it.from()),
                course.begun() ? "handed over" : "hand over",
                it.to().equals(reader) ? "you" : name(it.to()),
                moment(it.rotation(), it.week().start()),
                taken(it)),
        buttons);
  }

  private String link(Handoff it) {
    return outbox
        .posted(it.thread())
        .map(
            at ->
                "<%s|the thread>"
                    .formatted(permalinks.to(at.channelId(), at.ts(), Optional.empty())))
        .orElseGet(() -> "in <#" + it.channelId() + ">");
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static String rotation(String name) {
    return Mrkdwn.escape(name);
  }

  private String moment(String rotation, Instant instant) {
    ZoneId zone =
        rules.containsKey(rotation)
            ? Optional.ofNullable(rules.get(rotation)).orElseThrow().zone()
            : ZoneOffset.UTC;
    return ReaderTime.shortMoment(instant, zone);
  }
}
