package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The way to Slack. Each method makes one attempt and tells honestly what came of it. Nothing below
 * it may repeat a request by itself, and a call ends within a third of the lease of {@link
 * CourierSettings}.
 */
public interface Delivery {
  /** Posts a message. */
  Outcome post(Draft draft);

  /** Makes the message at {@code place} show {@code content}; doing it twice does no harm. */
  Outcome edit(String key, Posted place, Content content);

  /**
   * Looks for the message that carries {@code draft}'s key, where it would have been posted.
   *
   * @param notBefore it was not handed to Slack earlier than this
   */
  Finding find(Draft draft, Instant notBefore);

  /**
   * The address of a message, made without asking Slack.
   *
   * @param threadTs the thread it is in, if it is a reply
   */
  String permalink(Posted place, Optional<String> threadTs);

  /**
   * A message on its way.
   *
   * @param threadTs the first message of the thread that it goes to, if it is a reply
   */
  record Draft(String key, Destination to, Optional<String> threadTs, Content content) {
    /** The same with another content. */
    Draft with(Content other) {
      return new Draft(key, to, threadTs, other);
    }
  }

  /** What came of an attempt. */
  sealed interface Outcome {
    /** It stands in Slack. */
    record Accepted(Posted place) implements Outcome {}

    /** Slack asks to leave {@code method} alone for a while; it did not do this. */
    record Limited(String method, Duration retryAfter) implements Outcome {}

    /** Slack will not have it, however often it is asked; {@code error} is Slack's word for why. */
    record Refused(String error) implements Outcome {}

    /** The message that was to be edited was deleted, or may not be edited any more. */
    record Gone(String error) implements Outcome {}

    /** Surely not done: it is safe to try again. */
    record NotDone(String reason) implements Outcome {}

    /** It may have been done, or may still be. */
    record Unknown(String reason) implements Outcome {}
  }

  /** What a look at the conversation showed. */
  sealed interface Finding {
    /** It was posted. */
    record Found(Posted place) implements Finding {}

    /** It is not there. */
    record Absent() implements Finding {}

    /** Slack asks to leave {@code method} alone for a while. */
    record Limited(String method, Duration retryAfter) implements Finding {}

    /** The conversation could not be read this time. */
    record Unreadable(String reason) implements Finding {}

    /** The conversation cannot be read, however often it is tried. */
    record Refused(String error) implements Finding {}
  }
}
