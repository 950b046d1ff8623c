package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import java.time.Instant;

/**
 * An alarm has just moved.
 *
 * @param alarm as it stands now
 * @param from where it stood before; the same state for what it began with, when it was raised
 * @param now the instant of the move
 */
public record Moved(Alarm alarm, AlarmState from, By by, Instant now) {

  /** Whether it stands in {@code state} since this move. */
  public boolean isNow(AlarmState state) {
    return alarm.state() == state;
  }
}
