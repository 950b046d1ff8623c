package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real client, over HTTP, against the sandbox's GitHub. */
class GitHubConnectionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final IssueRef UPGRADES =
      IssueRef.at("https://github.com/acme/fleetwood/issues/12#issuecomment-1").orElseThrow();
  private static Sandbox sandbox;

  @BeforeAll
  static void open() {
    sandbox =
        Sandbox.start(
            SandboxOptions.fleeting(Clock.systemUTC())
                .serving(new GitHubRoutes(GitHubSeed.planted(NOW))));
  }

  @AfterEach
  void mend() {
    sandbox.faults().clear();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void the_title_of_an_issue_is_read_however_its_address_is_written() {
    assertThat(connection().title(UPGRADES))
        .contains("Upgrades from 4.60 fail: the migration locks a table");
    assertThat(connection().title(new IssueRef("ACME", "Fleetwood", 12))).isPresent();
  }

  @Test
  void what_is_not_there_has_no_title() {
    assertThat(connection().title(new IssueRef("acme", "fleetwood", 4711))).isEmpty();
    assertThat(connection().title(new IssueRef("acme", "nothing", 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "error 401, does not accept GITHUB_TOKEN",
    "error 403, too many calls",
    "429 30s, too many calls",
    "error 404, shows nothing there",
    "500, is in trouble (500)",
    "503, is in trouble (503)",
    "error garbled, is not understood",
    "hang 10s x1, did not answer in time",
  })
  void without_an_answer_there_is_no_title_no_count_and_a_sentence_soon(
      String fault, String sentence) {
    sandbox.faults().order("github.* " + fault);
    var started = System.nanoTime();
    var patience = Duration.ofMillis(fault.startsWith("hang") ? 700 : 30_000);
    var connection = connection(GitHub.TOKEN, patience);
    assertThat(connection.title(UPGRADES)).isEmpty();
    sandbox.faults().clear();
    sandbox.faults().order("github.* " + fault);
    var failure =
        catchThrowableOfType(
            GitHubAway.class, () -> connection.matching(IssueQuery.of("acme/fleetwood")));
    assertThat(failure.sentence()).contains(sentence);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void a_github_that_is_not_there_is_not_waited_for() {
    var nowhere = GitHubConnection.open(URI.create("http://127.0.0.1:1/"), GitHub.TOKEN);
    assertThat(nowhere.title(UPGRADES)).isEmpty();
    assertThat(nowhere.trouble("acme/fleetwood")).contains("GitHub cannot be reached.");
  }

  @Test
  void issues_are_counted() throws Exception {
    var bugs = IssueQuery.of("acme/fleetwood").labelled(List.of("bug"));
    var connection = connection();
    assertThat(connection.matching(bugs)).isEqualTo(7);
    assertThat(connection.matching(bugs.open())).isEqualTo(5);
    assertThat(connection.matching(bugs.open().labelled(List.of(":incoming", ":reproduce"))))
        .isEqualTo(2);
    assertThat(connection.matching(bugs.open().labelled(List.of("-:release")))).isEqualTo(4);
    var week = Duration.ofDays(7);
    assertThat(connection.matching(bugs.created(NOW.minus(week), NOW))).isEqualTo(4);
    assertThat(connection.matching(bugs.closed(NOW.minus(week), NOW))).isEqualTo(1);
  }

  @Test
  void the_end_of_a_span_is_not_in_it() throws Exception {
    var created = NOW.minus(Duration.ofDays(1));
    var bugs = IssueQuery.of("acme/fleetwood");
    assertThat(connection().matching(bugs.created(created, created.plusSeconds(1)))).isOne();
    assertThat(connection().matching(bugs.created(created.minusSeconds(9), created))).isZero();
  }

  @Test
  void a_repository_that_cannot_be_seen_is_not_one_without_bugs() {
    assertThatThrownBy(() -> connection().matching(IssueQuery.of("acme/secret")))
        .isInstanceOf(GitHubAway.class)
        .hasMessageContaining("does not exist, or the token may not see it");
    assertThat(connection().trouble("acme/secret")).isPresent();
    assertThat(connection().trouble("acme/fleetwood")).isEmpty();
  }

  @Test
  void a_label_cannot_break_out_of_its_quotes() {
    assertThat(IssueQuery.of("a/b").labelled(List.of("x\" is:open \"", "-y")).text())
        .isEqualTo("repo:a/b is:issue label:\"x is:open \" -label:\"y\"");
  }

  @Test
  void the_token_is_in_no_log_and_no_exception() {
    var before = System.err;
    var logged = new ByteArrayOutputStream();
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    try {
      for (var token : List.of("hush-hush", "hush-hush\nhush-hush")) {
        var connection = connection(token);
        assertThat(connection.title(UPGRADES)).isEmpty();
        var failure =
            catchThrowableOfType(
                GitHubAway.class, () -> connection.matching(IssueQuery.of("acme/fleetwood")));
        assertThat(written(failure)).doesNotContain("hush");
      }
    } finally {
      System.setErr(before);
    }
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("hush");
  }

  @Test
  void without_a_token_nothing_is_known_and_nothing_counted() {
    assertThat(Issues.UNKNOWN.title(UPGRADES)).isEmpty();
    assertThat(Issues.UNKNOWN.counts()).isEqualTo(Optional.empty());
  }

  private static String written(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static GitHubConnection connection() {
    return connection(GitHub.TOKEN);
  }

  private static GitHubConnection connection(String token) {
    return connection(token, Duration.ofSeconds(30));
  }

  private static GitHubConnection connection(String token, Duration patience) {
    return GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(sandbox)), token, patience);
  }
}
