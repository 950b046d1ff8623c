package dev.watchbill.platform.slack;

import dev.watchbill.platform.outbox.Delivery.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What a call that went wrong means for the message: done, not done, or nobody knows. */
final class SlackTrouble {
  private static final int TOO_MANY = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Set<String> LIMITED =
      Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

  /** Slack stumbled, perhaps after the post. */
  private static final Set<String> STUMBLED =
      Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed");

  /** Not the message's fault, and somebody will put it right: worth trying for hours. */
  private static final Set<String> NOT_NOW =
      Set.of(
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "token_expired",
          "missing_scope",
          "team_access_not_granted",
          "team_added_to_org",
          "org_login_required",
          "access_denied",
          "accesslimited",
          "two_factor_setup_required",
          "ekm_access_denied");

  private SlackTrouble() {}

  /** Of an answer that is not {@code ok}. */
  static Outcome ofError(String method, @Nullable String error) {
    if (error == null) {
      return new Outcome.Unknown(method + " failed without a reason");
    } else if (LIMITED.contains(error)) {
      return new Outcome.Limited(method, PATIENCE);
    } else if (STUMBLED.contains(error)) {
      return new Outcome.Unknown(error);
    } else if (GONE.contains(error)) {
      return new Outcome.Gone(error);
    } else if (NOT_NOW.contains(error)) {
      return new Outcome.NotDone(error);
    }
    return new Outcome.Refused(error);
  }

  /** Of an answer with another status than 200. */
  static Outcome ofStatus(String method, int status, @Nullable String retryAfter) {
    if (status == TOO_MANY) {
      return new Outcome.Limited(method, patience(retryAfter));
    }
    var reason = "HTTP " + status;
    return status >= SERVER_ERROR || status == REQUEST_TIMEOUT
        ? new Outcome.Unknown(reason)
        : new Outcome.NotDone(reason);
  }

  /** Of no answer at all. */
  static Outcome of(IOException e) {
    var reason = e.getClass().getSimpleName() + ": " + e.getMessage();
    return neverConnected(e) ? new Outcome.NotDone(reason) : new Outcome.Unknown(reason);
  }

  private static boolean neverConnected(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || e instanceof SSLHandshakeException
        || (e instanceof SocketTimeoutException
            && String.valueOf(e.getMessage())
                .toLowerCase(Locale.ROOT)
                .contains("connect timed out"));
  }

  private static Duration patience(@Nullable String retryAfter) {
    try {
      return retryAfter == null
          ? PATIENCE
          : Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter.strip())));
    } catch (NumberFormatException e) {
      return PATIENCE; // a date, which Slack does not send
    }
  }
}
