package dev.watchbill.sandbox.github;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
