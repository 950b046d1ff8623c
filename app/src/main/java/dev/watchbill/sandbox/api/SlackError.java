package dev.watchbill.sandbox.api;

import java.util.List;

/** A refusal in Slack's words: becomes {@code ok: false}. */
final class SlackError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  SlackError(String code) {
    this(code, List.of());
  }

  /** With what is wrong, each with its place. */
  SlackError(String code, List<String> problems) {
    super(code, null, false, false);
    this.problems = List.copyOf(problems);
  }

  String code() {
    return String.valueOf(getMessage());
  }

  List<String> problems() {
    return problems;
  }
}
