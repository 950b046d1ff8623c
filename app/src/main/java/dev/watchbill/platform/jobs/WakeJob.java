package dev.watchbill.platform.jobs;

import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Wakes the feature it is named after. Quartz stores the name of this class, so it cannot be
 * renamed without a migration.
 */
@DisallowConcurrentExecution
public final class WakeJob implements Job {
  private final Consumer<String> wake;

  WakeJob(Consumer<String> wake) {
    this.wake = wake;
  }

  @Override
  public void execute(JobExecutionContext context) {
    wake.accept(context.getJobDetail().getKey().getName());
  }
}
