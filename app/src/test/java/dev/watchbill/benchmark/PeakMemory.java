package dev.watchbill.benchmark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAccumulator;

/** Watches the memory of a bot, four times a second. */
final class PeakMemory implements AutoCloseable {
  private final BotProcess process;
  private final DoubleAccumulator most = new DoubleAccumulator(Math::max, 0);
  private final ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor();

  private PeakMemory(BotProcess process) {
    this.process = process;
  }

  static PeakMemory of(BotProcess process) {
    var peak = new PeakMemory(process);
    var unused =
        peak.watching.scheduleAtFixedRate(
            () -> peak.most.accumulate(process.residentMegabytes()), 0, 250, TimeUnit.MILLISECONDS);
    return peak;
  }

  /** The most that was resident since this began, in MB. */
  double megabytes() {
    most.accumulate(process.residentMegabytes());
    return most.get();
  }

  @Override
  public void close() {
    watching.shutdownNow();
  }
}
