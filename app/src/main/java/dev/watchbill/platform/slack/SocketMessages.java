package dev.watchbill.platform.slack;

import java.util.Set;

/** Says in plain words how it stands with Slack, for the log and for health. */
final class SocketMessages {
  private static final Set<String> REFUSALS =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "not_allowed_token_type",
          "no_permission",
          "missing_scope");

  private SocketMessages() {}

  static String down(SlackRefused refused, String apiUrl) {
    if (REFUSALS.contains(refused.error())) {
      var socket = refused.method().equals("apps.connections.open");
      return "Slack refuses "
          + (socket ? "SLACK_APP_TOKEN (" : "SLACK_BOT_TOKEN (")
          + refused.error()
          + "). Take it anew from the app's page"
          + (socket ? ", with the scope connections:write," : "")
          + " and start me again; until then I keep trying.";
    }
    if (refused.error().equals(SlackRefused.UNREACHABLE)) {
      return "Slack at " + apiUrl + " cannot be reached. I keep trying.";
    }
    if (refused.retryAfter().isPresent()) {
      return "Slack limits " + refused.method() + " for now. I keep trying.";
    }
    return "Slack at "
        + apiUrl
        + " does not let me in ("
        + refused.method()
        + ": "
        + refused.error()
        + "). I keep trying.";
  }

  static String silent() {
    return "Slack's socket no longer answers. I am taking another.";
  }

  static String deaf() {
    return "Slack's socket answers, but what is said does not come by it. I am taking another.";
  }

  static String listening() {
    return "Listening to Slack.";
  }

  static String connecting() {
    return "Connecting to Slack.";
  }
}
