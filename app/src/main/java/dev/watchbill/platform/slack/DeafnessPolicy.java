package dev.watchbill.platform.slack;

import dev.watchbill.platform.slack.GapReader.Findings;
import java.time.Duration;

/**
 * When a socket that answers pings is taken to be deaf. With several instances each message goes to
 * any one of them, and one that was just being delivered may be found by reading back; so what was
 * missed makes a socket only suspect, and whatever it hears next acquits it.
 */
final class DeafnessPolicy {
  /**
   * That many messages in a row go to other instances only if our socket is deaf: with two of them,
   * once in a million times.
   */
  static final int HEARD_BY_OTHERS = 20;

  private DeafnessPolicy() {}

  /**
   * Whether what routine readings found makes our socket suspect.
   *
   * @param sinceArrival all that was found since the socket last heard anything
   * @param echoes whether this Slack is known to send us our own messages
   */
  static boolean isSuspect(Findings sinceArrival, boolean echoes) {
    return sinceArrival.missed() > 0
        || (echoes && sinceArrival.missedEchoes() > 0)
        || sinceArrival.known() >= HEARD_BY_OTHERS;
  }

  /**
   * Whether a suspect socket has had its chance.
   *
   * @param silence how long it has been suspect without hearing anything
   * @param replacedInVain how many sockets in a row were taken to be deaf and replaced without
   *     anything being heard; each time it is given twice as long
   */
  static boolean isDeaf(Duration silence, Duration patience, int replacedInVain) {
    return silence.compareTo(patience.multipliedBy(1L << Math.min(replacedInVain, 7))) >= 0;
  }
}
