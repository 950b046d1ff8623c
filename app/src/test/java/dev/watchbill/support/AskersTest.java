package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.EVE;
import static dev.watchbill.support.TestSupport.MAYA;
import static dev.watchbill.support.TestSupport.THREAD;
import static dev.watchbill.support.TestSupport.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.support.SupportAnswer.Refused;
import dev.watchbill.support.SupportRequest.State;
import org.junit.jupiter.api.Test;

class AskersTest {
  private final TestSupport test = new TestSupport();
  private final SupportRequests requests = test.requests;

  @Test
  void who_asked_again_while_it_was_open_resolves_and_reopens_it_as_the_asker_does() {
    SupportRequest request = test.asked();
    assertThat(requests.resolve(request.id(), EVE)).isInstanceOf(Refused.class);
    requests.ask(test.asking(EVE, THREAD));
    requests.take(request.id(), BEN);

    assertThat(done(requests.resolve(request.id(), EVE)).state()).isEqualTo(State.RESOLVED);
    SupportRequest again = done(requests.reopen(request.id(), EVE));

    assertThat(again.round()).isEqualTo(2);
    assertThat(again.asker()).contains(EVE);
    assertThat(requests.take(request.id(), EVE)).isInstanceOf(Refused.class);
    assertThat(requests.resolve(request.id(), MAYA)).isInstanceOf(SupportAnswer.Done.class);
  }

  @Test
  void resolving_as_an_asker_is_no_first_response() {
    SupportRequest request = test.asked();
    requests.ask(test.asking(EVE, THREAD));

    assertThat(done(requests.resolve(request.id(), EVE)).answer()).isEmpty();
  }
}
