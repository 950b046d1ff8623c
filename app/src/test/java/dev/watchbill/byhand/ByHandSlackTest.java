package dev.watchbill.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.slack.Reception;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ByHandSlackTest {
  private static final TestPeople COMPANY = new TestPeople();
  private static final ByHandMessages MESSAGES = new ByHandMessages(COMPANY.config, COMPANY.people);

  static Stream<String> answers() {
    return Stream.of(MESSAGES.freeze(), MESSAGES.unfreeze());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void each_says_that_nothing_was_done_and_what_to_do_by_hand(String answer) {
    assertThat(answer).containsPattern("^Watchbill cannot .+ yet: \\*.+\\*\\.").contains("By hand");
    assertThat(answer.lines().count()).isLessThanOrEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void nobody_is_pinged_by_an_explanation(String answer) {
    assertThat(answer).doesNotContain("<@", "<!").doesNotContainPattern("(?<!`)@");
  }

  @Test
  void the_freeze_is_told_with_its_hour_and_its_labels() {
    assertThat(MESSAGES.freeze())
        .contains("On the Tuesday before the release, 09:00 America/Los_Angeles")
        .contains("In the last 24 hours")
        .contains("bugs labelled `~release-blocker` or `~unreleased-bug`")
        .contains("ask Dora");
  }

  @Test
  void every_workflow_to_come_is_answered() {
    var reception = new Reception();
    new ByHandSlack(COMPANY.config, COMPANY.people).listen(reception);
    assertThat(reception.registered().commands()).containsExactly("/freeze", "/unfreeze");
    assertThat(reception.registered().shortcuts()).isEmpty();
  }
}
