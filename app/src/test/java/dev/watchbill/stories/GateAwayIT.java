package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The bot is down while a freeze begins, deepens and is due to end, or dies while it sets the gate,
 * or there are two of it: what it says and sets afterwards is what is still true, and is said once.
 */
class GateAwayIT extends AtAPlace {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  @Test
  void over_a_whole_freeze_and_over_the_start_and_the_end_of_another() throws Exception {
    try (var bot = starts()) {
      plans("4.60.0 2026-11-25", 1);
      settles(bot);
    }
    var before = said();
    itIs("2026-11-27T10:30");
    try (var bot = starts()) {
      saysJust(bot, before, "freeze:missed:to");
      assertThat(calls("mergefreeze.set")).isZero();
      isOpen();
      plans("4.61.0 2026-12-09", 2);
      settles(bot);
    }

    before = said();
    itIs("2026-12-08T12:00");
    try (var bot = starts()) {
      isFrozenWith();
      saysJust(bot, before, "freeze");
      assertThat(textOf("freeze:[0-9]+"))
          .contains("main is frozen* for 4.61.0", "it should have begun");
      asks("ines", 101);
      asks("kofi", 105);
      isFrozenWith(101, 105);
      settles(bot);
    }

    before = said();
    place.gitHub().isLiftedByHand("Mallory").pullRequest(106).isMergedBy("kofi");
    itIs("2026-12-10T10:30");
    try (var bot = starts()) {
      isFrozenWith(105);
      saysJust(
          bot,
          before,
          "freeze:overdue",
          "freeze:overdue:to",
          "freeze:gate:opened",
          "freeze:merged",
          "freeze:merged:to",
          "unfreeze:deep");
      var calls = calls("mergefreeze.set");
      itIs("2026-12-10T10:32");
      settles(bot);
      assertThat(calls("mergefreeze.set")).isEqualTo(calls);
      runs("theo", "/freeze", "lift");
      isOpen();
    }
  }

  @Test
  void dead_in_the_middle_of_a_call_and_two_at_once() throws Exception {
    var faults = place.sandbox().faults();
    try (var bot = starts()) {
      settles(bot);
      faults.order("mergefreeze.set hang 1s x9");
      runs("theo", "/freeze", "now A broken build");
      MortalBots.soon().until(() -> calls("mergefreeze.set") > 0);
    }
    faults.clear();
    isOpen();
    diedWhileLooking();
    try (var one = starts();
        var other = starts()) {
      pass(Duration.ofMinutes(1), one, other);
      isFrozenWith();
      hasLooked();
      var before = calls("mergefreeze.set");
      place.gitHub().isLiftedByHand("Mallory");
      pass(Duration.ofMinutes(1), one, other);
      isFrozenWith();
      hasLooked();
      pass(Duration.ofMinutes(1), one, other);
      assertThat(calls("mergefreeze.set")).isEqualTo(before + 1);
      settles(one);
      assertThat(said()).filteredOn(it -> it.endsWith(":gate:opened")).hasSize(1);
      assertThat(said()).filteredOn(it -> it.startsWith("gate:")).isEmpty();
    }
    try (var bot = starts()) {
      settles(bot);
      faults.order("mergefreeze.set lost-answer 1s x1");
      runs("theo", "/freeze", "lift");
      isOpen();
    }
    diedWhileLooking();
    var calls = calls("mergefreeze.set");
    try (var bot = starts()) {
      pass(Duration.ofMinutes(1), bot);
      assertThat(number("select count(*) from gate where held_for is null")).isOne();
      assertThat(calls("mergefreeze.set")).isEqualTo(calls + 1);
      isOpen();
      assertThat(said()).filteredOn(it -> it.startsWith("gate:")).isEmpty();
    }
  }

  private RunningBot starts() throws InterruptedException {
    return RunningBot.in(
        place, Story.gatedBy("merge-freeze", Seed.configuration()), Story.outside(place.sandbox()));
  }

  /** What somebody leaves behind who dies between asking the service and hearing its answer. */
  private void diedWhileLooking() {
    var now = place.clock().instant();
    place
        .database()
        .jdbi()
        .useHandle(
            handle ->
                assertThat(
                        handle.execute(
                            "update gate set lease = lease + 1, leased_until = ?, next_at = ?",
                            now.plus(Duration.ofSeconds(40)),
                            now))
                    .isEqualTo(1));
  }

  /** The answer may be slow to come; what is waited for is what is done. */
  private void runs(String who, String command, String text) {
    assertThat(place.sandbox().as(who).runs(command, text).acknowledged()).isTrue();
  }

  private void plans(String release, int planned) {
    runs("theo", "/freeze", "plan " + release);
    MortalBots.soon().until(() -> number("select count(*) from release") == planned);
  }

  private void asks(String who, int number) {
    runs(who, "/unfreeze", Integer.toString(number));
    MortalBots.soon()
        .until(() -> place.gitHub().mergeFreeze().standing().unblocked().contains(number));
  }

  private void isFrozenWith(Integer... numbers) {
    MortalBots.soon()
        .untilAsserted(
            () -> {
              var standing = place.gitHub().mergeFreeze().standing();
              assertThat(standing.frozen()).isTrue();
              assertThat(standing.unblocked()).containsExactly(numbers);
            });
  }

  private void isOpen() {
    MortalBots.soon()
        .untilAsserted(
            () -> assertThat(place.gitHub().mergeFreeze().standing().frozen()).isFalse());
  }

  private int calls(String method) {
    return place.sandbox().calls().of(method).size();
  }

  /** What was said about freezes: the same kind of message has the same name. */
  private List<String> said() {
    return Intents.saidIn(place.sandbox()).stream()
        .filter(intent -> intent.matches("(freeze|gate|unfreeze|release).*"))
        .toList();
  }

  private void saysJust(RunningBot bot, List<String> before, String... kinds) {
    settles(bot);
    MortalBots.soon()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(news(before)).containsExactlyInAnyOrder(kinds));
    itIs(place.clock().instant().plus(Duration.ofMinutes(1)));
    settles(bot);
    assertThat(news(before)).containsExactlyInAnyOrder(kinds);
  }

  private List<String> news(List<String> before) {
    var news = new ArrayList<>(said());
    before.forEach(news::remove);
    return news.stream().map(it -> it.replaceAll("[:-](U0)?[0-9]+|-U0[A-Z]+", "")).toList();
  }

  private String textOf(String intent) {
    var workspace = place.sandbox().workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .filter(message -> Intents.of(message).matches(intent))
        .map(message -> message.text())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private void itIs(String inLosAngeles) {
    itIs(LocalDateTime.parse(inLosAngeles).atZone(LOS_ANGELES).toInstant());
  }

  private void itIs(Instant instant) {
    place.clock().moveTo(instant);
  }

  /** Time passes for all of them at once, and each looks at its clock at the same moment. */
  private void pass(Duration time, RunningBot... bots) {
    itIs(place.clock().instant().plus(time));
    CompletableFuture.allOf(
            List.of(bots).stream()
                .map(bot -> CompletableFuture.runAsync(bot::looksAtTheClock))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** The branch is set a moment before that is recorded. */
  private void hasLooked() {
    MortalBots.soon()
        .until(() -> number("select count(*) from gate where leased_until is not null") == 0);
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
