package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitHub answered, and not with what it was asked for. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final String words;
  private final boolean limited;
  private final @Nullable Duration retryAfter;

  private Refused(int status, String words, boolean limited, @Nullable Duration retryAfter) {
    super("GitHub answered " + status);
    this.status = status;
    this.words = words;
    this.limited = limited;
    this.retryAfter = retryAfter;
  }

  /** What an answer that is no success says. */
  static Refused by(HttpResponse<byte[]> answer) {
    var words = words(answer.body());
    var mayBeLimit = answer.statusCode() == 403 || answer.statusCode() == 429;
    var wait = mayBeLimit ? wait(answer.headers()) : retryAfter(answer.headers());
    var limited =
        mayBeLimit
            && (wait.isPresent()
                || answer.statusCode() == 429
                || words.toLowerCase(Locale.ROOT).contains("rate limit"));
    return new Refused(answer.statusCode(), words, limited, wait.orElse(null));
  }

  int status() {
    return status;
  }

  /** GitHub's own words, shortened; empty if there are none. */
  String words() {
    return words;
  }

  /** Whether it refuses because it was asked too often. */
  boolean limited() {
    return limited;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static String words(byte[] body) {
    try {
      var said = JSON.readTree(body);
      var message = new StringBuilder(said.path("message").asText());
      for (var error : said.path("errors")) {
        var more = error.isTextual() ? error.asText() : error.path("message").asText();
        if (!more.isEmpty()) {
          message.append("; ").append(more);
        }
      }
      var line = message.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
      return line.length() > 200 ? line.substring(0, 199) + "…" : line;
    } catch (IOException e) {
      // A proxy in between answers in HTML: of that only the status is worth telling.
      return "";
    }
  }

  /** After a secondary limit GitHub says how long to wait, after the hourly one until when. */
  private static Optional<Duration> wait(HttpHeaders headers) {
    return retryAfter(headers)
        .or(
            () ->
                number(headers, "X-RateLimit-Remaining")
                    .filter(left -> left == 0)
                    .flatMap(none -> number(headers, "X-RateLimit-Reset"))
                    .flatMap(reset -> saidAt(headers).map(now -> untilAfter(now, reset))));
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    return number(headers, "Retry-After").map(Duration::ofSeconds);
  }

  private static Duration untilAfter(Instant now, long reset) {
    var left = Duration.between(now, Instant.ofEpochSecond(reset));
    return left.compareTo(Duration.ZERO) > 0 ? left : Duration.ofSeconds(1);
  }

  private static Optional<Long> number(HttpHeaders headers, String name) {
    return headers.firstValue(name).filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf);
  }

  /** GitHub's own clock, for the limit is told by it. */
  private static Optional<Instant> saidAt(HttpHeaders headers) {
    try {
      return headers
          .firstValue("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
