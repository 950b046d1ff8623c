package dev.watchbill.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.config.WatchbillConfig.SprintConfig;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChangePolicyTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final SprintConfig SPRINT =
      new SprintConfig(LocalDate.of(2026, 1, 5), Period.ofWeeks(3), PACIFIC);
  private static final Instant ZERO = Instant.parse("2026-09-09T17:00:00Z");

  private static ShiftPart part(long shift, int from, int to) {
    return new ShiftPart(shift, new Span(hour(from), hour(to)));
  }

  private static Instant hour(int n) {
    return ZERO.plus(Duration.ofHours(n));
  }

  private static Instant day(String date) {
    return LocalDate.parse(date).atStartOfDay(PACIFIC).toInstant();
  }

  @Test
  void sprints_follow_each_other_both_ways_whatever_the_clocks_do() {
    assertThat(ChangePolicy.sprintStart(SPRINT, day("2026-01-05"))).isEqualTo(day("2026-01-05"));
    assertThat(ChangePolicy.sprintStart(SPRINT, day("2026-01-05").minusMillis(1)))
        .isEqualTo(day("2025-12-15"));
    assertThat(ChangePolicy.sprintStart(SPRINT, day("2026-03-20"))).isEqualTo(day("2026-03-09"));
    assertThat(ChangePolicy.sprintStart(SPRINT, day("2026-11-10"))).isEqualTo(day("2026-10-26"));
  }

  @Test
  void a_change_is_late_from_the_first_instant_of_the_shifts_sprint() {
    Instant shift = day("2026-09-16");

    assertThat(ChangePolicy.late(SPRINT, shift, day("2026-09-14").minusMillis(1))).isFalse();
    assertThat(ChangePolicy.late(SPRINT, shift, day("2026-09-14"))).isTrue();
  }

  @Test
  void a_swap_lapses_when_the_first_of_the_shifts_begins() {
    assertThat(
            ChangePolicy.lapsesAt(
                List.of(part(1, 300, 400)), List.of(part(2, 100, 200)), ZERO, false))
        .isEqualTo(hour(100));
  }

  @Test
  void a_cover_lapses_at_its_start_or_a_day_after_it_was_asked_for_but_not_after_its_end() {
    assertThat(ChangePolicy.lapsesAt(List.of(part(1, 100, 200)), List.of(), ZERO, false))
        .isEqualTo(hour(100));
    assertThat(ChangePolicy.lapsesAt(List.of(part(1, 2, 200)), List.of(), ZERO, false))
        .isEqualTo(hour(24));
    assertThat(ChangePolicy.lapsesAt(List.of(), List.of(part(1, 0, 8)), ZERO, false))
        .isEqualTo(hour(8));
  }

  @Test
  void whoever_is_away_is_waited_for_an_hour() {
    assertThat(ChangePolicy.lapsesAt(List.of(part(1, 0, 200)), List.of(), ZERO, true))
        .isEqualTo(hour(1));
    assertThat(ChangePolicy.lapsesAt(List.of(part(1, 5, 200)), List.of(), ZERO, true))
        .isEqualTo(hour(5));
  }

  @Test
  void what_lies_ahead_is_cut_at_the_present() {
    assertThat(ChangePolicy.ahead(List.of(part(1, 0, 5), part(1, 6, 9), part(2, 9, 12)), hour(7)))
        .containsExactly(part(1, 7, 9), part(2, 9, 12));
  }

  @Test
  void what_others_have_is_cut_out() {
    assertThat(
            ChangePolicy.minus(
                List.of(part(1, 0, 10)), List.of(part(1, 6, 7), part(1, 2, 4), part(2, 0, 10))))
        .containsExactly(part(1, 0, 2), part(1, 4, 6), part(1, 7, 10));
  }

  @Property(tries = 300)
  void what_is_left_and_what_was_cut_out_are_the_whole(
      @ForAll @Size(max = 5) List<@IntRange(min = 0, max = 19) Integer> cuts) {
    ShiftPart whole = part(1, 0, 20);
    List<ShiftPart> others = cuts.stream().map(from -> part(1, from, from + 3)).toList();

    List<ShiftPart> left = ChangePolicy.minus(List.of(whole), others);

    for (int n = 0; n < 20; n++) {
      Instant at = hour(n);
      boolean isLeft = left.stream().anyMatch(part -> part.span().contains(at));
      boolean isCut = others.stream().anyMatch(part -> part.span().contains(at));
      assertThat(isLeft).isNotEqualTo(isCut);
    }
    assertThat(ChangePolicy.overlap(left, others)).isFalse();
  }
}
