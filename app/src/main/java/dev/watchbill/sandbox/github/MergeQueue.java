package dev.watchbill.sandbox.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What waits to be merged: every entry is a commit that is tried out, on top of the one ahead. Its
 * project guards it.
 */
final class MergeQueue {
  private final List<Entry> entries = new ArrayList<>();
  private int built;

  /** How a commit that is tried out stands. */
  enum Trial {
    PASSED,
    FAILED,
    PENDING
  }

  /**
   * A pull request, and the commit that would be merged.
   *
   * @param head that of the pull request
   * @param base the branch's tip, or the {@code commit} of whoever is ahead
   */
  record Entry(int number, String head, String base, String commit) {}

  /** The last of them. */
  Entry enter(Pull pull, String tip) {
    var entry = entry(pull.number(), pull.head(), entries.isEmpty() ? tip : last().commit());
    entries.add(entry);
    return entry;
  }

  /** Those behind are built anew. */
  void leave(int number, String tip) {
    if (entries.removeIf(entry -> entry.number() == number)) {
      build(tip);
    }
  }

  /** The branch is at another commit now: all that is not on top of it is built anew. */
  void build(String tip) {
    var base = tip;
    for (int at = 0; at < entries.size(); at++) {
      var entry = entries.get(at);
      if (!entry.base().equals(base)) {
        entries.set(at, entry(entry.number(), entry.head(), base));
      }
      base = entries.get(at).commit();
    }
  }

  /**
   * Those that are merged now, which leave; and those that have failed leave as well.
   *
   * @return in their order
   */
  List<Entry> move(Grouping grouping, Function<Entry, Trial> trial) {
    var merged = List.copyOf(entries.subList(0, passing(grouping, trial)));
    entries.removeAll(merged);
    switch (grouping) {
      case ALL_GREEN -> entries.removeIf(entry -> trial.apply(entry) == Trial.FAILED);
      case HEAD_GREEN -> {
        // One that has failed may be taken along by one behind, as long as that is tried out.
        while (!entries.isEmpty() && trial.apply(last()) == Trial.FAILED) {
          entries.remove(last());
        }
      }
    }
    return merged;
  }

  private int passing(Grouping grouping, Function<Entry, Trial> trial) {
    int passing = 0;
    for (int at = 0; at < entries.size(); at++) {
      boolean passed = trial.apply(entries.get(at)) == Trial.PASSED;
      if (passed) {
        passing = at + 1;
      } else if (grouping == Grouping.ALL_GREEN) {
        break;
      }
    }
    return passing;
  }

  /** The branches on which they are tried out, and the commit of each. */
  Map<String, String> refs() {
    var refs = new LinkedHashMap<String, String>();
    for (var entry : entries) {
      refs.put(
          "refs/heads/gh-readonly-queue/%s/pr-%d-%s"
              .formatted(GitHub.BRANCH, entry.number(), entry.base()),
          entry.commit());
    }
    return refs;
  }

  private Entry last() {
    return entries.get(entries.size() - 1);
  }

  private Entry entry(int number, String head, String base) {
    return new Entry(number, head, base, Sha.of("queue", head, base, Integer.toString(++built)));
  }
}
