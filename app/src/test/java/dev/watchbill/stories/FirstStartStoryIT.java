package dev.watchbill.stories;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bot is started in a workspace where nobody has brought it into a channel. */
class FirstStartStoryIT {
  private final Workspace workspace = Story.beginOutsideOfEveryChannel();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void it_goes_where_the_configuration_says_and_hears_the_answer_to_an_alarm() {
    workspace.passesUntil("2026-11-16T10:00", "America/Chicago");
    var carmen = workspace.as("carmen");
    carmen.runs("/critical-bug", "Upgrades fail https://bugs.example/7").opens("Raise");
    carmen.submits(Form.empty().with("criteria", "UPGRADE").with("source", "US")).opens("help-p1");
    carmen.submits(Form.empty()).opens("Alarm 1 is raised");

    var card = workspace.channel("help-product-design").message("alarm 1", "Upgrades fail");
    workspace.as("noor").replies(card, "On it, give me a minute");
    workspace.passes(Duration.ofMinutes(90));

    workspace.channel("help-product-design").shows("Upgrades fail", "is looking");
    workspace.channel("help-p1").doesNotShow("Upgrades fail");
  }
}
