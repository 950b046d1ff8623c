package dev.watchbill;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;

/** How far the bot has come: before it listens it is not well, whatever its parts say. */
final class Stage implements HealthPart {
  private volatile Health health = Health.down("The bot is starting.");

  void waitsFor(String what) {
    health = Health.down("The bot is starting: it waits for " + what + ".");
  }

  void working() {
    health = Health.ok("The bot is at work.");
  }

  @Override
  public String name() {
    return "bot";
  }

  @Override
  public Health health() {
    return health;
  }
}
