package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTimeTest {
  private static final Instant HANDOFF = Instant.parse("2026-09-09T17:00:00Z");

  @Test
  void a_moment_is_shown_in_the_readers_zone_and_named_in_the_rotations() {
    assertThat(ReaderTime.moment(HANDOFF, ZoneId.of("America/Los_Angeles")))
        .isEqualTo("<!date^1788973200^{date_long_pretty} at {time}|Wed 9 Sep 2026 10:00 PDT>");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,now",
    "PT59S,now",
    "PT40M,in 40 min",
    "PT59M40S,in 1 hour",
    "PT3H20M,in 3 hours",
    "PT47H,in 47 hours",
    "P2D,in 2 days",
    "P6DT13H,in 7 days",
    "-PT5M,5 min ago",
    "-P3D,3 days ago",
  })
  void how_far_off_it_is_is_said_roughly(Duration away, String words) {
    assertThat(ReaderTime.distance(HANDOFF, HANDOFF.plus(away))).isEqualTo(words);
  }

  @Test
  void what_happened_this_minute_happened_just_now() {
    assertThat(ReaderTime.ago(HANDOFF, HANDOFF.minusSeconds(20))).isEqualTo("just now");
    assertThat(ReaderTime.ago(HANDOFF, HANDOFF.minusSeconds(300))).isEqualTo("5 min ago");
  }
}
