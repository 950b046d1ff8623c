package dev.watchbill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
  private static final Latencies BARE = all(Duration.ofMillis(10), 0);

  @Test
  void a_late_alarm_a_missing_one_and_none_at_all_break_the_promise() {
    assertThat(new Heard(all(Duration.ofMillis(249), 0), BARE).broken()).isEmpty();
    assertThat(new Heard(all(Duration.ofMillis(250), 0), BARE).broken()).hasSize(1);
    assertThat(new Heard(all(Duration.ofMillis(20), 1), BARE).broken()).hasSize(1);
    assertThat(new Heard(Latencies.of(List.of(), 0), BARE).broken()).hasSize(1);
  }

  @Test
  void what_the_bot_adds_is_printed_as_a_ratio() {
    assertThat(new Heard(all(Duration.ofMillis(25), 0), BARE).rows().get(2)).contains("2.5×");
  }

  private static Latencies all(Duration time, int missing) {
    return Latencies.of(Collections.nCopies(100, time), missing);
  }
}
