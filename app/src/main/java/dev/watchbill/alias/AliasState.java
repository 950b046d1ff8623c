package dev.watchbill.alias;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * How the alias of a rotation stands.
 *
 * @param alias the handle of the user group, without its {@code @}
 * @param wanted who is on call; empty while nobody is, and then the alias is left alone
 * @param why if Slack does not let us: what it said, in words for people, in mrkdwn
 * @param since when it came to stand so
 */
public record AliasState(
    String rotation,
    String alias,
    Optional<PersonId> wanted,
    Standing standing,
    Optional<String> why,
    Instant since) {

  /** Whether it points where it should. */
  public enum Standing {
    /** It points at whoever is on call, as far as we know. */
    RIGHT,
    /** It is being pointed there. */
    UNDER_WAY,
    /** Slack refuses, or cannot be reached; it is tried again, and can be done by hand. */
    REFUSED,
    /** Somebody has confirmed having done it by hand. */
    BY_HAND,
    /** Somebody edited it, and that is left so until the next change of duty. */
    ACCEPTED
  }
}
