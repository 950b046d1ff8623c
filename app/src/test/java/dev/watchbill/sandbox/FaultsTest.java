package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest extends TestBed {
  private RawClient api;

  @BeforeEach
  void client() {
    api = new RawClient(sandbox);
  }

  @Test
  void too_many_requests_with_the_time_to_wait() throws Exception {
    sandbox.faults().order("chat.postMessage 429 30s x1");
    var refused = post();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    assertThat(textsIn("general")).isEmpty();
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void a_family_of_methods_fails_for_a_while() throws Exception {
    sandbox.faults().order("chat.* 503 for 2m");
    assertThat(post().statusCode()).isEqualTo(503);
    assertThat(api.response("auth.test").statusCode()).isEqualTo(200);
    clock.moveTo(clock.instant().plus(Duration.ofMinutes(2)));
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(sandbox.faults().orders()).isEmpty();
  }

  @Test
  void an_answer_is_lost_after_the_post_took_effect() throws Exception {
    sandbox.faults().order("chat.postMessage lost-answer 1s x1");
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(textsIn("general")).containsExactly("hi");
    assertThat(sandbox.calls().of("chat.postMessage").get(0).status()).isZero();
  }

  @Test
  void a_hanging_call_does_nothing() {
    sandbox.faults().order("chat.postMessage hang 1s x1");
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(textsIn("general")).isEmpty();
  }

  @Test
  void slack_is_unreachable_until_it_is_not() throws Exception {
    sandbox.faults().order("slack unreachable for 30s");
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    clock.moveTo(clock.instant().plusSeconds(30));
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void slacks_own_rate_limit_lets_a_burst_pass_and_then_one_a_second() throws Exception {
    sandbox.faults().order("rate-limits on");
    var refused = 0;
    for (var i = 0; i < 10; i++) {
      refused += post().statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(3, 6);
    clock.moveTo(clock.instant().plusSeconds(10));
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void clearing_mends_everything() throws Exception {
    sandbox.faults().order("* 500\nslack unreachable\nsimpleton on\nacks lost x3");
    sandbox.faults().order("clear");
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(sandbox.faults().deliveries().lostAcksLeft()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat.postMessage",
        "chat.postMessage 404",
        "chat.postMessage 429 soon",
        "sockets explode",
        "acks lost xx",
        "slack unreachable for ever",
        "clear everything"
      })
  void words_that_are_not_understood_are_answered_with_examples(String words) {
    assertThatThrownBy(() -> sandbox.faults().order(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("429 30s x3");
  }

  private HttpResponse<String> post() throws Exception {
    return api.response("chat.postMessage", "channel", channel("general"), "text", "hi");
  }
}
