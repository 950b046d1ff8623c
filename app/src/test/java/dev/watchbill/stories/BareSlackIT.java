package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped bot meets far less of a Slack than it was built for. */
class BareSlackIT {
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

  @ParameterizedTest(name = "an empty yes to what it does not know: {0}")
  @ValueSource(booleans = {true, false})
  void the_bot_warns_and_answers_where_slack_knows_next_to_nothing(boolean saysYes) {
    var variables = place.variables();
    try (var slack = new BareSlack(saysYes)) {
      variables.put("SLACK_API_URL", slack.apiUrl());
      try (var bot = BotProcess.run(directory, variables)) {
        bot.health().awaitWell();
        bot.awaitLog("Slack has no user groups for me, so I do not know who is meant by");

        var answer = slack.runs("one", "/oncall").path("payload");

        assertThat(answer.toString()).contains("Nobody is on call");
        assertThat(bot.isAlive()).isTrue();
        assertThat(bot.log()).doesNotContain("Exception");
      }
    }
  }
}
