package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Slow, for Slack's three seconds are real here. */
class AcknowledgementIT extends TestBed {
  @Test
  void an_event_without_acknowledgement_comes_again_at_once_after_one_and_five_minutes()
      throws Exception {
    var socket = ready();
    sandbox.as("ada").types("general", "hear me");
    var first = socket.await("events_api", 1).get(0);
    assertThat(first.path("retry_attempt").asInt()).isZero();

    var second = socket.await("events_api", 2).get(1);
    assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
    assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
    assertThat(eventId(second)).isEqualTo(eventId(first));

    retryIsDueIn(Duration.ofMinutes(1));
    assertThat(socket.await("events_api", 3).get(2).path("retry_attempt").asInt()).isEqualTo(2);
    retryIsDueIn(Duration.ofMinutes(5));
    var fourth = socket.await("events_api", 4).get(3);
    socket.ack(fourth);
    Awaitility.await().until(() -> sandbox.deliveries().unacknowledged() == 0);
    assertThat(sandbox.deliveries().nextDue()).isEmpty();
  }

  @Test
  void commands_are_never_sent_again() throws Exception {
    var socket = ready();
    var outcome = sandbox.as("ada").runs("general", "/hello", "");
    assertThat(outcome.text()).isEqualTo("/hello failed with the error \"operation_timeout\"");
    assertThat(socket.of("slash_commands")).hasSize(1);
    assertThat(socket.of("slash_commands").get(0).path("accepts_response_payload").asBoolean())
        .isTrue();
  }

  @Test
  void a_deaf_socket_answers_pings_and_delivers_nothing() throws Exception {
    var socket = ready();
    sandbox.faults().order("sockets deafen");
    socket.ping();
    Awaitility.await().until(() -> socket.pongs.get() == 1);
    assertThat(sandbox.as("ada").runs("general", "/hello", "").acknowledged()).isFalse();
    assertThat(socket.of("slash_commands")).isEmpty();
    assertThat(sandbox.sockets().open()).isEqualTo(1);
  }

  @Test
  void a_delivery_can_be_doubled_and_an_acknowledgement_lost() throws Exception {
    var socket = ready();
    sandbox.faults().order("deliveries twice x1");
    sandbox.as("ada").types("general", "twice");
    var both = socket.await("events_api", 2);
    assertThat(eventId(both.get(0))).isEqualTo(eventId(both.get(1)));
    sandbox.faults().order("acks lost x1");
    socket.ack(both.get(0));
    var retry = socket.await("events_api", 3).get(2);
    assertThat(retry.path("retry_attempt").asInt()).isEqualTo(1);
    socket.ack(retry);
    Awaitility.await().until(() -> sandbox.deliveries().unacknowledged() == 0);
  }

  private RawSocket ready() throws Exception {
    var socket = RawSocket.on(sandbox);
    socket.await("hello", 1);
    return socket;
  }

  private void retryIsDueIn(Duration time) {
    Awaitility.await()
        .until(
            () ->
                sandbox
                    .deliveries()
                    .nextDue()
                    .filter(due -> due.isAfter(clock.instant().plus(time).minusSeconds(10)))
                    .isPresent());
    clock.moveTo(sandbox.deliveries().nextDue().orElseThrow());
  }

  private static String eventId(JsonNode envelope) {
    return envelope.at("/payload/event_id").asText();
  }
}
