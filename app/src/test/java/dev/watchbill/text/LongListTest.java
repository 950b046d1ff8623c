package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LongListTest {
  @Test
  void what_fits_is_shown_and_the_rest_is_counted() {
    assertThat(LongList.of("All:", List.of("one", "two"), 2, 100)).isEqualTo("All:\none\ntwo");
    assertThat(LongList.of("All:", List.of("one", "two"), 39, 100))
        .isEqualTo("All:\none\ntwo\n… and 37 more.");
    assertThat(LongList.of("All:", List.of("one", "x".repeat(90), "two"), 3, 90))
        .isEqualTo("All:\none\n… and 2 more.");
  }
}
