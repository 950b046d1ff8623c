package dev.watchbill.stories;

import dev.watchbill.platform.outbox.DeliveryWatch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Where the process is to die, as {@code kill -9} would have it: nothing is finished or closed. */
final class Doom implements DeliveryWatch {
  private static final int KILLED = 137;
  private static final String AFTER_COMMIT = "die after-commit";
  private static final String COMMANDS = "slack-worker";

  private volatile String decreed = "";

  static void die() {
    Runtime.getRuntime().halt(KILLED);
  }

  static String at(Work work, Step step, String key) {
    return "die %s %s %s".formatted(work, step, key);
  }

  static String afterCommit() {
    return AFTER_COMMIT;
  }

  void decree(String order) {
    decreed = order;
  }

  @Override
  public void reached(Step step, Work work, String key) {
    if (decreed.equals(at(work, step, key))) {
      die();
    }
  }

  /**
   * A clock for the timers. A command that changes the plan sets them as soon as it is committed,
   * on its own thread, so whoever looks at this clock there stands between commit and answer.
   */
  Clock clock(Clock real) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return real.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return clock(real.withZone(zone));
      }

      @Override
      public Instant instant() {
        if (decreed.equals(AFTER_COMMIT) && Thread.currentThread().getName().startsWith(COMMANDS)) {
          die();
        }
        return real.instant();
      }
    };
  }
}
