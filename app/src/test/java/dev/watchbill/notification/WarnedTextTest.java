package dev.watchbill.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarnedTextTest {
  @Test
  void who_was_warned_is_read_generously() {
    assertThat(WarnedText.read("12")).contains(new WarnedText(12, Set.of(), true));
    assertThat(WarnedText.read("#12 Customers"))
        .contains(new WarnedText(12, Set.of(Audience.CUSTOMERS), true));
    assertThat(WarnedText.read("12 the community"))
        .contains(new WarnedText(12, Set.of(Audience.COMMUNITY), true));
    assertThat(WarnedText.read("12 both"))
        .contains(new WarnedText(12, Set.of(Audience.values()), true));
    assertThat(WarnedText.read("12 not customers"))
        .contains(new WarnedText(12, Set.of(Audience.CUSTOMERS), false));
  }

  @Test
  void what_is_not_understood_ticks_nothing() {
    assertThat(WarnedText.read("12 not")).isEqualTo(Optional.empty());
    assertThat(WarnedText.read("12 everybody")).isEqualTo(Optional.empty());
    assertThat(WarnedText.isOne("12 everybody")).isTrue();
    assertThat(WarnedText.isOne("users see nothing")).isFalse();
  }
}
