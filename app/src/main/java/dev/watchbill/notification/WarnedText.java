package dev.watchbill.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed after {@code /critical-bug warned}.
 *
 * @param alarm its number
 * @param audiences who was warned; empty to see the boxes
 * @param on whether they were, or not after all
 */
record WarnedText(long alarm, Set<Audience> audiences, boolean on) {
  private static final Pattern NUMBERED = Pattern.compile("#?(\\d{1,18})(?:\\s+(.*))?");

  WarnedText {
    audiences = Set.copyOf(audiences);
  }

  /** Whether the words begin with a number: else they describe a bug. */
  static boolean isOne(String words) {
    return NUMBERED.matcher(words.strip()).matches();
  }

  /** Empty if it cannot be understood. */
  static Optional<WarnedText> read(String words) {
    Matcher matcher = NUMBERED.matcher(words.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long alarm = Long.parseLong(matcher.group(1));
    String rest = Optional.ofNullable(matcher.group(2)).orElse("").strip().toLowerCase(Locale.ROOT);
    boolean off = rest.equals("not") || rest.startsWith("not ");
    String who = off ? rest.substring(3).strip() : rest;
    return audiences(who)
        .filter(them -> !off || !them.isEmpty())
        .map(them -> new WarnedText(alarm, them, !off));
  }

  private static Optional<Set<Audience>> audiences(String who) {
    return switch (who) {
      case "" -> Optional.of(Set.of());
      case "customers", "customer" -> Optional.of(EnumSet.of(Audience.CUSTOMERS));
      case "community", "the community" -> Optional.of(EnumSet.of(Audience.COMMUNITY));
      case "both", "all", "customers and community", "customers and the community" ->
          Optional.of(EnumSet.allOf(Audience.class));
      default -> Optional.empty();
    };
  }
}
