package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InWordsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PT0S, less than a minute",
    "PT59S, less than a minute",
    "PT1M, 1 minute",
    "PT30M, 30 minutes",
    "PT1H, 1 hour",
    "PT1H30M, 1 hour 30 minutes",
    "PT24H, 24 hours",
    "PT47H59M, 47 hours 59 minutes",
    "PT48H, 2 days",
    "PT73H1M, 3 days 1 hour 1 minute"
  })
  void a_length_of_time_reads_as_people_say_it(Duration duration, String words) {
    assertThat(InWords.of(duration)).isEqualTo(words);
  }
}
