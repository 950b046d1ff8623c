package dev.watchbill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private volatile Supplier<Health> slack = () -> Health.ok("Connected.");
  private final WebServer server = WebServer.start("127.0.0.1", 0);

  @BeforeEach
  void fill() {
    server.show(part("postgres", () -> Health.ok("Answers.")));
    server.show(part("slack", () -> slack.get()));
    server.show(new ProcessMetrics());
    server.show(
        () ->
            List.of(
                Metric.counter("watchbill_said_total", "Messages delivered.", 3)
                    .with("channel", "say \"hi\"\n")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void health_names_every_part_and_is_as_bad_as_the_worst() throws Exception {
    assertThat(get("/health").statusCode()).isEqualTo(200);
    slack = () -> Health.degraded("Paused by Slack for 30 s.");
    assertThat(get("/health").statusCode()).isEqualTo(200);
    assertThat(get("/health").body())
        .startsWith("{\n  \"status\" : \"degraded\"")
        .contains("Paused by Slack");
    slack = () -> Health.down("Cannot be reached.");
    assertThat(get("/health").statusCode()).isEqualTo(503);
    slack =
        () -> {
          throw new IllegalStateException("lost");
        };
    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/health").body()).contains("lost", "postgres", "Answers.");
  }

  @Test
  void metrics_are_in_the_format_of_prometheus() throws Exception {
    assertThat(get("/metrics").body())
        .contains(
            """
            # HELP watchbill_said_total Messages delivered.
            # TYPE watchbill_said_total counter
            watchbill_said_total{channel="say \\"hi\\"\\n"} 3
            """,
            "watchbill_health{part=\"slack\"} 0\n",
            "# TYPE watchbill_heap_used_bytes gauge\n");
  }

  @Test
  void the_public_name_leads_to_documents_and_no_further() throws Exception {
    server.serve(
        new Documents() {
          @Override
          public String path() {
            return "paper";
          }

          @Override
          public Optional<Document> find(String name) {
            if (name.equals("torn")) {
              throw new IllegalStateException("it is torn");
            }
            return name.equals("here")
                ? Optional.of(new Document("text/plain", "here.txt", "ink", Instant.EPOCH))
                : Optional.empty();
          }

          @Override
          public String missing() {
            return "No such paper.";
          }

          @Override
          public Duration freshFor() {
            return Duration.ofMinutes(1);
          }
        });
    assertThat(raw("/paper/here", "Host: bot.example.com")).startsWith("HTTP/1.1 403");
    server.answersTo("Bot.example.com");
    assertThat(raw("/paper/here", "Host: bot.example.com:443"))
        .startsWith("HTTP/1.1 200")
        .contains("private, max-age=60");
    assertThat(raw("/health", "Host: bot.example.com")).startsWith("HTTP/1.1 403");
    assertThat(raw("/paper/here", "Host: evil.example.com")).startsWith("HTTP/1.1 403");
    assertThat(get("/paper/gone").body()).isEqualTo("No such paper.\n");
    assertThat(get("/paper/gone").statusCode()).isEqualTo(404);
    assertThat(get("/paper/torn").statusCode()).isEqualTo(503);
    assertThat(get("/paper/torn").body()).contains("Try again").doesNotContain("it is torn");
  }

  @Test
  void a_foreign_name_in_the_host_header_is_refused() throws Exception {
    assertThat(raw("Host: evil.example.com")).startsWith("HTTP/1.1 403");
    assertThat(raw("Host: localhost:" + server.port())).startsWith("HTTP/1.1 200");
    assertThat(raw("Host: [::1]:" + server.port())).startsWith("HTTP/1.1 200");
  }

  @Test
  void a_port_that_is_taken_is_said_with_the_remedy() {
    assertThatThrownBy(() -> WebServer.start("127.0.0.1", server.port()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WATCHBILL_HTTP_PORT");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private String raw(String header) throws IOException {
    return raw("/health", header);
  }

  private String raw(String path, String header) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HealthPart part(String name, Supplier<Health> health) {
    return new HealthPart() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Health health() {
        return health.get();
      }
    };
  }
}
