package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.CHANNEL;
import static dev.watchbill.support.TestSupport.EVE;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.SAM;
import static dev.watchbill.support.TestSupport.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Slack promises no order: an answer may be heard before what it answers. */
class EarlyAnswersTest {
  private static final List<String> LISTENING = List.of("developer");
  private static final Instant LATER = MONDAY.plusSeconds(60);

  private final TestSupport test = new TestSupport();
  private final Asking asking = test.asking();

  private void replies(PersonId who, Instant at) {
    replies(who, at, THREAD);
  }

  private void replies(PersonId who, Instant at, String thread) {
    test.requests.seen(CHANNEL, thread, who, at, LISTENING);
  }

  private SupportRequest heardAtLast() {
    test.clock.set(LATER.plusSeconds(30));
    return test.now(test.asked(asking));
  }

  @Test
  void an_answer_that_is_heard_before_the_mention_counts() {
    replies(SAM, LATER);

    SupportRequest request = heardAtLast();

    assertThat(request.answer()).contains(new Act(SAM, LATER));
    assertThat(request.holder()).contains(SAM);
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.said()).containsExactly("card");
    assertThat(test.outbox.text(request.card())).contains("Sam");
  }

  @Test
  void of_several_the_first_counts() {
    replies(BEN, LATER.plusSeconds(5));
    replies(SAM, LATER);

    assertThat(heardAtLast().answer()).contains(new Act(SAM, LATER));
  }

  @Test
  void eyes_on_the_reply_that_asks_count_though_nobody_knows_its_thread_yet() {
    replies(BEN, LATER, asking.messageTs());

    assertThat(heardAtLast().answer()).contains(new Act(BEN, LATER));
  }

  @Test
  void what_was_said_before_it_was_asked_answers_nothing() {
    replies(BEN, MONDAY.minusSeconds(1));

    assertThat(heardAtLast().state()).isEqualTo(State.WAITING);
  }

  @Test
  void somebody_elses_words_in_another_thread_or_of_no_part_answer_nothing() {
    replies(EVE, LATER);
    replies(BEN, LATER, "1788811111.000100");
    test.requests.seen(CHANNEL, THREAD, BEN, LATER, List.of());

    assertThat(heardAtLast().state()).isEqualTo(State.WAITING);
  }

  @Test
  void an_engineer_who_asks_does_not_answer_by_what_they_add() {
    replies(BEN, LATER);

    Asked asked = test.requests.ask(test.asking(BEN, THREAD));

    assertThat(test.now(((Asked.Opened) asked).request()).state()).isEqualTo(State.WAITING);
  }

  @Test
  void it_counts_for_a_mention_that_reopens_a_thread() {
    SupportRequest request = test.asked();
    test.requests.resolve(request.id(), BEN);
    test.passes(Duration.ofMinutes(1));
    Asking again = test.asking();
    test.passes(Duration.ofMinutes(1));
    replies(BEN, test.clock.instant());

    SupportRequest reopened = test.now(test.asked(again));

    assertThat(reopened.round()).isEqualTo(2);
    assertThat(reopened.answer()).contains(new Act(BEN, test.clock.instant()));
  }

  @Test
  void an_answer_and_its_mention_that_come_at_once_find_each_other() throws Exception {
    for (int i = 0; i < 8; i++) {
      String thread = "1788700000.00000" + i;
      Asking mention = test.asking(TestSupport.QUINN, thread);
      var threads = Executors.newFixedThreadPool(2);
      try {
        var reply = threads.submit(() -> replies(SAM, LATER, thread));
        var opened = threads.submit(() -> test.requests.ask(mention));
        reply.get();
        opened.get();
      } finally {
        threads.shutdown();
      }
    }

    assertThat(test.requests.open(Optional.empty()))
        .hasSize(8)
        .allMatch(request -> request.answer().isPresent());
  }

  @Test
  void it_is_forgotten_a_day_after_it_was_heard() {
    replies(SAM, LATER);
    test.forgets(MONDAY.plus(Duration.ofHours(23)));
    assertThat(kept()).isEqualTo(1);

    test.forgets(MONDAY.plus(Duration.ofHours(25)));

    assertThat(kept()).isZero();
  }

  @Test
  void what_engineers_say_where_somebody_is_helped_already_is_not_kept() {
    test.asked(asking);
    replies(BEN, LATER);
    replies(BEN, LATER.plusSeconds(5));

    assertThat(kept()).isZero();
  }

  private int kept() {
    return test.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from support_early_answer")
                .mapTo(Integer.class)
                .one());
  }
}
