package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static dev.watchbill.support.TestSupport.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SupportRequestsTest {
  private final TestSupport test = new TestSupport();
  private final SupportRequests requests = test.requests;

  @Test
  void asking_opens_a_request_of_whoever_is_on_call_R5() {
    SupportRequest request = test.asked();

    assertThat(request.holder()).contains(BEN);
    assertThat(request.state()).isEqualTo(State.WAITING);
    assertThat(request.dueAt()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(request.excerpt()).isEqualTo("the build is red");
    assertThat(test.outbox.text(request.card())).contains("<@UBEN>");
    assertThat(test.wakeups).contains(MONDAY.plus(Duration.ofMinutes(45)));
    assertThat(requests.open(Optional.of("developer"))).containsExactly(request);
    assertThat(requests.openOf(BEN)).containsExactly(request);
    assertThat(requests.openOf(SAM)).isEmpty();
  }

  @Test
  void the_same_message_asks_once() {
    Asking asking = test.asking();
    SupportRequest request = test.asked(asking);
    requests.resolve(request.id(), BEN);

    assertThat(requests.ask(asking)).isInstanceOf(Asked.Known.class);
    assertThat(test.now(request).state()).isEqualTo(State.RESOLVED);
    assertThat(test.outbox.said()).containsExactly("card");
  }

  @Test
  void whoever_takes_it_has_it_and_the_clock_is_silent() {
    SupportRequest request = test.asked();
    test.passes(Duration.ofMinutes(10));

    SupportRequest taken = done(requests.take(request.id(), SAM));

    assertThat(taken.holder()).contains(SAM);
    assertThat(taken.answer()).contains(new Act(SAM, MONDAY.plus(Duration.ofMinutes(10))));
    assertThat(test.now(request)).isEqualTo(taken);
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.said()).containsExactly("card");
    assertThat(test.acts(request)).containsExactly("ask", "answer");
  }

  @Test
  void unanswered_it_is_heard_of_step_by_step_each_once() {
    SupportRequest request = test.asked();

    test.passes(Duration.ofDays(1));

    assertThat(test.outbox.said())
        .containsExactly(
            "card",
            "1:remind",
            "1:due",
            "1:due-dm",
            "1:ask-1",
            "1:ask-dm-UADA",
            "1:ask-2",
            "1:ask-dm-USOL",
            "1:ask-dm-USAM",
            "1:ask-3",
            "1:ask-dm-UDORA");
    assertThat(test.now(request).nextAt()).isEmpty();
    assertThat(test.acts(request)).containsExactly("ask", "remind", "due", "ask", "ask", "ask");
  }

  @Test
  void the_askers_own_replies_are_no_answer() {
    SupportRequest request = test.asked();

    requests.seen(TestSupport.CHANNEL, TestSupport.THREAD, QUINN, test.clock.instant());

    assertThat(test.now(request)).isEqualTo(request);
  }
}
