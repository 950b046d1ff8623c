package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.slack.GapReader.Findings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketPoliciesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void a_socket_is_suspect_when_something_was_said_that_it_did_not_bring() {
    assertThat(DeafnessPolicy.isSuspect(new Findings(1, 0, 0), false)).isTrue();
    assertThat(DeafnessPolicy.isSuspect(Findings.NOTHING, true)).isFalse();
  }

  @Test
  void missing_echoes_count_only_where_echoes_are_known_to_come() {
    assertThat(DeafnessPolicy.isSuspect(new Findings(0, 3, 0), false)).isFalse();
    assertThat(DeafnessPolicy.isSuspect(new Findings(0, 3, 0), true)).isTrue();
  }

  @Test
  void a_socket_is_suspect_when_all_the_others_hear_and_it_does_not() {
    assertThat(DeafnessPolicy.isSuspect(new Findings(0, 0, 19), true)).isFalse();
    assertThat(DeafnessPolicy.isSuspect(new Findings(0, 0, 20), true)).isTrue();
  }

  @Test
  void a_suspect_has_longer_each_time_it_was_replaced_in_vain() {
    assertThat(DeafnessPolicy.isDeaf(MINUTE, MINUTE, 0)).isTrue();
    assertThat(DeafnessPolicy.isDeaf(MINUTE, MINUTE, 1)).isFalse();
    assertThat(DeafnessPolicy.isDeaf(MINUTE.multipliedBy(2), MINUTE, 1)).isTrue();
  }

  @Test
  void the_pause_doubles_up_to_the_longest_and_varies_by_a_quarter() {
    assertThat(BackoffPolicy.delay(1, SECOND, MINUTE, 0.5, Optional.empty())).isEqualTo(SECOND);
    assertThat(BackoffPolicy.delay(3, SECOND, MINUTE, 0.5, Optional.empty()))
        .isEqualTo(Duration.ofSeconds(4));
    assertThat(BackoffPolicy.delay(1000, SECOND, MINUTE, 0.5, Optional.empty())).isEqualTo(MINUTE);
    assertThat(BackoffPolicy.delay(1, SECOND, MINUTE, 0, Optional.empty()))
        .isEqualTo(Duration.ofMillis(750));
    assertThat(BackoffPolicy.delay(1, SECOND, MINUTE, 1, Optional.empty()))
        .isEqualTo(Duration.ofMillis(1250));
  }

  @Test
  void it_is_never_shorter_than_slack_asks_for() {
    assertThat(BackoffPolicy.delay(1, SECOND, MINUTE, 0.5, Optional.of(MINUTE.multipliedBy(5))))
        .isEqualTo(MINUTE.multipliedBy(5));
  }
}
