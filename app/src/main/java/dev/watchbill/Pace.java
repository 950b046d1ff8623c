package dev.watchbill;

import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.outbox.DeliveryWatch;
import dev.watchbill.platform.slack.Watchfulness;
import java.time.Clock;

/**
 * How hastily the bot goes about its work.
 *
 * @param realTime what Quartz counts in; it is the bot's own clock but for the sandbox, whose clock
 *     is moved on
 * @param deliveryWatch sees every step of every delivery
 */
public record Pace(
    Clock realTime,
    CourierSettings courier,
    Watchfulness watchfulness,
    DeliveryWatch deliveryWatch) {

  /** As fits Slack's limits. */
  public static Pace usual(Clock realTime) {
    return new Pace(
        realTime, CourierSettings.defaults(), Watchfulness.usual(), DeliveryWatch.none());
  }

  /** The same with another courier. */
  public Pace with(CourierSettings other) {
    return new Pace(realTime, other, watchfulness, deliveryWatch);
  }

  /** The same with another watch over the socket. */
  public Pace with(Watchfulness other) {
    return new Pace(realTime, courier, other, deliveryWatch);
  }
}
