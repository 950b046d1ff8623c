package dev.watchbill;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.ground.Ground;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/** What a feature is assembled on where it is tried by itself, on a real database. */
public record TestGround(
    Jdbi jdbi, WatchbillConfig config, Directory directory, AuditTrail audit, Clock clock) {

  /** Addresses of messages, as they would be in a workspace. */
  public static final Permalinks PERMALINKS =
      (channel, ts, thread) -> "https://slack.example/" + channel + "/" + ts;

  /** For a feature that speaks there; nobody has to be woken, and everything has been heard. */
  public Ground saying(Outbox outbox) {
    return saying(outbox, (when, timed) -> {}, () -> true);
  }

  /** For a feature that speaks there, and asks to be woken there. */
  public Ground saying(Outbox outbox, Wakeups wakeups, BooleanSupplier caughtUp) {
    return new Ground(
        config,
        jdbi,
        new Transactions(jdbi),
        audit,
        outbox,
        (channel, ts) -> Optional.empty(),
        wakeups,
        directory,
        new People(directory, config),
        PERMALINKS,
        new Reception(),
        caughtUp,
        Runnable::run,
        clock,
        GitHubWeb.PUBLIC);
  }
}
