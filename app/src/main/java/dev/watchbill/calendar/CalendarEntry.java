package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.Optional;

/**
 * A stint as it stands in calendars.
 *
 * @param uid names it for good, whatever becomes of its times
 * @param before who is on call up to its start
 * @param after who is on call from its end on
 * @param revision grows whenever it may have changed
 * @param changedAt when that was last
 */
record CalendarEntry(
    String uid,
    Stint stint,
    Optional<PersonId> before,
    Optional<PersonId> after,
    int revision,
    Instant changedAt) {}
