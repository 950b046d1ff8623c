package dev.watchbill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PunctualityTest {
  private static final Latencies QUICK = Latencies.of(List.of(Duration.ofMillis(5)), 0);

  @Test
  void wake_ups_within_two_seconds_keep_the_promise() {
    assertThat(decided(Duration.ofSeconds(2), 0)).isEmpty();
  }

  @Test
  void a_single_late_one_breaks_it() {
    assertThat(decided(Duration.ofMillis(2100), 0))
        .containsExactly("A wake-up came 2100 ms after its time; 2000 ms are promised.");
  }

  @Test
  void one_that_never_comes_breaks_it() {
    assertThat(decided(Duration.ofMillis(5), 1))
        .containsExactly("1 first responses were never said to be due.");
  }

  private static List<String> decided(Duration slowest, int missing) {
    var decided = Latencies.of(List.of(Duration.ofMillis(3), slowest), missing);
    return new Punctuality(decided, decided, QUICK, QUICK).broken();
  }
}
