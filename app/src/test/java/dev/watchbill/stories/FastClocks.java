package dev.watchbill.stories;

/**
 * The sandbox's company in such a hurry that its clocks run out in seconds, day and night. If
 * nobody answers, Ada is asked first, then Mo.
 */
final class FastClocks {
  private FastClocks() {}

  /**
   * A configuration, as YAML. Developers hear {@code @oncall} in #help-engineering;
   * {@code @infrastructure-oncall}, in #help-p1, is due after two seconds, and nobody is reminded
   * before.
   *
   * @param within seconds to the first response of developers
   * @param remindBefore how many seconds before that they are reminded
   * @param nextContactAfter how many seconds each contact has
   */
  static String configuration(int within, int remindBefore, int nextContactAfter) {
    return """
        admins: [ada@example.com]
        groups:
          mdm: { name: MDM, manager: mo@example.com, qa_lead: quinn@example.com }
        rotation_defaults:
          escalation: [ada@example.com]
          next_contact_after: PT%3$dS
          backup: mo@example.com
        rotations:
          developer:
            first_response: { within: PT%1$dS, hours: always }
            remind_before_due: PT%2$dS
          infrastructure:
            first_response: { within: PT2S, hours: always }
        release:
          dri: theo@example.com
        """
        .formatted(within, remindBefore, nextContactAfter);
  }

  /**
   * The same for alarms: product is always at work, and has so many seconds.
   *
   * @param askAgain after how many seconds nobody's answer is waited for after the fallback; then
   *     after an hour
   */
  static String alarms(int fallbackAfter, int askAgain) {
    return configuration(3600, 1800, 3600)
        + """
        critical_bug:
          product_hours: always
          fallback_after: PT%dS
          ask_again: [PT%dS, PT1H]
        """
            .formatted(fallbackAfter, askAgain);
  }
}
