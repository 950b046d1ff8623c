package dev.watchbill.exemption;

import dev.watchbill.platform.github.GitHubAway;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those of which GitHub does not tell all: one that it cannot tell of does not hide the others. */
final class Unread {
  private final Map<Integer, GitHubAway> all = new LinkedHashMap<>();

  /** Something that has to be asked about a pull request. */
  interface Question {
    void ask() throws GitHubAway;
  }

  /**
   * Asks it; where GitHub does not answer, that is kept for the end.
   *
   * @throws GitHubAway if GitHub wants to be left alone for a while
   */
  void unless(int number, Question question) throws GitHubAway {
    try {
      question.ask();
    } catch (GitHubAway e) {
      if (e.retryAfter().isPresent()) {
        throw e;
      }
      all.put(number, e);
    }
  }

  /** Whether it is one of them. */
  boolean holds(int number) {
    return all.containsKey(number);
  }

  /**
   * The others are seen to.
   *
   * @throws GitHubAway of the first, if there are any
   */
  void done() throws GitHubAway {
    var first = all.values().stream().findFirst();
    if (first.isPresent()) {
      throw first.get();
    }
  }
}
