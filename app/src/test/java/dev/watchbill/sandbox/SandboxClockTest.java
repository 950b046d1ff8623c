package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Clock REAL = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void it_moves_forward_only() {
    var clock = SandboxClock.over(REAL);
    clock.moveTo(NOW.plusSeconds(60));
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
    clock.moveTo(NOW.plusSeconds(30));
    assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(60));
    assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void it_goes_on_ticking() {
    var clock = SandboxClock.over(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)));
    var before = clock.instant();
    clock.moveTo(before.plusSeconds(3600));
    assertThat(clock.instant()).isBetween(before.plusSeconds(3600), before.plusSeconds(3660));
  }

  @Test
  void in_another_zone_it_is_the_same_clock() {
    var clock = SandboxClock.over(REAL);
    var there = clock.withZone(ZoneId.of("Pacific/Apia"));
    clock.moveTo(NOW.plusSeconds(60));
    assertThat(there.instant()).isEqualTo(clock.instant());
    assertThat(there.getZone()).isEqualTo(ZoneId.of("Pacific/Apia"));
  }

  @Test
  void it_remembers_how_far_it_went(@TempDir Path directory) {
    SandboxClock.keptIn(directory, REAL).moveTo(NOW.plusSeconds(86_400));
    assertThat(SandboxClock.keptIn(directory, REAL).instant()).isEqualTo(NOW.plusSeconds(86_400));
  }
}
