package dev.watchbill.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants in Slack's markup, shown in the zone of whoever reads; and how far off they are. */
public final class ReaderTime {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm zzz", Locale.US);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.US);

  /** What {@link #distance} says within a minute. */
  public static final String NOW = "now";

  private ReaderTime() {}

  /**
   * Day and time: "Wednesday, September 9th, 2026 at 10:00 AM", or "tomorrow at 10:00 AM".
   *
   * @param zone for clients that cannot show the reader's own time, and for notifications
   */
  public static String moment(Instant instant, ZoneId zone) {
    return date(instant, "{date_long_pretty} at {time}", MOMENT.format(instant.atZone(zone)));
  }

  /** A day and time in few letters, for lists: "Sep 9, 2026 10:00 AM". */
  public static String shortMoment(Instant instant, ZoneId zone) {
    return date(instant, "{date_short_pretty} {time}", MOMENT.format(instant.atZone(zone)));
  }

  /** A day in few letters, for lists: "Sep 9, 2026". */
  public static String shortDay(Instant instant, ZoneId zone) {
    return date(instant, "{date_short_pretty}", DAY.format(instant.atZone(zone)));
  }

  /** The time of day alone: "10:00 AM". */
  public static String timeOfDay(Instant instant, ZoneId zone) {
    return date(instant, "{time}", TIME.format(instant.atZone(zone)));
  }

  /** How far off {@code then} is: "in 40 min", "in 2 days", "now", "3 hours ago". */
  public static String distance(Instant now, Instant then) {
    Duration away = Duration.between(now, then);
    if (away.abs().compareTo(Duration.ofMinutes(1)) < 0) {
      return NOW;
    }
    String length = length(away.abs());
    return away.isNegative() ? length + " ago" : "in " + length;
  }

  /** How long ago {@code then} was: "just now", "3 hours ago". */
  public static String ago(Instant now, Instant then) {
    String distance = distance(now, then);
    return distance.equals(NOW) ? "just now" : distance;
  }

  private static String length(Duration duration) {
    long minutes = duration.plusSeconds(30).toMinutes();
    if (minutes < 60) {
      return minutes + " min";
    }
    long hours = duration.plusMinutes(30).toHours();
    if (hours < 48) {
      return hours == 1 ? "1 hour" : hours + " hours";
    }
    return duration.plusHours(12).toDays() + " days";
  }

  private static String date(Instant instant, String format, String fallback) {
    return "<!date^" + instant.getEpochSecond() + "^" + format + "|" + fallback + ">";
  }
}
