package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pull requests, against recorded answers; every call is seen. */
class GitHubPullRequestsTest {
  private static final String PULLS = "GET /repos/acme/fleetwood/pulls";
  private static final String CHANGED =
      PULLS + "?state=all&base=main&sort=updated&direction=desc&per_page=100&page=";
  private static final String NOON = "2026-11-21T12:00:00Z";
  private static final Instant SINCE = Instant.parse(NOON);

  private final RecordedGitHub gitHub = new RecordedGitHub();
  private final PullRequests pullRequests = gitHub.repository().pullRequests();

  @AfterEach
  void close() {
    gitHub.close();
  }

  @Test
  void a_pull_request_is_read_in_one_call_and_the_repository_once() throws Exception {
    gitHub.tells(PULLS + "/7", Answers.pull(7, NOON));

    var read = pullRequests.find(7).orElseThrow();

    assertThat(read.title()).isEqualTo("Fix typo 7");
    assertThat(read.author()).isEqualTo("ada");
    assertThat(read.address()).isEqualTo("https://github.com/acme/fleetwood/pull/7");
    assertThat(read.state()).isEqualTo(PullRequest.State.OPEN);
    assertThat(read.draft()).isTrue();
    assertThat(read.labels()).containsExactly("bug", "~release blocker");
    assertThat(read.head()).isEqualTo(Answers.HEAD);
    assertThat(read.base()).isEqualTo("main");
    assertThat(read.fork()).isFalse();
    assertThat(read.updatedAt()).isEqualTo(SINCE);
    assertThat(read.mergedAt()).isEmpty();
    assertThat(gitHub.asked()).containsExactly("GET /repos/acme/fleetwood", PULLS + "/7");
    assertThat(pullRequests.find(7)).isPresent();
    assertThat(gitHub.asked()).containsExactly(PULLS + "/7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"state\": \"open\"' | '\"state\": \"closed\"' | CLOSED | false | ada",
        "'\"merged_at\": null' | '\"merged_at\": \"2026-11-21T11:00:00Z\"' | MERGED | false | ada",
        "'\"full_name\": \"acme/fleetwood\"' | '\"full_name\": \"ben/fork\"' | OPEN | true | ada",
        "'\"repo\": {\"id\": 1296269, \"name\": \"fleetwood\", \"full_name\": \"acme/fleetwood\"}' | '\"repo\": null' | OPEN | true | ada",
        "'\"user\": {\"login\": \"ada\", \"id\": 7, \"type\": \"User\"}' | '\"user\": null' | OPEN | false | ghost",
      })
  void what_has_become_of_it_a_fork_also_one_deleted_since_and_an_author_who_has_left(
      String here, String instead, PullRequest.State state, boolean fork, String author)
      throws Exception {
    var answer = Answers.pull(7, NOON);
    // The head is told first, and it alone may be elsewhere.
    int at = answer.indexOf(here);
    assertThat(at).isPositive();
    gitHub.tells(
        PULLS + "/7", answer.substring(0, at) + instead + answer.substring(at + here.length()));

    var read = pullRequests.find(7).orElseThrow();

    assertThat(read.state()).isEqualTo(state);
    assertThat(read.fork()).isEqualTo(fork);
    assertThat(read.author()).isEqualTo(author);
    assertThat(read.mergedAt().isPresent()).isEqualTo(state == PullRequest.State.MERGED);
  }

  @Test
  void a_number_that_is_none_is_an_answer_and_a_repository_that_is_none_a_trouble()
      throws Exception {
    assertThat(pullRequests.find(4711)).isEmpty();
    gitHub.tells("GET /repos/acme/fleetwood", 404, "{\"message\": \"Not Found\"}", Map.of());
    assertThatThrownBy(() -> pullRequests.find(4711))
        .as("a repository that was taken away since")
        .isInstanceOf(GitHubAway.class);
    assertThatThrownBy(() -> gitHub.connection().repository("acme/secret").pullRequests().find(7))
        .isInstanceOf(GitHubAway.class)
        .hasMessageContaining("does not exist, or the token may not see it");
  }

  @Test
  void three_hundred_files_are_three_pages_and_both_names_of_a_rename_count() throws Exception {
    var next = PULLS + "/7/files?per_page=100";
    gitHub.tells(
        PULLS + "/7",
        Answers.pull(7, NOON).replace("\"changed_files\": 2", "\"changed_files\": 300"));
    page(next, Answers.files(0, 100), next + "&page=2");
    page(next + "&page=2", Answers.files(100, 100), next + "&page=3");
    var renamed =
        Answers.files(200, 100)
            .replace(
                "\"filename\": \"docs/299.md\"",
                "\"filename\": \"docs/299.md\", \"previous_filename\": \"server/main.go\"");
    gitHub.tells(next + "&page=3", renamed);

    var paths = pullRequests.paths(7);

    assertThat(paths.complete()).isTrue();
    assertThat(paths.paths()).hasSize(301).contains("docs/0.md", "docs/299.md", "server/main.go");
    assertThat(gitHub.asked()).hasSize(5);
  }

  @Test
  void a_list_that_github_cuts_off_is_not_complete() throws Exception {
    var files = PULLS + "/7/files?per_page=100";
    gitHub.tells(
        PULLS + "/7",
        Answers.pull(7, NOON).replace("\"changed_files\": 2", "\"changed_files\": 3001"));
    for (int page = 1; page <= 31; page++) {
      var here = page == 1 ? files : files + "&page=" + page;
      page(here, Answers.files(page * 100, 100), files + "&page=" + (page + 1));
    }

    var paths = pullRequests.paths(7);

    assertThat(paths.complete()).isFalse();
    assertThat(paths.paths()).hasSize(3_000);
    assertThat(gitHub.asked()).as("no page after the 3,000th file").hasSize(32);
  }

  @Test
  void what_has_changed_is_read_up_to_the_watermark_and_not_further() throws Exception {
    gitHub.tells(CHANGED + 1, Answers.pulls(100, 100, "2026-11-21T12:30:00Z"));
    gitHub.tells(
        CHANGED + 2,
        joined(
            // One moved down while the page was turned, and is told a second time.
            Answers.pulls(199, 1, "2026-11-21T12:30:00Z"),
            Answers.pulls(1, 2, NOON),
            Answers.pulls(3, 97, "2026-11-21T11:59:59Z")));

    var changed = pullRequests.updatedSince("main", SINCE.plusMillis(700));

    assertThat(changed).hasSize(102);
    assertThat(changed).extracting(PullRequest::number).doesNotHaveDuplicates().endsWith(1, 2);
    assertThat(changed.get(0).draft()).isTrue();
    assertThat(gitHub.asked()).containsExactly(CHANGED + 1, CHANGED + 2);
  }

  @Test
  void a_thousand_changed_pull_requests_are_ten_calls_and_one_that_finds_the_end()
      throws Exception {
    IntStream.rangeClosed(1, 10)
        .forEach(page -> gitHub.tells(CHANGED + page, Answers.pulls(page * 100, 100, NOON)));
    gitHub.tells(CHANGED + 11, "[]");

    assertThat(pullRequests.updatedSince("main", SINCE)).hasSize(1_000);
    assertThat(gitHub.asked()).hasSize(11);
  }

  @Test
  void a_branch_is_written_as_an_address_needs_it() throws Exception {
    var query = "?state=all&base=release%2F4.60%26x&sort=updated&direction=desc";
    gitHub.tells(PULLS + query + "&per_page=100&page=1", "[]");

    assertThat(pullRequests.updatedSince("release/4.60&x", SINCE)).isEmpty();
  }

  private void page(String request, String body, String next) {
    var link = "<%s>; rel=\"next\"".formatted(gitHub.address() + next.substring("GET /".length()));
    gitHub.tells(request, 200, body, Map.of("Link", link));
  }

  private static String joined(String... lists) {
    return List.of(lists).stream()
        .map(list -> list.substring(1, list.length() - 1))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
