package dev.watchbill.planted;

import java.io.File;
import java.time.Clock;
import java.time.Instant;

final class ImpurePolicy {
  final File world = new File("world");

  Instant now(Clock clock) {
    return clock.instant();
  }
}
