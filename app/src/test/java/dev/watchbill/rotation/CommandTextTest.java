package dev.watchbill.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.rotation.OnCallCommand.Add;
import dev.watchbill.rotation.OnCallCommand.Help;
import dev.watchbill.rotation.OnCallCommand.Now;
import dev.watchbill.rotation.OnCallCommand.Other;
import dev.watchbill.rotation.OnCallCommand.Remove;
import dev.watchbill.rotation.OnCallCommand.Unknown;
import dev.watchbill.rotation.OnCallCommand.Weeks;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {
  private final CommandText text =
      new CommandText(
          Map.of(
              "developer", "developer",
              "oncall", "developer",
              "infrastructure", "infrastructure"),
          Map.of("mdm", "mdm", "software", "software", "device management", "mdm"),
          () -> Set.of("open"));

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "now", "NOW", "who", "infrastructure", "@oncall"})
  void who_is_on_call(String typed) {
    assertThat(text.read(typed)).isEqualTo(new Now());
  }

  @ParameterizedTest
  @CsvSource({
    "schedule,,",
    "Schedule 8,,8",
    "schedule developer,developer,",
    "schedule INFRASTRUCTURE 12,infrastructure,12",
    "schedule 12 weeks for @oncall,developer,12",
    "schedule next 3 weeks,,3",
  })
  void the_schedule(String typed, String rotation, Integer weeks) {
    assertThat(text.read(typed))
        .isEqualTo(
            new Weeks(
                Optional.ofNullable(rotation),
                weeks == null ? OptionalInt.empty() : OptionalInt.of(weeks)));
  }

  @ParameterizedTest
  @CsvSource({
    "add,,,,",
    "add <@U123|ada>,<@U123|ada>,,,",
    "add <@U123> mdm,<@U123>,mdm,,",
    "add @ada MDM 2026-09-01,@ada,mdm,2026-09-01,",
    "add @ada mdm 1 Sep infrastructure,@ada,mdm,1 Sep,infrastructure",
    "add @ada to developer mdm since last monday,@ada,mdm,last monday,developer",
    "add @ada mdm in 2 weeks,@ada,mdm,in 2 weeks,",
    "add Ada Lovelace device management yesterday,Ada Lovelace,mdm,yesterday,",
    "add ada@example.com mdn 1 Sep,ada@example.com,mdn,1 Sep,",
    "add <@U123> infrastructure,<@U123>,,,infrastructure",
  })
  void adding(String typed, String person, String group, String since, String rotation) {
    assertThat(text.read(typed))
        .isEqualTo(
            new Add(
                Optional.ofNullable(person),
                Optional.ofNullable(group),
                Optional.ofNullable(since),
                Optional.ofNullable(rotation)));
  }

  @ParameterizedTest
  @CsvSource({
    "remove,,",
    "remove <@U123|ada>,<@U123|ada>,",
    "remove @ada from infrastructure,@ada,infrastructure",
    "remove Ada Lovelace,Ada Lovelace,",
  })
  void removing(String typed, String person, String rotation) {
    assertThat(text.read(typed))
        .isEqualTo(new Remove(Optional.ofNullable(person), Optional.ofNullable(rotation)));
  }

  @ParameterizedTest
  @CsvSource({
    "shedule developer,shedule,/oncall schedule developer",
    "ad @ada mdm,ad,/oncall add @ada mdm",
    "schedule infrastructur 5,infrastructur,/oncall schedule infrastructure 5",
    "opne infrastructure,opne,/oncall open infrastructure",
    "dance,dance,",
    "&lt;b&gt;,<b>,",
  })
  void anything_else_is_answered_with_what_was_probably_meant(
      String typed, String word, String instead) {
    var read = text.read(typed);
    assertThat(read instanceof Other other ? other.unless() : read)
        .isEqualTo(new Unknown(word, Optional.ofNullable(instead)));
  }

  @Test
  void a_word_that_is_not_the_rosters_is_left_to_other_features() {
    assertThat(text.read(" Open  infrastructure "))
        .isInstanceOfSatisfying(
            Other.class,
            other -> {
              assertThat(other.verb()).isEqualTo("open");
              assertThat(other.words()).isEqualTo("infrastructure");
            });
  }

  @Test
  void help() {
    assertThat(text.read("help")).isEqualTo(new Help());
  }

  @Test
  void marks_that_nobody_sees_and_no_break_spaces_are_passed_over() {
    assertThat(text.read("\u200fschedule\u00a0infrastructure\u200b 12"))
        .isEqualTo(new Weeks(Optional.of("infrastructure"), OptionalInt.of(12)));
  }

  @Test
  @Timeout(5)
  void thousands_of_words_are_read_in_no_time() {
    assertThat(text.read("add " + "a ".repeat(5_000))).isInstanceOf(Add.class);
  }
}
