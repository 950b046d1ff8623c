package dev.watchbill.platform.outbox;

import java.time.Duration;

/**
 * How the courier goes about it.
 *
 * @param workers how many messages are on their way at once, each to another conversation
 * @param pace between two messages to one conversation
 * @param lease how long a courier may hold a conversation before it is thought dead, in real time;
 *     a call of Slack has to end within a third of it
 * @param settling how long Slack may need until a post, whose outcome is unknown, can be found
 * @param firstRetry the pause after the first failure; it doubles with each one
 * @param longestRetry what that pause grows to
 * @param attempts how often it is tried before it is given up
 * @param poll how often to look for what other instances put, in real time
 */
public record CourierSettings(
    int workers,
    Duration pace,
    Duration lease,
    Duration settling,
    Duration firstRetry,
    Duration longestRetry,
    int attempts,
    Duration poll) {

  /** One message a second to each conversation, about six hours of trying. */
  public static CourierSettings defaults() {
    return new CourierSettings(
        6,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofMinutes(10),
        45,
        Duration.ofSeconds(1));
  }

  /** What a call of Slack may take. */
  Duration longestCall() {
    return lease.dividedBy(3);
  }

  /** The same with another pace. */
  public CourierSettings withPace(Duration other) {
    return new CourierSettings(
        workers, other, lease, settling, firstRetry, longestRetry, attempts, poll);
  }

  /** The same with another lease. */
  public CourierSettings withLease(Duration other) {
    return new CourierSettings(
        workers, pace, other, settling, firstRetry, longestRetry, attempts, poll);
  }
}
