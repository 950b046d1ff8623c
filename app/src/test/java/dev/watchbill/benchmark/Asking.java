package dev.watchbill.benchmark;

import java.util.concurrent.CompletableFuture;

/** A workspace in which somebody types a command. */
interface Asking {
  /**
   * Sends the {@code number}th command of a run.
   *
   * @return whether it was answered as it should be; completed when the answer is there, and at the
   *     latest when Slack's patience ends
   */
  CompletableFuture<Boolean> ask(int number);
}
