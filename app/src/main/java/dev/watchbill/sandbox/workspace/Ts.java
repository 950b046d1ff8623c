package dev.watchbill.sandbox.workspace;

import java.time.Instant;
import java.util.Locale;

/** Slack's time stamps: seconds of the epoch, a point, six digits of microseconds. */
public final class Ts {
  private static final long MICROS = 1_000_000L;

  private Ts() {}

  /** The time stamp of an instant, cut to the microsecond. */
  public static String of(Instant instant) {
    return of(micros(instant));
  }

  /**
   * The instant of a time stamp.
   *
   * @throws NumberFormatException if it is none
   */
  public static Instant instant(String ts) {
    var micros = micros(ts);
    return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
  }

  /** The same, cut to the second: {@code 1736207110.000000}. */
  public static String wholeSecond(String ts) {
    return of(micros(ts) / MICROS * MICROS);
  }

  static String of(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS + instant.getNano() / 1000;
  }

  /** Reads generously: {@code 0}, {@code 12}, {@code 12.5}, {@code 12.000001}. */
  static long micros(String ts) {
    var point = ts.indexOf('.');
    if (point < 0) {
      return Long.parseLong(ts) * MICROS;
    }
    var fraction = (ts.substring(point + 1) + "000000").substring(0, 6);
    return Long.parseLong(ts.substring(0, point)) * MICROS + Long.parseLong(fraction);
  }
}
