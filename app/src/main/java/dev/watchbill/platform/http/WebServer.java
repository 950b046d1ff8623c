package dev.watchbill.platform.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.watchbill.platform.http.Health.Status;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /health} and {@code GET /metrics}, and what features serve. On a loopback address it
 * answers only to a loopback name, so that no web page can reach it through a name of its own; what
 * features serve, by the public name as well, which a proxy on this machine hands on.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  /** A little more than the two seconds after which Postgres is known to be away. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String bind;
  private final boolean loopbackOnly;
  private final List<HealthPart> parts = new CopyOnWriteArrayList<>();
  private final List<MetricSource> sources = new CopyOnWriteArrayList<>();
  private final DocumentRoutes documents = new DocumentRoutes();
  private final Set<String> publicNames = new CopyOnWriteArraySet<>();
  private final Checkup checkup = new Checkup(PATIENCE);
  private final Javalin javalin;
  private int port;

  private WebServer(String bind, int port) {
    this.bind = bind;
    this.loopbackOnly = isLoopback(bind);
    this.port = port;
    this.javalin = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param bind the address to listen on, {@code 127.0.0.1} unless told otherwise
   * @param port 0 for any free one
   * @throws IllegalStateException if nobody can listen there, saying what to change
   */
  public static WebServer start(String bind, int port) {
    var server = new WebServer(bind, port);
    try {
      server.javalin.start();
    } catch (RuntimeException e) {
      server.javalin.stop();
      throw new IllegalStateException(
          "Nothing can listen on %s:%d (%s). Set WATCHBILL_HTTP_PORT to a free port."
              .formatted(bind, port, e.getMessage()),
          e);
    }
    server.port =
        ((ServerConnector) server.javalin.jettyServer().server().getConnectors()[0]).getLocalPort();
    log.info("Health and metrics on http://{}:{}/health", bind, server.port);
    return server;
  }

  /** Shows how {@code part} is, from now on. */
  public void show(HealthPart part) {
    parts.add(part);
  }

  /** Shows the numbers of {@code source}, from now on. */
  public void show(MetricSource source) {
    sources.add(source);
  }

  /** Serves {@code documents} beneath their path, from now on. */
  public void serve(Documents documents) {
    this.documents.add(documents);
  }

  /** Serves documents also to whoever calls this server by that name, from now on. */
  public void answersTo(String host) {
    publicNames.add(host.toLowerCase(Locale.ROOT));
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = false;
    config.jetty.threadPool = smallPool();
    config.jetty.addConnector(this::connector);
    config.routes.before(this::refuseForeignNames);
    config.routes.get("/health", this::health);
    config.routes.get("/metrics", this::metrics);
    documents.on(config.routes);
    config.routes.get("/", context -> context.result("Watchbill. See /health and /metrics.\n"));
  }

  /** A few probes and one scrape at a time: threads cost memory. */
  private static QueuedThreadPool smallPool() {
    var pool = new QueuedThreadPool(8, 1, 10_000);
    pool.setName("http");
    pool.setDaemon(true);
    pool.setReservedThreads(0);
    return pool;
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    connector.setIdleTimeout(10_000);
    return connector;
  }

  private void refuseForeignNames(Context context) {
    var host = String.valueOf(context.header("Host")).toLowerCase(Locale.ROOT);
    var name = host.replaceFirst(":\\d+$", "");
    boolean welcome =
        LOOPBACK_NAMES.contains(name)
            || (publicNames.contains(name) && documents.covers(context.path()));
    if (loopbackOnly && !welcome) {
      throw new ForbiddenResponse(
          "This server answers on this machine only, as localhost. WATCHBILL_HTTP_BIND opens it to others.");
    }
  }

  /** What a person wants to know first stands first. */
  @JsonPropertyOrder({"status", "parts"})
  private record Shown(String status, Map<String, Map<String, String>> parts) {}

  private void health(Context context) throws JsonProcessingException {
    var overall = Status.OK;
    Map<String, Map<String, String>> shown = new LinkedHashMap<>();
    for (var answer : checkup.ask(parts).answers().entrySet()) {
      var health = answer.getValue();
      overall = overall.or(health.status());
      shown.put(
          answer.getKey().name(),
          Map.of("status", word(health.status()), "says", health.sentence()));
    }
    context
        .status(overall == Status.DOWN ? 503 : 200)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Shown(word(overall), shown))
                + "\n");
  }

  /** What cannot be measured now is left out, so that the rest is still seen. */
  private static List<Metric> of(MetricSource source) {
    try {
      return source.metrics();
    } catch (RuntimeException e) {
      log.debug("some numbers could not be read", e);
      return List.of();
    }
  }

  private void metrics(Context context) {
    var asked = checkup.ask(parts); // they think while the numbers are read
    var numbers = sources.stream().flatMap(source -> of(source).stream()).toList();
    var all = new ArrayList<Metric>();
    asked
        .answers()
        .forEach(
            (part, health) ->
                all.add(
                    Metric.gauge(
                            "watchbill_health",
                            "How a part is: 0 is ok, 1 degraded, 2 down.",
                            severity(health.status()))
                        .with("part", part.name())));
    all.addAll(numbers);
    context.contentType(MetricsText.CONTENT_TYPE).result(MetricsText.of(all));
  }

  private static int severity(Status status) {
    return switch (status) {
      case OK -> 0;
      case DEGRADED -> 1;
      case DOWN -> 2;
    };
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "WATCHBILL_HTTP_BIND is " + address + ", which is no address of this machine.", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  @Override
  public void close() {
    javalin.stop();
    checkup.close();
  }
}
