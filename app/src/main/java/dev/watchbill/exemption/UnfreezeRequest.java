package dev.watchbill.exemption;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody wants a pull request to merge during a freeze.
 *
 * @param commit the head that it is about now; empty where GitHub is not read
 * @param title typed by people; empty where GitHub is not read
 * @param kind what it is; empty until it was read or declared
 * @param declared whether the kind is what somebody said, and not what was read
 * @param why what whoever asked gave as a reason; typed by people
 * @param because why it stands as it stands, in plain words
 */
public record UnfreezeRequest(
    long id,
    long freeze,
    int number,
    Optional<String> commit,
    Optional<String> title,
    Optional<Kind> kind,
    boolean declared,
    PersonId askedBy,
    Instant askedAt,
    Optional<String> why,
    State state,
    String because) {

  /** How it stands. */
  public enum State {
    /** Waits for GitHub. */
    READING,
    /** Waits for whoever asked: what kind it is, or whom to ask. */
    UNDECIDED,
    /** The pull request may merge, at that commit. */
    GRANTED,
    /** Somebody who could have approved it did not. */
    DENIED,
    /** It may not merge now, and may be asked for again: revoked, or by the deep freeze. */
    REVOKED,
    /** Nothing is left to decide: merged, closed, the freeze lifted, or nobody answered. */
    OVER
  }

  /** The key of its card, a direct message to whoever asked. */
  public String card() {
    return "unfreeze:" + id;
  }
}
