package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.sandbox.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The bot's process dies between the steps of an alarm (R18, R20), and another goes on. Whoever is
 * on call is Inês; product has three seconds, and after the fallback everybody has two.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AlarmsKilledIT {
  private static final String BOT = "alarms-killed";
  private static final String FALLBACK = ":fallback";
  private static final String ASK = ":ask-1";

  /** After whatever comes last: when it is due, or when the next bot runs. */
  private static final Duration SECONDS = Duration.ofSeconds(20);

  private static MortalBots bots;
  private static Bugs bugs;
  private static Pings pings;
  private static TooLate tooLate;
  private static MortalBot bot;
  private static int number;

  private String bug = "";

  @BeforeAll
  static void start() {
    bots = new MortalBots(FastClocks.alarms(3, 2));
    bugs = new Bugs(bots.jdbi, bots.sandbox);
    pings = Pings.in(bots.sandbox.workspace());
    tooLate = TooLate.watch(bots.jdbi);
    bot = bots.start(BOT);
    bots.insists("ada", "add @ines mdm 2026-01-05", "on the roster of the developer rotation");
  }

  @AfterAll
  static void close() {
    bots.close();
  }

  @BeforeEach
  void another_bug() {
    number++;
    bug = "https://bugs.example/" + number;
  }

  @AfterEach
  void everything_is_said_once_and_nothing_after_an_answer() {
    bots.sandbox.faults().clear();
    bugs.insists("carmen", bug, "withdraw", "it was nothing");
    bots.mustHaveSaidEverythingOnce();
    tooLate.mustHaveSeenNothing();
    assertThat(bugs.alarms(bug)).isOne();
    assertThat(pings.of(bugs.key(bug, "")))
        .as("everybody is pinged once")
        .containsOnlyOnce("!here");
    assertThat(pings.all()).filteredOn(ping -> ping.whom().equals("!here")).hasSize(number);
  }

  @Test
  void an_alarm_that_is_committed_and_not_acknowledged_is_raised() throws Exception {
    var preview = bugs.previews("carmen", bug);
    bot.order(Doom.afterCommit());
    var unanswered = bugs.raises("carmen", preview);
    bot.mustDie();
    assertThat(unanswered.acknowledged()).isFalse();
    assertThat(bugs.alarms(bug)).isOne();
    bot = bots.start(BOT);
    bugs.insistsOn("carmen", preview);
    bugs.card(bug);
  }

  @Test
  @Tag(Exhaustive.TAG)
  void an_alarm_goes_out_once_and_the_form_may_be_sent_again() throws Exception {
    goesOutOnce(Moment.ANSWERED);
  }

  @Test
  @Tag(Exhaustive.TAG)
  void an_alarm_that_was_on_its_way_goes_out_once() throws Exception {
    goesOutOnce(Moment.CLAIMED);
  }

  private void goesOutOnce(Moment moment) throws Exception {
    var preview = bugs.previews("carmen", bug);
    dying(
        moment,
        "alarm.raise",
        bugs.nextKey(),
        () -> new Thread(() -> bugs.raises("carmen", preview)).start());
    assertThat(bugs.alarms(bug)).isOne();
    bot = bots.start(BOT);
    bugs.insistsOn("carmen", preview);
    bugs.card(bug);
  }

  @Test
  void it_falls_back_once() throws Exception {
    fallsBackOnce(Moment.ANSWERED);
  }

  @Test
  @Tag(Exhaustive.TAG)
  void a_fallback_that_was_on_its_way_comes_once() throws Exception {
    fallsBackOnce(Moment.CLAIMED);
  }

  private void fallsBackOnce(Moment moment) throws Exception {
    dying(moment, "alarm.fall_back", FALLBACK, () -> bugs.raises("carmen", bug));
    var runs = restarts();
    mustComeOnce(FALLBACK, runs);
    assertThat(pings.of(bugs.key(bug, FALLBACK))).containsExactly("@" + id("ines"));
  }

  @Test
  @Tag(Exhaustive.TAG)
  void it_is_asked_again_once() throws Exception {
    dying(Moment.ANSWERED, "alarm.ask", ASK, () -> bugs.raises("carmen", bug));
    var runs = restarts();
    mustComeOnce(ASK, runs);
    assertThat(pings.of(bugs.key(bug, ASK))).containsExactly("@" + id("ada"));
  }

  @Test
  void an_answer_takes_back_the_fallback_that_slack_has_not_taken_yet() throws Exception {
    var card = bugs.raises("carmen", bug);
    slackTakesNoMessages();
    soon().until(() -> bugs.is(bug, "FELL_BACK"));
    dying(
        Moment.DECIDED,
        "alarm.look",
        bugs.key(bug, ""),
        () -> bots.sandbox.as("noor").replies(card, "I look at it"));
    bot = bots.start(BOT);
    mustNeverHaveFallenBack();
  }

  @Test
  void an_answer_takes_back_the_fallback_that_was_on_its_way_when_the_bot_died() throws Exception {
    dying(Moment.CLAIMED, "alarm.fall_back", FALLBACK, () -> bugs.raises("carmen", bug));
    slackTakesNoMessages();
    bots.sandbox.as("noor").replies(bugs.card(bug), "I look at it");
    bot = bots.start(BOT);
    mustNeverHaveFallenBack();
  }

  @Test
  void two_bots_come_to_the_fallback_and_one_of_them_dies() throws Exception {
    var other = bots.start(BOT + "-too");
    try (var pause = Pause.before(bots.jdbi, "alarm.fall_back")) {
      bugs.raises("carmen", bug);
      pause.mustHoldUpSomebody();
      bot.kill();
    }
    bot = other;
    mustComeOnce(FALLBACK, Instant.now());
    assertThat(
            bots.number(
                "select count(*) from audit where what = 'alarm.fall_back' and subject = '%s'"
                    .formatted(bugs.subject(bug))))
        .isOne();
  }

  private void mustNeverHaveFallenBack() {
    soon().until(() -> bugs.is(bug, "TAKEN"));
    bots.sandbox.faults().clear();
    bots.mustHaveSaidEverythingOnce();
    assertThat(bugs.said(bug, FALLBACK)).as("the fallback").isZero();
    assertThat(bugs.said(bug, ":falls-back")).as("that it falls back").isZero();
  }

  private void mustComeOnce(String what, Instant runs) {
    soon().until(() -> bugs.said(bug, what) > 0);
    bots.mustHaveSaidEverythingOnce();
    assertThat(bugs.saidAt(bug, what)).isBefore(runs.plus(SECONDS));
  }

  private static Instant restarts() {
    bot = bots.start(BOT);
    return Instant.now();
  }

  /** The bot dies at that moment of what {@code cause} brings about. */
  private static void dying(Moment moment, String act, String key, Runnable cause)
      throws InterruptedException {
    if (moment == Moment.DECIDED) {
      try (var pause = Pause.before(bots.jdbi, act)) {
        cause.run();
        pause.mustHoldUpSomebody();
        bot.kill();
        return;
      }
    }
    bot.order(Doom.at(Work.POST, moment.step(), key));
    cause.run();
    bot.mustDie();
  }

  private static void slackTakesNoMessages() {
    bots.sandbox.faults().always("chat.postMessage", new Fault.ServerError(503));
  }

  private static String id(String who) {
    return bots.sandbox.workspace().people().get(who).id();
  }
}
