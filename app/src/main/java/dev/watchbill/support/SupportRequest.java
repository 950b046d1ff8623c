package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A thread in which somebody asked for whoever is on call (R5), as its newest round stands.
 *
 * @param rotation the configured name of the rotation that was asked
 * @param threadTs the message that began the thread
 * @param excerpt a few words of the message that asked, as typed: escape them in mrkdwn; empty when
 *     they are too old to be kept
 * @param round 1, and one more each time the request was reopened
 * @param messageTs the message that asked, this time
 * @param asker who asked this time, if it was a person
 * @param askedAt when that was written
 * @param dueAt when the first response is due, at the latest
 * @param holder whose it is: whoever is on call, until somebody takes it; nobody while nobody is
 * @param stepsDone how many reminders of its clock were sent
 * @param nextAt when the next one is due; none once it is answered
 * @param answer the first response of this round, if there was one
 * @param resolution its end, if it was resolved
 */
public record SupportRequest(
    long id,
    String rotation,
    String channelId,
    String threadTs,
    String excerpt,
    int round,
    String messageTs,
    Optional<PersonId> asker,
    Instant askedAt,
    Instant dueAt,
    State state,
    Optional<PersonId> holder,
    int stepsDone,
    Optional<Instant> nextAt,
    Optional<Act> answer,
    Optional<Act> resolution) {

  /** How a request stands. */
  public enum State {
    /** Nobody has answered yet; its clock runs. */
    WAITING,
    /** Somebody has it. */
    ANSWERED,
    RESOLVED
  }

  /** Who did it, and when. */
  public record Act(PersonId by, Instant at) {}

  /** The key of the one reply in the thread that shows how it stands. */
  public String card() {
    return "support:" + id + ":card";
  }

  /** Whether it is not resolved. */
  public boolean isOpen() {
    return state != State.RESOLVED;
  }
}
