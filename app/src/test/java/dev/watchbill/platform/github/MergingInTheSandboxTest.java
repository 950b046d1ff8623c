package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.github.Grouping;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Verdict.State;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The real client and the merge button of the sandbox's GitHub: what one writes the other obeys.
 */
class MergingInTheSandboxTest {
  private static final String CHECK = "watchbill/freeze";

  private final GitHub gitHub = GitHubSeed.planted(SandboxClock.over(Clock.systemUTC()));
  private final Project project = gitHub.project(GitHubSeed.REPOSITORY);
  private Sandbox sandbox;
  private Repository repository;

  @BeforeEach
  void open() {
    sandbox =
        Sandbox.start(SandboxOptions.fleeting(Clock.systemUTC()).serving(new GitHubRoutes(gitHub)));
    repository =
        GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(sandbox)), GitHub.TOKEN)
            .repository(GitHubSeed.REPOSITORY);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void a_pull_request_merges_in_a_freeze_by_its_green_check_alone() throws Exception {
    var merging = repository.merging();
    assertThat(merging.requirement("main", CHECK).required()).isFalse();
    merging.require("main", CHECK, true);
    assertThat(merging.requirement("main", CHECK))
        .isEqualTo(
            new Merging.Requirement(true, true, merging.requirement("main", CHECK).bypassing()));
    assertThat(state(101)).isEqualTo(State.BLOCKED);

    var head = repository.pullRequests().find(101).orElseThrow().head();
    merging.report(head, CHECK, new Merging.Status(true, "documentation"));
    assertThat(merging.status(head, CHECK)).contains(new Merging.Status(true, "documentation"));
    assertThat(state(101)).isEqualTo(State.EXEMPT);
    assertThat(state(103)).isEqualTo(State.BLOCKED);

    var tip = merging.tip("main");
    var queued = project.enqueue(101);
    assertThat(merging.queue("main")).containsExactly(new Merging.Queued(101, queued, tip));
    assertThat(merging.head(101)).contains(head);

    merging.require("main", CHECK, false);
    assertThat(merging.requirement("main", CHECK).required()).isFalse();
    assertThat(state(103)).isEqualTo(State.MAY_MERGE);
  }

  @ParameterizedTest
  @EnumSource
  void the_queue_builds_each_on_the_one_ahead_and_merges_by_its_setting(Grouping grouping)
      throws Exception {
    var merging = repository.merging();
    merging.require("main", CHECK, true);
    var first = project.enqueue(103);
    var second = project.enqueue(101);
    assertThat(merging.queue("main"))
        .containsExactlyInAnyOrder(
            new Merging.Queued(103, first, merging.tip("main")),
            new Merging.Queued(101, second, first));
    merging.report(first, CHECK, new Merging.Status(false, "frozen"));
    merging.report(second, CHECK, new Merging.Status(true, "documentation"));
    switch (grouping) {
      case HEAD_GREEN -> assertThat(project.moveQueue(grouping)).containsExactly(103, 101);
      case ALL_GREEN -> {
        assertThat(project.moveQueue(grouping)).isEmpty();
        var anew = merging.queue("main").get(0);
        assertThat(anew.base()).isEqualTo(merging.tip("main"));
        assertThat(anew.head()).isNotEqualTo(second);
        merging.report(anew.head(), CHECK, new Merging.Status(true, "documentation"));
        assertThat(project.moveQueue(grouping)).containsExactly(101);
      }
    }
    assertThat(merging.queue("main")).isEmpty();
    assertThat(merging.tip("main")).isNotEqualTo(first);
  }

  @Test
  void what_is_pushed_to_leaves_the_queue() throws Exception {
    project.enqueue(103);
    project.enqueue(101);
    project.push(103, "server/more.go");
    assertThat(repository.merging().queue("main"))
        .extracting(Merging.Queued::number, Merging.Queued::base)
        .containsExactly(tuple(101, repository.merging().tip("main")));
  }

  @Test
  void whoever_may_pass_the_rule_is_named() throws Exception {
    var merging = repository.merging();
    merging.require("main", CHECK, true);
    assertThat(merging.requirement("main", CHECK).bypassing()).isEmpty();
    project.rulesets().letAdministratorsPass(project.rulesets().all().get(0).id(), true);
    assertThat(merging.requirement("main", CHECK).bypassing()).hasSize(1);
  }

  @Test
  void the_seeded_pull_requests_read_as_they_are() throws Exception {
    var pulls = repository.pullRequests();
    assertThat(pulls.paths(111).paths()).hasSize(600).contains("docs/guide-300.md");
    assertThat(pulls.paths(111).complete()).isTrue();
    assertThat(pulls.find(109).orElseThrow().fork()).isTrue();
    assertThat(pulls.find(108).orElseThrow().draft()).isTrue();
    assertThat(pulls.find(114).orElseThrow().state()).isEqualTo(PullRequest.State.MERGED);
    assertThat(pulls.find(12)).describedAs("an issue").isEmpty();
    assertThat(pulls.updatedSince("main", Instant.EPOCH)).hasSize(13);
  }

  private State state(int number) {
    return project.verdict(project.get(number)).state();
  }
}
