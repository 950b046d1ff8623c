package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Pull;
import dev.watchbill.sandbox.github.Verdict;
import dev.watchbill.sandbox.github.Verdict.State;

/** A pull request, and what people do with it. */
final class Contribution {
  private final Project project;
  private final int number;

  Contribution(Project project, int number) {
    this.project = project;
    this.number = number;
  }

  int number() {
    return number;
  }

  /** Where it is on GitHub. */
  String address() {
    return "https://github.com/%s/pull/%d".formatted(project.name(), number);
  }

  /** A commit is pushed that touches these files as well. */
  Contribution isPushedTo(String... paths) {
    project.push(number, paths);
    return this;
  }

  /** It is given a label. */
  Contribution isLabelled(String label) {
    project.label(number, label, true);
    return this;
  }

  /** A label is taken off. */
  Contribution losesLabel(String label) {
    project.label(number, label, false);
    return this;
  }

  /** It is closed without merging. */
  Contribution isClosed() {
    project.close(number);
    return this;
  }

  /** Somebody opens it again. */
  Contribution isReopened() {
    project.reopen(number);
    return this;
  }

  /** It is to go into another branch from now on. */
  Contribution goesInto(String branch) {
    var now = project.label(number, "moved", false);
    project.put(now.into(branch));
    return this;
  }

  /** Somebody pushes by force what it was before. */
  Contribution isForcedBackTo(Pull before) {
    var now = project.label(number, "forced", false);
    project.put(
        new Pull(
            number,
            now.title(),
            now.author(),
            now.labels(),
            before.files(),
            before.head(),
            now.branch(),
            now.base(),
            now.fork(),
            now.draft(),
            now.createdAt(),
            now.updatedAt(),
            now.closedAt(),
            now.mergedAt(),
            now.mergedBy()));
    return this;
  }

  /** As it is now. */
  Pull asItIs() {
    return project.get(number);
  }

  /** It waits in the merge queue: the commit that is tried out there. */
  String entersQueue() {
    return project.enqueue(number);
  }

  /** The commit that would be merged. */
  String head() {
    return project.get(number).head();
  }

  /** It may merge, now or in a moment. */
  Contribution mayMerge() {
    await("#%d to be allowed to merge".formatted(number))
        .untilAsserted(() -> assertThat(verdict().mayMerge()).as(verdict().words()).isTrue());
    return this;
  }

  /** It may merge while others may not, now or in a moment. */
  Contribution isExempt() {
    await("#%d to be exempt".formatted(number))
        .untilAsserted(
            () -> assertThat(verdict().state()).as(verdict().words()).isEqualTo(State.EXEMPT));
    return this;
  }

  /** It may not merge, now or in a moment. */
  Contribution isHeld() {
    await("#%d to be held".formatted(number))
        .untilAsserted(
            () -> assertThat(verdict().state()).as(verdict().words()).isEqualTo(State.BLOCKED));
    return this;
  }

  /** Somebody merges it, and GitHub lets them. */
  Contribution isMergedBy(String handle) {
    assertThat(merge(handle)).matches(Verdict::mayMerge, "is merged");
    return this;
  }

  /** Somebody presses the button, and GitHub does not let them. */
  Contribution isNotMergedBy(String handle) {
    assertThat(merge(handle).state()).isEqualTo(State.BLOCKED);
    return this;
  }

  /** It is merged, now or in a moment. */
  Contribution isMerged() {
    await("#%d to be merged".formatted(number))
        .untilAsserted(
            () -> assertThat(verdict().state()).as(verdict().words()).isEqualTo(State.MERGED));
    return this;
  }

  private Verdict merge(String handle) {
    return project.merge(number, new Project.Merger(handle, handle.equals("ada")));
  }

  private Verdict verdict() {
    return project.verdict(project.get(number));
  }
}
