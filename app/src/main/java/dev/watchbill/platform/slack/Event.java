package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * Something that happened in the workspace and is not a message.
 *
 * <p>A reaction that was missed is read back from the message, where Slack does not tell its time:
 * its {@code event_ts} is that of the reading, the latest it can be. To each purpose a reaction of
 * one person to one message comes once, live or read back; but live ones come as often as they are
 * given.
 *
 * @param type Slack's name of it, {@code reaction_added}; for messages of a kind that carries no
 *     words, the subtype, {@code message_deleted}
 * @param id the delivery's id, the same when it comes again
 * @param userId who did it, if Slack says
 * @param channelId where, if Slack says
 * @param body the event as sent
 */
public record Event(
    String type, String id, Optional<String> userId, Optional<String> channelId, Payload body) {}
