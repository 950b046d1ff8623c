package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.watchbill.platform.github.Merging.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong, over HTTP: every call ends soon, in a sentence that says what to do. */
class GitHubFailureTest {
  private static final String CHECK = "watchbill/freeze";

  private final RecordedGitHub gitHub = new RecordedGitHub();

  @AfterEach
  void close() {
    gitHub.close();
  }

  static Stream<Arguments> troubles() {
    return Stream.of(
        trouble(401, "Bad credentials", Map.of(), "does not accept GITHUB_TOKEN (401)", 0),
        trouble(404, "Not Found", Map.of(), "it does not exist, or the token may not see it", 0),
        trouble(301, "Moved Permanently", Map.of(), "has moved (301)", 0),
        trouble(403, "Resource not accessible", Map.of(), "(403, “Resource not accessible”)", 0),
        trouble(
            403,
            "You have exceeded a secondary rate limit",
            Map.of("Retry-After", "90"),
            "refuses for now (403): too many calls. It may be asked again in 90 s.",
            90),
        trouble(429, "", Map.of("Retry-After", "600"), "again in 10 min.", 600),
        trouble(
            403,
            "API rate limit exceeded",
            Map.of(
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                Long.toString(Instant.now().plusSeconds(3_000).getEpochSecond())),
            "too many calls. It may be asked again in 5",
            2_999),
        trouble(
            422, "Validation Failed", Map.of(), "does not take it (422, “Validation Failed”)", 0),
        trouble(500, "oops", Map.of(), "is in trouble (500)", 0),
        trouble(503, "", Map.of("Retry-After", "30"), "is in trouble (503)", 30),
        trouble(
            403,
            "Upgrade to GitHub Pro or make this repository public to enable this feature.",
            Map.of("X-RateLimit-Remaining", "4999"),
            "the plan of this repository has no rulesets",
            0),
        trouble(
            404,
            "Not Found",
            Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "4102444800"),
            "shows nothing there (404)",
            0));
  }

  private static Arguments trouble(
      int status, String message, Map<String, String> headers, String sentence, int wait) {
    return Arguments.of(status, message, headers, sentence, wait);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void each_answer_that_is_none_is_a_sentence_whichever_way_it_was_asked(
      int status, String message, Map<String, String> headers, String sentence, int wait) {
    gitHub.always(status, "{\"message\": \"%s\"}".formatted(message), headers);
    var repository = gitHub.repository();
    // By the library, and by plain JSON.
    for (var failure :
        new GitHubAway[] {
          failure(() -> repository.pullRequests().find(7)),
          failure(() -> repository.merging().queue("main"))
        }) {
      assertThat(failure.sentence()).contains(sentence);
      assertThat(failure.retryAfter().isPresent()).isEqualTo(wait > 0);
      assertThat(failure.retryAfter().orElse(Duration.ZERO))
          .isBetween(Duration.ofSeconds(Math.max(0, wait - 20)), Duration.ofSeconds(wait + 1));
    }
    assertThat(gitHub.asked()).as("nothing is tried a second time").hasSize(2);
  }

  @Test
  void silence_ends_in_time_and_what_is_no_json_is_not_understood() {
    gitHub.always(200, "<h1>a proxy in between</h1>", Map.of());
    assertThat(failure(() -> gitHub.repository().pullRequests().find(7)).sentence())
        .isEqualTo("GitHub's answer is not understood.");
    assertThat(failure(() -> gitHub.repository().merging().queue("main")).sentence())
        .isEqualTo("GitHub's answer is not understood.");
    gitHub.always(200, "{}", Map.of());
    assertThat(
            failure(() -> gitHub.repository().pullRequests().updatedSince("main", Instant.EPOCH))
                .sentence())
        .isEqualTo("GitHub's answer is not understood.");
    gitHub.always(0, "", Map.of());
    var merging =
        gitHub.connection(Duration.ofMillis(300)).repository(RecordedGitHub.REPOSITORY).merging();
    assertThat(failure(() -> merging.status(Answers.HEAD, CHECK)).sentence())
        .isEqualTo("GitHub did not answer in time.");
    assertThat(failure(() -> merging.report(Answers.HEAD, CHECK, new Status(true, ""))).sentence())
        .isEqualTo("GitHub did not answer in time.");
  }

  @Test
  void what_github_says_is_one_line_and_not_a_long_one() {
    gitHub.always(403, "{\"message\": \"%s\"}".formatted("no\\nnever ".repeat(99)), Map.of());
    var sentence = failure(() -> gitHub.repository().merging().queue("main")).sentence();
    assertThat(sentence).contains("no never no never").doesNotContain("\n").hasSizeLessThan(320);
  }

  @Test
  void the_token_is_in_no_log_and_no_failure() {
    var before = System.err;
    var logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      for (int status : new int[] {401, 403, 404, 500}) {
        gitHub.always(status, "{\"message\": \"no\"}", Map.of());
        for (var token : new String[] {"hush-hush", "hush-hush\nhush-hush"}) {
          var repository =
              GitHubConnection.open(gitHub.address(), token, Duration.ofSeconds(30))
                  .repository(RecordedGitHub.REPOSITORY);
          for (var call :
              new ThrowingCallable[] {
                () -> repository.pullRequests().find(7),
                () -> repository.pullRequests().updatedSince("main", Instant.EPOCH),
                () -> repository.merging().require("main", CHECK, true)
              }) {
            assertThat(written(failure(call))).doesNotContain("hush");
          }
        }
      }
    } finally {
      System.setErr(before);
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("hush");
  }

  private static GitHubAway failure(ThrowingCallable call) {
    var failure = catchThrowableOfType(GitHubAway.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String written(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
