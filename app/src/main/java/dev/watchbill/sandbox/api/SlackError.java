package dev.watchbill.sandbox.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A refusal in Slack's words: becomes {@code ok: false}. */
final class SlackError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;
  private final transient Map<String, String> details;

  SlackError(String code) {
    this(code, List.of());
  }

  /** With what is wrong, each with its place. */
  SlackError(String code, List<String> problems) {
    this(code, problems, Map.of());
  }

  private SlackError(String code, List<String> problems, Map<String, String> details) {
    super(code, null, false, false);
    this.problems = List.copyOf(problems);
    this.details = Map.copyOf(details);
  }

  /** The app's token does not reach so far. */
  static SlackError missingScope(List<String> needed, Set<String> provided) {
    return new SlackError(
        "missing_scope",
        List.of(),
        Map.of(
            "needed",
            String.join(",", needed),
            "provided",
            String.join(",", new TreeSet<>(provided))));
  }

  String code() {
    return String.valueOf(getMessage());
  }

  /** What else the answer says. */
  Map<String, String> details() {
    return details;
  }

  List<String> problems() {
    return problems;
  }
}
