package dev.watchbill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void a_percentile_is_the_time_within_which_that_share_was_answered() {
    var hundred =
        Latencies.of(LongStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList(), 0);
    assertThat(hundred.millis(0.5)).isEqualTo(50);
    assertThat(hundred.millis(0.99)).isEqualTo(99);
    assertThat(hundred.millis(1)).isEqualTo(100);
  }

  @Test
  void the_slowest_of_a_few_is_their_99th_percentile() {
    var few = Latencies.of(List.of(Duration.ofMillis(7), Duration.ofMillis(3)), 0);
    assertThat(few.millis(0.99)).isEqualTo(7);
  }

  @Test
  void no_answer_has_no_time() {
    assertThat(Latencies.of(List.of(), 3).millis(0.5)).isNaN();
  }
}
