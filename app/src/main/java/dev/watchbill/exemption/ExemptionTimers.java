package dev.watchbill.exemption;

import dev.watchbill.platform.jobs.Timed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what was asked for, and looks through what has changed; none of it without GitHub. */
final class ExemptionTimers implements Timed {
  static final String NAME = "exemption";

  private final ReadingRounds readings;
  private final MergeWatch watch;
  private final RequestStore store;
  private final WatchStore watchStore;

  ExemptionTimers(
      ReadingRounds readings, MergeWatch watch, RequestStore store, WatchStore watchStore) {
    this.readings = readings;
    this.watch = watch;
    this.store = store;
    this.watchStore = watchStore;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    readings.due(exact);
    watch.due(exact);
  }

  @Override
  public Optional<Instant> nextDue() {
    return Stream.concat(store.nextDue().stream(), watchStore.nextDue().stream())
        .min(Instant::compareTo);
  }

  /** What was asked for is waited for; what may have changed meanwhile is only looked through. */
  @Override
  public Optional<Instant> nextStop(Instant now) {
    return Stream.concat(
            store.nextDue().stream(), watchStore.nextDue().filter(at -> !at.isAfter(now)).stream())
        .min(Instant::compareTo);
  }
}
