package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * Who the bot is in the workspace it is installed in.
 *
 * @param botUserId as people mention it, {@code U…}
 * @param botId as its messages are signed, {@code B…}; a token of another kind has none
 * @param teamId the workspace; empty if this Slack does not say, then everybody is of it
 * @param enterpriseId the Enterprise Grid organisation the workspace belongs to, if any
 * @param workspaceUrl where the workspace is, {@code https://team.slack.com/}, if this Slack says
 */
public record BotIdentity(
    String botUserId,
    Optional<String> botId,
    Optional<String> teamId,
    Optional<String> enterpriseId,
    Optional<String> workspaceUrl) {

  /** Whether {@code team} is the workspace of ours, as far as anybody says. */
  boolean isOf(Optional<String> team) {
    return team.isEmpty() || teamId.isEmpty() || team.equals(teamId);
  }

  /** Whether {@code mrkdwn} mentions the bot, as people do: {@code @watchbill}. */
  boolean isMentionedIn(String mrkdwn) {
    return mrkdwn.contains("<@" + botUserId + ">") || mrkdwn.contains("<@" + botUserId + "|");
  }

  /** Whether {@code message} is one of ours. */
  boolean wrote(Heard message) {
    return message.userId().map(botUserId::equals).orElse(false)
        || (botId.isPresent() && message.botId().equals(botId));
  }
}
