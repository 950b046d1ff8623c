package dev.watchbill.platform.slack;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** Slack's timestamps, {@code 1700000000.000100}, which also name messages. */
public final class SlackTime {
  private SlackTime() {}

  static String of(Instant instant) {
    return String.format(
        Locale.ROOT, "%010d.%06d", instant.getEpochSecond(), instant.getNano() / 1000);
  }

  /**
   * When that was.
   *
   * @throws NumberFormatException if it is no timestamp
   */
  public static Instant instant(String ts) {
    return Instant.ofEpochSecond(0, new BigDecimal(ts).movePointRight(9).longValueExact());
  }

  /** The earlier of the two. */
  static String earlier(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** The later of the two. */
  static String later(String one, String other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /**
   * That many seconds before {@code ts}.
   *
   * @throws NumberFormatException if it is no timestamp
   */
  static String before(String ts, long seconds) {
    var dot = ts.indexOf('.');
    var whole = Long.parseLong(dot < 0 ? ts : ts.substring(0, dot));
    return String.format(Locale.ROOT, "%010d", Math.max(0, whole - seconds))
        + (dot < 0 ? ".000000" : ts.substring(dot));
  }
}
