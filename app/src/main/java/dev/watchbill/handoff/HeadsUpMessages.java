package dev.watchbill.handoff;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** What is said ahead of a shift (R10). */
final class HeadsUpMessages {
  private final People people;
  private final Map<String, HandoffRules> rules;

  HeadsUpMessages(People people, Map<String, HandoffRules> rules) {
    this.people = people;
    this.rules = Map.copyOf(rules);
  }

  /** To whoever has the shift. */
  Content yours(Week week) {
    return Content.text(
        """
        *You are on call for %s* from %s until %s. *%s* hands over to you then.%s
        If that does not suit you: `/oncall cover` asks for somebody else for a part of it, `/oncall swap` for another week. \
        `/oncall calendar` puts your shifts into your calendar."""
            .formatted(
                rotation(week.rotation()),
                moment(week.rotation(), week.span().start()),
                moment(week.rotation(), week.span().end()),
                name(week.from()),
                week.standsIn()
                    .map(
                        other ->
                            " *%s* stands in for you until %s."
                                .formatted(
                                    name(other.person()), moment(week.rotation(), other.until())))
                    .orElse("")));
  }

  /** To their managers. */
  Content theirs(Week week) {
    return Content.text(
        "*%s* is on call for %s from %s until %s. Please plan a light week for them."
            .formatted(
                name(week.to()),
                rotation(week.rotation()),
                moment(week.rotation(), week.span().start()),
                moment(week.rotation(), week.span().end())));
  }

  /**
   * What {@link #yours} becomes once the shift is somebody else's.
   *
   * @param now the shift as it is planned now, if it still is
   */
  Content notYours(HeadsUp told, Optional<Week> now) {
    return Content.text(
        "You are *not* on call for %s from %s: %s"
            .formatted(
                rotation(told.rotation()),
                moment(told.rotation(), told.span().start()),
                instead(now)));
  }

  /** What {@link #theirs} becomes then. */
  Content notTheirs(HeadsUp told, Optional<Week> now) {
    return Content.text(
        "*%s* is *not* on call for %s from %s: %s"
            .formatted(
                name(told.person()),
                rotation(told.rotation()),
                moment(told.rotation(), told.span().start()),
                instead(now)));
  }

  private String instead(Optional<Week> now) {
    return now.map(week -> "the plan has changed, and *%s* is.".formatted(name(week.to())))
        .orElse("the plan has changed. `/oncall schedule` shows it.");
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static String rotation(String name) {
    return Mrkdwn.escape(name);
  }

  private String moment(String rotation, Instant instant) {
    return ReaderTime.moment(
        instant,
        Optional.ofNullable(rules.get(rotation))
            .map(HandoffRules::zone)
            .<ZoneId>map(zone -> zone)
            .orElse(ZoneOffset.UTC));
  }
}
