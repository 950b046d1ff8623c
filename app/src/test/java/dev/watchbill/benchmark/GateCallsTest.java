package dev.watchbill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateCallsTest {
  @Test
  void too_many_calls_or_a_gate_that_does_not_hold_break_the_promise() {
    assertThat(calls(30, 9, true).broken()).isEmpty();
    assertThat(calls(1_000, 9, true).broken()).hasSize(1);
    assertThat(calls(30, 21, true).broken()).hasSize(1);
    assertThat(calls(30, 9, false).broken()).hasSize(1);
  }

  @Test
  void what_a_minute_costs_is_printed_as_a_share_of_the_hour() {
    assertThat(calls(30, 10, true).rows().get(1)).contains("12.0%");
  }

  private static GateCalls calls(int set, int kept, boolean right) {
    return new GateCalls("GitHub", part(set), part(kept), part(9), 5_000, right);
  }

  private static GateCalls.Part part(int calls) {
    return new GateCalls.Part(Map.of("report", calls), Duration.ofMillis(100));
  }
}
