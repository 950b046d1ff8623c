package dev.watchbill;

import dev.watchbill.platform.inbox.PostgresInbox;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.PostgresOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what nobody needs any more. The inbox remembers longer than Slack repeats an event and
 * than channels are read back; the outbox as long as a message may still be edited.
 */
final class Housekeeping implements Timed {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  static final Duration HEARD = Duration.ofDays(7);
  static final Duration SAID = Duration.ofDays(180);

  private final PostgresInbox inbox;
  private final PostgresOutbox outbox;

  Housekeeping(PostgresInbox inbox, PostgresOutbox outbox) {
    this.inbox = inbox;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "housekeeping";
  }

  @Override
  public void due(Instant now) {
    int heard = inbox.purge(now, HEARD);
    int said = outbox.purge(now, SAID);
    if (heard + said > 0) {
      LOG.info("Forgot {} old deliveries and {} old messages", heard, said);
    }
  }

  /** The sweep is often enough. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
