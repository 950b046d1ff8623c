package dev.watchbill.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.outbox.FakeSlack.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxFiguresTest {
  private final Post post = new Post();
  private final FiguresStore figures = new FiguresStore(post.jdbi);

  @Test
  void an_empty_outbox_is_quiet() {
    assertThat(figures.figures(Post.NOON).quiet()).isTrue();
    assertThat(figures.figures(Post.NOON).waiting()).isZero();
  }

  @Test
  void they_tell_what_waits_and_why() {
    post.slack.goesWrong(Fault.LIMITED);
    post.says("1", "C1", "one");
    post.deliverNow();
    post.says("2", "C2", "two");
    var now = figures.figures(Post.NOON);
    assertThat(now.backlog()).isEqualTo(Map.of(State.PENDING, 2));
    assertThat(now.oldestWaiting()).contains(Post.NOON);
    assertThat(now.paused()).isEqualTo(Map.of("chat.postMessage", Post.NOON.plusSeconds(30)));
    assertThat(now.nextAttempt()).contains(Post.NOON.plusSeconds(30));
    assertThat(now.due()).isEqualTo(1);
    assertThat(now.quiet()).isFalse();
    assertThat(figures.newest(9)).extracting(OutboxEntry::key).containsExactly("2", "1");
    assertThat(figures.newest(9).get(1).failure()).contains("Slack limits chat.postMessage");
  }

  @Test
  void they_count_edits_and_the_dead() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.outbox.edit("1", Content.text("edited"));
    post.slack.goesWrong(Fault.REFUSED);
    post.says("2", "C2", "two");
    post.deliverNow();
    var now = figures.figures(Post.NOON);
    assertThat(now.edits()).isEqualTo(1);
    assertThat(now.dead()).isEqualTo(1);
    assertThat(now.backlog()).isEmpty();
  }

  @Test
  void health_minds_messages_that_do_not_get_through() {
    post.says("1", "C1", "one");
    var health = new OutboxHealth(figures, post.clock);
    assertThat(health.health().status()).isEqualTo(Health.Status.OK);
    post.sleeps(Duration.ofMinutes(6));
    assertThat(health.health().status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(health.health().sentence()).contains("1 messages wait", "2026-03-02T12:00:00Z");
  }

  @Test
  void administrators_are_told_in_direct_messages() {
    post.slack.goesWrong(Fault.REFUSED);
    post.says("1", "C1", "hey <!here> & all");
    post.deliverNow();
    new DeadLetterNotices(post.outbox, () -> List.of("U1", "U2")).died(post.told.get(0));
    post.deliverNow();
    assertThat(post.slack.messages()).extracting(FakeSlack.Shown::lane).containsExactly("U1", "U2");
    assertThat(post.slack.texts().get(0))
        .contains("<#C1>", "`invalid_blocks`", "hey &lt;!here&gt; &amp; all");
  }

  @Test
  void what_was_sent_long_ago_is_forgotten_and_what_is_not_finished_is_kept() {
    post.says("1", "C1", "one");
    post.deliverNow();
    post.says("2", "C2", "two");
    var later = Post.NOON.plus(Duration.ofDays(100));
    assertThat(post.outbox.forget(later.minus(Duration.ofDays(90)), 100)).isEqualTo(1);
    assertThat(figures.newest(9)).extracting(OutboxEntry::key).containsExactly("2");
  }
}
