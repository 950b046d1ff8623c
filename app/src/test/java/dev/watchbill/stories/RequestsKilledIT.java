package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bot's process dies between every two steps of a support request, and another goes on. */
@Tag(Exhaustive.TAG)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RequestsKilledIT {
  private static final String BOT = "requests-killed";

  private static MortalBots bots;
  private static Requests requests;
  private static TooLate tooLate;
  private static MortalBot bot;

  @BeforeAll
  static void start() {
    // Who asks for developers is reminded of after two seconds, and has then some time.
    bots = new MortalBots(FastClocks.configuration(60, 58, 1));
    requests = new Requests(bots.jdbi, bots.sandbox);
    tooLate = TooLate.watch(bots.jdbi);
    bot = bots.start(BOT);
    joins("ines", "developer");
    joins("rosa", "infrastructure");
  }

  private static void joins(String who, String rotation) {
    bots.insists(
        "ada",
        "add @%s mdm 2026-01-05 %s".formatted(who, rotation),
        "on the roster of the " + rotation + " rotation");
  }

  @AfterAll
  static void close() {
    bots.close();
  }

  @AfterEach
  void everything_is_said_once_and_nothing_after_an_answer() {
    bots.sandbox.faults().clear();
    bots.mustHaveSaidEverythingOnce();
    tooLate.mustHaveSeenNothing();
  }

  @Test
  void a_mention_gets_its_card() throws Exception {
    var question = dying(Moment.ANSWERED, "support.ask", ":card", this::asksDevelopers);
    bot = bots.start(BOT);
    mustHaveACard(question);
  }

  @Test
  void a_mention_that_is_committed_and_not_acknowledged() throws Exception {
    bot.order(Doom.afterCommit());
    var question = asksDevelopers();
    bot.mustDie();
    assertThat(requests.said(question, "card")).isZero();
    bot = bots.start(BOT);
    mustHaveACard(question);
  }

  private void mustHaveACard(Message question) {
    soon().until(() -> requests.said(question, "card") == 1);
    assertThat(requests.dueAt(question))
        .as("counted from when it was written")
        .isEqualTo(Ts.instant(question.ts()).plusSeconds(60));
    answers("ines", question);
  }

  @Test
  void whoever_is_on_call_is_reminded() throws Exception {
    isReminded(Moment.ANSWERED);
  }

  @Test
  void whoever_is_on_call_is_reminded_although_nothing_was_on_its_way() throws Exception {
    isReminded(Moment.DECIDED);
  }

  private void isReminded(Moment moment) throws Exception {
    var question = dying(moment, "support.remind", ":remind", this::asksDevelopers);
    bot = bots.start(BOT);
    soon().until(() -> requests.said(question, "remind") == 1);
    answers("ines", question);
  }

  @Test
  void it_is_said_to_be_due_and_all_contacts_are_asked() throws Exception {
    isSaidToBeDue(Moment.DECIDED);
  }

  @Test
  void it_is_said_to_be_due_once_although_nobody_knew_that_it_was_said() throws Exception {
    isSaidToBeDue(Moment.ANSWERED);
  }

  private void isSaidToBeDue(Moment moment) throws Exception {
    var question = dying(moment, "support.due", ":due", this::asksInfrastructure);
    bot = bots.start(BOT);
    soon().until(() -> hasSaidAll(question));
    bots.mustHaveSaidEverythingOnce();
    requests.mustHaveSaidOnce(
        question, "due", "due-dm", "ask-dm-" + id("ada"), "ask-dm-" + id("mo"));
    answers("rosa", question);
  }

  @Test
  void an_answer_takes_back_what_slack_has_not_taken_yet() throws Exception {
    var question = asksInfrastructure();
    soon().until(() -> requests.said(question, "card") == 1);
    slackTakesNoMessages();
    soon().until(() -> hasSaidAll(question));
    dying(Moment.DECIDED, "support.answer", ":card", () -> replies("rosa", question));
    bot = bots.start(BOT);
    mustNeverHaveSaidItWasDue(question);
  }

  @Test
  void an_answer_takes_back_what_was_on_its_way_when_the_bot_died() throws Exception {
    var question = dying(Moment.CLAIMED, "support.due", ":due", this::asksInfrastructure);
    slackTakesNoMessages();
    replies("rosa", question);
    bot = bots.start(BOT);
    mustNeverHaveSaidItWasDue(question);
  }

  private void mustNeverHaveSaidItWasDue(Message question) {
    soon().until(() -> requests.isAnswered(question));
    bots.sandbox.faults().clear();
    bots.mustHaveSaidEverythingOnce();
    requests.mustNotHaveBeenSpokenOf(question);
    assertThat(requests.answeredBy(question)).isEqualTo(id("rosa"));
  }

  /** The bot dies at that moment of what {@code cause} brings about. */
  private Message dying(Moment moment, String act, String key, Supplier<Message> cause)
      throws InterruptedException {
    if (moment == Moment.DECIDED) {
      try (var pause = Pause.before(bots.jdbi, act)) {
        var message = cause.get();
        pause.mustHoldUpSomebody();
        bot.kill();
        return message;
      }
    }
    bot.order(Doom.at(act.equals("support.answer") ? Work.EDIT : Work.POST, moment.step(), key));
    var message = cause.get();
    bot.mustDie();
    return message;
  }

  private Message asksDevelopers() {
    return bots.sandbox.as("carmen").types("help-engineering", "@oncall enrolment fails");
  }

  private Message asksInfrastructure() {
    return bots.sandbox.as("carmen").types("help-p1", "@infrastructure-oncall nothing answers");
  }

  private Message replies(String who, Message question) {
    return bots.sandbox.as(who).replies(question, "I look at it");
  }

  private void answers(String who, Message question) {
    replies(who, question);
    soon().until(() -> requests.isAnswered(question));
  }

  private void slackTakesNoMessages() {
    bots.sandbox.faults().always("chat.postMessage", new Fault.ServerError(503));
  }

  /** Whether its clock has nothing more to say, as far as the bot is concerned. */
  private boolean hasSaidAll(Message question) {
    return requests.hasRunOut(question)
        && bots.number("select count(*) from outbox where unfinished and state = 'SENT'") == 0;
  }

  private static String id(String who) {
    return bots.sandbox.workspace().people().get(who).id();
  }
}
