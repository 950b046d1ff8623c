package dev.watchbill.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; every problem found in it is listed. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  public ConfigException(List<ConfigProblem> problems) {
    super(
        problems.stream()
            .map(ConfigProblem::toString)
            .collect(Collectors.joining("\n  ", headline(problems.size()) + "\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  private static String headline(int count) {
    return count == 1
        ? "The configuration has a problem:"
        : "The configuration has " + count + " problems:";
  }

  /** In the order of the file. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
