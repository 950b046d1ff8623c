package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.ADA;
import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.CHANNEL;
import static dev.watchbill.support.TestSupport.DORA;
import static dev.watchbill.support.TestSupport.HANDOFF;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static dev.watchbill.support.TestSupport.THREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.platform.outbox.Message;
import dev.watchbill.support.SupportRequest.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportClockTest {
  private final TestSupport test = new TestSupport();
  private final SupportRequests requests = test.requests;

  private Asking askingInfrastructure() {
    Asking its = test.asking();
    return new Asking(
        "infrastructure",
        its.channelId(),
        its.threadTs(),
        its.messageTs(),
        its.asker(),
        its.text(),
        its.writtenAt());
  }

  @Test
  void unanswered_it_is_heard_of_step_by_step_each_once_R14() {
    SupportRequest request = test.asked();

    test.passes(Duration.ofDays(1));

    assertThat(test.outbox.said())
        .containsExactly(
            "card",
            "1:remind",
            "1:due",
            "1:due-dm",
            "1:ask-1",
            "1:ask-dm-UADA",
            "1:ask-2",
            "1:ask-dm-USOL",
            "1:ask-dm-USAM",
            "1:ask-3",
            "1:ask-dm-UDORA");
    assertThat(test.now(request).nextAt()).isEmpty();
    assertThat(test.acts(request)).containsExactly("ask", "remind", "due", "ask", "ask", "ask");
  }

  @Test
  void each_step_comes_at_its_time() {
    test.asked();

    test.until(MONDAY.plus(Duration.ofMinutes(45)).minusMillis(1));
    assertThat(test.outbox.said()).containsExactly("card");
    test.until(MONDAY.plus(Duration.ofMinutes(45)));
    assertThat(test.outbox.said()).endsWith("1:remind");
    test.until(MONDAY.plus(Duration.ofHours(1)).minusMillis(1));
    assertThat(test.outbox.said()).endsWith("1:remind");
    test.until(MONDAY.plus(Duration.ofHours(1)));
    assertThat(test.outbox.said()).endsWith("1:due", "1:due-dm");
    test.until(MONDAY.plus(Duration.ofMinutes(90)));
    assertThat(test.outbox.said()).endsWith("1:ask-1", "1:ask-dm-UADA");
    test.until(MONDAY.plus(Duration.ofHours(2)).minusMillis(1));
    assertThat(test.outbox.said()).endsWith("1:ask-1", "1:ask-dm-UADA");
  }

  @Test
  void nothing_is_said_after_an_answer() {
    SupportRequest request = test.asked();
    test.passes(Duration.ofMinutes(30));
    requests.take(request.id(), BEN);

    test.passes(Duration.ofDays(1));

    assertThat(test.outbox.said()).containsExactly("card");
    assertThat(test.feature.timers().nextDue()).isEmpty();
  }

  @Test
  void what_slack_could_not_take_before_the_answer_is_not_said_after_it() {
    SupportRequest request = test.asked();
    test.outbox.slackFails(true);
    test.passes(Duration.ofMinutes(150));
    requests.seen(CHANNEL, THREAD, SAM, test.clock.instant());

    test.outbox.slackFails(false);

    assertThat(test.outbox.said()).containsExactly("card");
    assertThat(test.now(request).holder()).contains(SAM);
  }

  @Test
  void after_a_time_away_each_thing_missed_is_said_once_but_no_reminder_of_what_is_due() {
    SupportRequest request = test.asked();
    test.clock.set(MONDAY.plus(Duration.ofMinutes(125)));

    SupportFeature restarted = test.assemble(test.outbox);
    restarted.timers().due(test.clock.instant());
    restarted.timers().due(test.clock.instant());

    assertThat(test.outbox.said())
        .containsExactly(
            "card",
            "1:due",
            "1:due-dm",
            "1:ask-2",
            "1:ask-dm-UADA",
            "1:ask-dm-USOL",
            "1:ask-dm-USAM");
    assertThat(test.now(request).nextAt()).contains(MONDAY.plus(Duration.ofMinutes(150)));
  }

  @Test
  void the_clock_of_what_is_heard_late_runs_from_when_it_was_written() {
    Asking asking = test.asking();
    test.clock.set(MONDAY.plus(Duration.ofMinutes(50)));

    SupportRequest request = test.asked(asking);
    test.until(MONDAY.plus(Duration.ofHours(1)));

    assertThat(request.dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(test.outbox.said()).containsExactly("card", "1:remind", "1:due", "1:due-dm");
  }

  @Test
  void an_answer_given_while_the_bot_was_away_is_heard_before_clocks_speak() {
    SupportRequest request = test.asked();
    test.caughtUp = false;
    test.clock.set(MONDAY.plus(Duration.ofHours(2)));
    test.feature.timers().due(test.clock.instant());
    Instant answered = MONDAY.plus(Duration.ofMinutes(20));
    requests.seen(CHANNEL, THREAD, BEN, answered);

    test.caughtUp = true;
    test.feature.timers().due(test.clock.instant());

    assertThat(test.outbox.said()).containsExactly("card");
    assertThat(test.now(request).answer()).contains(new Act(BEN, answered));
  }

  @Test
  void once_it_has_caught_up_the_clocks_speak() {
    test.asked();
    test.caughtUp = false;
    test.clock.set(MONDAY.plus(Duration.ofHours(1)));
    test.feature.timers().due(test.clock.instant());
    assertThat(test.outbox.said()).containsExactly("card");

    test.caughtUp = true;
    test.feature.timers().due(test.clock.instant());

    assertThat(test.outbox.said()).containsExactly("card", "1:due", "1:due-dm");
  }

  @Test
  void at_a_change_of_shift_unanswered_requests_move_and_the_new_one_is_told_once() {
    test.clock.set(HANDOFF.minus(Duration.ofMinutes(20)));
    SupportRequest taken = test.askedElsewhere();
    requests.take(taken.id(), BEN);
    SupportRequest passed = test.askedElsewhere();
    requests.pass(passed.id(), BEN, DORA);
    SupportRequest one = test.askedElsewhere();
    SupportRequest other = test.askedElsewhere();
    assertThat(test.feature.timers().nextDue()).contains(HANDOFF);

    test.until(HANDOFF);

    assertThat(test.now(one).holder()).contains(SAM);
    assertThat(test.now(other).holder()).contains(SAM);
    assertThat(test.now(taken).holder()).contains(BEN);
    assertThat(test.now(passed).holder()).contains(DORA);
    assertThat(test.outbox.to(SAM)).singleElement().asString().contains("the build is red");
    assertThat(test.outbox.text(one.card())).contains("<@USAM>");
    test.passes(Duration.ofMinutes(25));
    assertThat(test.outbox.to(SAM)).hasSize(3);
    assertThat(test.outbox.to(BEN)).isEmpty();
  }

  @Test
  void whoever_stands_in_has_what_nobody_answered_and_the_other_one_has_it_back_afterwards() {
    SupportRequest request = test.asked();
    test.wakeups.clear();
    test.standsIn(DORA, MONDAY.plusSeconds(600), MONDAY.plusSeconds(1200));
    // Awake now, it sees when it has to be next.
    assertThat(test.wakeups).containsExactly(MONDAY);
    assertThat(test.feature.timers().nextDue()).contains(MONDAY.plusSeconds(600));

    test.until(MONDAY.plusSeconds(599));
    assertThat(test.now(request).holder()).contains(BEN);
    test.until(MONDAY.plusSeconds(600));
    assertThat(test.now(request).holder()).contains(DORA);
    test.until(MONDAY.plusSeconds(1200));
    assertThat(test.now(request).holder()).contains(BEN);

    assertThat(test.outbox.to(DORA)).hasSize(1);
    assertThat(test.outbox.to(BEN)).hasSize(1);
  }

  @Test
  void while_nobody_is_on_call_contacts_are_asked_at_once() {
    SupportRequest request = test.asked(askingInfrastructure());
    assertThat(request.holder()).isEmpty();

    test.until(MONDAY.plus(Duration.ofMinutes(30)));

    assertThat(test.outbox.said())
        .containsExactly(
            "card", "1:ask-1", "1:ask-dm-UADA", "1:ask-2", "1:ask-dm-USOL", "1:ask-dm-USAM");
    assertThat(test.outbox.text("support:" + request.id() + ":1:ask-1")).contains("<@UADA>");
  }

  @Test
  void a_contact_with_nobody_behind_it_is_passed_over_at_once() {
    test.company.directory.group("SSOFT", "software-managers");
    test.asked();

    test.passes(Duration.ofHours(2));

    assertThat(test.outbox.said())
        .endsWith("1:ask-1", "1:ask-dm-UADA", "1:ask-3", "1:ask-dm-UDORA");
  }

  @Test
  void neither_the_asker_nor_the_holder_is_asked_for_help() {
    test.asked(test.asking(ADA, THREAD));

    test.passes(Duration.ofMinutes(90));

    assertThat(test.outbox.said()).endsWith("1:ask-2", "1:ask-dm-USOL", "1:ask-dm-USAM");
  }

  @Test
  void one_request_that_fails_does_not_stop_the_others() {
    SupportRequest broken = test.askedElsewhere();
    SupportRequest sound = test.askedElsewhere();
    var outbox =
        new RecordingOutbox() {
          @Override
          public void put(Message message) {
            if (message.key().startsWith("support:" + broken.id() + ":")) {
              throw new IllegalStateException("planted");
            }
            super.put(message);
          }
        };
    test.clock.set(MONDAY.plus(Duration.ofMinutes(46)));

    assertThatThrownBy(() -> test.assemble(outbox).timers().due(test.clock.instant()))
        .hasMessageContaining("1 support request");

    assertThat(outbox.said()).containsExactly("1:remind");
    assertThat(test.now(sound).stepsDone()).isEqualTo(1);
    assertThat(test.now(broken).stepsDone()).isZero();
    test.feature.timers().due(test.clock.instant());
    assertThat(test.now(broken).stepsDone()).isEqualTo(1);
  }

  @Test
  void the_clock_of_a_reopened_request_says_everything_anew() {
    SupportRequest request = test.asked();
    test.passes(Duration.ofHours(1));
    requests.resolve(request.id(), QUINN);
    test.passes(Duration.ofHours(1));
    requests.reopen(request.id(), QUINN);

    test.passes(Duration.ofHours(1));

    assertThat(test.outbox.said())
        .containsExactly(
            "card", "1:remind", "1:due", "1:due-dm", "2:reopened", "2:remind", "2:due", "2:due-dm");
    assertThat(test.now(request).answer()).isEqualTo(Optional.empty());
  }
}
