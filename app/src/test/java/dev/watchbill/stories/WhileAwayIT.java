package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked and answered while the bot was away, or came to it twice. */
class WhileAwayIT {
  private static final String HELP = "help-engineering";
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;
  private Place place;
  private Requests requests;
  private TooLate tooLate;

  @BeforeEach
  void open() throws InterruptedException {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
    requests = new Requests(place.database().jdbi(), place.sandbox());
    tooLate = TooLate.watch(place.database().jdbi());
    isNow("2026-11-16T10:00");
    try (var bot = RunningBot.in(place).withRosters(place)) {
      bot.health().awaitWell();
      hears("Good morning");
    }
  }

  @AfterEach
  void close() {
    place.close();
    tooLate.mustHaveSeenNothing();
  }

  @Test
  void a_mention_is_answered_and_its_clock_runs_from_when_it_was_written() throws Exception {
    var question = asks();
    isNow("2026-11-16T10:20");
    try (var bot = RunningBot.in(place)) {
      soon().until(() -> requests.said(question, "card") == 1);
      assertThat(requests.dueAt(question)).isEqualTo(Ts.instant(question.ts()).plus(HOUR));
      isNow("2026-11-16T10:46");
      bot.looksAtTheClock();
      soon().until(() -> requests.said(question, "remind") == 1);
      assertThat(requests.said(question, "due")).isZero();
    }
  }

  @Test
  void a_mention_that_slack_has_given_up_to_deliver_is_found_and_said_to_be_due() throws Exception {
    var question = asks();
    soon().until(this::nothingIsToBeSentAgain);
    isNow("2026-11-17T11:10");
    try (var bot = RunningBot.in(place)) {
      bot.health().awaitWell();
      soon().until(() -> requests.said(question, "due-dm") == 1);
      requests.mustHaveSaidOnce(question, "card", "due");
      assertThat(requests.said(question, "remind")).isZero();
    }
  }

  @Test
  void a_reply_is_an_answer_and_so_is_a_pair_of_eyes() throws Exception {
    Message replied;
    Message seen;
    Message ignored;
    try (var bot = RunningBot.in(place)) {
      bot.health().awaitWell();
      replied = asks();
      seen = asks();
      ignored = asks();
      await().until(() -> requests.said(ignored, "card") == 1);
    }
    place.sandbox().as("ines").replies(replied, "I look at it");
    place.sandbox().as("ben").reacts(seen, "eyes");
    isNow("2026-11-16T11:10");
    readingBackTakesAMoment();
    try (var bot = RunningBot.in(place)) {
      bot.health().awaitWell();
      // Once it speaks of one of them, it would have spoken of all.
      soon().until(() -> requests.said(ignored, "due-dm") == 1);
      soon().until(() -> requests.isAnswered(replied) && requests.isAnswered(seen));
      Stream.of(replied, seen).forEach(requests::mustNotHaveBeenSpokenOf);
    }
  }

  @Test
  void a_reply_in_a_thread_that_is_older_than_a_day_is_an_answer() throws Exception {
    var old = place.sandbox().as("carmen").types(HELP, "What about enrolment?");
    isNow("2026-11-18T10:00");
    Message question;
    try (var bot = RunningBot.in(place)) {
      bot.health().awaitWell();
      question = place.sandbox().as("carmen").replies(old, "@oncall, do you know?");
      soon().until(() -> requests.said(question, "card") == 1);
    }
    place.sandbox().as("ben").replies(old, "I look at it");
    isNow("2026-11-18T11:10");
    readingBackTakesAMoment();
    try (var bot = RunningBot.in(place)) {
      var ignored = asks();
      isNow("2026-11-18T12:20");
      soon().until(() -> requests.isKnown(ignored));
      bot.looksAtTheClock();
      soon().until(() -> requests.said(ignored, "due-dm") == 1);
      assertThat(requests.isAnswered(question)).isTrue();
      requests.mustNotHaveBeenSpokenOf(question);
    }
  }

  @Test
  void an_answer_counts_that_was_given_while_slack_was_out_of_reach() throws Exception {
    try (var bot = RunningBot.in(place)) {
      var answered = asks();
      var ignored = asks();
      soon().until(() -> requests.said(ignored, "card") == 1);
      place.sandbox().faults().unreachable();
      bot.health().awaitDown("slack", "cannot be reached");
      place.sandbox().as("ines").replies(answered, "I look at it");
      isNow("2026-11-16T11:10");
      bot.looksAtTheClock();
      place.sandbox().faults().clear();
      soon().until(() -> requests.said(ignored, "due-dm") == 1);
      soon().until(() -> requests.isAnswered(answered));
      requests.mustNotHaveBeenSpokenOf(answered);
    }
  }

  @Test
  void what_comes_twice_in_two_kinds_and_to_two_bots_is_asked_once() throws Exception {
    try (var first = RunningBot.in(place);
        var second = RunningBot.in(place)) {
      place.sandbox().faults().order("deliveries twice x40");
      place.sandbox().faults().order("acks lost x6");
      // Slack tells of this as a message, and as a mention of the app.
      var questions =
          Stream.of("carmen", "dana", "noor", "sam")
              .map(who -> place.sandbox().as(who).types(HELP, "@watchbill @oncall, who knows?"))
              .toList();
      soon().until(() -> questions.stream().allMatch(each -> requests.said(each, "card") == 1));
      soon().until(this::nothingIsToBeSentAgain);
      assertThat(requests.all()).isEqualTo(questions.size());
      assertThat(Intents.saidIn(place.sandbox())).doesNotHaveDuplicates();

      isNow("2026-11-16T11:10");
      Stream.of(first, second).parallel().forEach(RunningBot::looksAtTheClock);
      soon().until(() -> questions.stream().allMatch(each -> requests.said(each, "due-dm") > 0));
      questions.forEach(each -> requests.mustHaveSaidOnce(each, "card", "due", "due-dm"));
    }
  }

  /** Slack sends again what was not acknowledged when its time has come. */
  private boolean nothingIsToBeSentAgain() {
    place.sandbox().underClock().nextDue().ifPresent(place.clock()::moveTo);
    place.sandbox().underClock().sweep();
    return place.sandbox().deliveries().unacknowledged() == 0;
  }

  /** Long enough for clocks that do not wait for it to speak. */
  private void readingBackTakesAMoment() {
    place.sandbox().faults().order("conversations.history 429 1s x2");
  }

  private Message asks() {
    return place.sandbox().as("carmen").types(HELP, "@oncall enrolment fails, why?");
  }

  /** Only what is said after it has begun to listen does a bot miss when it is away. */
  private void hears(String words) {
    var message = place.sandbox().as("carmen").types(HELP, words);
    soon().until(() -> place.taken(message.channel(), message.ts()) == 1);
  }

  private void isNow(String inLosAngeles) {
    place.clock().moveTo(LocalDateTime.parse(inLosAngeles).atZone(LOS_ANGELES).toInstant());
  }

  private static ConditionFactory soon() {
    return MortalBots.soon();
  }
}
