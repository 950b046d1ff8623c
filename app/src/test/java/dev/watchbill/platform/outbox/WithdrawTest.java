package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.FakeSlack.Fault;
import dev.watchbill.platform.outbox.FakeSlack.Shown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message that is taken back is not sent, or not sent again, wherever its courier was. */
class WithdrawTest {
  private static final Duration WHILE = Duration.ofMinutes(2);

  private final Post post = new Post();

  @Test
  void what_waits_is_never_posted_and_holds_up_nobody() {
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.outbox.withdraw("1");
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("two");
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 2");
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void nothing_is_said_that_was_withdrawn_while_slack_failed_for_ten_minutes() {
    post.says("1", "C1", "one");
    for (var i = 0; i < 100; i++) {
      post.slack.goesWrong(Fault.NOT_DONE);
    }
    post.passes(Duration.ofMinutes(10));
    var calls = post.slack.calls();
    assertThat(calls).hasSizeGreaterThan(5);
    post.outbox.withdraw("1");
    post.passes(Duration.ofHours(1));
    assertThat(post.slack.calls()).isEqualTo(calls);
    assertThat(post.slack.messages()).isEmpty();
  }

  @Test
  void a_withdrawn_key_stays_used_and_its_edits_do_nothing() {
    post.says("1", "C1", "one");
    post.outbox.withdraw("1");
    post.outbox.withdraw("1");
    post.says("1", "C1", "again");
    post.outbox.edit("1", Content.text("edited"));
    post.passes(WHILE);
    assertThat(post.slack.calls()).isEmpty();
    assertThat(post.column("1", "text")).isEqualTo("one");
    assertThat(post.column("1", "unfinished")).isEqualTo("false");
  }

  @Test
  void what_stands_in_slack_stays_and_can_be_edited() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.withdraw("1");
    post.outbox.edit("1", Content.text("edited"));
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("edited");
  }

  @Test
  void what_was_never_put_can_be_withdrawn_and_then_put() {
    post.outbox.withdraw("1");
    post.says("1", "C1", "one");
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
  }

  @Test
  void an_answer_that_is_under_way_counts() {
    post.says("1", "C1", "one");
    post.slack.meanwhile(() -> post.outbox.withdraw("1"));
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1");
    assertThat(post.state("1")).isEqualTo(State.SENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"NOT_DONE", "LIMITED", "REFUSED"})
  void what_fails_under_way_is_not_tried_again_nor_told_to_anybody(Fault fault) {
    post.says("1", "C1", "one");
    post.slack.goesWrong(fault);
    post.slack.meanwhile(() -> post.outbox.withdraw("1"));
    post.passes(WHILE);
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1");
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
    assertThat(post.told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNKNOWN_DONE", "UNKNOWN_NOT_DONE"})
  void what_may_have_been_posted_is_looked_for_and_not_sent_again(Fault fault) {
    post.says("1", "C1", "one");
    post.slack.goesWrong(fault);
    post.deliverNow();
    assertThat(post.state("1")).isEqualTo(State.UNKNOWN);
    post.outbox.withdraw("1");
    assertThat(post.state("1")).isEqualTo(State.UNKNOWN);
    post.passes(WHILE);
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1", "conversations.history 1");
    if (fault == Fault.UNKNOWN_DONE) {
      assertThat(post.slack.texts()).containsExactly("one");
      assertThat(post.state("1")).isEqualTo(State.SENT);
    } else {
      assertThat(post.slack.messages()).isEmpty();
      assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNKNOWN_DONE", "UNKNOWN_NOT_DONE", "KILLED_BEFORE", "KILLED_AFTER"})
  void withdrawn_within_a_call_whose_answer_is_lost_it_is_not_sent_again(Fault fault) {
    post.says("1", "C1", "one");
    post.slack.goesWrong(fault);
    post.slack.meanwhile(() -> post.outbox.withdraw("1"));
    post.passes(WHILE);
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1", "conversations.history 1");
    assertThat(post.state("1"))
        .isEqualTo(post.slack.messages().isEmpty() ? State.WITHDRAWN : State.SENT);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void withdrawn_after_its_courier_was_killed_it_is_posted_once_or_not_at_all(Step step) {
    post.says("1", "C1", "one");
    post.killAfter(step);
    post.deliverOne();
    post.outbox.withdraw("1");
    post.passes(WHILE);
    var posts = step == Step.CLAIMED ? 0 : 1;
    assertThat(post.slack.messages()).hasSize(posts);
    assertThat(post.state("1")).isEqualTo(posts == 0 ? State.WITHDRAWN : State.SENT);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_search_for_it_whose_courier_is_killed_leads_to_no_post(Step step) {
    post.says("1", "C1", "one");
    post.slack.goesWrong(Fault.UNKNOWN_NOT_DONE);
    post.deliverNow();
    post.outbox.withdraw("1");
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.messages()).isEmpty();
    assertThat(post.slack.calls()).filteredOn(call -> call.startsWith("chat.")).hasSize(1);
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void killed_again_and_again_it_is_never_sent_again() {
    post.says("1", "C1", "one");
    post.slack.goesWrong(Fault.KILLED_BEFORE, Fault.KILLED_BEFORE, Fault.NOT_DONE);
    post.slack.goesWrong(Fault.KILLED_AFTER, Fault.LIMITED);
    post.deliverOne();
    post.outbox.withdraw("1");
    post.passes(Duration.ofMinutes(10));
    assertThat(post.slack.messages()).isEmpty();
    assertThat(post.slack.calls()).containsOnlyOnce("chat.postMessage 1");
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void an_edit_of_it_counts_if_it_turns_out_to_stand_in_slack() {
    post.says("1", "C1", "one");
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.deliverNow();
    post.outbox.withdraw("1");
    post.outbox.edit("1", Content.text("edited"));
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("edited");
  }

  @Test
  void nobody_is_told_of_one_that_cannot_be_looked_for() {
    post.says("1", "C1", "one");
    post.slack.goesWrong(Fault.UNKNOWN_DONE, Fault.REFUSED);
    post.deliverNow();
    post.outbox.withdraw("1");
    post.passes(WHILE);
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
    assertThat(post.told).isEmpty();
  }

  @Test
  void a_reply_in_the_thread_of_a_withdrawn_message_is_withdrawn_whenever_it_was_put() {
    post.says("root", "C1", "root");
    post.outbox.put(Message.inChannel("early", "C1", Content.text("early")).inThreadOf("root"));
    post.outbox.put(Message.inChannel("below", "C1", Content.text("below")).inThreadOf("early"));
    post.outbox.withdraw("root");
    post.outbox.put(Message.inChannel("late", "C1", Content.text("late")).inThreadOf("root"));
    post.says("next", "C1", "next");
    post.deliverNow();
    assertThat(post.slack.keys()).containsExactly("next");
    for (var key : new String[] {"early", "below", "late"}) {
      assertThat(post.state(key)).isEqualTo(State.WITHDRAWN);
    }
  }

  @Test
  void a_reply_goes_into_the_thread_of_a_withdrawn_message_that_stands_in_slack() {
    post.says("root", "C1", "root");
    post.outbox.put(Message.inChannel("reply", "C1", Content.text("reply")).inThreadOf("root"));
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.deliverNow();
    post.outbox.withdraw("root");
    post.passes(WHILE);
    assertThat(post.slack.messages())
        .extracting(Shown::threadTs)
        .containsExactly(Optional.empty(), Optional.of("1700000001.000000"));
  }

  @Test
  void a_courier_that_waits_for_the_row_while_it_is_withdrawn_does_not_send_it() throws Exception {
    post.says("1", "C1", "one");
    var withdrawn = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var answering =
        CompletableFuture.runAsync(
            () ->
                post.transactions.run(
                    () -> {
                      post.outbox.withdraw("1");
                      withdrawn.countDown();
                      await(commit);
                    }));
    await(withdrawn);
    var delivering = CompletableFuture.runAsync(post::deliverNow);
    Awaitility.await().until(this::somebodyWaitsForALock);
    commit.countDown();
    answering.get(30, TimeUnit.SECONDS);
    delivering.get(30, TimeUnit.SECONDS);
    assertThat(post.slack.calls()).isEmpty();
    assertThat(post.state("1")).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void it_is_undone_with_the_fact_it_belongs_to() {
    post.says("1", "C1", "one");
    try {
      post.transactions.run(
          () -> {
            post.outbox.withdraw("1");
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no");
    }
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("one");
  }

  @Test
  void nobody_waits_for_what_was_withdrawn() {
    post.says("1", "C1", "one");
    post.says("2", "C2", "two");
    post.slack.goesWrong(Fault.UNKNOWN_NOT_DONE);
    post.deliverOne();
    post.outbox.withdraw("1");
    post.outbox.withdraw("2");
    post.sleeps(Duration.ofHours(1));
    var store = new FiguresStore(post.jdbi);
    var figures = store.figures(post.clock.instant());
    assertThat(figures.waiting()).isZero();
    assertThat(figures.oldestWaiting()).isEmpty();
    assertThat(figures.dead()).isZero();
    assertThat(figures.quiet()).as("one is still to be looked for").isFalse();
    assertThat(new OutboxHealth(store, post.clock).health().status()).isEqualTo(Health.Status.OK);
    post.deliverNow();
    assertThat(store.figures(post.clock.instant()).quiet()).isTrue();
  }

  @Test
  void it_is_forgotten_like_every_other() {
    post.says("1", "C1", "one");
    post.outbox.withdraw("1");
    var later = Post.NOON.plus(Duration.ofDays(100));
    assertThat(post.outbox.forget(later.minus(Duration.ofDays(90)), 100)).isEqualTo(1);
  }

  private boolean somebodyWaitsForALock() {
    return post.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select from pg_locks where not granted)")
                .mapTo(Boolean.class)
                .one());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
