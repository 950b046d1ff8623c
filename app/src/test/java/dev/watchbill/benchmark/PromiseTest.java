package dev.watchbill.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {
  @Test
  void a_quick_and_small_bot_keeps_it() {
    assertThat(Promise.OURS.brokenBy(figures(answers(12), 120, 140))).isEmpty();
  }

  @Test
  void a_slow_answer_breaks_it() {
    assertThat(Promise.OURS.brokenBy(figures(answers(101), 120, 140)))
        .containsExactly("99 of 100 answers came within 101.0 ms; 100 ms are promised.");
  }

  @Test
  void memory_that_the_load_leaves_behind_breaks_it() {
    assertThat(Promise.OURS.brokenBy(figures(answers(12), 120, 230)))
        .containsExactly("230 MB are resident while nothing happens; under 200 MB are promised.");
  }

  @Test
  void a_command_without_an_answer_breaks_it() {
    assertThat(Promise.OURS.brokenBy(figures(Latencies.of(List.of(), 50), 120, 140)))
        .first()
        .isEqualTo("50 of 50 commands were not answered as they should be.");
  }

  private static Latencies answers(int millis) {
    return Latencies.of(Collections.nCopies(100, Duration.ofMillis(millis)), 0);
  }

  private static Figures figures(Latencies answers, double idle, double after) {
    return new Figures("Watchbill", answers, idle, 180, after);
  }
}
