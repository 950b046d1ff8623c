package dev.watchbill.platform.outbox;

import java.util.List;
import java.util.Optional;

/**
 * The only way the bot speaks. What is put here is committed with the fact it belongs to, and is
 * delivered by one courier: in order per conversation, paced, retried for hours, never twice.
 */
public interface Outbox {
  /**
   * Queues {@code message}, in the caller's transaction; does nothing if its key was put before.
   */
  void put(Message message);

  /**
   * Makes the message named {@code key} show {@code content} from now on. If it still waits to be
   * posted it is posted with the new content; otherwise it is edited in place. Several edits in
   * quick succession may reach Slack as one: only the last state counts. An edit of a message that
   * was withdrawn does nothing, unless that one turns out to stand in Slack. Neither does one of a
   * message that was forgotten after {@code keep.messages}: what it tells of has happened all the
   * same, and is not undone for want of a card.
   */
  void edit(String key, Content content);

  /**
   * Takes back the message named {@code key}: if it was not posted yet it never is. Where Slack may
   * have taken it already, but did not say so, it stays if it is there and is not sent again if it
   * is not. Does nothing if it was posted, or never put; a withdrawn key stays used. A reply in the
   * thread of a message that is withdrawn, and so has no thread, is withdrawn with it.
   */
  void withdraw(String key);

  /**
   * Queues {@code message}; or makes the one that was put with its key before show its content from
   * now on, as {@link #edit} does.
   */
  default void show(Message message) {
    put(message);
    edit(message.key(), message.content());
  }

  /** As {@link #put} of each, in fewer statements. */
  default void putAll(List<Message> messages) {
    messages.forEach(this::put);
  }

  /** As {@link #show} of each, in fewer statements. */
  default void showAll(List<Message> messages) {
    messages.forEach(this::show);
  }

  /** As {@link #withdraw} of each, in fewer statements. */
  default void withdrawAll(List<String> keys) {
    keys.forEach(this::withdraw);
  }

  /** Where the message named {@code key} was posted, once it was. */
  Optional<Posted> posted(String key);

  /** The place of a message in Slack. */
  record Posted(String channelId, String ts) {}
}
