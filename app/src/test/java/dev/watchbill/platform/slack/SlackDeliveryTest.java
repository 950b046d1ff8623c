package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Delivery.Draft;
import dev.watchbill.platform.outbox.Delivery.Finding;
import dev.watchbill.platform.outbox.Delivery.Outcome;
import dev.watchbill.platform.outbox.Destination;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackDeliveryTest {
  private static final Permalinks PERMALINKS = (channel, ts, thread) -> channel + "/" + ts;
  private static final Instant TRIED = Instant.parse("2026-03-02T12:00:00Z");
  private static final Draft DRAFT = draft(new Destination.Channel("C1"), Optional.empty());
  private static final String POSTED = "{'ok':true,'channel':'C1','ts':'5.6'}";

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private HttpServer server = listening();
  private SlackConnection connection = connectionTo(server.getAddress().getPort());

  private record Call(String method, Map<String, String> form) {}

  private record Answer(int status, String retryAfter, String body) {}

  @BeforeEach
  void start() {
    server.createContext("/api/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  @Test
  void a_post_carries_its_key_and_unfurls_nothing() {
    answers(POSTED);
    assertThat(delivery().post(DRAFT)).isEqualTo(new Outcome.Accepted(new Posted("C1", "5.6")));
    var form = calls.get(0).form();
    assertThat(calls.get(0).method()).isEqualTo("chat.postMessage");
    assertThat(form)
        .containsEntry("channel", "C1")
        .containsEntry("text", "hello")
        .containsEntry("blocks", "[{\"type\":\"divider\"}]")
        .containsEntry(
            "metadata",
            "{\"event_type\":\"watchbill_intent\",\"event_payload\":{\"intent\":\"k\"}}")
        .containsEntry("unfurl_links", "0")
        .containsEntry("unfurl_media", "0")
        .containsEntry("link_names", "0")
        .doesNotContainKey("thread_ts");
  }

  @Test
  void a_plain_reply_goes_to_its_thread_without_blocks() {
    answers(POSTED);
    var draft =
        new Draft("k", new Destination.Channel("C1"), Optional.of("1.2"), Content.text("hello"));
    assertThat(delivery().post(draft)).isInstanceOf(Outcome.Accepted.class);
    assertThat(calls.get(0).form()).containsEntry("thread_ts", "1.2").doesNotContainKey("blocks");
  }

  @Test
  void an_edit_names_the_message_and_takes_old_blocks_away() {
    answers(POSTED);
    var place = new Posted("C1", "5.6");
    assertThat(delivery().edit("k", place, Content.text("new")))
        .isEqualTo(new Outcome.Accepted(place));
    assertThat(calls.get(0).method()).isEqualTo("chat.update");
    assertThat(calls.get(0).form())
        .containsEntry("channel", "C1")
        .containsEntry("ts", "5.6")
        .containsEntry("text", "new")
        .containsEntry("blocks", "[]")
        .containsKey("metadata");
  }

  @Test
  void the_conversation_with_a_person_is_opened_once() {
    answers("{'ok':true,'channel':{'id':'D9'}}", POSTED, POSTED);
    var draft = draft(new Destination.Person("U9"), Optional.empty());
    var delivery = delivery();
    assertThat(delivery.post(draft)).isInstanceOf(Outcome.Accepted.class);
    assertThat(delivery.post(draft)).isInstanceOf(Outcome.Accepted.class);
    assertThat(calls)
        .extracting(Call::method)
        .containsExactly("conversations.open", "chat.postMessage", "chat.postMessage");
    assertThat(calls.get(2).form()).containsEntry("channel", "D9");
  }

  @Test
  void a_conversation_that_could_not_be_opened_is_safe_to_try_again() {
    answers.add(new Answer(500, "", "oops"));
    var draft = draft(new Destination.Person("U9"), Optional.empty());
    assertThat(delivery().post(draft)).isEqualTo(new Outcome.NotDone("HTTP 500"));
  }

  @Test
  void a_limit_says_how_long() {
    answers.add(new Answer(429, "17", "{'ok':false,'error':'ratelimited'}"));
    assertThat(delivery().post(DRAFT))
        .isEqualTo(new Outcome.Limited("chat.postMessage", Duration.ofSeconds(17)));
  }

  @ParameterizedTest
  @CsvSource({
    "not_in_channel, Refused",
    "channel_not_found, Refused",
    "is_archived, Refused",
    "invalid_blocks, Refused",
    "msg_too_long, Refused",
    "message_not_found, Gone",
    "cant_update_message, Gone",
    "ratelimited, Limited",
    "internal_error, Unknown",
    "fatal_error, Unknown",
    "service_unavailable, Unknown",
    "request_timeout, Unknown",
    "invalid_auth, NotDone",
    "missing_scope, NotDone"
  })
  void an_error_means_what_slack_says_it_means(String error, String outcome) {
    answers("{'ok':false,'error':'" + error + "'}");
    assertThat(delivery().post(DRAFT).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"500, Unknown", "502, Unknown", "503, Unknown", "408, Unknown", "403, NotDone"})
  void a_status_means_what_http_says_it_means(int status, String outcome) {
    answers.add(new Answer(status, "", "<html>"));
    assertThat(delivery().post(DRAFT).getClass().getSimpleName()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>not slack</html>", "{'ok':true}"})
  void an_answer_that_makes_no_sense_tells_nothing(String body) {
    answers(body);
    assertThat(delivery().post(DRAFT)).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void a_cut_connection_tells_nothing_and_nothing_is_sent_again() {
    answers(POSTED, "cut", POSTED);
    var delivery = delivery();
    assertThat(delivery.post(DRAFT)).isInstanceOf(Outcome.Accepted.class);
    assertThat(delivery.post(DRAFT)).isInstanceOf(Outcome.Unknown.class);
    assertThat(calls).hasSize(2);
  }

  @Test
  void a_slack_that_cannot_be_reached_got_nothing() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    try (var nowhere = connectionTo(free)) {
      var outcome = new SlackDelivery(nowhere, PERMALINKS).post(DRAFT);
      assertThat(outcome).isInstanceOf(Outcome.NotDone.class);
      assertThat(outcome.toString()).doesNotContain("xoxb");
    }
  }

  @Test
  void a_message_is_found_by_its_key_on_a_later_page() {
    answers(
        page("next", message("1.1", "other"), "{'type':'message','ts':'1.2','text':'hello'}"),
        page("", message("1.3", "k")));
    assertThat(delivery().find(DRAFT, TRIED)).isEqualTo(new Finding.Found(new Posted("C1", "1.3")));
    assertThat(calls.get(0).form())
        .containsEntry("oldest", "1772452200.000000")
        .containsEntry("include_all_metadata", "1");
    assertThat(calls.get(1).form()).containsEntry("cursor", "next");
  }

  @Test
  void a_reply_is_looked_for_in_its_thread() {
    answers(page("", message("1.2", "root"), message("1.3", "k")));
    var draft = draft(new Destination.Channel("C1"), Optional.of("1.2"));
    assertThat(delivery().find(draft, TRIED)).isEqualTo(new Finding.Found(new Posted("C1", "1.3")));
    assertThat(calls.get(0).method()).isEqualTo("conversations.replies");
    assertThat(calls.get(0).form()).containsEntry("ts", "1.2");
  }

  @Test
  void what_is_nowhere_is_absent() {
    answers(page("", message("1.2", "other")));
    assertThat(delivery().find(DRAFT, TRIED)).isEqualTo(new Finding.Absent());
  }

  @Test
  void a_page_that_cannot_be_read_is_not_an_empty_one() {
    answers(page("next", message("1.2", "other")));
    answers.add(new Answer(503, "", ""));
    assertThat(delivery().find(DRAFT, TRIED)).isEqualTo(new Finding.Unreadable("HTTP 503"));
    answers.add(new Answer(429, "3", ""));
    assertThat(delivery().find(DRAFT, TRIED))
        .isEqualTo(new Finding.Limited("conversations.history", Duration.ofSeconds(3)));
    answers("{'ok':false,'error':'not_in_channel'}");
    assertThat(delivery().find(DRAFT, TRIED)).isEqualTo(new Finding.Refused("not_in_channel"));
  }

  private SlackDelivery delivery() {
    return new SlackDelivery(connection, PERMALINKS);
  }

  private static Draft draft(Destination to, Optional<String> threadTs) {
    return new Draft("k", to, threadTs, new Content("hello", "[{\"type\":\"divider\"}]"));
  }

  private void answers(String... bodies) {
    for (var body : bodies) {
      answers.add(new Answer(200, "", body));
    }
  }

  private static String page(String next, String... messages) {
    return "{'ok':true,'messages':[%s],'response_metadata':{'next_cursor':'%s'}}"
        .formatted(String.join(",", messages), next);
  }

  private static String message(String ts, String key) {
    return """
    {'type':'message','ts':'%s','metadata':
      {'event_type':'watchbill_intent','event_payload':{'intent':'%s'}}}"""
        .formatted(ts, key);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestURI().getPath().substring("/api/".length());
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(method, form(body)));
    var answer = answers.removeFirst();
    if (answer.body().equals("cut")) {
      exchange.close();
      return;
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    var bytes = answer.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, again) -> first)); // the SDK says thread_ts twice
  }

  private static HttpServer listening() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SlackConnection connectionTo(int port) {
    return SlackConnection.open(
        URI.create("http://localhost:" + port + "/api/"), "xoxb-secret", "xapp-secret");
  }
}
