package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;

/**
 * An alarm that is filled in and not raised; it never changes.
 *
 * @param person who filled it in
 */
record AlarmDraft(long id, PersonId person, BugReport bug) {

  /** Names it for {@link Alarms#raise}. */
  String key() {
    return "draft:" + id;
  }
}
