package dev.watchbill.postmortem;

import java.util.Locale;

/**
 * What a postmortem is about: a critical bug, or an outage (R23).
 *
 * @param number of the alarm, or of the outage record
 */
record About(Kind kind, long number) {

  /** Which of the two. */
  enum Kind {
    ALARM,
    OUTAGE
  }

  static About alarm(long number) {
    return new About(Kind.ALARM, number);
  }

  static About outage(long number) {
    return new About(Kind.OUTAGE, number);
  }

  /** As people say it: {@code alarm 12}, {@code outage 7}. */
  String written() {
    return (kind == Kind.ALARM ? "alarm " : "outage ") + number;
  }

  /** The command that is about it: {@code /critical-bug postmortem 12}. */
  String command() {
    return (kind == Kind.ALARM ? "/critical-bug" : "/oncall") + " postmortem " + number;
  }

  /** As the audit trail names it. */
  String subject() {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + number;
  }
}
