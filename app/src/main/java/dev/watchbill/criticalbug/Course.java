package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alarm, and where it is in its course.
 *
 * @param movedAt since when it stands where it does
 * @param movedBy who moved it there: a Slack user id, or the bot itself
 * @param holder who looks, or has taken it
 * @param asked how often it was asked about since it stands there
 * @param asks how often it was at all
 * @param nextAt when its clock rings; there is one while a verdict is awaited
 * @param judges who were asked in private to decide what the reporter contests
 */
record Course(
    Alarm alarm,
    Instant movedAt,
    String movedBy,
    Optional<PersonId> holder,
    int asked,
    int asks,
    Optional<Instant> nextAt,
    List<PersonId> judges) {

  long id() {
    return alarm.id();
  }

  AlarmState state() {
    return alarm.state();
  }

  boolean isContested() {
    return alarm.contest().isPresent();
  }
}
