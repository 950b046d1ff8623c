package dev.watchbill.alias;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Why an alias could not be read or set.
 *
 * @param word Slack's own, such as {@code permission_denied}; or one of those below
 * @param passing whether the same may work soon
 * @param wish how long Slack asks to be left alone, if it does
 * @param members who is in the user group, if that could be read
 */
record AliasFailure(
    String word, boolean passing, Optional<Duration> wish, Optional<List<String>> members) {
  /** There is no user group of that handle. */
  static final String UNKNOWN = "unknown_group";

  /** The user group is switched off. */
  static final String DISABLED = "disabled_group";

  /** Slack has no user groups for us at all: there is nothing to point. */
  static final String NO_GROUPS = "no_user_groups";

  /** One that nobody but people can put right. */
  static AliasFailure lasting(String word) {
    return new AliasFailure(word, false, Optional.empty(), Optional.empty());
  }
}
