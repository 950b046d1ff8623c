package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bot goes while it reads a pull request, and is away for a day of the freeze: pushes and
 * merges of that day are seen afterwards, by two of it, and each is said once (R26).
 */
class UnfreezeAwayIT extends AtAPlace {
  @Test
  void for_a_day() throws Exception {
    var gitHub = place.gitHub();
    try (var bot = starts()) {
      runs("theo", "/freeze", "now A broken build");
      for (var number : List.of(101, 102, 105)) {
        runs("ines", "/unfreeze", Integer.toString(number));
        gitHub.pullRequest(number).isExempt();
      }
      settles(bot);
      place.sandbox().faults().order("github.pull hang 3s x9");
      runs("ben", "/unfreeze", "103");
      MortalBots.soon().until(() -> hangs());
    }
    place.sandbox().faults().clear();
    gitHub.pullRequest(105).isMergedBy("kofi");
    gitHub.pullRequest(101).isPushedTo("server/hosts/list.go");
    gitHub.pullRequest(102).isPushedTo("website/more.ejs");
    gitHub.letsAdministratorsPass().pullRequest(106).isMergedBy("ada");
    passes(Duration.ofDays(1));

    try (var one = starts();
        var other = starts()) {
      for (var minute = 0; minute < 3; minute++) {
        settles(one);
        settles(other);
        passes(Duration.ofMinutes(1));
      }
      gitHub.pullRequest(102).isExempt();
      gitHub.pullRequest(103).isExempt();
      gitHub.pullRequest(101).isHeld();
      settles(one);
      var said = Intents.saidIn(place.sandbox());
      assertThat(said).doesNotHaveDuplicates();
      assertThat(said).filteredOn(it -> it.matches("freeze:\\d+:merged:\\d+")).hasSize(1);
      assertThat(said).filteredOn(it -> it.matches("freeze:\\d+:merged:106")).hasSize(1);
      assertThat(said).filteredOn(it -> it.matches("unfreeze:\\d+:pushed:.*")).hasSize(1);
      assertThat(number("select count(*) from unfreeze_request where state = 'GRANTED'"))
          .isEqualTo(2);
    }
  }

  private boolean hangs() {
    return !place.sandbox().calls().of("github.pull").isEmpty()
        && number("select count(*) from unfreeze_request where state = 'READING'") == 1;
  }

  private RunningBot starts() throws InterruptedException {
    return RunningBot.in(place, Seed.configuration(), Story.outside(place.sandbox()));
  }

  private void runs(String who, String command, String text) {
    assertThat(place.sandbox().as(who).runs(command, text).acknowledged()).isTrue();
    MortalBots.soon().until(() -> number("select count(*) from branch_freeze") == 1);
  }

  private void passes(Duration time) {
    place.clock().moveTo(place.clock().instant().plus(time));
  }

  private void settles(RunningBot bot) {
    bot.looksAtTheClock();
    MortalBots.soon().until(() -> number("select count(*) from outbox where unfinished") == 0);
  }

  private int number(String query) {
    return place
        .database()
        .jdbi()
        .withHandle(handle -> handle.select(query).mapTo(Integer.class).one());
  }
}
