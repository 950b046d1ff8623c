package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.BugFormMessages.section;

import com.slack.api.model.block.LayoutBlock;
import dev.watchbill.criticalbug.BugFormMessages.Words;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.Modal;
import java.util.List;

/**
 * The forms in which it is said what becomes of an alarm (R19). Each carries its number; a notice
 * says why it was not taken, if it was not: what was typed stays in the field, which keeps its
 * name.
 */
final class VerdictFormMessages {
  static final String CRITICAL = "alarm_critical_form";
  static final String NOT_CRITICAL = "alarm_not_critical_form";
  static final String CONTEST = "alarm_contest_form";
  static final String WITHDRAW = "alarm_withdraw_form";
  static final String REOPEN = "alarm_reopen_form";
  static final String FIXED = "alarm_fixed_form";

  /** The field for words in every one of them. */
  static final String WORDS = "words";

  static final String GROUP = "group";

  static final int LONGEST = 2_000;
  static final int LONGEST_LINE = 150;

  private static final int QUOTE = 1_000;

  private final People people;
  private final AlarmWords words;

  VerdictFormMessages(People people, AlarmWords words) {
    this.people = people;
    this.words = words;
  }

  /** It is critical: what is expected, and whose it is. */
  Modal critical(Alarm alarm, String expected, String notice) {
    return BugFormMessages.form(
        CRITICAL,
        Long.toString(alarm.id()),
        "Critical",
        "It is critical",
        List.of(
            about(
                alarm,
                notice,
                alarm
                    .contest()
                    .map(its -> "\n*Contested:* " + AlarmWords.quoted(its.why(), QUOTE))
                    .orElse("")),
            words(
                "Expected behaviour",
                "What should happen instead: the group fixes it to this.",
                expected,
                true),
            BugFormMessages.groups(
                GROUP, GROUP, "The group that owns it", people.groups(), alarm.group(), false)));
  }

  /** It is not critical, and why. */
  Modal notCritical(Alarm alarm, String reason, String notice) {
    boolean contested = alarm.state() == AlarmState.CONTESTED;
    return BugFormMessages.form(
        NOT_CRITICAL,
        Long.toString(alarm.id()),
        "Not critical",
        "It is not critical",
        List.of(
            about(
                alarm,
                notice,
                alarm
                    .contest()
                    .map(its -> "\n*Contested:* " + AlarmWords.quoted(its.why(), QUOTE))
                    .orElse("")),
            words(
                "Why not",
                contested
                    ? "The reporter reads it. This is the last word."
                    : "The reporter reads it, and may contest it once.",
                reason,
                true)));
  }

  /** The reporter does not agree. */
  Modal contest(Alarm alarm, String why, String notice) {
    return BugFormMessages.form(
        CONTEST,
        Long.toString(alarm.id()),
        "Contest",
        "Contest it",
        List.of(
            about(
                alarm,
                notice,
                alarm
                    .rejection()
                    .map(its -> "\n*Not critical:* " + AlarmWords.quoted(its.reason(), QUOTE))
                    .orElse("")),
            words(
                "Why it is critical all the same",
                "The engineering manager reads it and decides; you can contest it once.",
                why,
                true)));
  }

  /** It was raised by mistake. */
  Modal withdraw(Alarm alarm, String reason, String notice) {
    return BugFormMessages.form(
        WITHDRAW,
        Long.toString(alarm.id()),
        "Withdraw the alarm",
        "Withdraw it",
        List.of(
            about(alarm, notice, ""), words("Why", "Whoever was asked reads it.", reason, true)));
  }

  /** The fix did not hold. */
  Modal reopen(Alarm alarm, String why, String notice) {
    return BugFormMessages.form(
        REOPEN,
        Long.toString(alarm.id()),
        "Not fixed",
        "It is not fixed",
        List.of(
            about(
                alarm,
                notice,
                alarm
                    .fix()
                    .map(its -> "\nFixed in " + AlarmWords.quoted(its.in(), QUOTE) + ".")
                    .orElse("")),
            words("Why the fix did not hold", "", why, true)));
  }

  /** It is fixed. */
  Modal fixed(Alarm alarm, String version, String notice) {
    return BugFormMessages.form(
        FIXED,
        Long.toString(alarm.id()),
        "Fixed in…",
        "It is fixed",
        List.of(
            about(alarm, notice, ""),
            words("Fixed in", "The version that has the fix, such as 4.60.1.", version, false)));
  }

  private static LayoutBlock words(String label, String hint, String typed, boolean several) {
    return new Words(
            WORDS, WORDS, label, hint, typed, several ? LONGEST : LONGEST_LINE, several, false)
        .shown();
  }

  private LayoutBlock about(Alarm alarm, String notice, String more) {
    return section(
        "%s*Alarm %d:* %s%s"
            .formatted(
                notice.isEmpty() ? "" : notice + "\n\n", alarm.id(), words.bug(alarm), more));
  }
}
