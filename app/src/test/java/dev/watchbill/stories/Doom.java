package dev.watchbill.stories;

import dev.watchbill.platform.outbox.DeliveryWatch;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Where the process is to die, as {@code kill -9} would have it: nothing is finished or closed. */
final class Doom implements DeliveryWatch {
  private static final int KILLED = 137;
  private static final String AFTER_COMMIT = "die after-commit";
  private static final List<String> EARS = List.of("slack-worker", "socket-mode");

  private volatile String decreed = "";

  static void die() {
    Runtime.getRuntime().halt(KILLED);
  }

  /**
   * @param key how the message's key ends
   */
  static String at(Work work, Step step, String key) {
    return during(work, step) + key;
  }

  private static String during(Work work, Step step) {
    return "die %s %s ".formatted(work, step);
  }

  static String afterCommit() {
    return AFTER_COMMIT;
  }

  void decree(String order) {
    decreed = order;
  }

  @Override
  public void reached(Step step, Work work, String key) {
    var now = during(work, step);
    if (decreed.startsWith(now) && key.endsWith(decreed.substring(now.length()))) {
      die();
    }
  }

  /**
   * A clock for the timers. What was heard and changes what is due sets them as soon as it is
   * committed, on the thread that heard it, so whoever looks at this clock there stands between
   * commit and answer.
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
        var thread = Thread.currentThread().getName();
        if (decreed.equals(AFTER_COMMIT) && EARS.stream().anyMatch(thread::contains)) {
          die();
        }
        return real.instant();
      }
    };
  }
}
