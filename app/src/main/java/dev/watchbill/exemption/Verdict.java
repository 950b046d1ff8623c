package dev.watchbill.exemption;

import java.util.Optional;

/** What the rules say of a pull request; each with its reason, in plain words. */
sealed interface Verdict {
  /** Why; what people typed stands in it as it is. */
  String because();

  /** It may merge at once. */
  record Allowed(Kind kind, String because) implements Verdict {}

  /**
   * People decide.
   *
   * @param kind empty if whoever asked has not said
   */
  record Undecided(Optional<Kind> kind, String because) implements Verdict {}

  /**
   * Nobody decides: it cannot be unfrozen now, or need not be.
   *
   * @param gone whether it is not there to be asked for again: merged, closed, or into another
   *     branch
   */
  record Refused(String because, boolean gone) implements Verdict {}
}
