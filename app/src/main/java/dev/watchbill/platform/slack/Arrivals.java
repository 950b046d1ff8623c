package dev.watchbill.platform.slack;

import java.util.concurrent.atomic.AtomicLong;

/** That something came by the socket; what the watch knows it to be hearing by. */
final class Arrivals {
  private final AtomicLong count = new AtomicLong();
  private volatile boolean echoes;

  void note() {
    count.incrementAndGet();
  }

  /** One of our own messages came back. */
  void noteEcho() {
    echoes = true;
  }

  /** How many deliveries came so far. */
  long count() {
    return count.get();
  }

  /** Whether this Slack sends us our own messages; not every stand-in does. */
  boolean echoes() {
    return echoes;
  }
}
