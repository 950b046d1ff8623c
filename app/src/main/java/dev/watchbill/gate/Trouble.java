package dev.watchbill.gate;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * What keeps the gate from being as it should be, and who knows of it.
 *
 * @param sentence mrkdwn
 */
record Trouble(long id, Fault.Kind kind, String sentence, Instant since, List<PersonId> told) {
  Trouble {
    told = List.copyOf(told);
  }
}
