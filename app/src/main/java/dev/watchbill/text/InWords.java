package dev.watchbill.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How people say it. */
public final class InWords {
  private InWords() {}

  /**
   * A length of time in days, hours and minutes, such as {@code 1 hour} or {@code 2 days 30
   * minutes}; a day and less than two is said in hours. Seconds are left out: less than a minute is
   * {@code less than a minute}.
   *
   * @param duration zero or more
   */
  public static String of(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes == 0) {
      return "less than a minute";
    }
    long days = duration.toDays() < 2 ? 0 : duration.toDays();
    var parts = new ArrayList<String>();
    add(parts, days, "day");
    add(parts, duration.toHours() - 24 * days, "hour");
    add(parts, minutes % 60, "minute");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long count, String unit) {
    if (count > 0) {
      parts.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }
}
