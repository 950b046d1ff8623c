package dev.watchbill.worktime;

import java.time.LocalDate;

/** The days on which nobody works although their weekday is a working day. */
@FunctionalInterface
public interface Holidays {
  /** Whether {@code day}, a date on the calendar of the people concerned, is free. */
  boolean isHoliday(LocalDate day);

  /** No holidays at all. */
  static Holidays none() {
    return day -> false;
  }
}
