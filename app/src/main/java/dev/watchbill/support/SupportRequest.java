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
 * @param round 1, and one more each time it was asked for again
 * @param messageTs the message that asked, this time
 * @param asker who asked this time, if it was a person
 * @param askedAt when that was written
 * @param dueAt when the first response is due, at the latest
 * @param holder whose it is: whoever is on call, until somebody takes it; nobody while nobody is
 * @param stepsDone how far its clock has come: 1 the holder was reminded, 2 it was said to be due,
 *     3 the first contact was asked, and so on
 * @param nextAt when the next of those is due; none once it is answered, or nobody is left to ask
 * @param answer the first response of this round, if there was one
 * @param resolution its end, if it was resolved
 * @param escalation the intent of the message that began the escalation's thread, if there is one
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
    Optional<Act> resolution,
    Optional<String> escalation) {

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

  /** How many of the rotation's contacts were asked because nobody had answered. */
  public int contactsAsked() {
    return Math.max(0, stepsDone - 2);
  }

  /**
   * Who hears of its clock: its holder, unless they ask themselves, whose own reply is no answer.
   */
  Optional<PersonId> reminded() {
    return holder.filter(its -> asker.filter(its::equals).isEmpty());
  }

  /** Whether it is not resolved. */
  public boolean isOpen() {
    return state != State.RESOLVED;
  }

  /** The same, answered: it is theirs, and the clock stands still. */
  SupportRequest answered(Act first) {
    return changed(
        State.ANSWERED,
        Optional.of(first.by()),
        stepsDone,
        Optional.empty(),
        Optional.of(first),
        Optional.empty(),
        escalation);
  }

  /** The same, resolved. */
  SupportRequest resolved(Optional<Act> first, Act end) {
    return changed(
        State.RESOLVED, holder, stepsDone, Optional.empty(), first, Optional.of(end), escalation);
  }

  /** The same, not resolved after all: {@code by} has it. */
  SupportRequest resumed(PersonId by) {
    return changed(
        State.ANSWERED,
        Optional.of(by),
        stepsDone,
        Optional.empty(),
        answer,
        Optional.empty(),
        escalation);
  }

  /** The same with somebody else, or with nobody. */
  SupportRequest heldBy(Optional<PersonId> other) {
    return changed(state, other, stepsDone, nextAt, answer, resolution, escalation);
  }

  /** The same, its clock set. */
  SupportRequest clockAt(int done, Optional<Instant> next) {
    return changed(state, holder, done, next, answer, resolution, escalation);
  }

  /** The same, escalated in the thread that the message of that key begins. */
  SupportRequest escalatedIn(String key) {
    return changed(state, holder, stepsDone, nextAt, answer, resolution, Optional.of(key));
  }

  private SupportRequest changed(
      State state,
      Optional<PersonId> holder,
      int stepsDone,
      Optional<Instant> nextAt,
      Optional<Act> answer,
      Optional<Act> resolution,
      Optional<String> escalation) {
    return new SupportRequest(
        id,
        rotation,
        channelId,
        threadTs,
        excerpt,
        round,
        messageTs,
        asker,
        askedAt,
        dueAt,
        state,
        holder,
        stepsDone,
        nextAt,
        answer,
        resolution,
        escalation);
  }
}
