package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.text.Excerpt;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What the gate says in the other tool, in plain text. */
final class GateWords {
  /** GitHub takes no longer description. */
  static final int LONGEST = 140;

  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.US);

  private final ZoneId zone;

  /**
   * @param zone whoever reads there has no time zone that we know
   */
  GateWords(ZoneId zone) {
    this.zone = zone;
  }

  /** Why a pull request may merge. */
  String exempt(Exemption it) {
    return switch (it.kind()) {
      case BUG -> "Exempt: bug fix (R26)";
      case DOCS -> "Exempt: documentation (R26)";
      case WEBSITE -> "Exempt: website (R26)";
      case OTHER -> "Exempt: confirmed by the manager (R26)";
      case FEATURE -> "Exempt: exception approved by EM, QA lead and DRI (R28)";
    };
  }

  /** Why the pull request of that number may not, and what to do. */
  String frozen(Wish wish, int number) {
    return Excerpt.of("Frozen%s: ask with /unfreeze %d".formatted(until(wish), number), LONGEST);
  }

  /** Why one in the merge queue may not, though it is exempt, and what to do. */
  String behind(int number) {
    return "Behind one in the merge queue that may not merge: queue #%d again".formatted(number);
  }

  /** The note of a freeze. */
  String note(Wish wish) {
    return wish.freeze()
        .map(
            freeze ->
                "%s%s. Ask with /unfreeze in Slack."
                    .formatted(
                        freeze
                            .version()
                            .map(version -> "Freeze for " + Excerpt.of(version, 50))
                            .orElse("Freeze begun by hand"),
                        until(wish)))
        .orElse("The freeze is over.");
  }

  private String until(Wish wish) {
    Optional<Instant> until = wish.freeze().flatMap(freeze -> freeze.releaseAt());
    return until.map(at -> " until " + UNTIL.format(at.atZone(zone))).orElse("");
  }
}
