package dev.watchbill.criticalbug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BugTextTest {
  private static final String ISSUE = "https://github.com/example/app/issues/7";

  private static BugText split(String delivered) {
    return BugText.split(delivered, BugTextTest::named);
  }

  private static String named(String id) {
    return Map.of("U1", "Ada", "C1", "general", "S1", "oncall").getOrDefault(id, id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0007',
      value = {
        "Upgrades fail https://b.example/1~https://b.example/1~Upgrades fail",
        "https://b.example/1 Upgrades fail~https://b.example/1~Upgrades fail",
        "Upgrades fail: <https://b.example/1>~https://b.example/1~Upgrades fail",
        "<https://b.example/1|b.example/1> - fails~https://b.example/1~fails",
        "<https://b.example/1|Upgrades fail> on 4.60~https://b.example/1~Upgrades fail on 4.60",
        "<https://b.example/1?a=1&amp;b=2> fails~https://b.example/1?a=1&b=2~fails",
        "https://b.example/1?a=1&amp;b=2 fails~https://b.example/1?a=1&b=2~fails",
        "[Upgrades fail](https://b.example/1) now~https://b.example/1~Upgrades fail now",
        "[Upgrades fail](<https://b.example/1>) now~https://b.example/1~Upgrades fail now",
        "It fails (https://b.example/1).~https://b.example/1~It fails (https://b.example/1).",
        "It fails, see https://b.example/1, since 4.60~https://b.example/1~It fails, see https://b.example/1, since 4.60",
        "https://b.example/a|b&gt;c fails~https://b.example/a%7Cb%3Ec~fails",
        "https://b.example/1 https://github.com/example/app/issues/7 x~https://github.com/example/app/issues/7~https://b.example/1 https://github.com/example/app/issues/7 x",
        "https://b.example/1 and https://b.example/2~https://b.example/1~and https://b.example/2",
      })
  void a_commands_words_are_told_apart_from_the_link_among_them(
      String delivered, String link, String words) {
    assertThat(split(delivered)).isEqualTo(new BugText(Optional.of(link), words));
  }

  @Test
  void mentions_and_markup_become_plain_words_that_ping_nobody() {
    assertThat(
            split(
                    "<@U1> and <@U2|ben> say <!channel> <!here|here> <!subteam^S1> <!subteam^S1|@oncall> <#C1|> <#C1|general>"
                        + " <mailto:a@b.example|a@b.example> 1 &lt; 2 &amp;&amp; 3")
                .words())
        .isEqualTo(
            "@Ada and @U2 say @channel here @oncall @oncall #general #general a@b.example 1 < 2 && 3");
  }

  @Test
  void a_message_keeps_its_words_and_its_lines() {
    BugText told =
        BugText.message(
            "It fails,\nsee <" + ISSUE + "|the issue> &amp; <https://x.slack.com/archives/C1/p1>",
            BugTextTest::named);

    assertThat(told.link()).contains(ISSUE);
    assertThat(told.words())
        .isEqualTo("It fails,\nsee the issue (" + ISSUE + ") & https://x.slack.com/archives/C1/p1");
  }

  @Test
  void where_somebody_told_of_it_in_slack_is_not_where_it_is_filed() {
    assertThat(split("see <https://x.slack.com/archives/C1/p1234> please").link()).isEmpty();
  }

  @Test
  void a_flood_of_characters_is_read_all_the_same() {
    String flood = "<".repeat(5_000) + "[".repeat(5_000) + "https://".repeat(2_000);
    assertThat(split(flood).words()).hasSizeGreaterThan(10_000);
    assertThat(split("x".repeat(10_000) + " " + ISSUE).link()).contains(ISSUE);
  }

  @Test
  void no_words_are_no_bug() {
    assertThat(split("")).isEqualTo(new BugText(Optional.empty(), ""));
  }
}
