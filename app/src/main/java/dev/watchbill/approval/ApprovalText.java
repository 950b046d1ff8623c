package dev.watchbill.approval;

import dev.watchbill.text.TypedNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed after {@code /freeze exceptions}.
 *
 * @param number the pull request's
 * @param office in which they answer, if they say so
 * @param words the rest, in which a reason may stand; may be empty
 */
record ApprovalText(Verb verb, long number, Optional<Office> office, String words) {
  private static final Pattern TYPED = Pattern.compile("(\\S+)\\s+(\\S+)(?:\\s+(.*))?");
  private static final Pattern OFFICE =
      Pattern.compile(
          "as (em|manager|qa lead|qa-lead|qa|dri)\\b[,:]?\\s*(.*)", Pattern.CASE_INSENSITIVE);

  /** What they want. */
  enum Verb {
    APPROVE,
    DENY,
    WITHDRAW
  }

  /** Empty if it is not understood. */
  static Optional<ApprovalText> read(String typed) {
    Matcher matcher = TYPED.matcher(typed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = Optional.ofNullable(matcher.group(3)).orElse("").strip();
    Matcher office = OFFICE.matcher(rest);
    boolean says = office.matches();
    return verb(matcher.group(1))
        .flatMap(
            verb ->
                TypedNumber.read(matcher.group(2))
                    .map(
                        number ->
                            new ApprovalText(
                                verb,
                                number,
                                says ? Optional.of(office(office.group(1))) : Optional.empty(),
                                says ? office.group(2) : rest)));
  }

  private static Optional<Verb> verb(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "approve", "confirm" -> Optional.of(Verb.APPROVE);
      case "deny", "not-now" -> Optional.of(Verb.DENY);
      case "withdraw" -> Optional.of(Verb.WITHDRAW);
      default -> Optional.empty();
    };
  }

  private static Office office(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "em", "manager" -> Office.MANAGER;
      case "dri" -> Office.DRI;
      default -> Office.QA_LEAD;
    };
  }
}
