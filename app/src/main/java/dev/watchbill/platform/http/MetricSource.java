package dev.watchbill.platform.http;

import java.util.List;

/** Something that can be measured. */
public interface MetricSource {
  /** The numbers now. Called at every scrape: answers within a second. */
  List<Metric> metrics();
}
