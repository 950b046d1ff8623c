package dev.watchbill.criticalbug;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an alarm's clock rings next (R20). */
final class RoundsPolicy {
  private RoundsPolicy() {}

  /**
   * The instant, of an alarm that came into {@code state} or was asked about, at {@code now}.
   *
   * @param asked how often it was asked since it is in {@code state}
   * @return none for one that waits for no verdict
   */
  static Optional<Instant> nextAt(AlarmState state, int asked, Instant now, AlarmRules rules) {
    return switch (state) {
      case RAISED -> Optional.of(rules.fallbackAt(now));
      case LOOKING -> Optional.of(now.plus(rules.patience()));
      case FELL_BACK ->
          Optional.of(now.plus(rules.askAgain().get(Math.min(asked, rules.askAgain().size() - 1))));
      case TAKEN -> Optional.of(asked == 0 ? soon(now, rules) : nextDay(now, rules));
      case CONTESTED -> Optional.of(nextDay(now, rules));
      case CONFIRMED, REJECTED, FIXED, CLOSED, WITHDRAWN -> Optional.empty();
    };
  }

  /** Once product has had its patience at work, from the next opening if it is not there now. */
  private static Instant soon(Instant now, AlarmRules rules) {
    return rules.productHours().after(now, rules.patience());
  }

  /** The same on product's next working day; of those who never go home, a day later. */
  private static Instant nextDay(Instant now, AlarmRules rules) {
    Instant closing = rules.productHours().closingAfter(now).orElse(now);
    return closing.equals(Instant.MAX)
        ? now.plus(Duration.ofDays(1))
        : soon(rules.productHours().nextOpening(closing), rules);
  }
}
