package dev.watchbill.criticalbug;

import java.util.Optional;

/** Numbers of alarms as people type them. */
final class BugNumbers {
  private BugNumbers() {}

  /** {@code 12} or {@code #12}, and nothing else. */
  static Optional<Long> read(String typed) {
    String digits = typed.startsWith("#") ? typed.substring(1) : typed;
    return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
