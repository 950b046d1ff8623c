package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bot is down when alarms fall back, and while it would have asked again and again (R20). It is
 * a Monday; product works from 14:00 to 22:00 UTC and has an hour.
 */
class AlarmsAwayIT {
  private static final String UNANSWERED = "https://bugs.example/1";
  private static final String ANSWERED = "https://bugs.example/2";

  @TempDir Path directory;
  private Place place;
  private Bugs bugs;
  private Pings pings;

  @BeforeEach
  void open() {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
    bugs = new Bugs(place.database().jdbi(), place.sandbox());
    pings = Pings.in(place.sandbox().workspace());
  }

  @AfterEach
  void close() {
    assertThat(Intents.saidIn(place.sandbox())).doesNotHaveDuplicates();
    place.close();
  }

  @Test
  void what_was_missed_is_said_once_on_return_and_nothing_of_what_was_answered() throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      bugs.raises("carmen", UNANSWERED);
      bugs.raises("carmen", ANSWERED);
      settles(bot);
    }
    var raised = said();
    place.sandbox().as("noor").replies(bugs.card(ANSWERED), "I look at it");
    itIs("20:30");
    try (var bot = RunningBot.in(place)) {
      settles(bot);
      soon().until(() -> bugs.said(UNANSWERED, ":falls-back") == 1);
      assertThat(since(raised)).containsExactlyInAnyOrder(key(":falls-back"), key(":fallback"));
      assertThat(pings.of(key(":fallback"))).containsExactlyInAnyOrder("@U0INES", "@U0JONAS");
      assertThat(bugs.is(ANSWERED, "LOOKING")).isTrue();
      assertThat(bugs.nextAt(UNANSWERED)).isBetween(today("20:45"), today("20:47"));
    }
    var fellBack = said();
    itIs("23:59");
    try (var bot = RunningBot.in(place)) {
      settles(bot);
      soon().until(() -> bugs.said(UNANSWERED, ":ask-1") == 1);
      assertThat(since(fellBack)).containsExactlyInAnyOrder(key(":ask-1"), asksLooker());
      assertThat(pings.of(key(":ask-1"))).containsExactly("@U0ADA");
      var asked = said();
      settles(bot);
      assertThat(since(asked)).isEmpty();
    }
    var asked = said();
    place.sandbox().as("sam").replies(bugs.card(UNANSWERED), "I look at it");
    place.sandbox().as("noor").replies(bugs.card(ANSWERED), "still at it");
    place.clock().moveTo(today("23:59").plusSeconds(7200));
    try (var bot = RunningBot.in(place)) {
      soon().until(() -> bugs.is(UNANSWERED, "TAKEN"));
      settles(bot);
      assertThat(since(asked))
          .as("who took it, for #help-p1")
          .singleElement()
          .asString()
          .matches(key(":fallback-step-[0-9]+"));
    }
  }

  private String asksLooker() {
    return bugs.key(ANSWERED, ":ask-1");
  }

  private String key(String what) {
    return bugs.key(UNANSWERED, what);
  }

  private void itIs(String time) {
    place.clock().moveTo(today(time));
  }

  private static Instant today(String time) {
    return Instant.parse("2026-11-16T" + time + ":00Z");
  }

  private List<String> said() {
    return Intents.saidIn(place.sandbox()).stream()
        .filter(intent -> intent.startsWith("alarm:"))
        .toList();
  }

  private List<String> since(List<String> before) {
    var news = new ArrayList<>(said());
    before.forEach(news::remove);
    return news;
  }

  /** Until all that is due is done, and said. */
  private void settles(RunningBot bot) {
    bot.looksAtTheClock();
    soon()
        .until(
            () ->
                place
                        .database()
                        .jdbi()
                        .withHandle(
                            handle ->
                                handle
                                    .select("select count(*) from outbox where unfinished")
                                    .mapTo(Integer.class)
                                    .one())
                    == 0);
  }
}
