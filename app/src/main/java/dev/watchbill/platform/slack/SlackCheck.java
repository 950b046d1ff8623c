package dev.watchbill.platform.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What Slack says of our tokens, in sentences.
 *
 * @param fine what is as it should be
 * @param problems what is not, each with its remedy
 */
public record SlackCheck(List<String> fine, List<String> problems) {
  private static final String SCOPES_HEADER = "x-oauth-scopes";

  /** Asks Slack, with both tokens. */
  public static SlackCheck of(SlackConnection slack, List<String> neededScopes) {
    var check = new SlackCheck(new ArrayList<>(), new ArrayList<>());
    if (check.botToken(slack, neededScopes)) {
      check.appToken(slack);
    }
    return check;
  }

  /** Tells whether Slack is there at all; if not, asking again would only repeat it. */
  private boolean botToken(SlackConnection slack, List<String> neededScopes) {
    try {
      var answer = slack.call("auth.test", methods -> methods.authTest(r -> r));
      fine.add("Slack: %s in %s.".formatted(answer.getUser(), answer.getTeam()));
      scopes(answer.getHttpResponseHeaders(), neededScopes);
    } catch (SlackRefused e) {
      problems.add(sentence("SLACK_BOT_TOKEN", slack, e));
      return !e.error().equals(SlackRefused.UNREACHABLE);
    }
    return true;
  }

  /** A stand-in for Slack may not tell them. */
  private void scopes(Map<String, List<String>> headers, List<String> needed) {
    if (headers == null || !headers.containsKey(SCOPES_HEADER)) {
      return;
    }
    var granted =
        headers.get(SCOPES_HEADER).stream()
            .flatMap(line -> Arrays.stream(line.split("\\s*,\\s*", -1)))
            .toList();
    var missing = needed.stream().filter(scope -> !granted.contains(scope)).toList();
    if (missing.isEmpty()) {
      fine.add("Slack: all " + needed.size() + " scopes are granted.");
    } else {
      problems.add(
          "SLACK_BOT_TOKEN: the app lacks the scopes %s. Add them under OAuth & Permissions at https://api.slack.com/apps (or paste manifest.yml again), and reinstall the app."
              .formatted(String.join(", ", missing)));
    }
  }

  private void appToken(SlackConnection slack) {
    try {
      var answer = slack.slack().methods(slack.appToken()).appsConnectionsOpen(r -> r);
      if (!answer.isOk()) {
        throw new SlackRefused("apps.connections.open", String.valueOf(answer.getError()));
      }
      fine.add("Slack: Socket Mode can be opened.");
    } catch (IOException | SlackApiException e) {
      problems.add(sentence("SLACK_APP_TOKEN", slack, SlackRefused.of("apps.connections.open", e)));
    } catch (SlackRefused e) {
      problems.add(sentence("SLACK_APP_TOKEN", slack, e));
    }
  }

  private static String sentence(String variable, SlackConnection slack, SlackRefused e) {
    return switch (e.error()) {
      case SlackRefused.UNREACHABLE ->
          "SLACK_API_URL: %s cannot be reached. Look at the network, a proxy, or the address."
              .formatted(slack.apiUrl());
      case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired" ->
          "%s: Slack refuses the token (%s). Copy it again from your app at https://api.slack.com/apps."
              .formatted(variable, e.error());
      case "missing_scope", "not_allowed_token_type" ->
          "%s: Slack says %s. The app-level token needs connections:write; see your app at https://api.slack.com/apps."
              .formatted(variable, e.error());
      default -> "%s: Slack says %s to %s.".formatted(variable, e.error(), e.method());
    };
  }
}
