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
 * @param targets what it has links to, if there are any in it
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
    Optional<Targets> targets,
    long heldSince) {

  String key() {
    return draft.key();
  }

  String lane() {
    return draft.to().lane();
  }

  /** What is to be shown, with addresses in the place of its links. */
  Content content(Delivery delivery) {
    var content = draft.content();
    return targets.map(them -> them.in(content, delivery)).orElse(content);
  }

  /**
   * The revision that Slack shows once this content was taken: none, if a link in it is still to
   * get its address.
   */
  int shownRevision() {
    return targets.map(Targets::settled).orElse(true) ? revision : 0;
  }
}
