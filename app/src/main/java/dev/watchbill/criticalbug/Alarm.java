package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A critical bug that has been raised, as it stands.
 *
 * @param id its number, as people type it: {@code /critical-bug show 12}
 * @param fellBackAt when #help-p1 was asked, if it was (R20)
 * @param answered the first response: of product, or after the fallback of whoever took it
 * @param confirmation set once it was said to be critical (R19)
 * @param rejection set once it was said not to be; stays when that is contested
 * @param contest set once the reporter contested the rejection; they may once
 * @param fix set once it is fixed
 * @param warnedAt when customers and the community both had been warned, if they have (R21)
 * @param closedAt when everything was done, or it was withdrawn
 */
public record Alarm(
    long id,
    BugReport bug,
    PersonId reporter,
    Instant raisedAt,
    AlarmState state,
    Optional<Instant> fellBackAt,
    Optional<Act> answered,
    Optional<Confirmation> confirmation,
    Optional<Rejection> rejection,
    Optional<Contest> contest,
    Optional<Fix> fix,
    Optional<Instant> warnedAt,
    Optional<Instant> closedAt) {

  /** Something that somebody did. */
  public record Act(PersonId by, Instant at) {}

  /**
   * It is critical (R19).
   *
   * @param expected the expected behaviour, in product's words
   * @param group the key of the group that owns it
   */
  public record Confirmation(Act act, String expected, String group) {}

  /** It is not critical. */
  public record Rejection(Act act, String reason) {}

  /** The reporter does not agree. */
  public record Contest(Act act, String why) {}

  /**
   * It is fixed.
   *
   * @param in the version, or whatever names the fix, in words
   */
  public record Fix(Act act, String in) {}

  /** The intent of the message with @here, which is edited as the alarm moves. */
  public String card() {
    return "alarm:" + id;
  }

  /** The intent of the message in #help-p1, once it fell back. */
  public String fallbackCard() {
    return "alarm:" + id + ":fallback";
  }

  /** As the audit trail names it. */
  public String subject() {
    return "alarm/" + id;
  }

  /** The group that owns it, or else the one it seemed to belong to when it was raised. */
  public Optional<String> group() {
    return confirmation.map(Confirmation::group).or(bug::group);
  }

  /** What to call the bug: the title if it is known, else the link. Typed by people. */
  public String name() {
    return bug.title().orElse(bug.link());
  }
}
