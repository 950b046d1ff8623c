package dev.watchbill.freeze;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.util.stream.Collectors;

/** What things are called where a freeze is spoken of; all in mrkdwn. */
final class FreezeWords {
  /** So much of a reason is repeated. */
  private static final int REASON = 500;

  private static final int VERSION = 60;

  private final ReleaseConfig config;
  private final People people;

  FreezeWords(ReleaseConfig config, People people) {
    this.config = config;
    this.people = people;
  }

  String branch() {
    return Mrkdwn.escape(config.branch());
  }

  static String version(String typed) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), VERSION));
  }

  static String quoted(String typed) {
    return "“" + Mrkdwn.linked(Excerpt.of(Visible.inOneLine(typed), REASON)) + "”";
  }

  String name(String actor) {
    return actor.equals(AuditEntry.WATCHBILL)
        ? "Watchbill"
        : Mrkdwn.escape(people.nameOf(new PersonId(actor)));
  }

  /** What merges in the deep freeze: {@code labelled `a` or `b`}. */
  String deepLabels() {
    return "labelled "
        + config.exempt().deepFreezeLabels().stream()
            .map(label -> "`" + Mrkdwn.escape(label.replace('`', '\'')) + "`")
            .collect(Collectors.joining(" or "));
  }

  String moment(Instant instant) {
    return ReaderTime.moment(instant, config.zone());
  }

  String shortMoment(Instant instant) {
    return ReaderTime.shortMoment(instant, config.zone());
  }

  /** The same and how far off it is, for what is not edited afterwards. */
  String away(Instant now, Instant then) {
    return moment(then) + " (" + ReaderTime.distance(now, then) + ")";
  }
}
