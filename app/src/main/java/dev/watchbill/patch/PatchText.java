package dev.watchbill.patch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed after {@code /critical-bug patch}: the number of an alarm, and the rest.
 *
 * @param rest with single spaces between the words; may be empty
 */
record PatchText(long alarm, String rest) {
  private static final Pattern NUMBERED = Pattern.compile("#?(\\d{1,18})(?:\\s+(.*))?");
  private static final Pattern LINE = Pattern.compile("(not |done )?(\\d{1,3})(?: done)?");

  /**
   * A line to tick, or not after all.
   *
   * @param position counted from 0
   */
  record Tick(int position, boolean on) {}

  /** Empty if the words do not begin with a number: then they describe a bug. */
  static Optional<PatchText> read(String words) {
    Matcher matcher = NUMBERED.matcher(words.strip());
    return matcher.matches()
        ? Optional.of(
            new PatchText(
                Long.parseLong(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).orElse("").strip()))
        : Optional.empty();
  }

  /** {@code 3}, {@code done 3} or {@code not 3}. */
  Optional<Tick> tick() {
    Matcher matcher = LINE.matcher(rest.toLowerCase(Locale.ROOT));
    return matcher.matches()
        ? Optional.of(
            new Tick(Integer.parseInt(matcher.group(2)) - 1, !"not ".equals(matcher.group(1))))
        : Optional.empty();
  }
}
