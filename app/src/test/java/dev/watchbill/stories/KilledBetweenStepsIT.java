package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.platform.outbox.Message;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot's process dies between every two steps, and another one goes on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledBetweenStepsIT {
  private static final String BOT = "killed-between-steps";

  private static MortalBots bots;
  private static MortalBot bot;

  @BeforeAll
  static void start() {
    bots = new MortalBots();
    bot = bots.start(BOT);
  }

  @AfterAll
  static void close() {
    bots.close();
  }

  @AfterEach
  void nothing_is_left_unsaid_or_said_twice() {
    bots.mustHaveSaidEverythingOnce();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void a_post(Step step) throws Exception {
    var channel = bots.channel("post-" + step);
    var key = "post:" + step;
    bot.order(Doom.at(Work.POST, step, key));
    bots.outbox.put(Message.inChannel(key, channel, Content.text("one")));
    bot.mustDie();
    assertThat(bots.textsIn(channel)).hasSize(step == Step.CLAIMED ? 0 : 1);
    bots.outbox.put(Message.inChannel(key + ":2", channel, Content.text("two")));
    bot = bots.start(BOT);
    soon().until(() -> bots.outbox.posted(key + ":2").isPresent());
    assertThat(bots.textsIn(channel)).containsExactly("one", "two");
  }

  @Test
  void an_edit() throws Exception {
    killedWhileEditing(Step.ANSWERED);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWERED")
  @Tag(Exhaustive.TAG)
  void an_edit_at_its_other_steps(Step step) throws Exception {
    killedWhileEditing(step);
  }

  private static void killedWhileEditing(Step step) throws Exception {
    var channel = bots.channel("edit-" + step);
    var key = "edit:" + step;
    bots.outbox.put(Message.inChannel(key, channel, Content.text("draft")));
    soon().until(() -> bots.outbox.posted(key).isPresent());
    bot.order(Doom.at(Work.EDIT, step, key));
    bots.outbox.edit(key, Content.text("final"));
    bot.mustDie();
    assertThat(bots.textsIn(channel)).containsExactly(step == Step.CLAIMED ? "draft" : "final");
    bot = bots.start(BOT);
    bots.mustHaveSaidEverythingOnce();
    assertThat(bots.textsIn(channel)).containsExactly("final");
  }

  @Test
  void a_search_for_a_post_that_was_made() throws Exception {
    killedWhileSearching(Step.ANSWERED, "lost-answer");
  }

  @Test
  void a_search_for_a_post_that_was_not_made() throws Exception {
    killedWhileSearching(Step.ANSWERED, "hang");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost-answer", "hang"})
  @Tag(Exhaustive.TAG)
  void a_search_before_it_has_begun(String fault) throws Exception {
    killedWhileSearching(Step.CLAIMED, fault);
  }

  private static void killedWhileSearching(Step step, String fault) throws Exception {
    var channel = bots.channel("search-" + fault + "-" + step);
    var key = "search:" + fault + ":" + step;
    bot.order(Doom.at(Work.SEARCH, step, key));
    bots.sandbox.faults().order("chat.postMessage " + fault + " 1s x1");
    bots.outbox.put(Message.inChannel(key, channel, Content.text("one")));
    bot.mustDie();
    assertThat(bots.textsIn(channel)).hasSize(fault.equals("hang") ? 0 : 1);
    bot = bots.start(BOT);
    bots.mustHaveSaidEverythingOnce();
    assertThat(bots.textsIn(channel)).containsExactly("one");
  }

  @Test
  @Tag(Exhaustive.TAG)
  void a_post_that_slack_has_taken_and_not_yet_answered() throws Exception {
    var channel = bots.channel("unanswered");
    bots.sandbox.faults().order("chat.postMessage lost-answer 8s x1");
    bots.outbox.put(Message.inChannel("unanswered", channel, Content.text("one")));
    soon().until(() -> !bots.textsIn(channel).isEmpty());
    bot.kill();
    bot = bots.start(BOT);
    bots.mustHaveSaidEverythingOnce();
    assertThat(bots.textsIn(channel)).containsExactly("one");
  }

  @Test
  void a_command_that_is_committed_and_not_acknowledged() throws Exception {
    bots.insists("mo", "help", "/oncall");
    bot.order(Doom.afterCommit());
    var unanswered = bots.sandbox.as("mo").runs("/oncall", "add @yuki mdm 2026-01-05");
    bot.mustDie();
    assertThat(unanswered.acknowledged()).isFalse();
    assertThat(bots.words("select person from roster_member")).hasSize(1);
    bot = bots.start(BOT);
    bots.insists(
        "mo", "add @yuki mdm 2026-01-05", "on the roster of the developer rotation already");
    var yuki = bots.sandbox.workspace().people().get("yuki").id();
    assertThat(bots.words("select person from roster_member")).containsExactly(yuki);
    // The alias and the heads-ups go their own way meanwhile.
    assertThat(bots.words("select what from audit where what like 'rotation.%'"))
        .containsExactly("rotation.add");
    assertThat(bots.words("select lane from outbox where direct and key like 'rotation:%'"))
        .containsExactly(yuki);
  }
}
