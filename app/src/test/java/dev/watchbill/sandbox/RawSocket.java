package dev.watchbill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A socket without any SDK, which acknowledges only when told to. */
final class RawSocket implements WebSocket.Listener {
  final List<JsonNode> received = new CopyOnWriteArrayList<>();
  final AtomicInteger pongs = new AtomicInteger();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private RawSocket(String url) throws Exception {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), this)
            .get(30, TimeUnit.SECONDS);
  }

  static RawSocket at(String url) throws Exception {
    return new RawSocket(url);
  }

  /** One that Slack has greeted, or sent away: what happens from now on is told to it. */
  static RawSocket on(Sandbox sandbox) throws Exception {
    var socket = at(url(sandbox));
    Awaitility.await().until(() -> !socket.received.isEmpty());
    return socket;
  }

  static String url(Sandbox sandbox) throws Exception {
    return new RawClient(sandbox).call("apps.connections.open").path("url").asText();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      received.add(Json.parse(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pongs.incrementAndGet();
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket from, @Nullable Throwable error) {
    closed.complete(1006);
  }

  void ping() throws Exception {
    socket.sendPing(ByteBuffer.wrap(new byte[] {1})).get(30, TimeUnit.SECONDS);
  }

  void ack(JsonNode envelope) throws Exception {
    var ack = Json.object().put("envelope_id", envelope.path("envelope_id").asText());
    socket.sendText(Json.line(ack), true).get(30, TimeUnit.SECONDS);
  }

  void abort() {
    socket.abort();
  }

  /** The messages of a type, once there are so many. */
  List<JsonNode> await(String type, int number) {
    Awaitility.await().until(() -> of(type).size() >= number);
    return of(type);
  }

  List<JsonNode> of(String type) {
    return received.stream().filter(m -> m.path("type").asText().equals(type)).toList();
  }
}
