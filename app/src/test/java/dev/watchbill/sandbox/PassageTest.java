package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

  private final SandboxClock clock = SandboxClock.over(Clock.fixed(MONDAY, ZoneOffset.UTC));
  private final Bot bot = new Bot();
  private final Passage passage = new Passage(clock, List.of(bot));

  @Test
  void everything_due_happens_at_its_own_time() {
    bot.expects(MONDAY.plusSeconds(60), MONDAY.plusSeconds(3600), MONDAY.plusSeconds(9000));
    passage.forward(Duration.ofHours(2));
    assertThat(bot.done).containsExactly(MONDAY.plusSeconds(60), MONDAY.plusSeconds(3600));
    assertThat(clock.instant()).isEqualTo(MONDAY.plusSeconds(7200));
  }

  @Test
  void what_is_due_at_the_very_end_happens_too() {
    bot.expects(MONDAY.plusSeconds(7200));
    passage.forward(Duration.ofHours(2));
    assertThat(bot.done).containsExactly(MONDAY.plusSeconds(7200));
  }

  @Test
  void what_comes_up_on_the_way_happens_as_well() {
    bot.expects(MONDAY.plusSeconds(60));
    bot.repeats = Optional.of(Duration.ofDays(1));
    passage.forward(Duration.ofDays(7));
    assertThat(bot.done).hasSize(7);
  }

  @Test
  void the_bot_is_waited_for_until_it_is_quiet() {
    bot.busyFor = 3;
    passage.forward(Duration.ofHours(1));
    assertThat(bot.busyFor).isZero();
  }

  @Test
  void what_is_due_is_done_by_a_bot_that_has_heard_everything() {
    bot.expects(MONDAY.plusSeconds(60));
    bot.busyFor = 3;
    passage.forward(Duration.ofMinutes(2));
    assertThat(bot.sweptWhileBusy).isFalse();
    assertThat(bot.done).containsExactly(MONDAY.plusSeconds(60));
  }

  @Test
  void a_deadline_that_stays_due_does_not_stop_time() {
    bot.stuck = true;
    bot.expects(MONDAY.plusSeconds(60));
    passage.forward(Duration.ofMinutes(10));
    assertThat(clock.instant()).isEqualTo(MONDAY.plusSeconds(600));
    assertThat(bot.done).hasSize(10);
  }

  @Test
  void time_does_not_go_back() {
    passage.to(MONDAY.minusSeconds(60));
    assertThat(clock.instant()).isEqualTo(MONDAY);
  }

  private final class Bot implements BotUnderClock {
    private final Queue<Instant> deadlines = new PriorityQueue<>();
    private final List<Instant> done = new ArrayList<>();
    private Optional<Duration> repeats = Optional.empty();
    private boolean stuck;
    private int busyFor;
    private boolean sweptWhileBusy;

    private void expects(Instant... times) {
      deadlines.addAll(List.of(times));
    }

    @Override
    public Optional<Instant> nextDue() {
      return Optional.ofNullable(deadlines.peek());
    }

    @Override
    public void sweep() {
      sweptWhileBusy |= busyFor > 0;
      var now = clock.instant();
      var due = nextDue().filter(time -> !time.isAfter(now));
      if (due.isPresent()) {
        done.add(now);
        if (!stuck) {
          deadlines.remove();
        }
        repeats.ifPresent(step -> deadlines.add(due.orElseThrow().plus(step)));
      }
    }

    @Override
    public boolean quiet() {
      busyFor = Math.max(0, busyFor - 1);
      return busyFor == 0;
    }

    @Override
    public Inspection inspect() {
      return Inspection.empty();
    }
  }
}
