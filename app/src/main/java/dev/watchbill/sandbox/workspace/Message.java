package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A message. Empty text means: none.
 *
 * @param ts unique in its channel
 * @param user who wrote it
 * @param botId of the app that wrote it, or empty
 * @param subtype as Slack's, or empty
 * @param threadTs of the message that it answers, or empty
 * @param broadcast whether an answer is also shown in the channel
 * @param visibleTo the one person who sees an ephemeral message, or empty for all
 * @param editedTs when it was last edited, or empty
 */
public record Message(
    String channel,
    String ts,
    String user,
    String botId,
    String subtype,
    Body body,
    String threadTs,
    boolean broadcast,
    String visibleTo,
    String editedTs,
    List<Reaction> reactions) {

  /** Who reacted with an emoji, in order. */
  public record Reaction(String name, List<String> users) {}

  /** Copies the reactions. */
  public Message {
    reactions = List.copyOf(reactions);
  }

  /** What it says, without its blocks. */
  @JsonIgnore
  public String text() {
    return body.text();
  }

  @JsonIgnore
  public boolean isEphemeral() {
    return !visibleTo.isEmpty();
  }

  /** Whether it is an answer in a thread. */
  @JsonIgnore
  public boolean isReply() {
    return !threadTs.isEmpty() && !threadTs.equals(ts);
  }

  /** Whether a person sees it, if they see the channel. */
  public boolean isVisibleTo(String person) {
    return visibleTo.isEmpty() || visibleTo.equals(person);
  }

  /** Everything readable in it, text and blocks, for searching in tests. */
  @JsonIgnore
  public String everything() {
    return body.text() + "\n" + Texts.of(body.blocks()) + Texts.of(body.attachments());
  }

  Message saying(Body other, String when) {
    return new Message(
        channel, ts, user, botId, subtype, other, threadTs, broadcast, visibleTo, when, reactions);
  }

  Message reacted(List<Reaction> now) {
    return new Message(
        channel, ts, user, botId, subtype, body, threadTs, broadcast, visibleTo, editedTs, now);
  }
}
