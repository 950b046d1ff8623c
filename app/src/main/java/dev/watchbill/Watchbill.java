package dev.watchbill;

import dev.watchbill.config.Environment;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.jobs.Jobs;
import dev.watchbill.platform.storage.Database;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot, put together. */
final class Watchbill implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchbill.class);

  private final Jobs jobs;

  private Watchbill(Jobs jobs) {
    this.jobs = jobs;
  }

  /** Starts everything over a migrated database; shows how it is on {@code web}. */
  static Watchbill start(
      WatchbillConfig config,
      Environment environment,
      Database database,
      WebServer web,
      Clock clock) {
    var jobs = new Jobs(database.dataSource(), database.transactions(), clock);
    web.show(jobs);
    jobs.start();
    log.info(
        "Watchbill runs against {} for {}.",
        environment.slackApiUrl(),
        String.join(", ", config.rotations().keySet()));
    return new Watchbill(jobs);
  }

  /** The timers, for whoever moves the clock. */
  Jobs jobs() {
    return jobs;
  }

  @Override
  public void close() {
    jobs.close();
  }
}
