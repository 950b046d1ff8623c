package dev.watchbill;

import dev.watchbill.platform.outbox.OutboxEntry;
import dev.watchbill.sandbox.BotUnderClock;
import dev.watchbill.sandbox.Inspection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The bot as the sandbox sees it: something that waits, works, and can be looked into. */
record MainSandboxBot(Watchbill bot, Clock clock) implements BotUnderClock {
  private static final int SHOWN = 50;

  @Override
  public Optional<Instant> nextDue() {
    return bot.jobs().nextStop();
  }

  @Override
  public void sweep() {
    bot.jobs().sweep();
  }

  /** While it reads back what it has missed, its clocks wait, and so should time. */
  @Override
  public boolean quiet() {
    return bot.isAllEars() && bot.outbox().figures(clock.instant()).quiet();
  }

  @Override
  public Inspection inspect() {
    return new Inspection(
        bot.jobs().deadlines().entrySet().stream()
            .map(deadline -> new Inspection.Timer(deadline.getValue(), deadline.getKey(), ""))
            .toList(),
        bot.outbox().newest(SHOWN).stream().map(MainSandboxBot::outgoing).toList());
  }

  private static Inspection.Outgoing outgoing(OutboxEntry entry) {
    return new Inspection.Outgoing(
        entry.key(),
        entry.lane(),
        entry.state() + (entry.edited() ? ", to be edited" : ""),
        entry.nextAttemptAt(),
        entry.text(),
        entry.failure().orElse(""));
  }
}
