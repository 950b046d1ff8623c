package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatchingUpTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
  private final AtomicInteger told = new AtomicInteger();
  private final CatchingUp attention = new CatchingUp(PATIENCE, nanos::get);

  CatchingUpTest() {
    attention.whenCaughtUp(told::incrementAndGet);
  }

  @Test
  void after_the_start_it_waits_until_everything_was_read_back() {
    attention.start();
    attention.connected();
    assertThat(attention.caughtUp()).isFalse();

    attention.readBack(attention.gap());

    assertThat(attention.caughtUp()).isTrue();
    assertThat(told).hasValue(1);
  }

  @Test
  void before_the_start_no_time_counts() {
    passes(Duration.ofHours(1));
    assertThat(attention.caughtUp()).isFalse();

    attention.start();
    passes(Duration.ofMinutes(1));
    assertThat(attention.caughtUp()).isFalse();
  }

  @Test
  void from_the_loss_of_the_socket_on_it_may_have_missed_something() {
    caughtUp();

    attention.lost();
    assertThat(attention.caughtUp()).isFalse();

    attention.connected();
    assertThat(attention.caughtUp()).isFalse();
  }

  @Test
  void what_was_read_back_before_the_latest_gap_does_not_count() {
    caughtUp();
    attention.connected();
    var reading = attention.gap();
    attention.lost();

    attention.readBack(reading);

    assertThat(attention.caughtUp()).isFalse();
  }

  @Test
  void a_slack_that_cannot_be_read_back_is_waited_for_two_minutes_and_no_longer() {
    caughtUp();
    attention.lost();

    passes(PATIENCE.minusMillis(1));
    assertThat(attention.caughtUp()).isFalse();
    passes(Duration.ofMillis(1));

    assertThat(attention.caughtUp()).isTrue();
    assertThat(told).hasValue(2);
  }

  @Test
  void a_new_connection_after_a_long_outage_is_waited_for_anew() {
    caughtUp();
    attention.lost();
    passes(Duration.ofHours(1));

    attention.connected();
    assertThat(attention.caughtUp()).isFalse();
    passes(PATIENCE);
    assertThat(attention.caughtUp()).isTrue();
  }

  @Test
  void a_socket_that_comes_and_goes_silences_nobody_for_longer() {
    caughtUp();
    for (var minute = 0; minute < 4; minute++) {
      attention.lost();
      passes(Duration.ofSeconds(15));
      attention.connected();
      passes(Duration.ofSeconds(15));
    }

    assertThat(attention.caughtUp()).isTrue();
    assertThat(told).hasValue(2);
  }

  @Test
  void somebody_who_fails_at_the_news_takes_it_from_nobody() {
    var attention = new CatchingUp(PATIENCE, nanos::get);
    attention.whenCaughtUp(
        () -> {
          throw new AssertionError("planted");
        });
    attention.whenCaughtUp(told::incrementAndGet);
    attention.start();

    attention.readBack(attention.gap());

    assertThat(told).hasValue(1);
  }

  private void caughtUp() {
    attention.start();
    attention.connected();
    attention.readBack(attention.gap());
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
    attention.look();
  }
}
