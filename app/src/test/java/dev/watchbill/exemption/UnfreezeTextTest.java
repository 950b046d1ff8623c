package dev.watchbill.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.github.GitHubWeb;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfreezeTextTest {
  private static final String REPOSITORY = "fleetdm/fleet";

  @ParameterizedTest(name = "{0} → {1} because {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          1234;                                          1234;      ""
          #1234 docs only;                               1234;      docs only
          1234 1240 because docs;                        1234 1240; docs
          1234, #1240,12;                                1234 1240 12; ""
          1234 and 1240 and docs;                        1234 1240; and docs
          1234 1234 why: twice;                          1234;      twice
          PR 12 typo;                                    12;        typo
          0012;                                          12;        ""
          https://github.com/fleetdm/fleet/pull/9 x;     9;         x
          <https://github.com/FleetDM/Fleet/pull/9/files|the pull>; 9; ""
          <https://github.com/fleetdm/fleet/pull/9#discussion_r1>,8; 9 8; ""
          1234: typo;                                    1234;      typo
          1234. Only docs;                               1234;      Only docs
          (#1234, #1240) docs;                           1234 1240; docs
          `1234` docs;                                   1234;      docs
          github.com/fleetdm/fleet/pull/9 docs;          9;         docs
          https://github.com/fleetdm/fleet/pull/9. Docs; 9;         Docs
          <https://github.com/fleetdm/fleet/pull/9?w=1|#9>: docs; 9; docs
          PR: 12 typo;                                   12;        typo
          12 (3 files);                                  12;        (3 files)
          12 (docs only);                                12;        (docs only)
          12 `make` fails;                               12;        `make` fails
          12: 13 files of docs.;                         12;        13 files of docs.
          "fleetdm/fleet#7 a &amp; b";                    7;         a & b
          """)
  void numbers_and_links_first_and_then_why(String typed, String numbers, String why) {
    var text = UnfreezeText.read(typed, REPOSITORY, GitHubWeb.PUBLIC);
    assertThat(text.wrong()).isEmpty();
    assertThat(text.numbers().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(numbers);
    assertThat(text.why()).isEqualTo(why);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          please;                                        “please” is neither the number
          please 1234;                                   “please” is neither
          0;                                             no number that a pull request could have
          99999999999999999999;                          no number that a pull request could have
          12 2147483648;                                 no number that a pull request could have
          -5;                                            neither the number
          https://github.com/other/repo/pull/9;          another repository: only fleetdm/fleet
          other/repo#9;                                  another repository
          https://github.com/fleetdm/fleet/issues/9;     leads to an issue
          https://example.com/pull/9;                    is no link to a pull request
          <https://github.com/fleetdm/fleet/commit/abc>; is no link to a pull request
          "<!channel> hi";                               “&lt;!channel&gt;” is neither
          """)
  void what_cannot_be_taken_is_said(String typed, String complaint) {
    assertThat(UnfreezeText.read(typed, REPOSITORY, GitHubWeb.PUBLIC).wrong())
        .singleElement()
        .asString()
        .contains(complaint);
  }

  @Test
  void on_a_github_of_one_s_own_its_links_are_taken_and_no_others() {
    var own = new GitHubWeb("https://git.example.com");
    var text =
        UnfreezeText.read(
            "<https://git.example.com/fleetdm/fleet/pull/9/files> git.example.com/fleetdm/fleet/pull/8 docs",
            REPOSITORY,
            own);
    assertThat(text.wrong()).isEmpty();
    assertThat(text.numbers()).containsExactly(9, 8);
    assertThat(text.why()).isEqualTo("docs");
    assertThat(
            UnfreezeText.read("https://github.com/fleetdm/fleet/pull/9", REPOSITORY, own).wrong())
        .singleElement()
        .asString()
        .contains("is no link to a pull request");
  }

  @Test
  void fifty_are_too_many_at_once() {
    var text =
        UnfreezeText.read(
            IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).collect(Collectors.joining(" ")),
            REPOSITORY,
            GitHubWeb.PUBLIC);
    assertThat(text.wrong()).isEqualTo(List.of("That is 50 pull requests, and 10 fit at once."));
  }
}
