package dev.watchbill.platform.slack;

import dev.watchbill.platform.outbox.Content;
import java.util.Map;

/** What a handler answers to the person who asked. Only they see it. */
public sealed interface Reply {
  /** Success is quiet: nothing is shown; a form closes. */
  record Nothing() implements Reply {}

  /**
   * A message that only the person sees. After a form, or a click in a modal or on the Home tab,
   * where Slack has no place for one, its text is shown in a modal.
   */
  record Ephemeral(Content content) implements Reply {}

  /** Opens a modal; on top of the one that asked, if one did. */
  record Open(Modal modal) implements Reply {}

  /** Replaces the modal that asked by another state of it. */
  record Update(Modal modal) implements Reply {}

  /** Closes every modal of a pile. */
  record CloseAll() implements Reply {}

  /**
   * Refuses a form: it stays as it was typed, with these complaints at its fields, and may be sent
   * off again. Whatever the handler wrote is undone.
   *
   * @param byBlock what is wrong, in words, by the field's block id
   */
  record FieldErrors(Map<String, String> byBlock) implements Reply {
    public FieldErrors {
      byBlock = Map.copyOf(byBlock);
      if (byBlock.isEmpty()) {
        throw new IllegalArgumentException("a form is refused for a reason at a field");
      }
    }
  }

  /** See {@link Nothing}. */
  static Reply nothing() {
    return new Nothing();
  }

  /** See {@link Ephemeral}. */
  static Reply ephemeral(Content content) {
    return new Ephemeral(content);
  }

  /** See {@link Ephemeral}; plain mrkdwn. */
  static Reply ephemeral(String text) {
    return new Ephemeral(Content.text(text));
  }

  /** See {@link Open}. */
  static Reply open(Modal modal) {
    return new Open(modal);
  }

  /** See {@link Update}. */
  static Reply update(Modal modal) {
    return new Update(modal);
  }

  /** See {@link CloseAll}. */
  static Reply closeAll() {
    return new CloseAll();
  }

  /** See {@link FieldErrors}. */
  static Reply fieldErrors(Map<String, String> byBlock) {
    return new FieldErrors(byBlock);
  }

  /** See {@link FieldErrors}; one complaint. */
  static Reply fieldError(String block, String complaint) {
    return new FieldErrors(Map.of(block, complaint));
  }
}
