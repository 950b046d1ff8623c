package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.FakeSlack.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourierEditsTest {
  private final Post post = new Post();

  @Test
  void an_edit_of_a_waiting_message_is_posted_at_once_as_it_should_be() {
    post.says("1", "C1", "draft");
    post.outbox.edit("1", Content.text("final"));
    post.passes(Duration.ofSeconds(3));
    assertThat(post.slack.texts()).containsExactly("final");
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1");
  }

  @Test
  void several_edits_reach_slack_as_one() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("two"));
    post.outbox.edit("1", Content.text("three"));
    post.passes(Duration.ofSeconds(3));
    assertThat(post.slack.texts()).containsExactly("three");
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1", "chat.update 1");
  }

  @Test
  void an_edit_while_the_post_is_on_its_way_follows_later() {
    post.says("1", "C1", "one");
    post.slack.meanwhile(() -> post.outbox.edit("1", Content.text("two")));
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("one");
    post.passes(Duration.ofSeconds(1));
    assertThat(post.slack.texts()).containsExactly("two");
  }

  @Test
  void an_edit_while_an_edit_is_on_its_way_follows_later() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("two"));
    post.slack.meanwhile(() -> post.outbox.edit("1", Content.text("three")));
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.texts()).containsExactly("three");
  }

  @Test
  void an_edit_of_a_post_of_unknown_outcome_follows_when_it_is_found() {
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("two"));
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.texts()).containsExactly("two");
    assertThat(post.slack.calls())
        .containsExactly("chat.postMessage 1", "conversations.history 1", "chat.update 1");
  }

  @Test
  void an_edit_of_unknown_outcome_is_simply_made_again() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.slack.goesWrong(Fault.UNKNOWN_DONE, Fault.NOT_DONE);
    post.outbox.edit("1", Content.text("two"));
    post.passes(Duration.ofSeconds(10));
    assertThat(post.slack.texts()).containsExactly("two");
    assertThat(post.column("1", "unfinished")).isEqualTo("false");
  }

  @Test
  void an_edit_that_waits_for_its_next_attempt_holds_up_nobody() {
    post.says("1", "C1", "one");
    post.deliverNow();
    for (var i = 0; i < 6; i++) {
      post.slack.goesWrong(Fault.NOT_DONE);
    }
    post.outbox.edit("1", Content.text("edited"));
    post.passes(Duration.ofSeconds(40));
    post.says("2", "C1", "two");
    post.passes(Duration.ofSeconds(1));
    assertThat(post.slack.texts()).containsExactly("one", "two");
  }

  @Test
  void a_deleted_message_is_not_edited_any_more_and_told_once() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.slack.delete("1");
    post.outbox.edit("1", Content.text("two"));
    post.passes(Duration.ofSeconds(2));
    post.outbox.edit("1", Content.text("three"));
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1", "chat.update 1");
    assertThat(post.slack.messages()).isEmpty();
    assertThat(post.told).hasSize(1);
    assertThat(post.told.get(0).edit()).isTrue();
    assertThat(post.told.get(0).reason()).isEqualTo("message_not_found");
  }

  @Test
  void after_a_refused_edit_a_better_one_is_made() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.slack.goesWrong(Fault.REFUSED);
    post.outbox.edit("1", Content.text("bad"));
    post.passes(Duration.ofSeconds(2));
    post.outbox.edit("1", Content.text("good"));
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.texts()).containsExactly("good");
    assertThat(post.told).hasSize(1);
  }

  @Test
  void an_edit_does_not_bring_a_dead_message_back() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("two"));
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.messages()).isEmpty();
    assertThat(post.state("1")).isEqualTo(State.DEAD);
  }
}
