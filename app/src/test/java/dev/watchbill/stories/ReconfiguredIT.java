package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.Outside;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.workspace.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operator changes the configuration while a branch is frozen, and restarts the bot. */
class ReconfiguredIT extends AtAPlace {
  private static final String CONFIG = Story.gatedBy("merge-freeze", Seed.configuration());

  private static final String RULE = "Watchbill freeze (main)";

  @Test
  void a_freeze_keeps_its_branch_until_it_is_lifted_and_then_the_configured_one_counts()
      throws Exception {
    try (var bot = starts(CONFIG)) {
      runs("theo", "/freeze", "now A broken build");
      isFrozen(true);
      settles(bot);
    }
    var renamed = with(CONFIG, "gate: merge-freeze", "gate: merge-freeze\n  branch: release-4.60");
    try (var bot = starts(renamed)) {
      saysThatItKeepsMain(bot);
    }
    try (var bot = starts(renamed)) {
      saysThatItKeepsMain(bot);
      runs("theo", "/freeze", "lift");
      isFrozen(false);
      settles(bot);
      assertThat(textsOf("freeze:1:kept:.*"))
          .hasSize(2)
          .allMatch(text -> text.contains("*main is unfrozen; please restart me*"));
    }
    try (var bot = starts(renamed)) {
      runs("theo", "/freeze", "now Another one");
      MortalBots.soon()
          .until(
              () ->
                  number(
                          "select count(*) from branch_freeze where lifted_at is null"
                              + " and branch = 'acme/fleetwood:release-4.60'")
                      == 1);
      settles(bot);
      assertThat(place.gitHub().mergeFreeze().standing().frozen()).isFalse();
      assertThat(textsOf("freeze:2:.*")).isEmpty();
    }
  }

  @Test
  void a_gate_that_is_not_configured_any_more_is_let_go_or_people_are_told_how() throws Exception {
    try (var bot = starts(Seed.configuration())) {
      runs("theo", "/freeze", "now A broken build");
      MortalBots.soon().until(() -> place.gitHub().rulesInForce().contains(RULE));
      settles(bot);
    }
    try (var bot = starts(CONFIG)) {
      isFrozen(true);
      passes(bot, 2);
      MortalBots.soon().until(() -> !place.gitHub().rulesInForce().contains(RULE));
      settles(bot);
      assertThat(textsOf("gate:.*")).isEmpty();
    }
    var none = Story.gatedBy("none", Seed.configuration());
    for (int starts = 0; starts < 2; starts++) {
      try (var bot = RunningBot.in(place, none, Outside.nothing())) {
        passes(bot, 3 - 2 * starts);
        assertThat(textsOf("gate:.*"))
            .hasSize(2)
            .allMatch(text -> text.contains("Merge Freeze still holds main of acme/fleetwood"));
      }
    }
    try (var bot = starts(none)) {
      passes(bot, 1);
      isFrozen(false);
      passes(bot, 1);
      assertThat(textsOf("gate:trouble:[0-9]+:U[^:]*"))
          .hasSize(2)
          .allMatch(text -> text.contains("That is over"));
    }
  }

  /** Once, however often it starts. */
  private void saysThatItKeepsMain(RunningBot bot) {
    settles(bot);
    assertThat(textsOf("freeze:1:keeps:acme/fleetwood:release-4.60:to-.*"))
        .hasSize(2)
        .allMatch(text -> text.contains("`release-4.60` is configured by now"));
    assertThat(textsOf("freeze:1")).singleElement().asString().contains("`release-4.60`");
  }

  private void passes(RunningBot bot, int minutes) {
    for (int passed = 0; passed < minutes; passed++) {
      hasLookedAtTheGates();
      place.clock().moveTo(place.clock().instant().plus(Duration.ofMinutes(1)));
      settles(bot);
    }
  }

  /** What is looked at in a minute's sweep may wait for a look; the next sweep is a minute away. */
  private void hasLookedAtTheGates() {
    MortalBots.soon()
        .until(() -> number("select count(*) from gate where leased_until is not null") == 0);
  }

  private RunningBot starts(String configuration) throws InterruptedException {
    return RunningBot.in(place, configuration, Story.outside(place.sandbox()));
  }

  private static String with(String configuration, String from, String to) {
    assertThat(configuration).contains(from);
    return configuration.replace(from, to);
  }

  private void runs(String who, String command, String text) {
    assertThat(place.sandbox().as(who).runs(command, text).acknowledged()).isTrue();
  }

  private void isFrozen(boolean frozen) {
    MortalBots.soon().until(() -> place.gitHub().mergeFreeze().standing().frozen() == frozen);
  }

  private List<String> textsOf(String intent) {
    var workspace = place.sandbox().workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .filter(message -> Intents.of(message).matches(intent))
        .map(Message::text)
        .toList();
  }

  /** Until all that is due is done, and said. */
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
