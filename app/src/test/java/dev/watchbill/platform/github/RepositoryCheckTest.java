package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code check} says of a repository; it changes nothing there. */
class RepositoryCheckTest {
  private static final String REPO = "/repos/acme/fleetwood";
  private static final Optional<String> GATE = Optional.of("watchbill/freeze");

  private final RecordedGitHub gitHub = new RecordedGitHub();

  @BeforeEach
  void all() {
    gitHub
        .tells("GET " + REPO + "/branches/main", Answers.branch("everyone", "ci/build"))
        .tells("GET " + REPO + "/pulls?state=open&per_page=1", "[]")
        .tells("GET " + REPO + "/rules/branches/main?per_page=100", "[]")
        .tells(
            "GET " + REPO + "/rulesets?includes_parents=false&per_page=100&page=1",
            "[" + Answers.listed(42, "Watchbill freeze (main)") + "]")
        .tells(
            "GET " + REPO + "/rulesets/42?includes_parents=false",
            Answers.ruleset(
                "disabled",
                "watchbill/freeze",
                "[{\"actor_id\": 5, \"actor_type\": \"RepositoryRole\", \"bypass_mode\": \"always\"}]"));
  }

  @AfterEach
  void close() {
    gitHub.close();
  }

  private RepositoryCheck check(Optional<String> gate) {
    return gitHub.connection().check(RecordedGitHub.REPOSITORY, "main", gate);
  }

  @Test
  void without_the_gate_reading_is_enough() {
    var check = check(Optional.empty());
    assertThat(check.fine())
        .containsExactly("acme/fleetwood, its branch main and its pull requests can be read.");
    assertThat(check.notes()).isEmpty();
    assertThat(check.problems()).isEmpty();
  }

  @Test
  void with_it_the_right_to_administer_is_looked_at_and_who_may_bypass_the_freeze_is_named() {
    var check = check(GATE);
    assertThat(check.problems()).isEmpty();
    assertThat(check.fine()).hasSize(3);
    assertThat(check.notes())
        .anyMatch(note -> note.contains("does not hold the repository's administrators"));
    assertThat(gitHub.asked()).allMatch(call -> call.startsWith("GET "));
  }

  @Test
  void a_token_does_not_keep_others_from_opening_the_freeze_as_an_app_does() {
    assertThat(check(GATE).notes())
        .anyMatch(
            note ->
                note.contains("anybody who may set commit statuses in acme/fleetwood")
                    && note.contains("watchbill/freeze green")
                    && note.contains("as a GitHub App"));
  }

  @Test
  void a_person_who_does_not_administer_cannot_hold_the_freeze() {
    gitHub.tells("GET " + REPO, Answers.repository(false));
    assertThat(check(GATE).problems())
        .containsExactly(
            "the token may not change rulesets, as release.gate needs: give it Administration: write.");
  }

  @Test
  void a_check_that_others_require_as_well_is_pointed_out() {
    gitHub.tells("GET " + REPO + "/branches/main", Answers.branch("everyone", "watchbill/freeze"));
    assertThat(check(GATE).notes()).anyMatch(note -> note.contains("it stays when a freeze ends"));
  }

  @Test
  void a_branch_or_a_repository_that_is_not_there_is_a_problem() {
    gitHub.tells("GET " + REPO + "/branches/main", 404, "{\"message\": \"no\"}", Map.of());
    assertThat(check(Optional.empty()).problems())
        .containsExactly("acme/fleetwood has no branch main: mend release.branch.");
    gitHub.tells("GET " + REPO, 404, "{\"message\": \"no\"}", Map.of());
    assertThat(check(GATE).problems())
        .singleElement()
        .asString()
        .startsWith("acme/fleetwood: GitHub shows nothing there (404)");
  }
}
