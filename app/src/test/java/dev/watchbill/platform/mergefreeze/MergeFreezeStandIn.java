package dev.watchbill.platform.mergefreeze;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Merge Freeze's HTTP API for one branch, as its documentation shows it, and what has been seen of
 * it besides.
 */
public final class MergeFreezeStandIn implements AutoCloseable {
  public static final String TOKEN = "658a3396-secret-token";
  public static final String REPOSITORY = "fleetdm/fleet";
  public static final String BRANCH = "main";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Fault> faults = new ArrayDeque<>();
  private boolean frozen;
  private String by = "";
  private String note = "";
  private List<Integer> unblocked = List.of();

  /** Answers instead of what is so. */
  private record Fault(int status, Map<String, String> headers, String body) {
    static final int NEVER = -1;
  }

  private MergeFreezeStandIn(HttpServer server) {
    this.server = server;
  }

  public static MergeFreezeStandIn start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var its = new MergeFreezeStandIn(server);
      server.createContext("/", its::answer);
      server.setExecutor(its.threads);
      server.start();
      return its;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /** The real client, which does not wait between calls. */
  public MergeFreezeClient client() {
    return client(apiUrl(), TOKEN, BRANCH);
  }

  public static MergeFreezeClient client(URI apiUrl, String token, String branch) {
    return MergeFreezeClient.open(
        apiUrl, token, REPOSITORY, branch, Duration.ofSeconds(5), () -> {});
  }

  /** Somebody clicks there. */
  public synchronized void clicked(String who, boolean nowFrozen, Integer... numbers) {
    frozen = nowFrozen;
    by = who;
    unblocked = List.of(numbers);
  }

  /** The next call is answered so. */
  public synchronized void next(int status, Map<String, String> headers, String body) {
    faults.add(new Fault(status, headers, body));
  }

  /** The next call is not answered at all. */
  public synchronized void nextHangs() {
    faults.add(new Fault(Fault.NEVER, Map.of(), ""));
  }

  public synchronized boolean frozen() {
    return frozen;
  }

  public synchronized List<Integer> unblocked() {
    return unblocked;
  }

  public synchronized String note() {
    return note;
  }

  /** What was asked: {@code GET}, or {@code POST} and the form as it was sent. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add((exchange.getRequestMethod() + " " + body).strip());
      Fault answer = answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
      if (answer.status() == Fault.NEVER) {
        closed.await();
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault answer(String method, URI address, String body) {
    if (!faults.isEmpty()) {
      return faults.remove();
    }
    if (!("access_token=" + TOKEN).equals(address.getRawQuery())) {
      return new Fault(401, Map.of(), "{\"error\": \"Unauthorized\"}");
    }
    if (!address.getRawPath().equals("/api/branches/" + REPOSITORY + "/" + BRANCH + "/")) {
      return new Fault(404, Map.of(), "{\"error\": \"Not found\"}");
    }
    if (method.equals("POST")) {
      Map<String, String> form = form(body);
      frozen = Boolean.parseBoolean(form.getOrDefault("frozen", "false"));
      by = form.getOrDefault("user_name", "");
      note = form.getOrDefault("note", "");
      unblocked = numbers(form.getOrDefault("unblocked_prs", "[]"));
    }
    return new Fault(200, Map.of("Content-Type", "application/json"), standing());
  }

  private String standing() {
    return """
    {"branch": "main", "repository": "fleetdm/fleet", "frozen": %s, "frozen_by": %s, "unblocked_prs": %s}
    """
        .formatted(frozen, by.isEmpty() ? "null" : "\"" + by + "\"", unblocked);
  }

  private static Map<String, String> form(String body) {
    return List.of(body.split("&")).stream()
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0],
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                (one, other) -> other,
                LinkedHashMap::new));
  }

  private static List<Integer> numbers(String list) {
    String inside = list.substring(1, list.length() - 1);
    return inside.isEmpty()
        ? List.of()
        : List.of(inside.split(",")).stream().map(Integer::valueOf).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
