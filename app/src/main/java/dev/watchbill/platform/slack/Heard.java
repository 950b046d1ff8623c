package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * A message in a conversation the bot is in: new, or edited by its author. It comes by the socket,
 * as a message or as a mention of the bot or as both, or is read back from the history after a gap;
 * each version of it comes once.
 *
 * @param ts names the message in its channel
 * @param threadTs the message that began its thread, if it is in one
 * @param editedTs when it was last edited, if ever
 * @param userId who wrote it, if a person or a bot user did
 * @param botId the app that wrote it, if one did
 * @param text mrkdwn as Slack stores it; may be empty
 * @param words everything in it that speaks, as mrkdwn: the text, or the blocks and attachments of
 *     an app's or workflow's message, and what is forwarded with it; never the previews of links
 * @param mentionsUs whether its author mentions the bot itself, {@code @watchbill}
 * @param outsider whether it comes from outside the company, through Slack Connect
 * @param direct whether it was written to the bot in a direct message
 */
public record Heard(
    String channelId,
    String ts,
    Optional<String> threadTs,
    Optional<String> editedTs,
    Optional<String> userId,
    Optional<String> botId,
    String text,
    String words,
    boolean mentionsUs,
    boolean outsider,
    boolean direct) {

  /** Names this version of the message, however and however often it is delivered. */
  public String key() {
    return "message:" + channelId + ":" + ts + ":" + editedTs.orElse("");
  }

  /** The thread a reply belongs into: the one it is in, or the one it would begin. */
  public String thread() {
    return threadTs.orElse(ts);
  }

  /** Whether this is a reply in a thread. */
  public boolean isReply() {
    return threadTs.isPresent() && !threadTs.get().equals(ts);
  }
}
