package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A message. Empty text means: none.
 *
 * @param ts unique in its channel
 * @param user who wrote it; empty for a workflow, or an app without a user of its own
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

  private static final String TOMBSTONE = "tombstone";
  private static final String SLACKBOT = "USLACKBOT";

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

  /** Whether a person typed it. */
  @JsonIgnore
  public boolean isTyped() {
    return botId.isEmpty() && !user.isEmpty() && !isGone();
  }

  /** Whether it was deleted, and only holds the place of the message that began a thread. */
  @JsonIgnore
  public boolean isGone() {
    return subtype.equals(TOMBSTONE);
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

  /** With other attachments or blocks, which makes it no edited message. */
  Message showing(Body other) {
    return saying(other, editedTs);
  }

  /** What is left when a message with answers is deleted. */
  Message gone() {
    return new Message(
        channel,
        ts,
        SLACKBOT,
        "",
        TOMBSTONE,
        Body.of("This message was deleted."),
        ts,
        false,
        "",
        "",
        List.of());
  }

  Message reacted(List<Reaction> now) {
    return new Message(
        channel, ts, user, botId, subtype, body, threadTs, broadcast, visibleTo, editedTs, now);
  }
}
