package dev.watchbill.sandbox.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PendingEventTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void three_retries_and_no_more() {
    assertThat(waits(false))
        .containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));
  }

  @Test
  void delayed_events_come_hourly_for_a_day() {
    assertThat(waits(true)).hasSize(3 + 24).endsWith(Duration.ofHours(1));
  }

  private static List<Duration> waits(boolean delayed) {
    var waits = new ArrayList<Duration>();
    var now = NOON;
    var event = Optional.of(PendingEvent.first("Ev1", Json.object(), NOON));
    while (event.isPresent()) {
      event = event.orElseThrow().after("timeout", now, delayed);
      if (event.isPresent()) {
        waits.add(Duration.between(now, event.orElseThrow().due()));
        now = event.orElseThrow().due();
      }
    }
    return waits;
  }
}
