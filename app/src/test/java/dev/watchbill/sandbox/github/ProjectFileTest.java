package dev.watchbill.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T14:30:00Z");

  @TempDir private Path directory;

  @Test
  void what_happened_to_pull_requests_outlives_the_process() {
    var file = directory.resolve("github.json");
    var first = project(MONDAY, file);
    first.project().label(103, "~release-blocker", true);
    first.project().merge(101, new Project.Merger("ben", false));
    var old = first.project().get(104).head();
    first.project().push(104, "server/more.go");
    var rule = first.project().rulesets().require("A freeze", "freeze");
    first.project().rulesets().letAdministratorsPass(rule.id(), true);
    report(first.project(), old, "success");
    report(first.project(), old, "failure");
    var opened = first.project().rulesets().require("Another", "freeze").id();
    first.close();

    var second = project(MONDAY.plusSeconds(86_400), file);
    assertThat(second.project().pulls()).isEqualTo(first.project().pulls());
    assertThat(second.project().rulesets().all()).isEqualTo(first.project().rulesets().all());
    assertThat(second.project().check(old, "freeze")).contains("failure");
    assertThat(second.project().hasCommit(old)).isTrue();
    assertThat(second.project().rulesets().require("A third", "freeze").id()).isGreaterThan(opened);
    second.close();
  }

  private static void report(Project project, String commit, String state) {
    project.report(commit, new CommitStatus(0, "freeze", state, "", Optional.empty(), MONDAY));
  }

  private static Kept project(Instant now, Path file) {
    var gitHub = GitHubSeed.planted(now);
    var project = gitHub.project(GitHubSeed.REPOSITORY);
    return new Kept(project, ProjectFile.keep(gitHub, project, file));
  }

  private record Kept(Project project, ProjectFile file) {
    void close() {
      file.close();
    }
  }
}
