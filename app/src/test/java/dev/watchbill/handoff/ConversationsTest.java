package dev.watchbill.handoff;

import static dev.watchbill.handoff.TestConversations.BEN;
import static dev.watchbill.handoff.TestConversations.DORA;
import static dev.watchbill.handoff.TestConversations.HANDOFF;
import static dev.watchbill.handoff.TestConversations.HELP;
import static dev.watchbill.handoff.TestConversations.MAYA;
import static dev.watchbill.handoff.TestConversations.QUINN;
import static dev.watchbill.handoff.TestConversations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.ConversationAnswer.Done;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequest.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is open at a handoff, and whose it is from then on (R7). */
class ConversationsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestConversations test = new TestConversations();

  private ConversationAnswer decides(PersonId who, SupportRequest request, Choice choice) {
    Conversation it = test.about(request);
    return test.decisions().decide(it.id(), it.decisions(), who, choice);
  }

  private static String refusal(ConversationAnswer answer) {
    return ((Refused) answer).reason();
  }

  private Handoff newest() {
    return test.handoffs.newest("developer").orElseThrow();
  }

  @Test
  void everything_open_with_the_former_engineer_is_an_entry_in_the_handoffs_thread() {
    SupportRequest open = test.answered("the build is red");
    SupportRequest over = test.answered("this is over");
    test.requests.resolve(over.id(), BEN);

    Handoff handoff = test.changes();

    assertThat(test.of(handoff)).hasSize(1);
    assertThat(test.entry(open))
        .contains("the build is red", "in <#CHELP>", "Asked by Quinn", "answered, not resolved")
        .contains("*Ben* has it. Hand it over to Sam, or keep it?");
    assertThat(test.entry(open).lines().count()).isLessThanOrEqualTo(5);
    assertThat(test.buttons(open)).contains("Hand over", "Keep");
    assertThat(test.outbox.message(test.about(open).entry()).under())
        .isEqualTo(new Under.Intent(handoff.thread()));
    assertThat(test.line()).isEqualTo("Conversations: 1 undecided (stays with Ben)");
    assertThat(test.outbox.text(handoff.thread())).contains(test.line());
  }

  @Test
  void opening_it_again_adds_nothing() {
    test.answered("the build is red");
    Handoff handoff = test.changes();
    int said = test.outbox.keys("").size();

    test.feature.conversations().begin(handoff);
    test.changesAt(HANDOFF.plus(HOUR));

    assertThat(test.of(handoff)).hasSize(1);
    assertThat(test.outbox.keys("")).hasSize(said);
  }

  @Test
  void what_is_handed_over_is_the_new_engineers_who_is_mentioned_in_its_thread_once() {
    SupportRequest request = test.answered("the build is red");
    test.changes();

    assertThat(decides(BEN, request, Choice.HANDED_OVER)).isEqualTo(new Done());

    assertThat(test.now(request).holder()).contains(SAM);
    assertThat(test.now(request).state()).isEqualTo(State.ANSWERED);
    var mention = test.outbox.message(test.about(request).mention(SAM));
    assertThat(mention.to().lane()).isEqualTo(HELP);
    assertThat(mention.under()).isEqualTo(new Under.Timestamp(request.threadTs()));
    assertThat(mention.content().text())
        .contains("<@USAM> has this from now on", "*Ben* had it", "“the build is red”")
        .contains("answered, not resolved");
    assertThat(test.entry(request)).contains("Handed over to *Sam* by Ben.");
    assertThat(test.buttons(request)).contains("Keep").doesNotContain("Hand over\"");
    assertThat(test.outbox.to(BEN)).anySatisfy(text -> assertThat(text).contains("mute", "Sam"));
    assertThat(test.outbox.to(SAM)).noneSatisfy(text -> assertThat(text).contains("passed"));
    assertThat(test.line()).isEqualTo("Conversations: 1 handed over");
    assertThat(test.outbox.text(newest().thread())).contains(test.line());
  }

  @Test
  void the_former_engineer_has_one_message_about_all_that_can_be_muted() {
    SupportRequest one = test.answered("one");
    SupportRequest two = test.answered("two");
    test.changes();
    decides(BEN, one, Choice.HANDED_OVER);
    decides(SAM, two, Choice.HANDED_OVER);

    String key = "conversations:%d:muting".formatted(newest().id());
    assertThat(test.outbox.keys("conversations:").stream().filter(key::equals)).hasSize(1);
    assertThat(test.outbox.text(key)).contains("one", "two", "these");

    decides(BEN, one, Choice.KEPT);
    decides(BEN, two, Choice.KEPT);
    assertThat(test.outbox.text(key)).contains("Nothing is handed over to Sam after all");
  }

  @Test
  void an_unanswered_request_that_is_handed_over_keeps_its_clock() {
    SupportRequest request = test.asked("is anybody there?");
    Handoff handoff = test.changesEarly();
    assertThat(handoff.week().start()).isEqualTo(HANDOFF);

    decides(BEN, request, Choice.HANDED_OVER);

    SupportRequest now = test.now(request);
    assertThat(now.state()).isEqualTo(State.WAITING);
    assertThat(now.holder()).contains(SAM);
    assertThat(now.nextAt()).isEqualTo(request.nextAt());
    assertThat(now.dueAt()).isEqualTo(request.dueAt());
    test.passes(Duration.ofMinutes(30));
    assertThat(test.now(request).holder()).contains(SAM);
  }

  @Test
  void an_unanswered_request_that_nobody_decides_goes_with_the_shift_and_the_entry_says_so_R5() {
    SupportRequest request = test.asked("is anybody there?");
    test.changesEarly();
    assertThat(test.entry(request)).contains("no answer yet", "*Ben* has it.");

    test.passes(Duration.ofDays(1));

    assertThat(test.now(request).holder()).contains(SAM);
    assertThat(test.entry(request))
        .contains("*Sam* has it since the change of shift, as nobody had answered.");
    assertThat(test.line()).isEqualTo("Conversations: 1 with somebody else already");
  }

  @Test
  void an_unanswered_request_that_is_kept_stays_through_the_change_of_shift() {
    SupportRequest early = test.asked("is anybody there?");
    test.changesEarly();
    decides(BEN, early, Choice.KEPT);
    SupportRequest late = test.asked("and here?");

    test.passes(Duration.ofDays(1));

    assertThat(test.now(early).holder()).contains(BEN);
    assertThat(test.entry(early)).contains("*Ben* keeps it.");
    assertThat(test.now(late).holder()).contains(SAM);
  }

  @Test
  void what_went_over_with_the_shift_can_be_taken_back() {
    SupportRequest request = test.asked("is anybody there?");
    test.changes();
    assertThat(test.entry(request)).contains("*Sam* has it since the change of shift");
    assertThat(test.buttons(request)).contains("Keep").doesNotContain("Hand over\"");

    decides(BEN, request, Choice.KEPT);

    assertThat(test.now(request).holder()).contains(BEN);
    test.passes(HOUR);
    assertThat(test.now(request).holder()).contains(BEN);
  }

  @Test
  void a_day_later_what_nobody_has_decided_stays_and_the_thread_says_so() {
    SupportRequest request = test.answered("the build is red");
    test.changes();
    assertThat(test.feature.timers().nextDue()).contains(HANDOFF.plus(Duration.ofDays(1)));
    test.passes(Duration.ofHours(23));
    assertThat(test.entry(request)).contains("Hand it over to Sam, or keep it?");

    test.passes(HOUR);

    assertThat(test.entry(request)).contains("Nobody has decided: it *stays with Ben*.");
    assertThat(test.buttons(request)).contains("Hand over", "Keep");
    assertThat(test.now(request).holder()).contains(BEN);
    assertThat(test.feature.timers().nextDue()).isEmpty();
    assertThat(decides(SAM, request, Choice.HANDED_OVER)).isEqualTo(new Done());
    assertThat(test.now(request).holder()).contains(SAM);
  }

  @Test
  void a_decision_may_be_changed_and_whoever_was_mentioned_reads_so_there() {
    SupportRequest request = test.answered("the build is red");
    test.changes();
    decides(SAM, request, Choice.HANDED_OVER);
    assertThat(test.entry(request)).contains("*Sam* has taken it over.");

    assertThat(decides(MAYA, request, Choice.KEPT)).isEqualTo(new Done());

    assertThat(test.now(request).holder()).contains(BEN);
    assertThat(test.entry(request)).contains("*Ben* keeps it, as Maya decided.");
    String mention = test.about(request).mention(SAM);
    assertThat(test.outbox.text(mention)).contains("*Ben* keeps it").doesNotContain("<@");

    decides(BEN, request, Choice.HANDED_OVER);
    assertThat(test.outbox.text(mention)).contains("<@USAM>");
    assertThat(test.outbox.keys(mention)).hasSize(1);
  }

  @Test
  void nobody_overrules_a_decision_that_they_have_not_seen() {
    SupportRequest request = test.answered("the build is red");
    test.changes();
    long id = test.about(request).id();
    test.decisions().decide(id, 0, BEN, Choice.KEPT);

    ConversationAnswer late = test.decisions().decide(id, 0, SAM, Choice.HANDED_OVER);

    assertThat(refusal(late)).contains("Ben was faster: Ben keeps it.");
    assertThat(test.now(request).holder()).contains(BEN);
  }

  @Test
  void others_hear_who_decides_and_the_new_engineer_cannot_decide_that_it_is_kept() {
    SupportRequest request = test.answered("the build is red");
    test.changes();

    assertThat(refusal(decides(QUINN, request, Choice.KEPT))).contains("Ask Ben in this thread");
    assertThat(refusal(decides(SAM, request, Choice.KEPT))).contains("press Hand over");
    assertThat(refusal(test.decisions().takeAll(newest().id(), DORA))).contains("Ask Ben");
    assertThat(test.about(request).decision()).isEmpty();
    assertThat(refusal(test.decisions().decide(4711, 0, BEN, Choice.KEPT))).contains("too long");
  }

  @Test
  void take_all_takes_what_is_undecided_and_nothing_else() {
    SupportRequest kept = test.answered("one");
    SupportRequest two = test.answered("two");
    SupportRequest three = test.answered("three");
    Handoff handoff = test.changes();
    String head = "conversations:" + handoff.id();
    assertThat(test.outbox.message(head).content().blocks()).contains("Take all");
    decides(BEN, kept, Choice.KEPT);

    assertThat(test.decisions().takeAll(handoff.id(), SAM)).isEqualTo(new Done());

    assertThat(test.requests.openOf(SAM)).hasSize(2);
    assertThat(test.now(kept).holder()).contains(BEN);
    assertThat(test.entry(two)).contains("*Sam* has taken it over.");
    assertThat(test.entry(three)).contains("*Sam* has taken it over.");
    assertThat(test.line()).isEqualTo("Conversations: 2 handed over, 1 kept");
    assertThat(test.outbox.message(head).content().blocks())
        .doesNotContain("Take all")
        .contains("Add a conversation");
    assertThat(refusal(test.decisions().takeAll(handoff.id(), SAM))).contains("decided already");
  }

  @Test
  void the_former_keeps_one_while_the_new_one_takes_all_and_one_of_them_has_it() throws Exception {
    for (int round = 0; round < 3; round++) {
      var race = new TestConversations();
      var open = new ArrayList<SupportRequest>();
      for (int i = 0; i < 4; i++) {
        open.add(race.answered("request " + i));
      }
      Handoff handoff = race.changes();
      Conversation wanted = race.about(open.get(2));

      List<ConversationAnswer> answers =
          AtOnce.all(
              List.of(
                  () -> race.decisions().decide(wanted.id(), 0, BEN, Choice.KEPT),
                  () -> race.decisions().takeAll(handoff.id(), SAM)));

      assertThat(answers.get(1)).isEqualTo(new Done());
      boolean kept = answers.get(0) instanceof Done;
      assertThat(race.now(open.get(2)).holder()).contains(kept ? BEN : SAM);
      assertThat(race.line())
          .isEqualTo(
              kept ? "Conversations: 3 handed over, 1 kept" : "Conversations: 4 handed over");
      assertThat(race.outbox.text("conversations:" + handoff.id())).contains(race.line());
    }
  }

  @Test
  void a_request_that_is_resolved_meanwhile_needs_no_decision() {
    SupportRequest request = test.answered("the build is red");
    test.changes();
    test.requests.resolve(request.id(), QUINN);

    assertThat(refusal(decides(BEN, request, Choice.KEPT))).contains("resolved meanwhile");
    test.passes(Duration.ofMinutes(1));

    assertThat(test.entry(request)).contains("Resolved by Quinn", "Nothing to decide.");
    assertThat(test.buttons(request)).doesNotContain("actions");
    assertThat(test.line()).isEqualTo("Conversations: 1 resolved");
    assertThat(test.outbox.text(newest().thread())).contains("1 resolved");
  }

  @Test
  void with_the_next_handoff_nothing_is_decided_any_more() {
    SupportRequest request = test.answered("the build is red");
    Handoff first = test.changes();
    Conversation it = test.about(request);
    test.changesAt(HANDOFF.plus(Duration.ofDays(7)));

    assertThat(newest().id()).isNotEqualTo(first.id());
    assertThat(test.outbox.text(it.entry())).contains("stays with Ben");
    assertThat(test.outbox.message(it.entry()).content().blocks()).doesNotContain("actions");
    assertThat(test.outbox.message("conversations:" + first.id()).content().blocks())
        .doesNotContain("actions");
    assertThat(refusal(test.decisions().decide(it.id(), 0, BEN, Choice.HANDED_OVER)))
        .contains("next handoff");
    assertThat(test.of(newest())).isEmpty();
  }
}
