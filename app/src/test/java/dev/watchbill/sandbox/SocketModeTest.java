package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SocketModeTest extends TestBed {
  @Test
  void a_ticket_opens_one_socket_which_is_greeted() throws Exception {
    var url = RawSocket.url(sandbox);
    var hello = RawSocket.at(url).await("hello", 1).get(0);
    assertThat(hello.path("num_connections").asInt()).isEqualTo(1);
    assertThat(hello.path("debug_info").has("approximate_connection_time")).isTrue();
    assertThat(RawSocket.at(url).closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void the_eleventh_socket_is_sent_away() throws Exception {
    for (var i = 0; i < 10; i++) {
      RawSocket.on(sandbox).await("hello", 1);
    }
    var eleventh = RawSocket.on(sandbox);
    assertThat(eleventh.await("disconnect", 1).get(0).path("reason").asText())
        .isEqualTo("too_many_websockets");
    assertThat(sandbox.sockets().open()).isEqualTo(10);
  }

  @Test
  void each_payload_goes_to_one_socket_only_and_all_get_some() throws Exception {
    var sockets = List.of(ready(), ready(), ready());
    for (var i = 0; i < 12; i++) {
      sandbox.as("ada").types("general", "message " + i);
    }
    Awaitility.await()
        .until(() -> events(sockets).stream().map(SocketModeTest::text).distinct().count() == 12);
    // Slack waits three real seconds for an acknowledgement, and sends it once more.
    assertThat(sockets)
        .allSatisfy(
            socket ->
                assertThat(socket.of("events_api"))
                    .filteredOn(event -> event.path("retry_attempt").asInt() == 0)
                    .hasSize(4));
  }

  @Test
  void events_without_a_socket_wait_for_one() throws Exception {
    sandbox.as("ada").types("general", "anybody there?");
    Awaitility.await()
        .until(
            () ->
                sandbox
                    .deliveries()
                    .nextDue()
                    .filter(due -> due.isAfter(clock.instant()))
                    .isPresent());
    var socket = ready();
    clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
    var late = socket.await("events_api", 1).get(0);
    assertThat(late.path("retry_reason").asText()).isEqualTo("connection_failed");
    assertThat(text(late)).isEqualTo("anybody there?");
  }

  @Test
  void a_command_with_nobody_there_fails_at_once() {
    assertThat(sandbox.as("ada").runs("general", "/hello", "").text())
        .isEqualTo("/hello failed with the error \"dispatch_failed\"");
  }

  @Test
  void a_refresh_is_announced_and_then_done() throws Exception {
    var socket = ready();
    sandbox.sockets().refresh(Duration.ofMillis(200));
    var reasons =
        socket.await("disconnect", 2).stream().map(m -> m.path("reason").asText()).toList();
    assertThat(reasons).containsExactly("warning", "refresh_requested");
    assertThat(socket.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1000);
    Awaitility.await().until(() -> sandbox.sockets().open() == 0);
  }

  @Test
  void a_bolt_app_survives_a_refresh_and_a_cut() throws Exception {
    var bot = bot(app -> app.command("/hello", (request, context) -> context.ack("Hi")));
    sandbox.sockets().refresh(Duration.ofMillis(300));
    Awaitility.await().until(() -> sandbox.as("ada").runs("/hello", "").acknowledged());
    var beside = ready();
    sandbox.faults().order("sockets cut");
    assertThat(beside.closed.get(30, TimeUnit.SECONDS)).isNotEqualTo(1000);
    bot.client().connectToNewEndpoint();
    // The client also connects again by itself, and whichever socket is later closes the other:
    // a command between the two finds nobody there.
    Awaitility.await().until(() -> sandbox.as("ada").runs("/hello", "").text().contains("Hi"));
  }

  @Test
  void a_frozen_socket_does_not_even_answer_pings() throws Exception {
    var socket = ready();
    var other = ready();
    sandbox.faults().order("sockets freeze");
    var alive = ready();
    socket.ping();
    other.ping();
    alive.ping();
    Awaitility.await().until(() -> alive.pongs.get() == 1);
    // The first ping was already asked for; it is read, but not answered.
    assertThat(socket.pongs.get() + other.pongs.get()).isZero();
  }

  @Test
  void one_of_two_bots_is_killed_and_the_other_carries_on() throws Exception {
    var killed = ready();
    var other = bot(app -> app.command("/hello", (request, context) -> context.ack("Hi")));
    killed.abort();
    Awaitility.await().until(() -> sandbox.sockets().open() == 1);
    for (var i = 0; i < 5; i++) {
      assertThat(sandbox.as("ada").runs("/hello", "").text()).contains("Hi");
    }
    assertThat(other.client().verifyConnection()).isTrue();
  }

  @Test
  void many_people_at_once_are_all_served() throws Exception {
    bot(
        app ->
            app.command("/hello", (r, context) -> context.ack("Hi " + r.getPayload().getText())));
    var runs = new ArrayList<CompletableFuture<String>>();
    for (var i = 0; i < 40; i++) {
      var number = String.valueOf(i);
      runs.add(
          CompletableFuture.supplyAsync(
              () -> sandbox.as("ada").runs("general", "/hello", number).text()));
    }
    for (var i = 0; i < runs.size(); i++) {
      assertThat(runs.get(i).get(30, TimeUnit.SECONDS)).contains("Hi " + i);
    }
  }

  private RawSocket ready() throws Exception {
    var socket = RawSocket.on(sandbox);
    socket.await("hello", 1);
    return socket;
  }

  private static List<JsonNode> events(List<RawSocket> sockets) {
    return sockets.stream().flatMap(socket -> socket.of("events_api").stream()).toList();
  }

  private static String text(JsonNode envelope) {
    return envelope.at("/payload/event/text").asText();
  }
}
