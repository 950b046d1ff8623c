package dev.watchbill.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What releases are called: {@code 4.60.0}, {@code v4.60}, {@code 2026.12-rc1}. */
final class Versions {
  /** Characters. */
  static final int LONGEST = 40;

  /** What a version has to be, for people. */
  static final String RULE =
      "A version is one word with a number in it, of at most "
          + LONGEST
          + " letters, digits, dots and hyphens.";

  private static final Pattern ANY = Pattern.compile("(?=.*\\d)[A-Za-z0-9][A-Za-z0-9.+-]*");
  private static final Pattern NUMBERED =
      Pattern.compile("(v?\\d{1,9})\\.(\\d{1,8})(\\.\\d{1,9})?");

  private Versions() {}

  /** As somebody typed it; empty if it cannot be the name of a version. */
  static Optional<String> read(String typed) {
    String plain = typed.strip();
    return plain.length() <= LONGEST && ANY.matcher(plain).matches()
        ? Optional.of(plain)
        : Optional.empty();
  }

  /** The same for {@code 4.60.0} and {@code V4.60.0}. */
  static String called(String version) {
    return version.strip().toLowerCase(Locale.ROOT).replaceAll("^v(?=\\d)", "");
  }

  /** The minor version after it, where it has one: 4.61.0 after 4.60.2. */
  static Optional<String> next(String version) {
    Matcher parts = NUMBERED.matcher(version);
    return parts.matches()
        ? Optional.of(
            "%s.%d%s"
                .formatted(
                    parts.group(1),
                    Long.parseLong(parts.group(2)) + 1,
                    parts.group(3) == null ? "" : ".0"))
        : Optional.empty();
  }
}
