package dev.watchbill.escalation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.text.InWords;

/** What {@code /oncall help} says of escalating and of outages. */
final class EscalationHelp {
  private EscalationHelp() {}

  /** A section in mrkdwn; every example works when it is pasted. */
  static String section(WatchbillConfig config) {
    var names = config.rotations().keySet();
    String first = names.iterator().next();
    String escalating =
        """
        *Escalating*, after %s of digging
        `/oncall escalate` asks for help in a new thread, with what you found; `/oncall escalate %s` asks that rotation's contacts"""
            .formatted(
                InWords.of(config.rotation(first).digBeforeEscalating()),
                names.stream().reduce(first, (earlier, later) -> later));
    return config.rotations().values().stream().anyMatch(its -> its.outages())
        ? escalating + "\n`/oncall outage` the newest outage records, and what is missing in each"
        : escalating;
  }
}
