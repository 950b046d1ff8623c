package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As little of Slack as somebody would write in an afternoon: people without zones or names,
 * channels without members, no user groups, and an empty yes, or a 404, to everything else.
 */
final class BareSlack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean saysYes;
  private final Javalin server;
  private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
  private volatile @Nullable WsContext socket;

  /**
   * @param saysYes whether what it does not know is answered {@code {"ok":true}} instead of 404
   */
  BareSlack(boolean saysYes) {
    this.saysYes = saysYes;
    this.server = Javalin.create(this::configure).start("127.0.0.1", 0);
  }

  String apiUrl() {
    return "http://127.0.0.1:" + server.port() + "/api/";
  }

  /** Runs a command as somebody, and returns what was acknowledged with. */
  JsonNode runs(String id, String command) {
    await().atMost(Duration.ofSeconds(60)).until(() -> socket != null);
    var open = socket;
    if (open == null) {
      throw new AssertionError("the socket has gone");
    }
    open.send(
        """
        {"type":"slash_commands","envelope_id":"%s","accepts_response_payload":true,
         "payload":{"command":"%s","text":"","user_id":"U1","channel_id":"C1"}}
        """
            .formatted(id, command));
    await().until(() -> answers.containsKey(id));
    return answers.getOrDefault(id, JSON.nullNode());
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.routes.post("/api/{method}", this::answer);
    config.routes.ws(
        "/link",
        link -> {
          link.onConnect(
              open -> {
                open.send("{\"type\":\"hello\"}");
                socket = open;
              });
          link.onMessage(message -> acknowledged(message.message()));
        });
  }

  private void acknowledged(String message) {
    try {
      var json = JSON.readTree(message);
      answers.put(json.path("envelope_id").asText(), json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(message, e);
    }
  }

  private void answer(Context call) {
    var method = call.pathParam("method");
    var answer =
        switch (method) {
          case "auth.test" -> "{\"ok\":true,\"user_id\":\"UBOT\"}";
          case "apps.connections.open" ->
              "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link\"}".formatted(server.port());
          case "chat.postMessage" -> "{\"ok\":true,\"ts\":\"1.000001\"}";
          case "users.list" -> "{\"ok\":true,\"members\":[%s]}".formatted(people());
          case "conversations.list" -> "{\"ok\":true,\"channels\":[%s]}".formatted(channels());
          default -> saysYes ? "{\"ok\":true}" : "";
        };
    if (answer.isEmpty()) {
      call.status(404).result("not found");
    } else {
      call.contentType("application/json").result(answer);
    }
  }

  private static String people() {
    return Stream.of("ada", "mo", "noor", "quinn", "priya", "lena", "theo")
            .map(n -> "{\"id\":\"U%s\",\"profile\":{\"email\":\"%s@example.com\"}}".formatted(n, n))
            .collect(Collectors.joining(","))
        + ",{\"id\":\"U1\"}";
  }

  private static String channels() {
    return Stream.of(
            "help-engineering",
            "help-p1",
            "help-qa",
            "help-product-design",
            "g-customer-experience",
            "g-customer-success",
            "g-infra",
            "g-mdm",
            "g-software")
        .map(name -> "{\"id\":\"C%s\",\"name\":\"%s\"}".formatted(name.hashCode(), name))
        .collect(Collectors.joining(","));
  }
}
