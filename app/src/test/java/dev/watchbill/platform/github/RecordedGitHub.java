package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A GitHub that gives the answers it was told, word by word, and remembers what it was asked. What
 * it was not told is not there (404).
 */
final class RecordedGitHub implements AutoCloseable {
  static final String REPOSITORY = "acme/fleetwood";
  static final String TOKEN = "ghp_hush";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Runnable> happenings = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** What was asked, and what was answered. */
  record Call(
      String method, String target, Optional<String> authorization, String body, Answer answer) {
    String line() {
      return method + " " + target;
    }

    JsonNode json() {
      return read(body);
    }
  }

  /** What it answers. */
  record Answer(int status, String body, Map<String, String> headers) {}

  RecordedGitHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    tells("GET /repos/" + REPOSITORY, Answers.repository(true));
  }

  /** From now on {@code request}, as {@code GET /path?query}, is answered so. */
  RecordedGitHub tells(String request, String body) {
    return tells(request, request.startsWith("POST") ? 201 : 200, body, Map.of());
  }

  RecordedGitHub tells(String request, int status, String body, Map<String, String> headers) {
    answers.put(request, new Answer(status, body, headers));
    return this;
  }

  /** What happens on the other side once {@code request} has been decided. */
  void upon(String request, Runnable happening) {
    happenings.put(request, happening);
  }

  /** Whatever is asked is answered so. */
  void always(int status, String body, Map<String, String> headers) {
    answers.clear();
    answers.put("", new Answer(status, body, headers));
  }

  /** What was asked since the last time, oldest first, as {@code GET /path?query}. */
  List<String> asked() {
    var lines = calls.stream().map(Call::line).toList();
    calls.clear();
    return lines;
  }

  List<Call> calls() {
    return new ArrayList<>(calls);
  }

  Call last() {
    return calls.get(calls.size() - 1);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** With a token. */
  GitHubConnection connection() {
    return connection(Duration.ofSeconds(30));
  }

  GitHubConnection connection(Duration patience) {
    return GitHubConnection.open(address(), TOKEN, patience);
  }

  Repository repository() {
    return connection().repository(REPOSITORY);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var target = exchange.getRequestURI().toString();
    var request = exchange.getRequestMethod() + " " + target;
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer =
        Optional.ofNullable(answers.get(request))
            .or(() -> Optional.ofNullable(answers.get("")))
            .orElseGet(() -> new Answer(404, "{\"message\":\"Not Found\"}", Map.of()));
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            target,
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            body,
            answer));
    Optional.ofNullable(happenings.remove(request)).ifPresent(Runnable::run);
    if (answer.status() == 0) {
      // Silence: the caller has to give up by itself, and the connection stays as it is.
      return;
    }
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
