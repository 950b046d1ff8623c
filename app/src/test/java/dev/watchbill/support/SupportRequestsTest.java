package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.ADA;
import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.CHANNEL;
import static dev.watchbill.support.TestSupport.DORA;
import static dev.watchbill.support.TestSupport.EVE;
import static dev.watchbill.support.TestSupport.MAYA;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static dev.watchbill.support.TestSupport.THREAD;
import static dev.watchbill.support.TestSupport.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.support.SupportAnswer.Already;
import dev.watchbill.support.SupportAnswer.Gone;
import dev.watchbill.support.SupportAnswer.Refused;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportRequestsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestSupport test = new TestSupport();
  private final SupportRequests requests = test.requests;

  private void replies(PersonId who) {
    requests.seen(CHANNEL, THREAD, who, test.clock.instant());
  }

  @Test
  void asking_opens_a_request_of_whoever_is_on_call_R5() {
    SupportRequest request = test.asked();

    assertThat(request.holder()).contains(BEN);
    assertThat(request.state()).isEqualTo(State.WAITING);
    assertThat(request.dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(request.excerpt()).isEqualTo("the build is red");
    assertThat(test.outbox.text(request.card())).contains("<@UBEN>");
    assertThat(test.wakeups).contains(MONDAY.plus(Duration.ofMinutes(45)), TestSupport.HANDOFF);
    assertThat(requests.open(Optional.of("developer"))).containsExactly(request);
    assertThat(requests.open(Optional.of("infrastructure"))).isEmpty();
    assertThat(requests.openOf(BEN)).containsExactly(request);
    assertThat(requests.openOf(SAM)).isEmpty();
  }

  @Test
  void a_rotation_that_is_not_configured_is_a_mistake_of_the_callers() {
    Asking asking = test.asking();
    var other =
        new Asking(
            "kitchen",
            CHANNEL,
            THREAD,
            asking.messageTs(),
            asking.asker(),
            asking.text(),
            asking.writtenAt());

    assertThatThrownBy(() -> requests.ask(other)).hasMessageContaining("kitchen");
  }

  @Test
  void the_same_message_asks_once_however_the_request_stands_by_then() {
    Asking asking = test.asking();
    SupportRequest request = test.asked(asking);
    test.passes(MINUTE);
    requests.resolve(request.id(), BEN);

    assertThat(requests.ask(asking)).isInstanceOf(Asked.Known.class);
    assertThat(test.now(request).state()).isEqualTo(State.RESOLVED);
    assertThat(test.outbox.said()).containsExactly("card");
  }

  @Test
  void who_asks_again_is_pointed_to_the_open_request_but_not_over_and_over() {
    SupportRequest request = test.asked();
    for (int i = 0; i < 5; i++) {
      test.passes(MINUTE);
      assertThat(requests.ask(test.asking())).isEqualTo(new Asked.WasOpen(request));
    }
    replies(BEN);
    test.passes(Duration.ofHours(3));
    requests.ask(test.asking());

    assertThat(test.outbox.said().stream().filter(key -> key.startsWith("1:open-"))).hasSize(2);
    assertThat(requests.open(Optional.empty())).hasSize(1);
  }

  @Test
  void asking_in_a_resolved_thread_reopens_it_with_a_new_clock() {
    SupportRequest request = test.asked();
    replies(SAM);
    requests.resolve(request.id(), SAM);
    test.passes(Duration.ofHours(2));

    SupportRequest again = test.asked();

    assertThat(again.id()).isEqualTo(request.id());
    assertThat(again.round()).isEqualTo(2);
    assertThat(again.state()).isEqualTo(State.WAITING);
    assertThat(again.holder()).contains(BEN);
    assertThat(again.dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(3)));
    assertThat(test.outbox.said()).containsExactly("card", "2:reopened");
    test.passes(Duration.ofMinutes(45));
    assertThat(test.outbox.said()).endsWith("2:remind");
  }

  @Test
  void what_was_written_before_it_was_resolved_and_is_heard_late_does_not_reopen_it() {
    SupportRequest request = test.asked();
    test.passes(MINUTE);
    Asking late = test.asking();
    test.passes(MINUTE);
    requests.resolve(request.id(), BEN);

    assertThat(requests.ask(late)).isInstanceOf(Asked.WasOpen.class);
    assertThat(test.now(request).state()).isEqualTo(State.RESOLVED);
  }

  @Test
  void whoever_takes_it_has_it() {
    SupportRequest request = test.asked();
    test.passes(Duration.ofMinutes(10));

    SupportRequest taken = done(requests.take(request.id(), SAM));

    assertThat(taken.holder()).contains(SAM);
    assertThat(taken.answer()).contains(new Act(SAM, MONDAY.plus(Duration.ofMinutes(10))));
    assertThat(test.now(request)).isEqualTo(taken);
    assertThat(requests.take(request.id(), BEN)).isEqualTo(new Already(taken));
    assertThat(requests.take(request.id(), SAM)).isEqualTo(new Already(taken));
    assertThat(test.acts(request)).containsExactly("ask", "answer");
  }

  @Test
  void a_reply_of_the_roster_is_the_first_response_the_askers_and_others_are_not() {
    SupportRequest request = test.asked();
    replies(QUINN);
    replies(EVE);
    replies(ADA);
    requests.seen(CHANNEL, THREAD, BEN, MONDAY.minusSeconds(1));
    requests.seen(CHANNEL, "1788811111.000100", BEN, MONDAY);
    assertThat(test.now(request)).isEqualTo(request);

    replies(SAM);
    replies(BEN);

    assertThat(test.now(request).answer()).contains(new Act(SAM, MONDAY));
    assertThat(test.now(request).holder()).contains(SAM);
  }

  @Test
  void a_contacts_reply_counts_once_they_were_asked() {
    SupportRequest request = test.asked();
    test.passes(Duration.ofMinutes(90));

    replies(ADA);

    assertThat(test.now(request).holder()).contains(ADA);
  }

  @Test
  void who_is_passed_a_request_is_told_and_still_has_to_answer() {
    SupportRequest request = test.asked();

    SupportRequest passed = done(requests.pass(request.id(), BEN, DORA));

    assertThat(passed.state()).isEqualTo(State.WAITING);
    assertThat(passed.holder()).contains(DORA);
    assertThat(test.outbox.to(DORA)).singleElement().asString().contains("Ben");
    test.passes(Duration.ofMinutes(45));
    assertThat(test.outbox.to(DORA)).hasSize(2);
    assertThat(test.outbox.to(BEN)).isEmpty();
    assertThat(done(requests.take(request.id(), DORA)).holder()).contains(DORA);
  }

  @Test
  void a_request_is_passed_on_to_full_members_only() {
    SupportRequest request = test.asked();

    for (String id : List.of("UGUS", "UBOT", "UGONE", "USTRANGE", "UNOBODY")) {
      assertThat(requests.pass(request.id(), BEN, new PersonId(id))).isInstanceOf(Refused.class);
    }
    assertThat(requests.pass(request.id(), BEN, BEN)).isInstanceOf(Already.class);
    assertThat(test.now(request)).isEqualTo(request);
  }

  @Test
  void who_has_no_part_in_it_is_told_who_has() {
    SupportRequest request = test.asked();

    assertThat(((Refused) requests.take(request.id(), EVE)).reason())
        .isEqualTo(
            "Only the engineers of the developer rotation, its escalation contacts, engineering"
                + " managers and admins can take a request or pass it on. Ask Ben, whose it is, in"
                + " the thread.");
    assertThat(requests.resolve(request.id(), EVE)).isInstanceOf(Refused.class);
    assertThat(requests.mayHandle(request, EVE).granted()).isFalse();
    assertThat(requests.mayHandle(request, BEN).granted()).isTrue();
  }

  @Test
  void managers_contacts_and_admins_may_take_it_the_asker_may_only_resolve_it() {
    assertThat(requests.take(test.askedElsewhere().id(), MAYA))
        .isInstanceOf(SupportAnswer.Done.class);
    assertThat(requests.take(test.askedElsewhere().id(), ADA))
        .isInstanceOf(SupportAnswer.Done.class);
    SupportRequest request = test.asked();
    assertThat(requests.take(request.id(), QUINN)).isInstanceOf(Refused.class);
    assertThat(requests.pass(request.id(), QUINN, BEN)).isInstanceOf(Refused.class);

    SupportRequest resolved = done(requests.resolve(request.id(), QUINN));

    assertThat(resolved.answer()).isEmpty();
    assertThat(resolved.resolution()).map(Act::by).contains(QUINN);
    assertThat(requests.resolve(request.id(), BEN)).isEqualTo(new Already(resolved));
    assertThat(requests.take(request.id(), BEN)).isEqualTo(new Already(resolved));
    assertThat(requests.take(4711, BEN)).isEqualTo(new Gone());
  }

  @Test
  void resolving_what_nobody_answered_answers_it() {
    SupportRequest request = test.asked();

    assertThat(done(requests.resolve(request.id(), BEN)).answer()).contains(new Act(BEN, MONDAY));
  }

  @Test
  void the_asker_reopens_with_a_new_clock_an_engineer_takes_it_up_again() {
    SupportRequest request = test.asked();
    replies(BEN);
    requests.resolve(request.id(), BEN);
    test.passes(Duration.ofHours(1));

    SupportRequest takenUp = done(requests.reopen(request.id(), SAM));
    assertThat(takenUp.round()).isEqualTo(1);
    assertThat(takenUp.state()).isEqualTo(State.ANSWERED);
    assertThat(takenUp.holder()).contains(SAM);
    assertThat(requests.reopen(request.id(), SAM)).isEqualTo(new Already(takenUp));
    requests.resolve(request.id(), SAM);

    SupportRequest again = done(requests.reopen(request.id(), QUINN));
    assertThat(again.round()).isEqualTo(2);
    assertThat(again.state()).isEqualTo(State.WAITING);
    assertThat(again.asker()).contains(QUINN);
    assertThat(again.askedAt()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(requests.reopen(request.id(), EVE)).isInstanceOf(Refused.class);
  }

  @Test
  void escalating_answers_and_the_card_links_the_escalation() {
    SupportRequest request = test.asked();

    SupportRequest escalated = done(requests.escalated(request.id(), BEN, "escalation:7"));

    assertThat(escalated.state()).isEqualTo(State.ANSWERED);
    assertThat(escalated.escalation()).contains("escalation:7");
    assertThat(test.outbox.text(request.card())).contains("escalation%3A7");
    assertThat(test.now(request)).isEqualTo(escalated);
  }

  @Test
  void unanswered_ones_come_first_then_by_due_time() {
    SupportRequest first = test.askedElsewhere();
    test.passes(MINUTE);
    SupportRequest second = test.askedElsewhere();
    test.passes(MINUTE);
    SupportRequest third = test.askedElsewhere();
    requests.take(first.id(), BEN);
    requests.resolve(test.askedElsewhere().id(), BEN);

    assertThat(requests.open(Optional.empty()).stream().map(SupportRequest::id))
        .containsExactly(second.id(), third.id(), first.id());
  }

  @Test
  void what_is_old_is_forgotten_what_is_open_stays() {
    SupportRequest open = test.askedElsewhere();
    SupportRequest resolved = test.askedElsewhere();
    requests.resolve(resolved.id(), BEN);
    Instant later = MONDAY.plus(Duration.ofDays(91));

    test.forgets(later);
    assertThat(test.now(open).excerpt()).isEmpty();
    assertThat(test.now(resolved).state()).isEqualTo(State.RESOLVED);

    test.forgets(MONDAY.plus(Duration.ofDays(800)));
    assertThat(requests.find(resolved.id())).isEmpty();
    assertThat(requests.find(open.id())).isPresent();
  }

  @Test
  void what_is_old_is_forgotten_in_batches_the_oldest_first() {
    SupportRequest first = test.askedElsewhere();
    test.passes(MINUTE);
    SupportRequest second = test.askedElsewhere();
    test.passes(MINUTE);
    SupportRequest third = test.askedElsewhere();
    requests.resolve(first.id(), BEN);
    test.passes(MINUTE);
    requests.resolve(second.id(), BEN);
    requests.seen(CHANNEL, THREAD, BEN, MONDAY, List.of("developer"));
    Instant later = MONDAY.plus(Duration.ofDays(800));

    for (Chore chore : test.feature.chores()) {
      assertThat(chore.due(later, 1)).as(chore.what()).isEqualTo(1);
    }
    assertThat(requests.find(first.id())).isEmpty();
    assertThat(test.now(second).excerpt()).isNotEmpty();
    assertThat(test.now(third).excerpt()).isNotEmpty();
  }

  @Test
  void words_are_kept_as_long_as_somebody_asks_there() {
    SupportRequest request = test.asked();
    requests.resolve(request.id(), BEN);
    test.passes(Duration.ofDays(60));
    test.asked(test.asking());

    test.forgets(MONDAY.plus(Duration.ofDays(100)));
    assertThat(test.now(request).excerpt()).isNotEmpty();
    test.forgets(MONDAY.plus(Duration.ofDays(151)));
    assertThat(test.now(request).excerpt()).isEmpty();
  }
}
