package dev.watchbill.release;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The action ids of the buttons about the release calendar. */
public final class ReleaseActions {
  /** Opens the form that plans a release; its value fills it in, see {@link #planning}. */
  public static final String PLAN = "release.plan";

  /** Shows what {@code /freeze schedule} does. */
  public static final String SCHEDULE = "release.schedule";

  /** Followed by a colon and the release's number, as the two after it. */
  static final String MOVE = "release.move";

  static final String CANCEL = "release.cancel";
  static final String OUT = "release.out";

  /** Slack wants a value that is not empty. */
  private static final String NOTHING = "-";

  private ReleaseActions() {}

  /** The value of a button {@link #PLAN} that fills in the form. */
  public static String planning(Optional<String> version, Optional<Instant> at) {
    return version.orElse(NOTHING) + " " + at.map(Instant::toString).orElse(NOTHING);
  }

  static Optional<String> versionIn(String value) {
    return Versions.read(value.split(" ", 2)[0]).filter(it -> !it.equals(NOTHING));
  }

  static Optional<Instant> instantIn(String value) {
    String[] parts = value.split(" ", 2);
    try {
      return parts.length < 2 || parts[1].equals(NOTHING)
          ? Optional.empty()
          : Optional.of(Instant.parse(parts[1]));
    } catch (DateTimeParseException e) {
      // A button of an older version: the form opens without a day.
      return Optional.empty();
    }
  }
}
