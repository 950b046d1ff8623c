package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Support requests: asked, answered, passed on, resolved (R5, R13). */
@SuppressWarnings("DoNotCallSuggester")
public final class SupportRequests {
  static final String TIMED = "support";

  /**
   * Somebody asks for whoever is on call: opens a request; or points to the one that is open in
   * that thread; or reopens the one that was resolved. The same message asks once.
   */
  public Asked ask(Asking asking) {
    throw new UnsupportedOperationException();
  }

  /** What came of asking. */
  public sealed interface Asked {
    /** A request was opened or reopened. */
    record Opened(SupportRequest request) implements Asked {}

    /** There is one in this thread already; it was pointed to there. */
    record WasOpen(SupportRequest request) implements Asked {}

    /** This very message was taken before; nothing was done. */
    record Known(SupportRequest request) implements Asked {}
  }

  /**
   * Somebody of the roster said something in the thread, or put 👀 there: the first response, if
   * there was none. Does nothing for anybody else, and for the asker.
   *
   * @param at when they did it
   */
  public void seen(String channelId, String threadTs, PersonId who, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** {@code who} takes it: the first response, and it is theirs. */
  public SupportAnswer take(long id, PersonId who) {
    throw new UnsupportedOperationException();
  }

  /** {@code who} gives it to {@code to}, who is told; an answer is still due if there was none. */
  public SupportAnswer pass(long id, PersonId who, PersonId to) {
    throw new UnsupportedOperationException();
  }

  /** It is done with. */
  public SupportAnswer resolve(long id, PersonId who) {
    throw new UnsupportedOperationException();
  }

  /** It is not done with after all. */
  public SupportAnswer reopen(long id, PersonId who) {
    throw new UnsupportedOperationException();
  }

  /**
   * {@code who} has brought in others: that is a first response, and the card says so.
   *
   * @param key the intent of the message that began the escalation's thread
   */
  public SupportAnswer escalated(long id, PersonId who, String key) {
    throw new UnsupportedOperationException();
  }

  /** The request of that number. */
  public Optional<SupportRequest> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** All that are not resolved, of one rotation or of all: unanswered first, then by due time. */
  public List<SupportRequest> open(Optional<String> rotation) {
    throw new UnsupportedOperationException();
  }

  /** Those of {@link #open} whose holder is {@code person}. */
  public List<SupportRequest> openOf(PersonId person) {
    throw new UnsupportedOperationException();
  }

  /** Does what the clocks and changes of shift ask for at {@code now}. */
  void due(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue() {
    throw new UnsupportedOperationException();
  }
}
