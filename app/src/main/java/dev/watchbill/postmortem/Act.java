package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import java.time.Instant;

/** Something that somebody did. */
record Act(PersonId by, Instant at) {}
