package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What {@code /critical-bug help} says. */
final class CriticalBugHelp {
  private final Supplier<String> asked;
  private final Alarms alarms;
  private final CriticalBugVerbs verbs;

  /**
   * @param asked the channel where product is asked, in mrkdwn
   */
  CriticalBugHelp(Supplier<String> asked, Alarms alarms, CriticalBugVerbs verbs) {
    this.asked = asked;
    this.alarms = alarms;
    this.verbs = verbs;
  }

  /** In mrkdwn; every example works when it is pasted. */
  String text(PersonId reader) {
    List<Alarm> open = alarms.open();
    long number = open.isEmpty() ? 1 : open.get(open.size() - 1).id();
    var sections = new ArrayList<String>();
    sections.add(
        """
        *Raising the alarm* (R17, R18)
        `/critical-bug` opens a form; you see first what goes to %s, and to whom
        `/critical-bug Upgrades fail https://github.com/example/example/issues/7` the same, filled in
        On any message: _More actions_ → _Raise critical bug_"""
            .formatted(asked.get()));
    sections.add(
        """
        *Answering* (R19, R20), with the buttons of the alarm or by its number
        `/critical-bug looking %1$d` stops the clock; `/critical-bug take %1$d` once it fell back
        `/critical-bug critical %1$d` what is expected, and whose it is; `/critical-bug not-critical %1$d` why not
        `/critical-bug contest %1$d` if you raised it and do not agree; `/critical-bug withdraw %1$d` if it was a mistake
        `/critical-bug fixed %1$d 4.61.1` it is fixed in that version; `/critical-bug reopen %1$d` the fix did not hold"""
            .formatted(number));
    sections.add(
        """
        *Looking back*
        `/critical-bug list` the open ones, the most urgent first; `/critical-bug show %d` one with all that happened
        `/critical-bug report 12` how the last 12 weeks went"""
            .formatted(number));
    sections.addAll(verbs.helpFor(reader));
    return String.join("\n\n", sections);
  }
}
