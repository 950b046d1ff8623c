package dev.watchbill.sandbox.github;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was said of commits. Nothing of it is taken back: the latest word counts. */
final class Statuses {
  private final Map<String, Deque<CommitStatus>> said = new HashMap<>();
  private long lastId = 30_000_000_000L;

  synchronized CommitStatus add(String commit, CommitStatus status) {
    var numbered =
        new CommitStatus(
            ++lastId,
            status.context(),
            status.state(),
            status.description(),
            status.targetUrl(),
            status.at());
    said.computeIfAbsent(commit, key -> new ArrayDeque<>()).addFirst(numbered);
    return numbered;
  }

  /** One that was said before, older than those of its commit that are there. */
  synchronized void restore(String commit, CommitStatus status) {
    said.computeIfAbsent(commit, key -> new ArrayDeque<>()).addLast(status);
    lastId = Math.max(lastId, status.id());
  }

  /** Of every commit, the latest first. */
  synchronized Map<String, List<CommitStatus>> all() {
    var all = new TreeMap<String, List<CommitStatus>>();
    said.forEach((commit, statuses) -> all.put(commit, List.copyOf(statuses)));
    return all;
  }

  /** All of a commit, the latest first. */
  synchronized List<CommitStatus> of(String commit) {
    return List.copyOf(said.getOrDefault(commit, new ArrayDeque<>()));
  }

  /** The latest of each check, the latest first. */
  List<CommitStatus> latest(String commit) {
    var latest = new ArrayList<CommitStatus>();
    for (var status : of(commit)) {
      if (latest.stream().noneMatch(known -> known.context().equals(status.context()))) {
        latest.add(status);
      }
    }
    return latest;
  }

  Optional<CommitStatus> latest(String commit, String check) {
    return of(commit).stream().filter(status -> status.context().equals(check)).findFirst();
  }
}
