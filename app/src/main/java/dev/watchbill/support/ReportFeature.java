package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.ground.Ground;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Reports on support requests. */
public final class ReportFeature {
  private ReportFeature() {}

  /** What other features have to know of them. */
  public static SupportFigures figures(WatchbillConfig config, Jdbi jdbi, Clock clock) {
    return new SupportFigures(new SupportReports(config, new ReportStore(jdbi), clock));
  }

  /** Adds {@code report} to {@code /oncall}. */
  public static void assemble(Ground ground, OnCallVerbs verbs, Files files) {
    new ReportSlack(
            new SupportReports(ground.config(), new ReportStore(ground.jdbi()), ground.clock()),
            ground.people(),
            RotationWords.of(ground.config()),
            files,
            ground.outbox(),
            ground.transactions(),
            ground.afterwards())
        .listen(verbs);
  }
}
