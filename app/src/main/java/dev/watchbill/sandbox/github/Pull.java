package dev.watchbill.sandbox.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A pull request.
 *
 * @param author GitHub's login
 * @param head the commit that would be merged, forty hexadecimal digits
 * @param branch the branch it comes from
 * @param base the branch it goes into
 * @param fork whether that branch is in the author's own repository
 * @param closedAt when it was closed, merged or not
 * @param mergedBy a login
 */
public record Pull(
    int number,
    String title,
    String author,
    List<String> labels,
    List<ChangedFile> files,
    String head,
    String branch,
    String base,
    boolean fork,
    boolean draft,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> closedAt,
    Optional<Instant> mergedAt,
    Optional<String> mergedBy) {
  public Pull {
    labels = List.copyOf(labels);
    files = List.copyOf(files);
  }

  /** An open one into {@code main}, from a branch that is named after its title. */
  public static Pull opened(
      int number, String author, String title, List<ChangedFile> files, Instant at) {
    var branch = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new Pull(
        number,
        title,
        author,
        List.of(),
        files,
        Sha.of("#" + number, at.toString()),
        number + "-" + branch.substring(0, Math.min(30, branch.length())).replaceAll("-$", ""),
        GitHub.BRANCH,
        false,
        false,
        at,
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it is neither closed nor merged. */
  public boolean isOpen() {
    return closedAt.isEmpty();
  }

  /** Whether it was merged. */
  public boolean isMerged() {
    return mergedAt.isPresent();
  }

  /** With these labels. */
  public Pull labelled(String... names) {
    return relabelled(List.of(names), updatedAt);
  }

  /** From the author's own repository. */
  public Pull fromFork() {
    return new Pull(
        number, title, author, labels, files, head, branch, base, true, draft, createdAt, updatedAt,
        closedAt, mergedAt, mergedBy);
  }

  /** Not to be merged yet, or no longer so. */
  public Pull draft(boolean on) {
    return new Pull(
        number, title, author, labels, files, head, branch, base, fork, on, createdAt, updatedAt,
        closedAt, mergedAt, mergedBy);
  }

  /** Into another branch. */
  public Pull into(String other) {
    return new Pull(
        number, title, author, labels, files, head, branch, other, fork, draft, createdAt,
        updatedAt, closedAt, mergedAt, mergedBy);
  }

  Pull relabelled(List<String> names, Instant at) {
    return new Pull(
        number, title, author, names, files, head, branch, base, fork, draft, createdAt, at,
        closedAt, mergedAt, mergedBy);
  }

  /** Files that it touched before are not listed twice. */
  Pull pushed(List<ChangedFile> more, Instant at) {
    var all = new ArrayList<>(files);
    more.stream()
        .filter(file -> all.stream().noneMatch(known -> known.path().equals(file.path())))
        .forEach(all::add);
    return new Pull(
        number,
        title,
        author,
        labels,
        all,
        Sha.of(head, at.toString()),
        branch,
        base,
        fork,
        draft,
        createdAt,
        at,
        closedAt,
        mergedAt,
        mergedBy);
  }

  Pull closed(Instant at) {
    return ended(at, Optional.of(at), Optional.empty(), Optional.empty());
  }

  Pull reopened(Instant at) {
    return ended(at, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Pull merged(String by, Instant at) {
    return ended(at, Optional.of(at), Optional.of(at), Optional.of(by));
  }

  private Pull ended(
      Instant at, Optional<Instant> closed, Optional<Instant> merged, Optional<String> by) {
    return new Pull(
        number, title, author, labels, files, head, branch, base, fork, draft, createdAt, at,
        closed, merged, by);
  }
}
