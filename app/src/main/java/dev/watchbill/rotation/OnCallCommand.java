package dev.watchbill.rotation;

import java.util.Optional;
import java.util.OptionalInt;

/** What somebody wants of {@code /oncall}. Names are as typed where they still have to be found. */
sealed interface OnCallCommand {
  /** Who is on call now, and who is next. */
  record Now() implements OnCallCommand {}

  /**
   * The weeks to come.
   *
   * @param rotation a configured name, if one was typed
   */
  record Weeks(Optional<String> rotation, OptionalInt weeks) implements OnCallCommand {}

  /**
   * Put somebody on a roster. What is missing is asked for in a form.
   *
   * @param person as typed
   * @param group as typed, or the key of the group if it is one
   * @param since the day of their onboarding, as typed
   * @param rotation a configured name, if one was typed
   */
  record Add(
      Optional<String> person,
      Optional<String> group,
      Optional<String> since,
      Optional<String> rotation)
      implements OnCallCommand {}

  /** Take somebody off a roster; {@code person} is as typed. */
  record Remove(Optional<String> person, Optional<String> rotation) implements OnCallCommand {}

  /** How to use the command. */
  record Help() implements OnCallCommand {}

  /**
   * A word that is not the roster's; another feature may answer it.
   *
   * @param words what followed it, with single spaces between
   * @param unless what it is if nobody does
   */
  record Other(String verb, String words, Unknown unless) implements OnCallCommand {}

  /**
   * Something else.
   *
   * @param typed the word that is not understood
   * @param instead the whole command that was probably meant, if one is near
   */
  record Unknown(String typed, Optional<String> instead) implements OnCallCommand {}
}
