package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files, against a server that answers as Slack's reference says. */
class FilesClientTest {
  private record Asked(String path, String authorization, String body) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private HttpServer slack;
  private SlackConnection connection;

  @BeforeEach
  void open() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var here = "http://127.0.0.1:" + slack.getAddress().getPort();
    answers.put("/api/conversations.open", "{\"ok\": true, \"channel\": {\"id\": \"D1\"}}");
    answers.put(
        "/api/files.getUploadURLExternal",
        "{\"ok\": true, \"file_id\": \"F1\", \"upload_url\": \"" + here + "/upload/1\"}");
    answers.put("/upload/1", "OK - 5");
    answers.put("/api/files.completeUploadExternal", "{\"ok\": true, \"files\": []}");
    slack.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
          asked.add(new Asked(path, token, body));
          var answer = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.length == 0 ? 500 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    slack.start();
    connection = SlackConnection.open(URI.create(here + "/api"), "xoxb-1", "xapp-1");
  }

  @AfterEach
  void close() {
    connection.close();
    slack.stop(0);
  }

  @Test
  void a_file_comes_in_a_direct_message_with_its_title_and_what_it_is() {
    share();

    assertThat(asked)
        .extracting(Asked::path)
        .containsExactly(
            "/api/conversations.open",
            "/api/files.getUploadURLExternal",
            "/upload/1",
            "/api/files.completeUploadExternal");
    assertThat(form(0)).contains("users=U1");
    assertThat(form(1)).contains("filename=weeks.csv", "length=5");
    assertThat(asked.get(2).body()).isEqualTo("a,ü\n");
    assertThat(form(3)).contains("channel_id=D1", "initial_comment=Eight weeks", "F1", "The weeks");
  }

  @Test
  void the_token_does_not_go_to_the_address_of_the_upload() {
    share();

    assertThat(asked.get(1).authorization()).isEqualTo("Bearer xoxb-1");
    assertThat(asked.get(2).authorization()).isEqualTo("null");
  }

  @Test
  void what_slack_refuses_is_said_in_its_words() {
    answers.put("/api/files.getUploadURLExternal", "{\"ok\": false, \"error\": \"missing_scope\"}");

    assertThatThrownBy(this::share)
        .isInstanceOfSatisfying(
            SlackRefused.class,
            refused -> {
              assertThat(refused.method()).isEqualTo("files.getUploadURLExternal");
              assertThat(refused.error()).isEqualTo("missing_scope");
            });
  }

  @Test
  void a_file_that_did_not_arrive_is_not_shared() {
    answers.remove("/upload/1");

    assertThatThrownBy(this::share)
        .isInstanceOf(SlackRefused.class)
        .hasMessageContaining("HTTP 500");
    assertThat(asked).extracting(Asked::path).doesNotContain("/api/files.completeUploadExternal");
  }

  private void share() {
    connection
        .files()
        .share(
            "U1",
            "weeks.csv",
            "The weeks",
            "a,ü\n".getBytes(StandardCharsets.UTF_8),
            "Eight weeks");
  }

  private String form(int call) {
    return URLDecoder.decode(asked.get(call).body(), StandardCharsets.UTF_8);
  }
}
