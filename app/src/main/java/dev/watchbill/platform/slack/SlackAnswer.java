package dev.watchbill.platform.slack;

import dev.watchbill.platform.outbox.Delivery.Outcome;
import java.util.function.Function;

/** What Slack answered to a call for the outbox, or what came instead. */
sealed interface SlackAnswer<T> {
  /** Slack did it. */
  record Given<T>(T value) implements SlackAnswer<T> {}

  /** There is no good answer; {@code why} is any outcome but an accepted one. */
  record Missing<T>(Outcome why) implements SlackAnswer<T> {}

  default <R> SlackAnswer<R> map(Function<T, R> change) {
    return this instanceof Given<T> given
        ? new Given<>(change.apply(given.value()))
        : new Missing<>(((Missing<T>) this).why());
  }

  default <R> SlackAnswer<R> flatMap(Function<T, SlackAnswer<R>> next) {
    return this instanceof Given<T> given
        ? next.apply(given.value())
        : new Missing<>(((Missing<T>) this).why());
  }

  default Outcome outcome(Function<T, Outcome> next) {
    return this instanceof Given<T> given ? next.apply(given.value()) : ((Missing<T>) this).why();
  }

  /** The same of a call that says nothing to anybody: whatever became of it, nothing was posted. */
  default SlackAnswer<T> beforeAnythingWasSaid() {
    return this instanceof Missing<T> missing && missing.why() instanceof Outcome.Unknown unknown
        ? new Missing<>(new Outcome.NotDone(unknown.reason()))
        : this;
  }
}
