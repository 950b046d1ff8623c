package dev.watchbill.sandbox.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of GitHub's search that is played here: {@code repo:}, {@code is:issue}, {@code
 * is:open}, {@code is:closed}, {@code label:"a","b"} (either), {@code -label:}, and {@code
 * created:} and {@code closed:} with a range of instants. What else is asked for is refused, lest a
 * wrong search look right.
 */
final class GitHubSearch {
  private static final Pattern WORD = Pattern.compile("(-?[a-z]+):((?:\"[^\"]*\"|[^\\s\"])+)");

  private final List<Predicate<GitHubIssue>> conditions = new ArrayList<>();
  private Optional<String> repository = Optional.empty();

  private GitHubSearch() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is not understood
   */
  static GitHubSearch read(String query) {
    var search = new GitHubSearch();
    var words = WORD.matcher(query);
    var rest = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(rest, "");
      search.take(words.group(1), words.group(2));
    }
    words.appendTail(rest);
    if (!rest.toString().isBlank()) {
      throw new IllegalArgumentException("not understood here: " + rest);
    }
    return search;
  }

  Optional<String> repository() {
    return repository;
  }

  boolean finds(GitHubIssue issue) {
    return conditions.stream().allMatch(condition -> condition.test(issue));
  }

  private void take(String key, String value) {
    switch (key) {
      case "repo" -> repository = Optional.of(value);
      case "is" -> is(value);
      case "label" -> {
        var labels = labels(value);
        conditions.add(issue -> labels.stream().anyMatch(issue::hasLabel));
      }
      case "-label" -> {
        var labels = labels(value);
        conditions.add(issue -> labels.stream().noneMatch(issue::hasLabel));
      }
      case "created" -> {
        var range = Range.of(value);
        conditions.add(issue -> range.holds(issue.createdAt()));
      }
      case "closed" -> {
        var range = Range.of(value);
        conditions.add(issue -> issue.closedAt().filter(range::holds).isPresent());
      }
      default -> throw new IllegalArgumentException("not understood here: " + key);
    }
  }

  private void is(String what) {
    switch (what) {
      case "issue" -> conditions.add(issue -> true);
      case "open" -> conditions.add(GitHubIssue::isOpen);
      case "closed" -> conditions.add(issue -> !issue.isOpen());
      default -> throw new IllegalArgumentException("not understood here: is:" + what);
    }
  }

  private static List<String> labels(String value) {
    return Arrays.stream(value.split(",", -1)).map(label -> label.replace("\"", "")).toList();
  }

  /** Both ends are in it. */
  private record Range(Instant from, Instant to) {
    static Range of(String written) {
      var ends = written.split("\\.\\.", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("not a range: " + written);
      }
      return new Range(Instant.parse(ends[0]), Instant.parse(ends[1]));
    }

    boolean holds(Instant instant) {
      return !instant.isBefore(from) && !instant.isAfter(to.plusMillis(999));
    }
  }
}
