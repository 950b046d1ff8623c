package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be done with a repository, in sentences.
 *
 * @param fine what is as it should be
 * @param notes what is as people have decided, and good to know
 * @param problems what is amiss, each with its remedy
 */
public record RepositoryCheck(List<String> fine, List<String> notes, List<String> problems) {
  static RepositoryCheck of(GitHubWay way, String name, String branch, Optional<String> gate) {
    var check = new RepositoryCheck(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      var repository = new GitHubRepository(way, name);
      var told = way.asked(Need.READ_REPOSITORY, () -> way.json().get(repository.path(""), ""));
      check.reading(way, repository, branch);
      if (gate.isPresent()) {
        check.gate(way, repository, told.path("permissions"), branch, gate.get());
      }
    } catch (GitHubAway e) {
      check.problems.add(name + ": " + e.sentence());
    }
    return check;
  }

  private void reading(GitHubWay way, GitHubRepository repository, String branch)
      throws GitHubAway {
    var found =
        way.found(
            Need.READ_BRANCHES, () -> way.json().get(repository.path("/branches/" + branch), ""));
    if (found.isEmpty()) {
      problems.add(
          "%s has no branch %s: mend release.branch.".formatted(repository.name(), branch));
      return;
    }
    var unused =
        way.asked(
            Need.READ_PULL_REQUESTS,
            () -> way.json().get(repository.path("/pulls"), "state=open&per_page=1"));
    fine.add(
        "%s, its branch %s and its pull requests can be read."
            .formatted(repository.name(), branch));
  }

  private void gate(
      GitHubWay way, GitHubRepository repository, JsonNode rights, String branch, String check)
      throws GitHubAway {
    var requirement = repository.merging().requirement(branch, check);
    may(way, rights.path("push"), "statuses", Need.REPORT_STATUSES);
    may(way, rights.path("admin"), "administration", Need.CHANGE_RULES);
    if (way.login().permissions().isEmpty()) {
      notes.add(
          "with a token, anybody who may set commit statuses in %s can make the check %s green during a freeze; as a GitHub App (GITHUB_APP_ID) only the app's own word counts."
              .formatted(repository.name(), check));
    }
    if (!requirement.bypassing().isEmpty()) {
      notes.add(
          "the freeze of %s does not hold %s: so says the list of who may bypass the ruleset."
              .formatted(branch, String.join(", ", requirement.bypassing())));
    }
    if (requirement.required() && !requirement.ours()) {
      notes.add(
          "the check %s is required on %s by a rule that is not the bot's: it stays when a freeze ends."
              .formatted(check, branch));
    }
  }

  /**
   * An app's permissions are told with its token; of a person's token only what the person may do,
   * and less may have been given to it.
   */
  private void may(GitHubWay way, JsonNode person, String permission, Need need) {
    var app = way.login().permissions();
    boolean may = app.map(all -> all.mayWrite(permission)).orElse(person.asBoolean());
    if (may) {
      fine.add(
          "%s may %s."
              .formatted(app.isPresent() ? "the app" : "the person behind the token", need.act()));
    } else {
      problems.add(
          "%s may not %s, as release.gate needs: give it %s."
              .formatted(way.login().name(), need.act(), need.permission()));
    }
  }
}
