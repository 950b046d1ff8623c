package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;

/** Reports on support requests. */
public final class ReportFeature {
  private ReportFeature() {}

  /** What other features have to know of them. */
  public static SupportFigures figures(WatchbillConfig config, Jdbi jdbi, Clock clock) {
    return new SupportFigures(new SupportReports(config, new ReportStore(jdbi), clock));
  }

  /**
   * Adds {@code report} to {@code /oncall}.
   *
   * @param afterwards does what calls Slack, so that no command waits for it
   */
  public static void assemble(
      WatchbillConfig config,
      Jdbi jdbi,
      Transactions transactions,
      Outbox outbox,
      People people,
      OnCallVerbs verbs,
      Files files,
      Executor afterwards,
      Clock clock) {
    new ReportSlack(
            new SupportReports(config, new ReportStore(jdbi), clock),
            people,
            RotationWords.of(config),
            files,
            outbox,
            transactions,
            afterwards)
        .listen(verbs);
  }
}
