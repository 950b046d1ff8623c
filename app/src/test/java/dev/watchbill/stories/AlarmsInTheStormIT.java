package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.View;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slack fails for ten minutes while alarms are raised, fall back, and are answered: each goes out
 * once, with one @here, and falls back once, unless somebody of product has answered before Slack
 * took that.
 */
@Tag(Exhaustive.TAG)
class AlarmsInTheStormIT {
  private static final int BUGS = 4;

  @TempDir Path directory;
  private Place place;
  private Bugs bugs;
  private Pings pings;
  private TooLate tooLate;

  @BeforeEach
  void open() {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
    bugs = new Bugs(place.database().jdbi(), place.sandbox());
    pings = Pings.in(place.sandbox().workspace());
    tooLate = TooLate.watch(place.database().jdbi());
  }

  @AfterEach
  void close() {
    place.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat.* 503 for 10m\nconversations.* 503 for 10m\nusers.* 503 for 10m",
        "chat.* 429 1s for 10m\nconversations.* 429 1s for 10m\nviews.* 429 1s for 10m",
        "chat.postMessage hang 1s for 10m\nchat.update hang 1s for 10m",
        "chat.postMessage lost-answer 1s for 10m\nchat.update lost-answer 1s for 10m",
      })
  void each_alarm_and_each_fallback_is_said_once(String storm) throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      // Two are raised before the storm and fall back in it; two are raised in the storm.
      var early = IntStream.range(0, 2).mapToObj(AlarmsInTheStormIT::link).toList();
      early.forEach(link -> bugs.raises("carmen", link));
      isNow("15:25", bot);
      var reporters = List.of("dana", "theo");
      var previews = new ArrayList<View>();
      for (var n = 0; n < reporters.size(); n++) {
        previews.add(bugs.previews(reporters.get(n), link(2 + n)));
      }
      place.sandbox().faults().order(storm);
      for (var n = 0; n < reporters.size(); n++) {
        bugs.insistsOn(reporters.get(n), previews.get(n));
        assertThat(bugs.alarms(link(2 + n))).isOne();
      }
      isNow("15:31", bot);
      assertThat(bugs.is(link(0), "FELL_BACK")).isTrue();
      bugs.insists("noor", link(1), "looking", "");
      bugs.insists("sam", link(3), "looking", "");
      isNow("15:36", bot);

      soon().until(() -> unfinished() == 0);
      for (var n = 0; n < BUGS; n++) {
        var card = bugs.key(link(n), "");
        assertThat(bugs.said(link(n), "")).as(card).isOne();
        assertThat(pings.of(card)).as(card).containsOnlyOnce("!here");
      }
      // What was taken by Slack, though it gave no answer, may have been said in time.
      assertThat(bugs.said(link(1), ":fallback"))
          .isLessThanOrEqualTo(storm.contains("lost") ? 1 : 0);
      isNow("16:26", bot);
      soon().until(() -> unfinished() == 0);
      assertThat(bugs.said(link(0), ":fallback")).isOne();
      assertThat(bugs.said(link(2), ":fallback")).isOne();
      assertThat(bugs.said(link(3), ":fallback")).isZero();
    }
    assertThat(Intents.saidIn(place.sandbox())).doesNotHaveDuplicates();
    tooLate.mustHaveSeenNothing();
  }

  private static String link(int number) {
    return "https://bugs.example/" + (number + 1);
  }

  private int unfinished() {
    return place
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select count(*) from outbox where unfinished")
                    .mapTo(Integer.class)
                    .one());
  }

  /** What is due is decided when this returns; what is said of it comes by and by. */
  private void isNow(String utc, RunningBot bot) {
    place.clock().moveTo(Instant.parse("2026-11-16T" + utc + ":00Z"));
    bot.looksAtTheClock();
  }
}
