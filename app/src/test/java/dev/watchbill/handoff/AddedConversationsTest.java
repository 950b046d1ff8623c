package dev.watchbill.handoff;

import static dev.watchbill.handoff.TestConversations.BEN;
import static dev.watchbill.handoff.TestConversations.DORA;
import static dev.watchbill.handoff.TestConversations.HANDOFF;
import static dev.watchbill.handoff.TestConversations.HELP;
import static dev.watchbill.handoff.TestConversations.QUINN;
import static dev.watchbill.handoff.TestConversations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.OfLink;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.handoff.ConversationAnswer.Added;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.support.SupportRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody adds to a handoff, and what is too much or out of reach (R7). */
class AddedConversationsTest {
  private final TestConversations test = new TestConversations();

  private static String refusal(ConversationAnswer answer) {
    return ((Refused) answer).reason();
  }

  @Test
  void many_get_an_entry_each_up_to_thirty_and_the_rest_is_said() {
    for (int i = 0; i < 31; i++) {
      test.answered("request " + i);
    }
    Handoff handoff = test.changes();

    assertThat(test.of(handoff)).hasSize(30);
    assertThat(test.outbox.text("conversations:" + handoff.id()))
        .contains("No room for 1 more, which stay with Ben");
  }

  @Test
  void a_link_is_added_once_and_the_mention_for_it_is_in_the_handoffs_thread() {
    Handoff handoff = test.changes();
    var link = new OfLink("https://example.com/pull/7");

    ConversationAnswer first =
        test.additions().addTo(handoff.id(), SAM, link, "waits for a <review>");
    assertThat(first)
        .isInstanceOfSatisfying(Added.class, it -> assertThat(it.wasThere()).isFalse());
    assertThat(test.additions().add(BEN, link, "again"))
        .isInstanceOfSatisfying(Added.class, it -> assertThat(it.wasThere()).isTrue());

    Conversation it = test.of(handoff).get(0);
    assertThat(test.of(handoff)).hasSize(1);
    assertThat(test.outbox.text(it.entry()))
        .contains("<https://example.com/pull/7|waits for a &lt;review&gt;>", "Added by Sam");
    test.decisions().decide(it.id(), 0, BEN, Choice.HANDED_OVER);
    var mention = test.outbox.message(it.mention(SAM));
    assertThat(mention.under()).isEqualTo(new Under.Intent(handoff.thread()));
    assertThat(mention.content().text()).contains("<@USAM>", "Please subscribe to it there");
    assertThat(test.additions().addTo(handoff.id(), QUINN, link, "")).isInstanceOf(Refused.class);
  }

  @Test
  void a_thread_handed_in_on_the_last_day_waits_for_the_handoffs_thread() {
    SupportRequest request = test.answered("the build is red");
    var thread = new OfThread(HELP, "1788870000.000100", Optional.empty());
    var ofRequest = new OfThread(HELP, request.threadTs(), Optional.empty());

    ConversationAnswer kept = test.additions().add(BEN, thread, "deploys are slow");
    assertThat(kept)
        .isInstanceOfSatisfying(Added.class, it -> assertThat(it.target().handoff()).isEmpty());
    assertThat(test.additions().add(BEN, thread, "again"))
        .isInstanceOfSatisfying(Added.class, it -> assertThat(it.wasThere()).isTrue());
    test.additions().add(BEN, ofRequest, "");
    assertThat(test.outbox.keys("conversation")).isEmpty();

    Handoff handoff = test.changes();

    assertThat(test.of(handoff)).hasSize(2);
    assertThat(test.entry(request)).contains("the build is red", "answered, not resolved");
    assertThat(test.outbox.text(test.of(handoff).get(0).entry()))
        .contains("deploys are slow", "added by Ben");
  }

  @Test
  void whoever_has_nothing_to_do_with_a_handoff_hears_who_has() {
    var thread = new OfThread(HELP, "1788870000.000100", Optional.empty());
    assertThat(refusal(test.additions().add(QUINN, thread, "")))
        .contains("Nothing was handed over", "On call now: Ben (developer)");
    assertThat(test.additions().refusal(DORA)).isPresent();
    assertThat(test.additions().refusal(SAM)).isEmpty();
    test.changes();
    test.passes(Duration.ofDays(8));
    assertThat(test.additions().refusal(BEN)).isPresent();
  }

  @Test
  void where_the_bot_cannot_write_the_thread_says_what_to_do_by_hand_and_repeats_nothing() {
    Handoff handoff = test.changes();
    var secret = new OfThread("CSECRET", "1788870000.000100", Optional.empty());
    test.additions().add(BEN, secret, "the salaries are wrong");

    Conversation it = test.of(handoff).get(0);
    assertThat(test.outbox.text(it.entry()))
        .contains("a thread in a private channel")
        .doesNotContain("salaries");
    test.decisions().decide(it.id(), 0, BEN, Choice.HANDED_OVER);

    var mention = test.outbox.message(it.mention(SAM));
    assertThat(mention.under()).isEqualTo(new Under.Intent(handoff.thread()));
    assertThat(mention.content().text())
        .contains("<@USAM>", "I cannot write in that channel", "please mention Sam");
  }

  @Test
  void old_words_are_forgotten_and_old_handoffs_too() {
    Handoff handoff = test.changes();
    test.additions().add(BEN, new OfLink("https://example.com/pull/7"), "waits");
    var later = test.clock.instant().plus(Duration.ofDays(1));

    assertThat(test.store.forgetWordsBefore(later, 10)).isEqualTo(1);
    assertThat(test.of(handoff).get(0).words()).isEmpty();
    assertThat(test.store.forgetClosedBefore(later.plus(Duration.ofDays(30)), 10)).isZero();
    test.changesAt(HANDOFF.plus(Duration.ofDays(7)));
    assertThat(test.store.forgetClosedBefore(later.plus(Duration.ofDays(30)), 10)).isEqualTo(1);
    assertThat(test.of(handoff)).isEmpty();
  }
}
