package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * However often a message comes and wherever it stands, it asks once (R5). Inês is on call for
 * developer, it is Monday, 10:00 in Los Angeles; developers are asked among the managers, too.
 */
class SupportHeardIT {
  private static final String HELP = "help-engineering";
  private static final String PRIVATE = "em-weekly";

  private final Workspace workspace =
      Story.beginUnder(
          Seed.configuration()
              .replace("developer:", "developer:\n    listen_in: [" + HELP + ", " + PRIVATE + "]"),
          PRIVATE);
  private final Somebody carmen = workspace.as("carmen");
  private final Somebody ines = workspace.as("ines");

  SupportHeardIT() {
    workspace.passesUntil("2026-11-16T10:00", "America/Los_Angeles");
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void a_message_that_comes_as_a_mention_of_the_bot_as_well_opens_one_request() {
    var question = carmen.says(HELP, "@watchbill @oncall enrolment fails, why?");
    var thread = workspace.threadOf(question);
    thread.shows("is on call for developer: Carmen Ruiz asks.");
    carmen.edits(question, "@watchbill @oncall enrolment fails, why so?");
    workspace.settles();
    thread.showsOnly("is on call for developer: Carmen Ruiz asks.");
    carmen.runs("/oncall", "open").says("1 open,");
  }

  @Test
  void what_slack_delivers_twice_or_again_opens_one_request() {
    workspace.sandbox().faults().deliveries().duplicate(1);
    var twice = workspace.threadOf(carmen.saysLiterally(HELP, "@oncall one?"));
    twice.shows("is on call for developer");
    workspace.settles();
    assertThat(workspace.sandbox().faults().deliveries().duplicatesLeft()).isZero();

    workspace.sandbox().faults().deliveries().loseAcks(1);
    var again = workspace.threadOf(carmen.saysLiterally(HELP, "@oncall two?"));
    again.shows("is on call for developer");
    workspace.passes(Duration.ofMinutes(10));
    assertThat(workspace.sandbox().faults().deliveries().lostAcksLeft()).isZero();
    assertThat(workspace.sandbox().deliveries().unacknowledged()).isZero();

    twice.showsOnly("is on call for developer: Carmen Ruiz asks.");
    again.showsOnly("is on call for developer: Carmen Ruiz asks.");
    carmen.runs("/oncall", "open").says("2 open,");
  }

  @Test
  void what_is_asked_among_few_is_answered_there_and_not_repeated_to_others() {
    var mo = workspace.as("mo");
    var thread = workspace.threadOf(mo.saysLiterally(PRIVATE, "@oncall can we let Theo go?"));
    thread.showsOnly("is on call for developer: Mo Haddad asks.");
    workspace.settles();

    carmen
        .runs("/oncall", "open")
        .says("1 open,", "a message in a private channel", "Mo Haddad → Inês Duarte")
        .doesNotSay("Theo");
    mo.runs("/oncall", "open").says("can we let Theo go?");
    workspace.passes(Duration.ofMinutes(46));
    workspace.directMessagesTo("ines").showsOnly("Mo Haddad waits", "can we let Theo go?");
  }

  @Test
  void in_a_thread_of_somebody_else_whoever_asks_is_the_asker() {
    var report = workspace.as("dana").says(HELP, "Enrolment is slow today.");
    var thread = workspace.threadOf(report);
    carmen.replies(report, "@oncall do you know more?");
    var card = thread.message("is on call for developer: Carmen Ruiz asks.");
    workspace.as("dana").replies(report, "Here, too.");
    workspace.as("dana").presses(card, "Resolved").says("Only the engineers of the developer");
    workspace.settles();
    assertThat(card.text()).contains("is on call for developer: Carmen Ruiz asks.");

    workspace.as("kofi").replies(report, "I restart it.");
    thread.shows("Kofi Mensah has this, for Carmen Ruiz.");
    carmen.presses(card, "Resolved");
    thread.shows("Resolved by Carmen Ruiz", "First response by Kofi Mensah");
  }

  @Test
  void a_question_that_is_deleted_leaves_a_card_that_works() {
    var question = carmen.saysLiterally(HELP, "@oncall enrolment fails, why?");
    var thread = workspace.threadOf(question);
    var card = thread.message("is on call for developer: Carmen Ruiz asks.");
    carmen.deletes(question);
    workspace.settles();
    assertThat(question.message().isGone()).isTrue();

    workspace.passes(Duration.ofMinutes(46));
    workspace.directMessagesTo("ines").showsOnly("enrolment fails, why?");
    workspace.as("dana").runs("/oncall", "open").says("enrolment fails, why?");
    ines.presses(card, "I'm on it");
    thread.shows("Inês Duarte has this, for Carmen Ruiz.");
    carmen.presses(card, "Resolved");
    thread.showsOnly("Resolved by Carmen Ruiz");
    ines.presses(card, "Reopen");
    thread.showsOnly("Inês Duarte has this");
  }

  @Test
  void a_long_list_is_turned_page_by_page() {
    for (var number = 1; number <= 23; number++) {
      carmen.saysLiterally(HELP, "@oncall question %02d?".formatted(number));
    }
    workspace.settles();
    var first = carmen.runs("/oncall", "open");
    first
        .says("23 open, 23 without a first response. Shown: 1 to 20.", "question 01?")
        .doesNotSay("question 21?");
    first.shows("Show the next 3");
    first
        .presses("support_more")
        .says("Shown: 21 to 23.", "question 21?", "question 23?")
        .doesNotSay("question 20?");
    carmen.runs("/oncall", "open developer 2").says("Shown: 21 to 23.");
  }
}
