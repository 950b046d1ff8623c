package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.FakeSlack.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that hold links to messages which are not posted yet. */
class LinkedMessagesTest {
  private static final Duration WHILE = Duration.ofMinutes(2);
  private static final String FIRST = "https://slack/C2/1700000001.000000";

  private final Post post = new Post();

  @Test
  void a_link_waits_for_the_message_it_points_to_and_holds_up_nobody() {
    post.slack.goesWrong(Fault.NOT_DONE);
    post.says("target", "C2", "target");
    post.says("pointer", "C1", "see " + link("target"));
    post.says("next", "C1", "next");
    post.deliverNow();
    assertThat(post.slack.keys()).containsExactly("next");
    post.passes(WHILE);
    assertThat(post.slack.texts())
        .containsExactly("next", "target", "see <https://slack/C2/1700000002.000000|there>");
    assertThat(post.column("pointer", "text")).contains("posted.invalid");
  }

  @Test
  void a_link_to_what_is_put_later_waits_too_if_it_is_one_act() {
    post.transactions.run(
        () -> {
          post.says("pointer", "C1", "see " + link("target"));
          post.says("target", "C2", "target");
        });
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("target", "see <" + FIRST + "|there>");
    assertThat(post.slack.calls()).hasSize(2);
  }

  @Test
  void a_link_to_a_reply_names_its_thread() {
    post.outbox.put(Message.inChannel("reply", "C2", Content.text("r")).inThreadAt("1600.1"));
    post.says("pointer", "C1", link("reply"));
    post.passes(WHILE);
    assertThat(post.slack.texts()).contains("<" + FIRST + "?thread=1600.1&amp;c=1|there>");
  }

  @Test
  void an_edit_waits_for_the_message_it_points_to() {
    post.says("card", "C1", "card");
    post.deliverNow();
    post.slack.goesWrong(Fault.NOT_DONE);
    post.says("target", "C2", "target");
    post.outbox.edit("card", Content.text("see " + link("target")));
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("card");
    post.passes(WHILE);
    assertThat(post.slack.texts())
        .containsExactly("see <https://slack/C2/1700000002.000000|there>", "target");
    assertThat(post.slack.calls()).filteredOn(call -> call.startsWith("chat.update")).hasSize(1);
  }

  @Test
  void an_edit_that_has_no_link_any_more_does_not_wait() {
    post.says("card", "C1", "card");
    post.deliverNow();
    hold("target");
    post.outbox.edit("card", Content.text("see " + link("target")));
    post.outbox.edit("card", Content.text("done"));
    post.passes(Duration.ofSeconds(2));
    assertThat(post.slack.texts()).containsExactly("done");
  }

  @Test
  void a_link_to_a_dead_a_withdrawn_or_an_unknown_message_is_its_words_alone() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("dead", "C2", "dead");
    post.deliverNow();
    post.says("withdrawn", "C2", "withdrawn");
    post.outbox.withdraw("withdrawn");
    var text = "%s %s %s".formatted(link("dead"), link("withdrawn"), link("never put"));
    post.says("pointer", "C1", text);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("there there there");
    assertThat(post.column("pointer", "unfinished")).isEqualTo("false");
  }

  @Test
  void who_waits_for_a_message_that_is_withdrawn_need_not_wait_any_longer() {
    hold("target");
    post.says("pointer", "C1", "see " + link("target"));
    post.deliverNow();
    assertThat(post.state("pointer")).isEqualTo(State.PENDING);
    post.outbox.withdraw("target");
    post.deliverNow();
    assertThat(post.slack.texts()).containsExactly("see there");
  }

  @Test
  void messages_that_point_at_each_other_are_both_said_and_then_joined() {
    post.transactions.run(
        () -> {
          post.says("a", "C1", "a " + link("b"));
          post.says("b", "C2", "b " + link("a"));
        });
    post.passes(WHILE);
    assertThat(post.slack.texts())
        .containsExactly(
            "a <https://slack/C2/1700000002.000000|there>",
            "b <https://slack/C1/1700000001.000000|there>");
  }

  @Test
  void the_first_message_of_a_thread_may_point_at_a_reply_in_it_and_at_itself() {
    post.transactions.run(
        () -> {
          post.says("root", "C1", "root " + link("reply") + " " + link("root"));
          post.outbox.put(
              Message.inChannel("reply", "C1", Content.text("reply")).inThreadOf("root"));
        });
    post.passes(WHILE);
    assertThat(post.slack.texts())
        .containsExactly(
            "root <https://slack/C1/1700000002.000000?thread=1700000001.000000&amp;c=1|there>"
                + " <https://slack/C1/1700000001.000000|there>",
            "reply");
  }

  @Test
  void what_waits_for_too_long_goes_with_the_words_and_gets_its_link_later() {
    hold("target");
    post.says("pointer", "C1", "see " + link("target"));
    post.passes(Duration.ofMinutes(9));
    assertThat(post.slack.messages()).isEmpty();
    post.passes(Duration.ofMinutes(2));
    assertThat(post.slack.texts()).containsExactly("see there");
    var calls = post.slack.calls().size();
    post.passes(Duration.ofMinutes(2));
    assertThat(post.slack.calls()).hasSize(calls);
    release("target");
    post.passes(WHILE);
    assertThat(post.slack.texts())
        .containsExactly("see <https://slack/C2/1700000002.000000|there>", "target");
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void whose_courier_is_killed_is_posted_once_with_its_link(Step step) {
    post.says("target", "C2", "target");
    post.deliverNow();
    post.says("pointer", "C1", "see " + link("target"));
    post.killAfter(step);
    post.passes(WHILE);
    assertThat(post.slack.texts()).containsExactly("target", "see <" + FIRST + "|there>");
    assertThat(post.column("pointer", "unfinished")).isEqualTo("false");
  }

  @Test
  void blocks_are_linked_too() {
    post.says("target", "C2", "target");
    var blocks = "[{\"type\":\"button\",\"url\":\"%s\"}]".formatted(PostedLink.to("target"));
    post.outbox.put(Message.inChannel("pointer", "C1", new Content("see", blocks)));
    post.passes(WHILE);
    assertThat(post.slack.blocks())
        .containsExactly("[]", blocks.replace(PostedLink.to("target"), FIRST));
  }

  @Test
  void nobody_is_shown_an_address_that_leads_nowhere() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("pointer", "C1", "see " + link("nothing"));
    post.deliverNow();
    assertThat(post.told.get(0).text()).isEqualTo("see there");
    assertThat(new FiguresStore(post.jdbi).newest(1).get(0).text()).isEqualTo("see there");
  }

  private static String link(String key) {
    return "<" + PostedLink.to(key) + "|there>";
  }

  /** A message that waits for an hour at least. */
  private void hold(String key) {
    post.says(key, "C2", key);
    reschedule(key, "1 hour");
  }

  private void release(String key) {
    reschedule(key, "0");
  }

  private void reschedule(String key, String in) {
    post.jdbi.useHandle(
        handle ->
            handle.execute(
                "update outbox set next_attempt_at = created_at + cast(? as interval) where key = ?",
                in,
                key));
  }
}
