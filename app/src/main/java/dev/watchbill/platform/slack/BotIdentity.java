package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * Who the bot is in the workspace it is installed in.
 *
 * @param botUserId as people mention it, {@code U…}
 * @param botId as its messages are signed, {@code B…}; a token of another kind has none
 * @param enterpriseId the Enterprise Grid organisation the workspace belongs to, if any
 */
public record BotIdentity(
    String botUserId, Optional<String> botId, String teamId, Optional<String> enterpriseId) {

  /** Whether {@code message} is one of ours. */
  boolean wrote(Heard message) {
    return message.userId().map(botUserId::equals).orElse(false)
        || (botId.isPresent() && message.botId().equals(botId));
  }
}
