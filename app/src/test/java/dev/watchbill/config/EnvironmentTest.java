package dev.watchbill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
  @Test
  void an_empty_environment_is_one_that_works_without_slack() {
    var environment = Environment.of(Map.of("SLACK_BOT_TOKEN", " "));

    assertThat(environment.hasTokens()).isFalse();
    assertThat(environment.slackApiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
    assertThat(environment.database()).isEmpty();
    assertThat(environment.data()).isEqualTo(Path.of("watchbill-data"));
    assertThat(environment.httpPort()).isEqualTo(8080);
    assertThat(environment.httpBind()).isEqualTo("127.0.0.1");
  }

  @Test
  void its_text_shows_no_secret() {
    var environment =
        Environment.of(
            Map.of(
                "SLACK_BOT_TOKEN", "xoxb-hush",
                "SLACK_APP_TOKEN", "xapp-hush",
                "DATABASE_URL", "postgres://ada:hush@db/bot",
                "GITHUB_TOKEN", "ghp_hush",
                "MERGE_FREEZE_TOKEN", "hush"));

    assertThat(environment.hasTokens()).isTrue();
    assertThat(environment.toString()).doesNotContain("hush").contains("ada@db");
    assertThat(environment.slackBotToken().orElseThrow().value()).isEqualTo("xoxb-hush");
  }

  @Test
  void a_slack_compatible_address_needs_no_slash_at_its_end() {
    assertThat(Environment.of(Map.of("SLACK_API_URL", "http://localhost:9000/api")).slackApiUrl())
        .isEqualTo(URI.create("http://localhost:9000/api/"));
  }

  @Test
  void the_public_address_says_where_the_bot_is_and_nothing_else() {
    assertThat(Environment.of(Map.of()).publicUrl()).isEmpty();
    assertThat(
            Environment.of(Map.of("WATCHBILL_PUBLIC_URL", "https://example.com/bot")).publicUrl())
        .contains(URI.create("https://example.com/bot/"));
    for (var wrong :
        new String[] {"example.com", "ftp://x.com", "https://me:pw@x.com", "https://x.com/?a=b"}) {
      assertThatThrownBy(() -> Environment.of(Map.of("WATCHBILL_PUBLIC_URL", wrong)))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("WATCHBILL_PUBLIC_URL");
    }
  }

  @Test
  void all_problems_are_found_at_once() {
    var problems =
        catchThrowableOfType(
                ConfigException.class,
                () ->
                    Environment.of(
                        Map.of(
                            "SLACK_BOT_TOKEN", "xapp-1",
                            "SLACK_APP_TOKEN", "xoxb-1",
                            "WATCHBILL_HTTP_PORT", "99999")))
            .problems();

    assertThat(problems)
        .extracting(ConfigProblem::path)
        .containsExactly("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "WATCHBILL_HTTP_PORT");
    assertThat(problems.get(0).message()).contains("swapped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SLACK_BOT_TOKEN     | xoxp-hush                  | user's token",
        "SLACK_BOT_TOKEN     | hush                       | api.slack.com/apps",
        "SLACK_APP_TOKEN     | hush                       | connections:write",
        "SLACK_API_URL       | slack.com                  | https://slack.com/api/",
        "SLACK_API_URL       | http://a b                 | https://slack.com/api/",
        "DATABASE_URL        | mysql://ada:hush@db/bot    | postgres://user:password@host",
        "DATABASE_URL        | postgres://ada:hush@db     | names no database",
        "WATCHBILL_CONFIG    | /no/such/file.yml          | /no/such/file.yml",
        "WATCHBILL_HTTP_PORT | http                       | up to 65535",
        "GITHUB_APP_ID       | mine                       | not a number",
        "GITHUB_APP_KEY_FILE | /no/such/key.pem           | /no/such/key.pem",
      })
  void each_mistake_is_named_with_the_remedy(String name, String value, String remedy) {
    var problems =
        catchThrowableOfType(ConfigException.class, () -> Environment.of(Map.of(name, value)))
            .problems();

    assertThat(problems)
        .filteredOn(problem -> problem.path().equals(name))
        .anySatisfy(problem -> assertThat(problem.toString()).contains(remedy));
    assertThat(problems.toString()).doesNotContain("hush");
  }
}
