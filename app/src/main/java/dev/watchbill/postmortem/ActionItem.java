package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is to be done so that it does not happen again (R23).
 *
 * @param number as people say it: the second one of that postmortem
 * @param what typed by people
 * @param owner who files an issue for it
 * @param issue the address of that issue, {@code http} or {@code https}
 * @param dropped why it is not done after all
 */
record ActionItem(
    long id,
    long postmortem,
    int number,
    String what,
    PersonId owner,
    Optional<LocalDate> due,
    Optional<String> issue,
    Optional<String> dropped) {

  /** Slack shows a field of one line; more belongs into the issue. */
  static final int LONGEST = 300;

  /** Whether nothing more is to be done about it here. */
  boolean isSettled() {
    return issue.isPresent() || dropped.isPresent();
  }

  boolean isDropped() {
    return dropped.isPresent();
  }
}
