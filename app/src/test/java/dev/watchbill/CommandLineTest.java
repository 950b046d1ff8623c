package dev.watchbill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.config.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final StringWriter said = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"run", "sandbox", "check", "migrate"})
  void every_command_explains_itself_with_an_example(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(said.toString()).contains("Usage: watchbill " + command, "Example", "java");
  }

  @Test
  void without_a_command_or_with_a_wrong_one_it_says_what_there_is() {
    assertThat(execute()).isEqualTo(2);
    assertThat(said.toString()).contains("run, sandbox, check or migrate");
    assertThat(execute("migrat")).isEqualTo(2);
    assertThat(said.toString()).contains("Did you mean: watchbill migrate?");
    assertThat(execute("--version")).isZero();
  }

  @Test
  void without_tokens_it_says_which_are_missing_how_to_get_them_and_names_the_sandbox() {
    assertThat(MissingTokens.guidance(Map.of("SLACK_BOT_TOKEN", "xoxb-hush")))
        .startsWith("SLACK_APP_TOKEN is not set")
        .contains(
            "api.slack.com/apps", "manifest.yml", "connections:write", "watchbill.jar sandbox")
        .doesNotContain("hush");
    assertThat(MissingTokens.guidance(Map.of()))
        .startsWith("SLACK_BOT_TOKEN and SLACK_APP_TOKEN are not set");
  }

  @Test
  void problems_of_environment_and_configuration_are_told_together() {
    assertThatThrownBy(() -> Settings.of(Map.of("WATCHBILL_HTTP_PORT", "http")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("WATCHBILL_HTTP_PORT")
        .hasMessageContaining("admins")
        .hasMessageContaining("release.dri");
    assertThatThrownBy(() -> Settings.of(Map.of("WATCHBILL_CONFIG", "/no/such.yml")))
        .isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.problems()).hasSize(1));
  }

  private int execute(String... arguments) {
    var writer = new PrintWriter(said, true);
    return Main.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }

  @Test
  void a_gate_without_its_token_is_a_problem_at_the_start(@TempDir Path temp) throws Exception {
    var file =
        Files.writeString(
            temp.resolve("mine.yml"),
            """
            admins: [ada@example.com]
            groups: { web: { name: Web, manager: m@example.com, qa_lead: q@example.com } }
            rotations: { developer: { escalation: [U123] }, infrastructure: { escalation: [U123] } }
            release: { dri: d@example.com, gate: github }
            """);
    var variables = Map.of("WATCHBILL_CONFIG", file.toString());

    assertThatThrownBy(() -> Settings.of(variables))
        .hasMessageContaining("release.gate")
        .hasMessageContaining("Set GITHUB_TOKEN");
    var withToken = Map.of("WATCHBILL_CONFIG", file.toString(), "GITHUB_TOKEN", "token");
    assertThat(Settings.of(withToken).environment().gitHub().token()).isPresent();
  }

  @Test
  void figures_to_be_posted_without_a_token_are_a_problem_at_the_start(@TempDir Path temp)
      throws Exception {
    var file =
        Files.writeString(
            temp.resolve("mine.yml"),
            """
            admins: [ada@example.com]
            groups: { web: { name: Web, manager: m@example.com, qa_lead: q@example.com } }
            rotations: { developer: { escalation: [U123] }, infrastructure: { escalation: [U123] } }
            release: { dri: d@example.com }
            bug_figures: { post_in: bugs }
            """);

    assertThatThrownBy(() -> Settings.of(Map.of("WATCHBILL_CONFIG", file.toString())))
        .hasMessageContaining("bug_figures.post_in")
        .hasMessageContaining("Set GITHUB_TOKEN");
  }
}
