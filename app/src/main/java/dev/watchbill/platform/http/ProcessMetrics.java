package dev.watchbill.platform.http;

import java.lang.management.ManagementFactory;
import java.util.List;

/** What the Java process itself uses. */
public final class ProcessMetrics implements MetricSource {
  @Override
  public List<Metric> metrics() {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return List.of(
        Metric.gauge(
            "watchbill_heap_used_bytes", "Java heap in use, bytes.", (double) heap.getUsed()),
        Metric.gauge(
            "watchbill_threads",
            "Live threads.",
            ManagementFactory.getThreadMXBean().getThreadCount()),
        Metric.gauge(
            "watchbill_uptime_seconds",
            "Time since the process started, seconds.",
            ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0));
  }
}
