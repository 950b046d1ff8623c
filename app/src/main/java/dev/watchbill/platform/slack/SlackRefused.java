package dev.watchbill.platform.slack;

import com.slack.api.methods.SlackApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack did not do what it was asked, or could not be reached. */
public final class SlackRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The {@link #error} when no answer came at all. */
  public static final String UNREACHABLE = "unreachable";

  private static final Set<String> PASSING =
      Set.of(
          UNREACHABLE,
          "ratelimited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  private final String method;
  private final String error;
  private final long retryAfterSeconds;

  /**
   * Of an answer that is not {@code ok}.
   *
   * @param error Slack's word for it
   */
  public SlackRefused(String method, String error) {
    super(method + ": " + error);
    this.method = method;
    this.error = error;
    this.retryAfterSeconds = 0;
  }

  private SlackRefused(String method, String error, long retryAfterSeconds, Throwable cause) {
    super(method + ": " + error + " (" + cause.getMessage() + ")", cause);
    this.method = method;
    this.error = error;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Of what the SDK throws: an error of HTTP, or no answer. */
  static SlackRefused of(String method, Exception cause) {
    if (!(cause instanceof SlackApiException api)) {
      return new SlackRefused(method, UNREACHABLE, 0, cause);
    }
    var response = api.getResponse();
    if (response.code() == 429) {
      return new SlackRefused(method, "ratelimited", seconds(response.header("Retry-After")), api);
    }
    return new SlackRefused(method, "HTTP " + response.code(), 0, api);
  }

  /** An answer that is {@code ok} but lacks {@code field}, which Slack always sends. */
  static SlackRefused without(String field, String method) {
    return new SlackRefused(method, "an answer without " + field);
  }

  /** What was asked for, such as {@code views.open}. */
  public String method() {
    return method;
  }

  /** Slack's word for it, such as {@code expired_trigger_id}; or {@link #UNREACHABLE}. */
  public String error() {
    return error;
  }

  /** How long Slack asks to be left alone by this method, if it does. */
  public Optional<Duration> retryAfter() {
    return retryAfterSeconds == 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(retryAfterSeconds));
  }

  /** Whether the same may work soon: Slack was away, stumbled, or wants to be left alone. */
  public boolean mayPass() {
    return retryAfterSeconds > 0 || PASSING.contains(error) || error.startsWith("HTTP 5");
  }

  private static long seconds(@Nullable String header) {
    try {
      return header == null ? 1 : Math.max(1, Long.parseLong(header.strip()));
    } catch (NumberFormatException e) {
      return 1; // not as promised; a second is a start
    }
  }
}
