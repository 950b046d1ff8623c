package dev.watchbill.exemption;

import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.github.PullRequest.State;
import dev.watchbill.platform.github.PullRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Pull requests of a repository that is here. Whatever is done to one is done now. */
public final class FakePullRequests implements PullRequests {
  private final Map<Integer, PullRequest> all = new ConcurrentHashMap<>();
  private final Map<Integer, ChangedPaths> paths = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Set<Integer> unlisted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Instant busyUntil = Instant.MIN;
  private volatile boolean away;
  private volatile Runnable beforeListing = () -> {};

  public FakePullRequests(Clock clock) {
    this.clock = clock;
  }

  /** Somebody opens one into main. */
  public PullRequest opens(int number, String title, List<String> labels, String... touching) {
    var opened =
        new PullRequest(
            number,
            title,
            "octo",
            "https://github.com/fleetdm/fleet/pull/" + number,
            State.OPEN,
            false,
            labels,
            commit(number, 1),
            "main",
            false,
            clock.instant(),
            Optional.empty());
    paths.put(number, new ChangedPaths(List.of(touching), true));
    all.put(number, opened);
    return opened;
  }

  /** A head: the n-th of a pull request. */
  public static String commit(int number, int n) {
    return "%08d%032d".formatted(number, n);
  }

  public void touches(int number, ChangedPaths changed) {
    paths.put(number, changed);
  }

  public void pushed(int number, String commit, String... touching) {
    paths.put(number, new ChangedPaths(List.of(touching), true));
    change(number, it -> with(it, it.state(), it.labels(), commit, it.base(), it.mergedAt()));
  }

  public void labelled(int number, String... labels) {
    change(
        number, it -> with(it, it.state(), List.of(labels), it.head(), it.base(), it.mergedAt()));
  }

  public void into(int number, String base) {
    change(number, it -> with(it, it.state(), it.labels(), it.head(), base, it.mergedAt()));
  }

  public void merged(int number) {
    mergedAt(number, clock.instant());
  }

  /** It was merged then, and GitHub tells of it from now on: without fractions of a second. */
  public void mergedAt(int number, Instant then) {
    var told = Optional.of(then.truncatedTo(ChronoUnit.SECONDS));
    change(number, it -> at(then, with(it, State.MERGED, it.labels(), it.head(), it.base(), told)));
  }

  public void closed(int number) {
    change(
        number, it -> with(it, State.CLOSED, it.labels(), it.head(), it.base(), Optional.empty()));
  }

  /** One that is like it, but for something. */
  public void change(int number, UnaryOperator<PullRequest> change) {
    all.compute(number, (n, it) -> change.apply(it));
  }

  /** GitHub does not answer, or does again. */
  public void away(boolean now) {
    away = now;
  }

  /** GitHub has been asked too often, and wants to be left alone so long. */
  public void busyFor(Duration time) {
    busyUntil = clock.instant().plus(time);
  }

  /** How often it was asked for anything. */
  public int asked() {
    return asked.get();
  }

  /** Of one it does not list the files, as of a change that is too large for it. */
  public void doesNotList(int number) {
    unlisted.add(number);
  }

  /** What happens once, right before files are listed the next time. */
  public void beforeListing(Runnable once) {
    beforeListing = once;
  }

  private static PullRequest at(Instant then, PullRequest it) {
    return new PullRequest(
        it.number(),
        it.title(),
        it.author(),
        it.address(),
        it.state(),
        it.draft(),
        it.labels(),
        it.head(),
        it.base(),
        it.fork(),
        then,
        it.mergedAt());
  }

  private PullRequest with(
      PullRequest it,
      State state,
      List<String> labels,
      String head,
      String base,
      Optional<Instant> mergedAt) {
    return new PullRequest(
        it.number(),
        it.title(),
        it.author(),
        it.address(),
        state,
        it.draft(),
        labels,
        head,
        base,
        it.fork(),
        clock.instant(),
        mergedAt);
  }

  @Override
  public Optional<PullRequest> find(int number) throws GitHubAway {
    answer();
    return Optional.ofNullable(all.get(number));
  }

  @Override
  public ChangedPaths paths(int number) throws GitHubAway {
    answer();
    Runnable once = beforeListing;
    beforeListing = () -> {};
    once.run();
    if (unlisted.contains(number)) {
      throw new GitHubAway("GitHub is in trouble (502).");
    }
    return paths.getOrDefault(number, new ChangedPaths(List.of(), true));
  }

  @Override
  public List<PullRequest> updatedSince(String branch, Instant since) throws GitHubAway {
    answer();
    return all.values().stream()
        .filter(it -> it.base().equals(branch) && !it.updatedAt().isBefore(since))
        .sorted(Comparator.comparing(PullRequest::updatedAt).reversed())
        .toList();
  }

  private void answer() throws GitHubAway {
    asked.incrementAndGet();
    if (clock.instant().isBefore(busyUntil)) {
      throw new GitHubAway(
          "GitHub lets nobody ask so often (403).",
          Optional.of(Duration.between(clock.instant(), busyUntil)));
    }
    if (away) {
      throw new GitHubAway("GitHub is in trouble (503).");
    }
  }
}
