package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> COMMANDS = List.of("schedule", "add", "remove", "help", "swap");

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "shedule, schedule",
    "schedul, schedule",
    "sched, schedule",
    "SCHEDULE, schedule",
    "remvoe, remove",
    "rm ove, remove",
    "ad, add",
    "ahelp, help",
    "swpa, swap"
  })
  void a_slip_is_understood(String typed, String meant) {
    assertThat(Nearest.to(typed, COMMANDS)).contains(meant);
  }

  @ParameterizedTest(name = "{0} is like nothing")
  @CsvSource({"''", "x", "banana", "s", "please"})
  void nothing_is_suggested_for_what_is_like_nothing(String typed) {
    assertThat(Nearest.to(typed, COMMANDS)).isEmpty();
  }

  @Test
  void of_equally_near_words_the_first_in_the_alphabet_is_taken() {
    assertThat(Nearest.to("bat", Set.of("hat", "cat", "rat"))).contains("cat");
  }

  @Test
  void without_known_words_there_is_nothing_to_suggest() {
    assertThat(Nearest.to("schedule", List.of())).isEmpty();
  }
}
