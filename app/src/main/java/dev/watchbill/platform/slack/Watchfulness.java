package dev.watchbill.platform.slack;

import java.time.Duration;

/**
 * How closely the socket is watched.
 *
 * @param look how often it is looked after
 * @param patience how long a suspect socket may be silent before it is taken to be deaf
 * @param readBack how often watched channels are read back as a matter of routine
 * @param echo how long after a message of ours channels are read back if nothing came by the socket
 * @param firstRetry how long after a first failure to connect it is tried again
 * @param longestRetry and at most, after many
 * @param maxAge how far back channels are read; less than the inbox remembers
 */
public record Watchfulness(
    Duration look,
    Duration patience,
    Duration readBack,
    Duration echo,
    Duration firstRetry,
    Duration longestRetry,
    Duration maxAge) {

  /** As fits Slack's limits. */
  public static Watchfulness usual() {
    return new Watchfulness(
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofHours(24));
  }
}
