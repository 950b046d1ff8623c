package dev.watchbill.platform.github;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of issues of one repository, as GitHub's search understands it. Pull requests are not
 * among them.
 *
 * @param text the whole search
 */
public record IssueQuery(String text) {

  /**
   * All issues of a repository.
   *
   * @param repository {@code owner/name}
   */
  public static IssueQuery of(String repository) {
    return new IssueQuery("repo:" + repository + " is:issue");
  }

  /** Those that are open. */
  public IssueQuery open() {
    return and("is:open");
  }

  /**
   * Those that have one of these labels; a label after a minus is one that they have not. Without
   * any label nothing changes.
   */
  public IssueQuery labelled(List<String> labels) {
    var all = new ArrayList<String>();
    var wanted =
        labels.stream()
            .filter(label -> !label.startsWith("-"))
            .map(IssueQuery::quoted)
            .collect(Collectors.joining(","));
    if (!wanted.isEmpty()) {
      all.add("label:" + wanted);
    }
    labels.stream()
        .filter(label -> label.startsWith("-"))
        .map(label -> "-label:" + quoted(label.substring(1)))
        .forEach(all::add);
    return all.isEmpty() ? this : and(String.join(" ", all));
  }

  /** Those that were filed in that time, its end not included; to the second. */
  public IssueQuery created(Instant from, Instant to) {
    return and("created:" + range(from, to));
  }

  /** Those that were closed in that time, its end not included, and are still; to the second. */
  public IssueQuery closed(Instant from, Instant to) {
    return and("is:closed closed:" + range(from, to));
  }

  private IssueQuery and(String qualifiers) {
    return new IssueQuery(text + " " + qualifiers);
  }

  /** Both ends of GitHub's range are in it. */
  private static String range(Instant from, Instant to) {
    return from.truncatedTo(ChronoUnit.SECONDS)
        + ".."
        + to.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
  }

  private static String quoted(String label) {
    return '"' + label.replace("\"", "").replace("\\", "") + '"';
  }
}
