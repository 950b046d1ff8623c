package dev.watchbill.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as people and programs write them, and whom they ask for. */
class MentionPolicyTest {
  private static final Map<String, String> ALIASES =
      Map.of("oncall", "developer", "infrastructure-oncall", "infrastructure", "待機", "tokyo");
  private static final Map<String, String> GROUPS =
      Map.of("SDEV", "developer", "SINFRA", "infrastructure");

  private static Set<String> asked(String text) {
    return MentionPolicy.rotations(text, ALIASES, GROUPS);
  }

  private static Arguments asks(String text, String why, String... rotations) {
    return arguments(text, List.of(rotations), why);
  }

  private static Arguments developer(String text, String why) {
    return asks(text, why, "developer");
  }

  private static Arguments nobody(String text, String why) {
    return asks(text, why);
  }

  static Stream<Arguments> mentions_of_user_groups() {
    return Stream.of(
        developer("<!subteam^SDEV> the build is red", "the group's mention"),
        developer("<!subteam^SDEV|@oncall> the build is red", "with its label"),
        developer("<!subteam^SDEV|@oncall-old> hi", "the id counts, not an outdated label"),
        developer("hi<!subteam^SDEV>!", "next to letters and punctuation"),
        developer("*<!subteam^SDEV>*, please", "in bold"),
        developer("\u200f<!subteam^SDEV> שלום", "among marks of direction"),
        asks(
            "<!subteam^SINFRA|@infrastructure-oncall> and <!subteam^SDEV|@oncall>",
            "both, in their order",
            "infrastructure",
            "developer"),
        developer("<!subteam^SDEV> or @oncall", "one rotation, however often it is called"),
        asks("<!subteam^STOKYO|@待機>", "Slack has told of no such group: the label", "tokyo"),
        nobody("<!subteam^SOTHER|@oncall>", "another group that is called alike"),
        nobody("<!subteam^SOTHER> look", "another group"),
        nobody("&lt;!subteam^SDEV&gt;", "somebody explains how it is written"),
        nobody("<!subteam^SDEV is how it begins", "never closed: no markup"),
        nobody("~<!subteam^SDEV|@oncall>~ found it", "struck out after all"),
        nobody("`<!subteam^SDEV>`", "code"),
        nobody("&gt; <!subteam^SDEV> please look\ndid anybody?", "somebody else's words"));
  }

  static Stream<Arguments> typed_aliases() {
    return Stream.of(
        developer("@oncall", "nothing else"),
        developer("@oncall the docs are down", "at the start"),
        developer("The docs are down @oncall", "at the end"),
        developer("@Oncall, can you look?", "a capital and a comma"),
        developer("@ONCALL HELP", "shouted"),
        developer("Could somebody (@oncall) look?", "in brackets"),
        developer("[@oncall] deploy stuck", "in square brackets"),
        developer("\"@oncall\" please", "in quotation marks"),
        developer("“@oncall” please", "in curly ones"),
        developer("@oncall's opinion please", "possessive"),
        developer("@oncall’s opinion please", "possessive, with a curly apostrophe"),
        developer("Thanks, @oncall.", "a full stop"),
        developer("@oncall.Can you look?", "a full stop without its space"),
        developer("@oncall...please", "dots"),
        developer("@oncall: is staging down?", "a colon"),
        developer("@oncall? @oncall!", "twice"),
        developer("@oncall; see above", "a semicolon"),
        developer("@oncall- please look", "a hyphen that joins nothing"),
        developer("@oncall--please look", "a dash"),
        developer("@oncall—please look", "a long dash"),
        developer("@oncall/Ada: which one?", "a slash after it"),
        developer("cc:@oncall", "right after a colon"),
        developer("Fixed,@oncall?", "right after a comma"),
        developer("first line\n@oncall second line", "at the start of a line"),
        developer("first line\r\n@oncall\r\nlast line", "a line of its own"),
        developer(":fire:@oncall :fire:", "after an emoji's name"),
        developer("🔥@oncall🔥", "between emoji"),
        developer("👩\u200d💻\ufe0f @oncall", "after a composed emoji"),
        developer("*@oncall* please", "bold"),
        developer("_@oncall_ please", "italic"),
        developer("*_@oncall_*", "bold and italic"),
        developer("__@oncall__", "underlined, as elsewhere"),
        developer("• @oncall\n• Ada", "in a list"),
        developer("1. @oncall\n2. Ada", "in a numbered list"),
        developer("-@oncall", "after a dash"),
        developer("Hi,\u00a0@oncall\u00a0please", "no-break spaces"),
        developer("\u200b@oncall\u200b please", "zero-width spaces around it"),
        developer("\u2067@oncall\u2069 שלום", "isolated in text from right to left"),
        developer("@\u200eoncall مرحبا", "a mark of direction after the at sign"),
        developer("＠oncall お願いします", "the at sign of a Japanese keyboard"),
        developer("＠ｏｎｃａｌｌ お願いします", "all of it in full width"),
        developer("请@oncall看一下", "in Chinese, where no spaces are"),
        developer("@oncallさん、お願いします", "in Japanese, with a title"),
        developer("@oncall님 도와주세요", "in Korean, with a title"),
        developer("@oncall กรุณาดู", "in Thai"),
        developer("@oncall\t<https://ci.example.com/1|build>", "before a link"),
        developer("<https://ci.example.com/1>@oncall", "right after a link"),
        developer("<@UADA>@oncall", "right after a person"),
        developer("&lt;@oncall&gt;", "typed in angle brackets"),
        developer("A&amp;B @oncall", "after an escaped ampersand"),
        developer("R&amp;D:@oncall", "next to one"),
        developer("3 &lt; 4 &amp;&amp; 5 &gt; 4 @oncall", "among escaped signs"),
        asks("@待機お願いします", "an alias of another script, letters after it", "tokyo"));
  }

  static Stream<Arguments> several_and_longer_names() {
    return Stream.of(
        asks("@oncall @infrastructure-oncall help", "two rotations", "developer", "infrastructure"),
        asks("@infrastructure-oncall/@oncall", "parted by a slash", "infrastructure", "developer"),
        asks("@infrastructure-oncall", "a longer alias is not the shorter", "infrastructure"),
        asks("@Infrastructure-OnCall!", "in any case", "infrastructure"),
        nobody("infrastructure-oncall", "no at sign"),
        nobody("@infrastructure", "half an alias"),
        nobody("@oncall-team", "a longer name"),
        nobody("@oncall_team", "a longer name"),
        nobody("@oncall.team", "a longer name"),
        nobody("@oncalls", "the plural"),
        nobody("@oncall2", "with a number"),
        nobody("@oncallé", "a letter with an accent"),
        nobody("@the-oncall", "another name that ends in it"),
        nobody("@ oncall", "a space between"),
        nobody("oncall, anybody?", "no at sign"),
        nobody("#oncall", "a channel"),
        nobody("<#C123|oncall> is where we meet", "a channel's mention"),
        nobody("@here @channel", "everybody is nobody in particular"),
        nobody("<!here|@oncall>", "everybody, under another label"),
        nobody("@@oncall", "a program's variable"),
        nobody("@oncall@example.social", "an account elsewhere"),
        nobody("\\@oncall is our alias", "escaped on purpose"),
        nobody("@\u200boncall is our alias", "an invisible space, so that nobody is called"),
        nobody("@\u2060oncall is our alias", "an invisible joint"),
        nobody("", "nothing at all"),
        nobody("@", "an at sign"),
        nobody("lunch @ 12", "at noon"));
  }

  static Stream<Arguments> addresses_and_links() {
    return Stream.of(
        nobody("foo@oncall.com", "an address"),
        nobody("write to foo@oncall", "an address of a machine"),
        nobody("me@oncall", "the same, alone"),
        nobody("foo.bar_@oncall.com", "an address with odd letters"),
        nobody("foo_@oncall", "an underscore ends its name"),
        nobody("foo＠oncall.com", "an address in full width"),
        nobody("everybody @oncall.com", "a domain"),
        nobody("<mailto:foo@oncall.com|foo@oncall.com>", "an address as Slack marks it"),
        nobody("<https://x.y/@oncall>", "a link"),
        nobody("<https://x.y/a|see @oncall>", "a link's label"),
        nobody("<https://x.y/?q=1 @oncall|there>", "a broken link"),
        nobody("x.y/@oncall", "an address of the web that Slack did not mark"),
        nobody("and/@oncall", "a path"),
        nobody("<@U123>", "a person"),
        nobody("<@U123|oncall>", "a person who is called so"),
        nobody("<!date^1700000000^{date} @oncall|@oncall>", "a date"),
        developer("<mailto:foo@oncall.com|foo@oncall.com> wrote, @oncall", "beside an address"));
  }

  static Stream<Arguments> code() {
    return Stream.of(
        nobody("`@oncall`", "code"),
        nobody("try `/invite @oncall` first", "code among words"),
        nobody("``@oncall``", "code in two backticks"),
        nobody("```@oncall```", "fenced"),
        nobody("```\n@oncall\n```", "fenced, on lines of its own"),
        nobody("log:\n```a ` b\n@oncall\n` c```\nodd", "fenced, with backticks in it"),
        nobody("````\n@oncall\n````", "fenced in four"),
        developer("`code` @oncall `more`", "between two pieces of code"),
        developer("```log```@oncall", "right after a fence"),
        developer("@oncall\n```\nlog\n```", "before a fence"),
        developer("the `pod`s are down @oncall see `log`", "code within words"),
        developer("`@oncall\nplease`", "a backtick reaches no further than its line"),
        developer("it`s broken @oncall", "a backtick for an apostrophe"),
        developer("don`t know, @oncall, it won`t start", "two of them: no code, as in Slack"),
        developer("5`10`` @oncall", "feet and inches"),
        developer("```\nlog\n@oncall please", "a fence that is never closed is none"),
        developer("` @oncall", "a stray backtick"),
        nobody("```a``` `@oncall` ```b```", "code, between fences"));
  }

  static Stream<Arguments> quotes_and_strikes() {
    return Stream.of(
        nobody("&gt; @oncall please look", "quoted, as Slack delivers it"),
        nobody("&gt;@oncall please look", "without a space"),
        nobody("> @oncall please look", "raw, as some programs write"),
        nobody("  &gt; @oncall", "indented"),
        nobody("&gt;&gt; @oncall", "a quote in a quote"),
        nobody("&gt; a\n&gt; @oncall\n", "in the second line of a quote"),
        nobody("&gt;&gt;&gt; all\nof this\n@oncall", "the rest of the message"),
        nobody(">>> all\n@oncall", "the same, raw"),
        nobody("&gt; ```\n@oncall\n```", "code that begins in a quote"),
        developer("&gt; is it down?\n@oncall yes", "beneath a quote"),
        developer("&gt;\n@oncall", "beneath an empty one"),
        developer("@oncall\n&gt;&gt;&gt; the rest", "above the rest"),
        developer("a &gt; b, @oncall", "no quote in the middle of a line"),
        developer("-&gt; @oncall", "an arrow"),
        nobody("~@oncall~", "struck out"),
        nobody("~@oncall please look~ solved", "struck out with its sentence"),
        nobody("~~@oncall~~", "struck out, as elsewhere"),
        developer("~5 min of errors @oncall ~10 users", "about: nothing is struck out"),
        developer("~/bin @oncall ~/lib", "places at home"),
        developer("~old~ @oncall ~older~", "between strikes"),
        developer("~open\n@oncall~", "a strike reaches no further than its line"),
        developer("@oncall~", "a wave"));
  }

  @ParameterizedTest(name = "{2}: {0}")
  @MethodSource({
    "mentions_of_user_groups",
    "typed_aliases",
    "several_and_longer_names",
    "addresses_and_links",
    "code",
    "quotes_and_strikes"
  })
  void a_text_asks_for(String text, List<String> rotations, String why) {
    assertThat(asked(text)).as(why).containsExactlyElementsOf(rotations);
  }

  @Test
  void an_alias_may_hold_a_full_stop_and_begin_another() {
    var aliases = Map.of("on", "night", "on.call", "developer");

    assertThat(MentionPolicy.rotations("@on.call please", aliases, Map.of()))
        .containsExactly("developer");
    assertThat(MentionPolicy.rotations("@on. Call me", aliases, Map.of())).containsExactly("night");
  }

  /** Fifty times as much as Slack lets people write; a quadratic reading would take minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "`",
        "``` ",
        "`\n",
        "a`",
        "` ",
        "~",
        "~a ",
        "~a~b",
        "<",
        "<!subteam^A|",
        "<a",
        "&gt;",
        "\n&gt;",
        "\n&gt; ``` ",
        "@",
        "@oncall",
        "/@",
        "@oncall/",
        "_@",
        "\u200f",
        "```\n&gt;",
        "@infrastructure-"
      })
  void hostile_texts_are_read_quickly(String piece) {
    String text = piece.repeat(2_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> asked(text));
  }
}
