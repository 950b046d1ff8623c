package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The weekly handoffs (R1, R7, R11): opened once each, however they come to be opened. */
public final class Handoffs {
  Handoffs() {}

  /** The handoff of that number. */
  @SuppressWarnings("DoNotCallSuggester")
  public Optional<Handoff> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** The newest of a rotation, whether its shift has begun or was handed over early. */
  @SuppressWarnings("DoNotCallSuggester")
  public Optional<Handoff> newest(String rotation) {
    throw new UnsupportedOperationException();
  }

  /** Those opened from {@code since} on, of one rotation or of all, newest first. */
  @SuppressWarnings("DoNotCallSuggester")
  public List<Handoff> since(Optional<String> rotation, Instant since) {
    throw new UnsupportedOperationException();
  }

  /** The newest one in which {@code person} hands over, of any rotation. */
  @SuppressWarnings("DoNotCallSuggester")
  public Optional<Handoff> newestFrom(PersonId person) {
    throw new UnsupportedOperationException();
  }

  /** Calls {@code hearing} with each handoff that is opened, inside its transaction. */
  @SuppressWarnings("DoNotCallSuggester")
  public void whenOpened(Consumer<Handoff> hearing) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a line to the message that begins a handoff's thread, below its own.
   *
   * @param mrkdwn asked each time the message is made; empty for no line
   */
  @SuppressWarnings("DoNotCallSuggester")
  public void line(Function<Handoff, Optional<String>> mrkdwn) {
    throw new UnsupportedOperationException();
  }

  /** Makes the message that begins the thread anew, in the caller's transaction. */
  @SuppressWarnings("DoNotCallSuggester")
  public void refresh(long id) {
    throw new UnsupportedOperationException();
  }
}
