package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.FakeSlack.Fault;
import dev.watchbill.platform.outbox.FakeSlack.Shown;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Post post = new Post();

  @Test
  void a_message_is_posted_and_its_place_is_known() {
    post.says("k", "C1", "hello");
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("hello");
    assertThat(post.outbox.posted("k")).contains(new Posted("C1", "1700000001.000000"));
  }

  @Test
  void a_channel_gets_one_message_a_second_in_order() {
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.says("3", "C1", "three");
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("one");
    post.passes(SECOND);
    assertThat(post.slack.texts()).containsExactly("one", "two");
    post.passes(SECOND);
    assertThat(post.slack.texts()).containsExactly("one", "two", "three");
  }

  @Test
  void channels_do_not_wait_for_each_other() {
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.says("3", "C2", "elsewhere");
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("one", "elsewhere");
  }

  @Test
  void alarms_go_before_what_people_wait_for_and_that_before_chatter() {
    post.says("chatter", "C1", Priority.CHATTER);
    post.says("normal", "C1", Priority.NORMAL);
    post.says("alarm", "C1", Priority.ALARM);
    post.says("other-chatter", "C2", Priority.CHATTER);
    post.says("other-alarm", "C3", Priority.ALARM);
    post.deliverNow();
    assertThat(post.slack.keys()).containsExactly("alarm", "other-alarm", "other-chatter");
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.keys()).endsWith("normal", "chatter");
  }

  @Test
  void an_alarm_passes_a_message_that_is_tried_again() {
    post.slack.goesWrong(Fault.NOT_DONE, Fault.NOT_DONE, Fault.NOT_DONE);
    post.says("normal", "C1", Priority.NORMAL);
    post.passes(Duration.ofSeconds(4));
    assertThat(post.state("normal")).isEqualTo(State.PENDING);
    post.says("alarm", "C1", Priority.ALARM);
    post.passes(SECOND);
    assertThat(post.slack.keys()).containsExactly("alarm");
  }

  @Test
  void a_message_that_is_tried_again_holds_up_those_behind_it() {
    post.slack.goesWrong(Fault.NOT_DONE);
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.passes(Duration.ofSeconds(5));
    assertThat(post.slack.texts()).containsExactly("one", "two");
  }

  @Test
  void a_limit_pauses_its_method_everywhere_for_as_long_as_slack_asks() {
    post.says("old", "C3", "old");
    post.deliverNow();
    post.slack.goesWrong(Fault.LIMITED);
    post.says("1", "C1", "one");
    post.says("2", "C2", "two");
    post.passes(Duration.ofSeconds(29));
    post.outbox.edit("old", Content.text("edited"));
    post.deliverNow();
    assertThat(post.slack.calls())
        .containsExactly("chat.postMessage old", "chat.postMessage 1", "chat.update old");
    post.passes(SECOND);
    assertThat(post.slack.texts()).containsExactly("edited", "one", "two");
  }

  @Test
  void being_limited_is_no_failure() {
    for (var i = 0; i < 100; i++) {
      post.slack.goesWrong(Fault.LIMITED);
    }
    post.says("1", "C1", "one");
    for (var i = 0; i < 100; i++) {
      post.deliverNow();
      post.sleeps(Duration.ofSeconds(30));
    }
    assertThat(post.column("1", "attempts")).isEqualTo("0");
    post.deliverNow();
    assertThat(post.state("1")).isEqualTo(State.SENT);
  }

  @Test
  void a_post_that_took_effect_without_an_answer_is_found_and_not_repeated() {
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.deliverNow();
    assertThat(post.state("1")).isEqualTo(State.UNKNOWN);
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.texts()).containsExactly("one", "two");
    assertThat(post.outbox.posted("1")).contains(new Posted("C1", "1700000001.000000"));
  }

  @Test
  void a_post_that_did_not_take_effect_is_repeated_after_a_search() {
    post.slack.goesWrong(Fault.UNKNOWN_NOT_DONE);
    post.says("1", "C1", "one");
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.calls())
        .containsExactly("chat.postMessage 1", "conversations.history 1", "chat.postMessage 1");
    assertThat(post.slack.texts()).containsExactly("one");
  }

  @Test
  void nothing_is_sent_again_while_the_conversation_cannot_be_read() {
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    for (var i = 0; i < 100; i++) {
      post.slack.goesWrong(Fault.NOT_DONE);
    }
    post.says("1", "C1", "one");
    nowAndThen(60);
    assertThat(post.slack.texts()).containsExactly("one");
    assertThat(post.state("1")).isEqualTo(State.DEAD);
    assertThat(post.told).hasSize(1);
  }

  @Test
  void a_message_that_slack_refuses_is_dead_at_once_and_told_once() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.passes(Duration.ofSeconds(3));
    assertThat(post.slack.texts()).containsExactly("two");
    assertThat(post.state("1")).isEqualTo(State.DEAD);
    assertThat(post.told).hasSize(1);
    assertThat(post.told.get(0).reason()).isEqualTo("invalid_blocks");
    assertThat(post.told.get(0).edit()).isFalse();
  }

  @Test
  void a_dead_letter_about_a_dead_letter_is_told_to_nobody() {
    post.slack.goesWrong(Fault.REFUSED, Fault.REFUSED);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.says(post.told.get(0).noticeKey("U1"), "C2", "dead");
    post.passes(Duration.ofSeconds(3));
    assertThat(post.slack.messages()).isEmpty();
    assertThat(post.told).hasSize(1);
  }

  @Test
  void what_never_reaches_slack_is_given_up_after_hours() {
    for (var i = 0; i < 100; i++) {
      post.slack.goesWrong(Fault.NOT_DONE);
    }
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    nowAndThen(15);
    assertThat(post.state("1")).isEqualTo(State.PENDING);
    nowAndThen(45);
    assertThat(post.state("1")).isEqualTo(State.DEAD);
    assertThat(post.state("2")).isEqualTo(State.PENDING);
  }

  @Test
  void a_direct_message_goes_to_the_conversation_with_the_person() {
    post.outbox.put(Message.toPerson("1", "U7", Content.text("psst")));
    post.deliverNow();
    assertThat(post.slack.messages())
        .containsExactly(new Shown("U7", "1", Optional.empty(), "1700000001.000000", "psst"));
    assertThat(post.outbox.posted("1")).contains(new Posted("D7", "1700000001.000000"));
  }

  @RepeatedTest(8) // whatever the jitter of the retry
  void a_reply_waits_for_the_message_it_replies_to_and_holds_up_nobody() {
    post.slack.goesWrong(Fault.NOT_DONE);
    post.says("root", "C1", "root");
    var reply = Message.inChannel("reply", "C1", Content.text("reply"));
    post.outbox.put(reply.inThreadOf("root").with(Priority.ALARM));
    post.says("next", "C1", "next");
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.keys()).containsExactly("root", "reply", "next");
    assertThat(post.slack.messages().get(1).threadTs()).contains("1700000001.000000");
  }

  @Test
  void a_reply_to_a_reply_goes_to_the_same_thread() {
    post.outbox.put(Message.inChannel("1", "C1", Content.text("1")).inThreadAt("1600.1"));
    post.outbox.put(Message.inChannel("2", "C1", Content.text("2")).inThreadOf("1"));
    post.passes(SECOND);
    assertThat(post.slack.messages())
        .extracting(Shown::threadTs)
        .containsOnly(Optional.of("1600.1"));
  }

  @Test
  void a_reply_to_a_dead_message_goes_on_its_own() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("root", "C1", "root");
    post.outbox.put(Message.inChannel("reply", "C1", Content.text("reply")).inThreadOf("root"));
    post.passes(SECOND);
    assertThat(post.slack.messages())
        .containsExactly(new Shown("C1", "reply", Optional.empty(), "1700000001.000000", "reply"));
  }

  @Test
  void a_reply_of_unknown_outcome_is_searched_for_in_its_thread() {
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.outbox.put(Message.inChannel("1", "C1", Content.text("1")).inThreadAt("1600.1"));
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1", "conversations.replies 1");
    assertThat(post.state("1")).isEqualTo(State.SENT);
  }

  private void nowAndThen(int times) {
    for (var i = 0; i < times; i++) {
      post.deliverNow();
      post.sleeps(Duration.ofMinutes(13));
    }
  }
}
