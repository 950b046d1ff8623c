package dev.watchbill.platform.slack;

/**
 * A thread that is read back after a gap, however old it is.
 *
 * @param threadTs the message that began it
 * @param sinceTs the message in it since which somebody waits for an answer; what was said before
 *     is not read. Reactions to it, and to what was said after it, are offered as well
 */
public record Followed(String channelId, String threadTs, String sinceTs) {}
