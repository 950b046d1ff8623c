package dev.watchbill.sandbox.faults;

import java.time.Duration;

/** What can go wrong with a call of the Web API. */
public sealed interface Fault {
  /** HTTP 429, nothing done; to be tried again after so long, in whole seconds. */
  record TooMany(Duration retryAfter) implements Fault {}

  /** An HTTP status of 500 or more, nothing done. */
  record ServerError(int status) implements Fault {}

  /** The call takes effect, then the line is silent for so long, and is cut without an answer. */
  record LostAnswer(Duration silence) implements Fault {}

  /** Nothing is done: silence for so long, then the line is cut. */
  record Hang(Duration silence) implements Fault {}

  /** {@code ok: false}, nothing done. */
  record Refusal(String error) implements Fault {}
}
