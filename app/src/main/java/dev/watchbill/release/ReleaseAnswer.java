package dev.watchbill.release;

import java.util.Optional;

/** What becomes of a change of the release calendar. */
sealed interface ReleaseAnswer {
  /** It is so now. */
  record Done(Release release) implements ReleaseAnswer {}

  /**
   * Nothing was changed yet, for a branch would freeze, or be unfrozen, at once: whoever asked
   * confirms that they want it.
   *
   * @param version of the release
   * @param window as it would be
   * @param freezes whether the branch would freeze; else it would be unfrozen
   * @param other the version of another release for which it is frozen first; or, if it would be
   *     unfrozen, for which it stays, or is then, frozen
   */
  record AtOnce(String version, Window window, boolean freezes, Optional<String> other)
      implements ReleaseAnswer {}

  /**
   * Nothing was changed.
   *
   * @param field what is wrong with it
   * @param reason mrkdwn
   */
  record Refused(Field field, String reason) implements ReleaseAnswer {}

  /** What a refusal is about. */
  enum Field {
    WHO,
    VERSION,
    TIME
  }
}
