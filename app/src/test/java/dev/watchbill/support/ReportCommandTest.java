package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.QUINN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.rotation.RotationWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code /oncall report …} is read; nobody has asked anything yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportCommandTest {
  private final TestSupport test = new TestSupport();
  private final ReportSlack slack =
      new ReportSlack(
          new SupportReports(test.config, new ReportStore(test.jdbi), test.clock),
          test.people,
          RotationWords.of(test.config),
          (user, name, title, bytes, comment) -> {
            throw new AssertionError("nobody asked for a file");
          },
          test.outbox,
          test.transactions,
          Runnable::run);

  private String told(String words) {
    var command = new Command("/oncall", "report " + words, QUINN.value(), "C1", "trigger");
    Reply reply = slack.answer(new Typed(QUINN, words, command));
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content().text();
  }

  @ParameterizedTest
  @CsvSource({
    "'',developer: the last 4 weeks",
    "developer 2,developer: the last 2 weeks",
    "2 developer,developer: the last 2 weeks",
    "@oncall 1,developer: this week",
    "<!subteam^S0|@infrastructure-oncall> 8,infrastructure: the last 8 weeks",
    "for infrastructure in the last 8 weeks,infrastructure: the last 8 weeks",
    "52,developer: the last 52 weeks",
  })
  void rotation_and_weeks_may_stand_in_any_order(String typed, String title) {
    assertThat(told(typed)).startsWith(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "53", "1000", "99999999999999999999", "-3", "2.5", "csv 0"})
  void a_number_that_is_none_of_weeks_is_refused_with_what_works(String typed) {
    assertThat(told(typed))
        .startsWith("A report covers 1 to 52 weeks, not `" + typed.replace("csv ", "") + "`.")
        .contains("`/oncall report developer 52`");
  }

  @ParameterizedTest
  @CsvSource({
    "develoepr 4,Did you mean `/oncall report developer 4`?",
    "infra 12,Did you mean `/oncall report infrastructure 12`?",
    "developer cvs,Did you mean `/oncall report developer csv`?",
    "four,'There are: developer, infrastructure.'",
    "&lt;!here&gt;,`&lt;!here&gt;`",
    "a`b,`a'b`",
  })
  void a_word_that_is_no_rotation_is_refused_with_the_nearest(String typed, String answer) {
    assertThat(told(typed)).startsWith("There is no rotation called").contains(answer);
  }

  @Test
  void of_a_very_long_word_only_the_beginning_is_repeated() {
    assertThat(told("x".repeat(10_000))).hasSizeLessThan(500);
  }
}
