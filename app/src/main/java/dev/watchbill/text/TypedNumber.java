package dev.watchbill.text;

import java.util.Optional;

/** Numbers by which people name alarms, requests and the like, and which buttons carry. */
public final class TypedNumber {
  private TypedNumber() {}

  /** {@code 12} or {@code #12}, and nothing else; up to 18 digits. */
  public static Optional<Long> read(String typed) {
    String digits = typed.startsWith("#") ? typed.substring(1) : typed;
    return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }
}
