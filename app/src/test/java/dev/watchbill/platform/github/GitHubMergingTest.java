package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.github.Merging.Queued;
import dev.watchbill.platform.github.Merging.Status;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot's ruleset, statuses and the merge queue, against recorded answers. */
class GitHubMergingTest {
  private static final String REPO = "/repos/acme/fleetwood";
  private static final String LIST = "GET " + REPO + "/rulesets?includes_parents=false";
  private static final String RULESETS = LIST + "&per_page=100&page=1";
  private static final String OURS = "GET " + REPO + "/rulesets/42?includes_parents=false";
  private static final String RULES = "GET " + REPO + "/rules/branches/main?per_page=100";
  private static final String BRANCH = "GET " + REPO + "/branches/main";
  private static final String CREATE = "POST " + REPO + "/rulesets";
  private static final String CHANGE = "PUT " + REPO + "/rulesets/42";
  private static final String CHECK = "watchbill/freeze";

  private final RecordedGitHub gitHub = new RecordedGitHub();
  private final Merging merging = gitHub.repository().merging();

  @BeforeEach
  void others() {
    gitHub.tells(RULESETS, "[" + Answers.listed(7, "Protect main") + "]").tells(RULES, "[]");
  }

  @AfterEach
  void close() {
    gitHub.close();
  }

  private void ours(String enforcement, String bypassActors) {
    gitHub
        .tells(
            RULESETS,
            "[%s, %s]"
                .formatted(
                    Answers.listed(7, "Protect main"),
                    Answers.listed(42, "Watchbill freeze (main)")))
        .tells(OURS, Answers.ruleset(enforcement, CHECK, bypassActors))
        .tells(CHANGE, Answers.ruleset("active", CHECK, "[]"));
  }

  @Test
  void the_ruleset_is_made_when_it_is_first_needed_for_one_branch_and_nobody_to_bypass_it()
      throws Exception {
    gitHub.tells(CREATE, Answers.ruleset("active", CHECK, "[]"));

    merging.require("main", CHECK, true);

    assertThat(gitHub.last().json())
        .isEqualTo(
            RecordedGitHub.read(
                """
                {"name": "Watchbill freeze (main)", "target": "branch", "enforcement": "active",
                 "bypass_actors": [],
                 "conditions": {"ref_name": {"include": ["refs/heads/main"], "exclude": []}},
                 "rules": [{"type": "required_status_checks",
                   "parameters": {"strict_required_status_checks_policy": false,
                     "required_status_checks": [{"context": "watchbill/freeze"}]}}]}
                """));
    assertThat(gitHub.asked()).containsExactly(RULESETS, CREATE);
  }

  @Test
  void it_is_switched_off_and_on_and_who_may_bypass_it_is_left_to_people() throws Exception {
    ours("active", "[{\"actor_id\": 5, \"actor_type\": \"RepositoryRole\"}]");

    merging.require("main", CHECK, false);

    assertThat(gitHub.last().line()).isEqualTo(CHANGE);
    assertThat(gitHub.last().json().path("enforcement").asText()).isEqualTo("disabled");
    assertThat(gitHub.last().json().has("bypass_actors")).isFalse();

    ours("disabled", "[]");
    merging.require("main", CHECK, true);
    assertThat(gitHub.last().json().path("enforcement").asText()).isEqualTo("active");
  }

  @Test
  void what_stands_as_it_should_is_not_written_again() throws Exception {
    merging.require("main", CHECK, false);
    assertThat(gitHub.asked()).containsExactly(RULESETS);
    ours("active", "[]");
    merging.require("main", CHECK, true);
    assertThat(gitHub.asked()).containsExactly(RULESETS, OURS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"enforcement\": \"active\"' | '\"enforcement\": \"evaluate\"'",
        "'\"refs/heads/main\"' | '\"refs/heads/other\"'",
        "'\"exclude\": []' | '\"exclude\": [\"refs/heads/main\"]'",
        "'{\"context\": \"watchbill/freeze\"}' | '{\"context\": \"ci/build\"}'",
        "'{\"context\": \"watchbill/freeze\"}' | '{\"context\": \"watchbill/freeze\", \"integration_id\": 9}'",
        "'[{\"context\": \"watchbill/freeze\"}]' | '[]'",
        "'_policy\": false' | '_policy\": true'",
        "'\"rules\": [' | '\"rules\": [{\"type\": \"deletion\"}, '",
      })
  void what_somebody_has_altered_is_seen_and_put_right(String here, String instead)
      throws Exception {
    ours("active", "[]");
    gitHub.tells(OURS, Answers.ruleset("active", CHECK, "[]").replace(here, instead));

    assertThat(merging.requirement("main", CHECK).ours()).isFalse();
    merging.require("main", CHECK, true);

    assertThat(gitHub.last().line()).isEqualTo(CHANGE);
    assertThat(gitHub.last().json().at("/rules/0/parameters/required_status_checks"))
        .isEqualTo(RecordedGitHub.read("[{\"context\": \"watchbill/freeze\"}]"));
  }

  @Test
  void two_instances_that_make_it_at_once_end_with_one() throws Exception {
    gitHub.tells(
        CREATE,
        422,
        "{\"message\": \"Validation Failed\", \"errors\": [\"Name must be unique\"]}",
        Map.of());
    assertThatThrownBy(() -> merging.require("main", CHECK, true))
        .hasMessage("GitHub does not take it (422, “Validation Failed; Name must be unique”).");

    gitHub.upon(CREATE, () -> ours("disabled", "[]"));
    merging.require("main", CHECK, true);
    assertThat(gitHub.last().line()).isEqualTo(CHANGE);
    assertThat(gitHub.last().json().path("enforcement").asText()).isEqualTo("active");
  }

  @Test
  void a_check_is_required_by_our_rule_by_another_or_by_the_older_protection() throws Exception {
    gitHub.tells(BRANCH, Answers.branch("off", CHECK));
    assertThat(merging.requirement("main", CHECK).required()).isFalse();
    gitHub.tells(BRANCH, Answers.branch("non_admins", CHECK));
    assertThat(merging.requirement("main", CHECK).required()).isTrue();
    gitHub.tells(BRANCH, Answers.branch("everyone", "ci/build")).tells(RULES, Answers.rules("ci"));
    assertThat(merging.requirement("main", CHECK).required()).isFalse();

    gitHub.tells(RULES, Answers.rules("Watchbill/Freeze"));
    var others = merging.requirement("main", CHECK);
    assertThat(others.required()).isTrue();
    assertThat(others.ours()).isFalse();

    ours("active", "[]");
    gitHub.asked();
    var requirement = merging.requirement("main", CHECK);
    assertThat(requirement).isEqualTo(new Merging.Requirement(true, true, List.of()));
    assertThat(gitHub.asked()).containsExactly(RULES, RULESETS, OURS);
  }

  @Test
  void who_may_bypass_it_is_told_in_words() throws Exception {
    ours(
        "active",
        """
        [{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"},
         {"actor_id": null, "actor_type": "OrganizationAdmin", "bypass_mode": "pull_request"},
         {"actor_id": 234, "actor_type": "Team", "bypass_mode": "always"},
         {"actor_id": null, "actor_type": "DeployKey", "bypass_mode": "always"}]
        """);

    assertThat(merging.requirement("main", CHECK).bypassing())
        .containsExactly(
            "the repository's administrators",
            "the organization's owners (in pull requests)",
            "the team with number 234",
            "deploy keys");
  }

  @Test
  void a_branch_with_a_slash_has_rules_too() throws Exception {
    gitHub.tells(RULES.replace("main", "release/4.60"), Answers.rules(CHECK));
    assertThat(merging.requirement("release/4.60", CHECK).required()).isTrue();
  }

  @Test
  void a_status_is_reported_and_read_back_in_one_call_each() throws Exception {
    gitHub.tells("POST " + REPO + "/statuses/" + Answers.HEAD, "{\"state\": \"success\"}");

    merging.report(Answers.HEAD, CHECK, new Status(true, "x".repeat(150)));

    var said = gitHub.last().json();
    assertThat(said.path("state").asText()).isEqualTo("success");
    assertThat(said.path("context").asText()).isEqualTo(CHECK);
    assertThat(said.path("description").asText()).hasSize(140).endsWith("x…");
    merging.report(Answers.HEAD, CHECK, new Status(false, "main is frozen"));
    assertThat(gitHub.last().json().path("state").asText()).isEqualTo("failure");

    var status = "GET %s/commits/%s/status?per_page=100&page=".formatted(REPO, Answers.HEAD);
    assertThatThrownBy(() -> merging.status(Answers.HEAD, CHECK)).isInstanceOf(GitHubAway.class);
    gitHub.tells(status + 1, statuses("ci/build", "failure", 100));
    gitHub.tells(status + 2, statuses(CHECK, "success", 1));
    gitHub.asked();
    assertThat(merging.status(Answers.HEAD, CHECK)).contains(new Status(true, "told"));
    assertThat(gitHub.asked()).containsExactly(status + 1, status + 2);
    gitHub.tells(status + 2, statuses(CHECK, "pending", 1));
    assertThat(merging.status(Answers.HEAD, CHECK)).contains(new Status(false, "told"));
    gitHub.tells(status + 2, "{\"state\": \"pending\", \"total_count\": 0, \"statuses\": []}");
    assertThat(merging.status(Answers.HEAD, CHECK)).isEmpty();
  }

  private static String statuses(String context, String state, int count) {
    var one =
        "{\"context\": \"%s\", \"state\": \"%s\", \"description\": \"told\"}"
            .formatted(context, state);
    return "{\"state\": \"pending\", \"total_count\": %d, \"statuses\": [%s]}"
        .formatted(count, String.join(",", Collections.nCopies(count, one)));
  }

  @Test
  void whose_turn_it_is_in_the_merge_queue_is_read_from_its_branches() throws Exception {
    var queue = "GET " + REPO + "/git/matching-refs/heads/gh-readonly-queue/main/pr-";
    gitHub.tells(queue, "[]");
    assertThat(merging.queue("main")).isEmpty();
    gitHub.tells(
        queue,
        """
        [{"ref": "refs/heads/gh-readonly-queue/main/pr-12-c5b97d5a", "object": {"type": "commit", "sha": "%1$s"}},
         {"ref": "refs/heads/gh-readonly-queue/main/pr-fest", "object": {"type": "commit", "sha": "%1$s"}}]
        """
            .formatted(Answers.HEAD));
    assertThat(merging.queue("main")).containsExactly(new Queued(12, Answers.HEAD, "c5b97d5a"));
  }

  @Test
  void where_the_branch_and_a_pull_request_are_is_read() throws Exception {
    gitHub.tells("GET " + REPO + "/branches/main", Answers.branch("off", ""));
    assertThat(merging.tip("main")).isEqualTo(Answers.HEAD);
    gitHub.tells("GET " + REPO + "/pulls/12", Answers.pull(12, "2026-12-08T18:00:00Z"));
    assertThat(merging.head(12)).contains(Answers.HEAD);
    assertThat(merging.head(13)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void without_the_right_to_change_rulesets_it_is_said_what_to_give(int status) {
    gitHub.tells(
        CREATE,
        status,
        "{\"message\": \"Resource not accessible by personal access token\"}",
        Map.of());
    assertThatThrownBy(() -> merging.require("main", CHECK, true))
        .isInstanceOf(GitHubAway.class)
        .hasMessageContainingAll("(" + status, "change rulesets", "Administration: write");
  }
}
