package dev.watchbill.sandbox.github;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A repository as those who write code see it: pull requests, what is said of their commits, and
 * the rules under which they merge. Safe for concurrent use.
 */
public final class Project {
  private final String name;
  private final Clock clock;
  private final Collection<MergeGuard> guards;
  private final IntSupplier lastIssue;
  private final Runnable changed;
  private final TreeMap<Integer, Pull> pulls = new TreeMap<>();
  private final MergeQueue queue = new MergeQueue();
  private final Set<String> commits = new HashSet<>();
  private final Statuses statuses = new Statuses();
  private final Rulesets rulesets;
  private String tip;

  Project(
      String name,
      Clock clock,
      Collection<MergeGuard> guards,
      IntSupplier lastIssue,
      Runnable changed) {
    this.name = name;
    this.clock = clock;
    this.guards = guards;
    this.lastIssue = lastIssue;
    this.changed = changed;
    this.rulesets = new Rulesets(clock, changed);
    this.tip = Sha.of(name, GitHub.BRANCH);
    commits.add(tip);
  }

  /** Whoever presses the button: a login, and whether they administer the repository. */
  public record Merger(String login, boolean admin) {}

  /** {@code owner/name} */
  public String name() {
    return name;
  }

  /** Its rules. */
  public Rulesets rulesets() {
    return rulesets;
  }

  Instant now() {
    return clock.instant();
  }

  Statuses statuses() {
    return statuses;
  }

  /** All pull requests, the newest first. */
  public synchronized List<Pull> pulls() {
    return List.copyOf(pulls.descendingMap().values());
  }

  /** The pull request of that number. */
  public synchronized Optional<Pull> find(int number) {
    return Optional.ofNullable(pulls.get(number));
  }

  /**
   * The pull request of that number.
   *
   * @throws NoSuchElementException if there is none
   */
  public Pull get(int number) {
    return find(number)
        .orElseThrow(() -> new NoSuchElementException("There is no pull request #" + number + "."));
  }

  /** Puts it there as it is, or in place of the one with its number. */
  public Pull put(Pull pull) {
    synchronized (this) {
      pulls.put(pull.number(), pull);
      commits.add(pull.head());
    }
    changed.run();
    return pull;
  }

  /** Opens one into {@code main}, under the next number that is free. */
  public synchronized Pull open(
      String author, String title, List<ChangedFile> files, List<String> labels) {
    var last = Math.max(lastIssue.getAsInt(), pulls.isEmpty() ? 0 : pulls.lastKey());
    return put(
        Pull.opened(last + 1, author, title, files, clock.instant())
            .labelled(labels.toArray(String[]::new)));
  }

  /**
   * Pushes a commit that touches these files as well; only an open one takes it, and leaves the
   * merge queue.
   */
  public synchronized Pull push(int number, String... paths) {
    var files = Stream.of(paths).map(ChangedFile::modified).toList();
    leaves(number);
    return put(open(number).pushed(files, clock.instant()));
  }

  /** Adds a label, or takes it off. */
  public synchronized Pull label(int number, String label, boolean on) {
    var pull = get(number);
    var labels = new ArrayList<>(pull.labels());
    labels.removeIf(label::equalsIgnoreCase);
    if (on) {
      labels.add(label);
    }
    return put(pull.relabelled(labels, clock.instant()));
  }

  /** Closes it without merging. */
  public synchronized Pull close(int number) {
    leaves(number);
    return put(open(number).closed(clock.instant()));
  }

  /** Opens one again that was closed without merging. */
  public synchronized Pull reopen(int number) {
    var pull = get(number);
    if (pull.isOpen() || pull.isMerged()) {
      throw new IllegalStateException("#" + number + " is not closed.");
    }
    return put(pull.reopened(clock.instant()));
  }

  /** Whether it may merge, as anybody who is held by the rules sees it. */
  public Verdict verdict(Pull pull) {
    return MergePolicy.verdict(pull, rulesets.activeOn(pull.base()), statuses, said(pull));
  }

  private List<Verdict> said(Pull pull) {
    return guards.stream().flatMap(guard -> guard.verdict(name, pull).stream()).toList();
  }

  /**
   * Merges it, if it may; or if all that stands in its way are rules that let this person pass.
   *
   * @return what it may: nothing was done if that is {@link Verdict.State#BLOCKED}
   */
  public synchronized Verdict merge(int number, Merger by) {
    var pull = get(number);
    var verdict = verdict(pull);
    if (!verdict.mayMerge()) {
      var held =
          rulesets.activeOn(pull.base()).stream()
              .filter(rule -> !by.admin() || !rule.letsAdministratorsPass())
              .toList();
      var past = MergePolicy.verdict(pull, held, statuses, said(pull));
      if (!past.mayMerge()) {
        return verdict;
      }
      verdict = new Verdict(Verdict.State.PASSES, "You may pass the rule that holds others.");
    }
    put(pull.merged(by.login(), clock.instant()));
    if (pull.base().equals(GitHub.BRANCH)) {
      tip = Sha.of("merge", tip, pull.head());
      commits.add(tip);
      leaves(number);
      queue.build(tip);
      queueChanged();
    }
    return verdict;
  }

  /**
   * Puts it into the merge queue: a commit is made that is tried out.
   *
   * @return that commit
   */
  public synchronized String enqueue(int number) {
    var entry = queue.enter(open(number), tip);
    queueChanged();
    return entry.commit();
  }

  /** The merge queue merges what has passed, and lets go of what has failed. */
  public synchronized List<Integer> moveQueue(Grouping grouping) {
    var merged = queue.move(grouping, this::trial);
    for (var entry : merged) {
      tip = entry.commit();
      put(get(entry.number()).merged("github-merge-queue[bot]", clock.instant()));
    }
    queue.build(tip);
    queueChanged();
    return merged.stream().map(MergeQueue.Entry::number).toList();
  }

  /** Takes it out of the merge queue without merging it. */
  public synchronized void dequeue(int number) {
    leaves(number);
    changed.run();
  }

  private void leaves(int number) {
    queue.leave(number, tip);
    commits.addAll(queue.refs().values());
  }

  private void queueChanged() {
    commits.addAll(queue.refs().values());
    changed.run();
  }

  private MergeQueue.Trial trial(MergeQueue.Entry entry) {
    var trials =
        rulesets.activeOn(GitHub.BRANCH).stream()
            .flatMap(rule -> rule.requiredChecks().stream())
            .map(check -> statuses.latest(entry.commit(), check))
            .toList();
    if (trials.stream().allMatch(said -> said.filter(CommitStatus::isGreen).isPresent())) {
      return MergeQueue.Trial.PASSED;
    }
    return trials.stream().anyMatch(said -> said.filter(CommitStatus::isFailed).isPresent())
        ? MergeQueue.Trial.FAILED
        : MergeQueue.Trial.PENDING;
  }

  /** The branches, as {@code refs/heads/…}, and the commit that each is at. */
  synchronized Map<String, String> refs() {
    var refs = new TreeMap<>(queue.refs());
    refs.put("refs/heads/" + GitHub.BRANCH, tip);
    pulls.values().stream()
        .filter(pull -> pull.isOpen() && !pull.fork())
        .forEach(pull -> refs.put("refs/heads/" + pull.branch(), pull.head()));
    return refs;
  }

  synchronized void replaceAll(Collection<Pull> others) {
    pulls.clear();
    others.forEach(this::put);
  }

  /** Every commit that there is, or was before another was pushed. */
  synchronized List<String> commits() {
    return commits.stream().sorted().toList();
  }

  synchronized void knows(String commit) {
    commits.add(commit);
  }

  synchronized boolean hasCommit(String sha) {
    return commits.contains(sha);
  }

  /** How a check stands on a commit: {@code success}, {@code failure}, …; empty if nobody said. */
  public Optional<String> check(String commit, String check) {
    return statuses.latest(commit, check).map(CommitStatus::state);
  }

  CommitStatus report(String commit, CommitStatus status) {
    var added = statuses.add(commit, status);
    changed.run();
    return added;
  }

  private Pull open(int number) {
    var pull = get(number);
    if (!pull.isOpen()) {
      throw new IllegalStateException(
          "#%d is %s.".formatted(number, pull.isMerged() ? "merged" : "closed"));
    }
    return pull;
  }
}
