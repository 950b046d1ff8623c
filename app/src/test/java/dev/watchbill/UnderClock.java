package dev.watchbill;

import dev.watchbill.sandbox.BotUnderClock;
import java.time.Clock;

/** The bot under the sandbox's clock, as {@code watchbill sandbox} has it, for tests elsewhere. */
public final class UnderClock {
  private UnderClock() {}

  public static BotUnderClock of(Watchbill bot, Clock clock) {
    return new MainSandboxBot(bot, clock);
  }
}
