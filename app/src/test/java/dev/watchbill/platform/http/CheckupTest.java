package dev.watchbill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.http.Health.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckupTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private final Checkup checkup = new Checkup(Duration.ofSeconds(20));

  @AfterEach
  void stop() {
    released.countDown();
    checkup.close();
  }

  @Test
  void parts_that_wait_for_something_wait_at_the_same_time() {
    var together = new CyclicBarrier(3);
    Supplier<Health> waits = () -> Health.ok("met " + met(together));
    var parts = List.of(part("a", waits), part("b", waits), part("c", waits));
    assertThat(checkup.ask(parts).answers().values())
        .extracting(Health::status)
        .containsExactly(Status.OK, Status.OK, Status.OK);
  }

  @Test
  void who_asks_while_a_part_thinks_gets_the_same_answer_and_later_a_fresh_one() {
    var asked = new AtomicInteger();
    var part =
        part(
            "postgres",
            () -> {
              var time = asked.incrementAndGet();
              hold();
              return Health.ok("asked " + time);
            });
    var first = checkup.ask(List.of(part));
    Awaitility.await().until(() -> asked.get() == 1);
    var second = checkup.ask(List.of(part));
    released.countDown();
    assertThat(first.answers().get(part)).isEqualTo(Health.ok("asked 1"));
    assertThat(second.answers().get(part)).isEqualTo(Health.ok("asked 1"));
    assertThat(checkup.ask(List.of(part)).answers().get(part)).isEqualTo(Health.ok("asked 2"));
  }

  @Test
  void a_part_that_is_silent_for_too_long_is_down_and_the_others_are_as_they_are() {
    var silent =
        part(
            "silent",
            () -> {
              hold();
              return Health.ok("at last");
            });
    var well = part("well", () -> Health.ok("well"));
    try (var impatient = new Checkup(Duration.ofMillis(1500))) {
      assertThat(impatient.ask(List.of(silent, well)).answers().values())
          .containsExactly(
              Health.down("It has not said how it is within 1500 ms."), Health.ok("well"));
    }
  }

  @Test
  void a_part_that_breaks_is_down_and_can_be_asked_again() {
    var part =
        part(
            "broken",
            () -> {
              throw new AssertionError("lost");
            });
    for (var time = 0; time < 2; time++) {
      assertThat(checkup.ask(List.of(part)).answers().values())
          .containsExactly(Health.down("It could not say how it is: lost"));
    }
  }

  private void hold() {
    try {
      assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int met(CyclicBarrier barrier) {
    try {
      return barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody came", e);
    }
  }

  private static HealthPart part(String name, Supplier<Health> health) {
    return new HealthPart() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Health health() {
        return health.get();
      }
    };
  }
}
