package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped bot is started while something that it needs is not there. */
class BadStartIT {
  @TempDir Path directory;
  private Place place;

  @BeforeEach
  void open() {
    place = new Place(directory);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void slack_is_unreachable_at_the_start_and_found_when_it_comes() {
    place.sandbox().faults().unreachable();
    try (var bot = BotProcess.run(directory, place.variables())) {
      bot.health().awaitDown("directory", "cannot be reached. I keep trying.");
      bot.awaitLog("Slack at " + place.sandbox().apiUrl() + " cannot be reached");

      place.sandbox().faults().clear();

      bot.health().awaitWell();
      assertAnswers();
    }
  }

  @Test
  void postgres_is_unreachable_at_the_start_and_found_when_it_comes() {
    place.line().cut();
    try (var bot = BotProcess.run(directory, place.variables())) {
      bot.health().awaitDown("postgres", "cannot be reached");
      bot.awaitLog("Trying again in 2 s.");

      place.line().mend();

      bot.health().awaitWell();
      assertAnswers();
    }
  }

  @Test
  void a_refused_app_token_is_said_plainly() {
    var variables = place.variables();
    variables.put("SLACK_APP_TOKEN", "xapp-wrong");
    try (var bot = BotProcess.run(directory, variables)) {
      bot.health().awaitDown("slack", "Slack refuses SLACK_APP_TOKEN");
      bot.awaitLog("Slack refuses SLACK_APP_TOKEN");
      assertThat(bot.log()).doesNotContain("xapp-wrong");
    }
  }

  @Test
  void a_refused_bot_token_is_said_plainly() {
    var variables = place.variables();
    variables.put("SLACK_BOT_TOKEN", "xoxb-wrong");
    try (var bot = BotProcess.run(directory, variables)) {
      bot.health().awaitDown("directory", "Slack refuses SLACK_BOT_TOKEN");
      bot.awaitLog("Slack refuses SLACK_BOT_TOKEN");
      assertThat(bot.log()).doesNotContain("xoxb-wrong");
    }
  }

  @Test
  void a_user_group_that_slack_does_not_know_is_refused() throws Exception {
    var wrong = Seed.configuration().replace("@engineering-managers", "@enginering-managers");
    try (var bot = BotProcess.run(directory, place.variables(wrong))) {
      assertThat(bot.awaitEnd()).isEqualTo(1);
      assertThat(bot.log())
          .contains("Slack has no user group @enginering-managers")
          .contains("Did you mean engineering-managers?");
    }
  }

  @Test
  void a_slack_without_user_groups_that_checks_nothing_gets_warnings_and_answers() {
    place.sandbox().faults().playSimpleton(true);
    try (var bot = BotProcess.run(directory, place.variables())) {
      bot.health().awaitWell();
      bot.awaitLog("Slack has no user groups for me, so I do not know who is meant by");
      assertThat(bot.log())
          .contains("rotations.infrastructure.escalation[1]: @engineering-managers")
          .contains("critical_bug.product: @product");
      assertThat(bot.health().now().says("directory")).contains("Slack has no user groups for me");
      assertAnswers();
      assertThat(bot.isAlive()).isTrue();
    }
  }

  private void assertAnswers() {
    var outcome = place.sandbox().as("ada").runs("/oncall", "");
    assertThat(outcome.acknowledged()).isTrue();
    assertThat(outcome.text()).contains("Nobody is on call");
  }
}
