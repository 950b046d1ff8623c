package dev.watchbill.stories;

import dev.watchbill.sandbox.github.ChangedFile;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.github.Grouping;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Pull;
import dev.watchbill.sandbox.github.Ruleset;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The company's repository on GitHub, with what holds its branch: the rules, and Merge Freeze. */
final class Forge {
  private final Project project;
  private final MergeFreezeBoard mergeFreeze;

  private Forge(Project project, MergeFreezeBoard mergeFreeze) {
    this.project = project;
    this.mergeFreeze = mergeFreeze;
  }

  static Forge of(GitHub gitHub, MergeFreezeBoard mergeFreeze) {
    return new Forge(gitHub.project(GitHubSeed.REPOSITORY), mergeFreeze);
  }

  /** A pull request that is there, such as one that the sandbox begins with. */
  Contribution pullRequest(int number) {
    return new Contribution(project, number);
  }

  /** Somebody opens a pull request that touches these files. */
  Contribution opens(String handle, String title, String... paths) {
    var files = Stream.of(paths).map(ChangedFile::modified).toList();
    return pullRequest(project.open(handle, title, files, List.of()).number());
  }

  /** Somebody opens one of a number of its own that touches documentation alone. */
  Contribution opensDocumentation(int number, String handle, String title, Instant at) {
    project.put(
        Pull.opened(
            number,
            handle,
            title,
            List.of(ChangedFile.modified("docs/%d.md".formatted(number))),
            at));
    return pullRequest(number);
  }

  /** Somebody freezes the branch by hand in Merge Freeze. */
  Forge isFrozenByHand(String who) {
    mergeFreeze.freeze(true, who);
    return this;
  }

  /** Somebody lifts the freeze by hand in Merge Freeze. */
  Forge isLiftedByHand(String who) {
    mergeFreeze.freeze(false, who);
    return this;
  }

  /** Somebody writes another list of what may merge in Merge Freeze. */
  Forge letsMergeByHand(Integer... numbers) {
    mergeFreeze.unblock(List.of(numbers));
    return this;
  }

  /** Somebody switches every rule of the repository off. */
  Forge losesItsRules() {
    project.rulesets().all().stream()
        .filter(Ruleset::isActive)
        .forEach(rule -> project.rulesets().enforce(rule.id(), false));
    return this;
  }

  /** Somebody deletes every rule of the repository. */
  Forge hasItsRulesDeleted() {
    project.rulesets().all().forEach(rule -> project.rulesets().delete(rule.id()));
    return this;
  }

  /** Somebody lets administrators pass every rule of the repository. */
  Forge letsAdministratorsPass() {
    project
        .rulesets()
        .all()
        .forEach(rule -> project.rulesets().letAdministratorsPass(rule.id(), true));
    return this;
  }

  /** Nobody may pass the rules of the repository any more. */
  Forge letsNobodyPass() {
    project
        .rulesets()
        .all()
        .forEach(rule -> project.rulesets().letAdministratorsPass(rule.id(), false));
    return this;
  }

  /** The merge queue merges what has passed, as it is set: those that are merged, in order. */
  List<Integer> movesItsQueue(Grouping grouping) {
    return project.moveQueue(grouping);
  }

  /** How the check of a freeze stands on a commit, such as one in the merge queue. */
  Optional<String> check(String commit) {
    return project.check(commit, "watchbill/freeze");
  }

  /** The rules that are in force on the branch, by name. */
  List<String> rulesInForce() {
    return project.rulesets().activeOn(GitHub.BRANCH).stream().map(Ruleset::name).toList();
  }

  /** What Merge Freeze knows of the branch. */
  MergeFreezeBoard mergeFreeze() {
    return mergeFreeze;
  }
}
