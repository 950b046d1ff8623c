package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Delivery.Draft;
import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that a courier holds, and with it the lane, until it records what came of it.
 *
 * @param attempt which attempt this is, from 1
 * @param triedAt when it was first handed to Slack
 * @param place where it stands, if it is edited
 * @param heldSince {@link System#nanoTime} at the claim
 */
record Claim(
    UUID lease,
    long id,
    Draft draft,
    Work work,
    int revision,
    int attempt,
    Instant triedAt,
    Optional<Posted> place,
    long heldSince) {

  String key() {
    return draft.key();
  }

  String lane() {
    return draft.to().lane();
  }
}
