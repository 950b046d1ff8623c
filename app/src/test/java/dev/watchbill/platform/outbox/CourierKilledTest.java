package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.FakeSlack.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is killed between every two steps of a delivery. */
class CourierKilledTest {
  private static final Duration WHILE = Duration.ofSeconds(20);

  private final Post post = new Post();

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_post_whose_courier_is_killed_is_made_once(Step step) {
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"KILLED_BEFORE", "KILLED_AFTER"})
  void a_post_whose_courier_is_killed_within_the_call_is_made_once(Fault when) {
    post.slack.goesWrong(when);
    post.says("1", "C1", "one");
    post.says("2", "C1", "two");
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_search_whose_courier_is_killed_finds_it_later(Step step) {
    post.slack.goesWrong(Fault.UNKNOWN_DONE);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
    assertThat(post.state("1")).isEqualTo(State.SENT);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_search_for_nothing_whose_courier_is_killed_leads_to_one_post(Step step) {
    post.slack.goesWrong(Fault.UNKNOWN_NOT_DONE);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void an_edit_whose_courier_is_killed_is_made_in_the_end(Step step) {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("two"));
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("two");
    assertThat(post.column("1", "unfinished")).isEqualTo("false");
  }

  @Test
  void killed_again_and_again_it_is_still_made_once() {
    for (var i = 0; i < 3; i++) {
      post.slack.goesWrong(Fault.KILLED_BEFORE, Fault.KILLED_BEFORE);
    }
    post.slack.goesWrong(Fault.KILLED_AFTER, Fault.KILLED_BEFORE);
    post.says("1", "C1", "one");
    post.passes(Duration.ofMinutes(10));
    assertThat(post.slack.texts()).containsExactly("one");
  }

  @Test
  void a_dead_letter_whose_courier_is_killed_is_told_once() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("1", "C1", "one");
    post.killAfter(Step.RECORDED);
    assertThat(post.deliverOne()).isTrue();
    assertThat(post.told).isEmpty();
    post.passes(WHILE);
    assertThat(post.told).hasSize(1);
  }

  @Test
  void a_leap_of_the_clock_does_not_make_a_living_courier_look_dead() {
    post.says("1", "C1", "one");
    post.slack.meanwhile(
        () -> {
          post.sleeps(Duration.ofDays(7));
          assertThat(post.courier().claim()).isEmpty();
        });
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1");
  }

  @Test
  void an_answer_that_comes_after_the_lease_still_counts() {
    post.says("1", "C1", "one");
    post.slack.meanwhile(
        () -> {
          post.leasesRunOut();
          assertThat(post.courier().claim()).isEmpty();
          assertThat(post.state("1")).isEqualTo(State.UNKNOWN);
        });
    post.deliverNow();
    assertThat(post.state("1")).isEqualTo(State.SENT);
    post.passes(WHILE);
    assertThat(post.slack.calls()).containsExactly("chat.postMessage 1");
  }

  @Test
  void a_failure_that_comes_after_the_lease_decides_nothing() {
    post.says("1", "C1", "one");
    post.slack.goesWrong(Fault.REFUSED);
    post.slack.meanwhile(
        () -> {
          post.leasesRunOut();
          assertThat(post.courier().claim()).isEmpty();
        });
    post.deliverNow();
    assertThat(post.state("1")).isEqualTo(State.UNKNOWN);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("one");
  }
}
