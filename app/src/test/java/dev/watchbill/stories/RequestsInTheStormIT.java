package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slack fails for ten minutes while first responses become due: what the clocks have to say comes
 * once it is back, once, and not where somebody has answered meanwhile.
 */
@Tag(Exhaustive.TAG)
class RequestsInTheStormIT {
  private static final String HELP = "help-engineering";
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final int QUESTIONS = 8;

  @TempDir Path directory;
  private final List<Message> questions = new ArrayList<>();
  private Place place;
  private Requests requests;
  private TooLate tooLate;

  @BeforeEach
  void open() {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
    requests = new Requests(place.database().jdbi(), place.sandbox());
    tooLate = TooLate.watch(place.database().jdbi());
  }

  @AfterEach
  void nothing_is_said_twice_or_after_an_answer() {
    assertThat(Intents.saidIn(place.sandbox())).doesNotHaveDuplicates();
    tooLate.mustHaveSeenNothing();
    place.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat.* 503 for 10m",
        "chat.* 429 1s for 10m",
        "chat.postMessage hang 1s for 10m",
        "chat.postMessage lost-answer 1s for 10m",
      })
  void what_became_due_in_the_storm_is_said_once_after_it(String storm) throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      everyMinuteSomebodyAsks();
      isNow("10:55", bot);
      everySaid(Stream.of(0, 1, 2, 3, 4, 5, 6, 7), "remind");

      isNow("10:58", bot);
      place.sandbox().faults().order(storm);
      isNow("11:00", bot);
      isNow("11:02", bot);
      isNow("11:04", bot);
      fourAreAnswered();
      isNow("11:06", bot);
      isNow("11:09", bot);

      everySaid(Stream.of(0, 4, 5, 7), "due-dm");
      everySaid(Stream.of(0, 4, 5, 7), "due");
      mustNotBeSaidToBeDue(questions.get(6));
      // What was taken by Slack, though it gave no answer, was said in time.
      if (!storm.contains("lost-answer")) {
        Stream.of(1, 2, 3).map(questions::get).forEach(this::mustNotBeSaidToBeDue);
      }
    }
  }

  private void everyMinuteSomebodyAsks() {
    for (var minute = 0; minute < QUESTIONS; minute++) {
      place.clock().moveTo(at("10:0" + minute));
      var question = place.sandbox().as("carmen").types(HELP, "@oncall question " + minute);
      questions.add(question);
      soon().until(() -> requests.said(question, "card") == 1);
    }
  }

  /** Three for which it is due by now, and one for which it is not. */
  private void fourAreAnswered() {
    var ines = place.sandbox().as("ines");
    ines.replies(questions.get(1), "I look at it");
    ines.reacts(questions.get(2), "eyes");
    var card = requests.card(questions.get(3));
    ines.presses(card, "support_take:" + Intents.of(card).split(":", -1)[1]);
    ines.replies(questions.get(6), "I look at it");
    soon().until(() -> Stream.of(1, 2, 3, 6).map(questions::get).allMatch(requests::isAnswered));
  }

  private void everySaid(Stream<Integer> numbers, String what) {
    numbers
        .map(questions::get)
        .forEach(question -> soon().until(() -> requests.said(question, what) == 1));
  }

  private void mustNotBeSaidToBeDue(Message question) {
    assertThat(requests.said(question, "due")).as(question.text()).isZero();
    assertThat(requests.said(question, "due-dm")).as(question.text()).isZero();
  }

  /** What is due is decided when this returns; what is said of it comes by and by. */
  private void isNow(String inLosAngeles, RunningBot bot) {
    place.clock().moveTo(at(inLosAngeles));
    bot.looksAtTheClock();
  }

  private static Instant at(String inLosAngeles) {
    return LocalDateTime.parse("2026-11-16T" + inLosAngeles).atZone(LOS_ANGELES).toInstant();
  }
}
