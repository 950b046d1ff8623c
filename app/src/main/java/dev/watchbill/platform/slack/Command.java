package dev.watchbill.platform.slack;

/**
 * A slash command somebody typed.
 *
 * @param name with its slash, {@code /oncall}
 * @param text what followed it, trimmed; may be empty. Mentions arrive as {@code <@U123|ada>} or,
 *     where the app does not ask for escaping, as typed
 * @param triggerId opens one modal within three seconds
 */
public record Command(
    String name, String text, String userId, String channelId, String triggerId) {}
