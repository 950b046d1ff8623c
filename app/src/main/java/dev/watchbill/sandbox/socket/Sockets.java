package dev.watchbill.sandbox.socket;

import dev.watchbill.sandbox.faults.SocketControl;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Ids;
import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;

/** The app's open sockets, ten at most. */
public final class Sockets implements SocketControl, AutoCloseable {
  /** Where sockets are opened, with a ticket. */
  public static final String PATH = "/link/";

  private static final int MOST = 10;
  private static final Duration PING_EVERY = Duration.ofSeconds(5);
  private static final Duration NOTICE = Duration.ofSeconds(10);
  private static final String HOST = "applink-sandbox";

  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final String appId;
  private final ScheduledExecutorService rhythm =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "sandbox-sockets");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Consumer<String> ear = message -> {};
  private volatile BooleanSupplier unreachable = () -> false;

  /** No socket is open at first. */
  public Sockets(String appId) {
    this.appId = appId;
    var every = PING_EVERY.toMillis();
    var unused =
        rhythm.scheduleAtFixedRate(
            () -> links.forEach(Link::ping), every, every, TimeUnit.MILLISECONDS);
  }

  /** Accepts sockets at {@link #PATH}. */
  public void mount(JettyConfig jetty) {
    jetty.modifyServletContextHandler(
        handler ->
            JettyWebSocketServletContainerInitializer.configure(
                handler,
                (context, container) -> {
                  container.setIdleTimeout(Duration.ofMinutes(5));
                  container.addMapping(PATH + "*", (request, response) -> link(request));
                }));
  }

  /** Lets no new socket in as long as this holds. */
  public void refuseWhile(BooleanSupplier condition) {
    unreachable = condition;
  }

  /** A ticket that opens one socket. */
  public String ticket() {
    var ticket = Ids.fresh("");
    tickets.add(ticket);
    return ticket;
  }

  @Override
  public void cut() {
    links.forEach(Link::cut);
  }

  @Override
  public void deafen() {
    links.forEach(Link::deafen);
  }

  @Override
  public void freeze() {
    links.forEach(Link::freeze);
  }

  @Override
  public void refresh() {
    refresh(NOTICE);
  }

  /** As {@link #refresh()}, with so long between the warning and the end. */
  public void refresh(Duration notice) {
    for (var link : links) {
      link.leave();
      link.send(disconnect("warning"));
      var unused =
          rhythm.schedule(
              () -> {
                link.send(disconnect("refresh_requested"));
                link.close();
              },
              notice.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public int open() {
    return links.size();
  }

  @Override
  public void close() {
    rhythm.shutdownNow();
    links.forEach(Link::close);
  }

  /** Sends to one of the sockets, each in its turn; false if none is open. */
  boolean send(String text) {
    var link = next();
    link.ifPresent(chosen -> chosen.send(text));
    return link.isPresent();
  }

  void listen(Consumer<String> listener) {
    ear = listener;
  }

  void heard(String message) {
    ear.accept(message);
  }

  void opened(Link link) {
    synchronized (links) {
      if (links.size() >= MOST) {
        link.send(disconnect("too_many_websockets"));
        link.close();
        return;
      }
      links.add(link);
    }
    link.send(hello());
  }

  void closed(Link link) {
    links.remove(link);
  }

  private Optional<Link> next() {
    var open = List.copyOf(links);
    var staying = open.stream().filter(link -> !link.isLeaving()).toList();
    var choice = staying.isEmpty() ? open : staying;
    return choice.isEmpty()
        ? Optional.empty()
        : Optional.of(choice.get(Math.floorMod(turn.getAndIncrement(), choice.size())));
  }

  private Link link(JettyServerUpgradeRequest request) {
    var given = request.getParameterMap().getOrDefault("ticket", List.of());
    var valid = given.stream().anyMatch(tickets::remove);
    return new Link(this, valid && !unreachable.getAsBoolean());
  }

  private String hello() {
    var hello = Json.object();
    hello.put("type", "hello").put("num_connections", links.size());
    hello
        .putObject("debug_info")
        .put("host", HOST)
        .put("build_number", 1)
        .put("approximate_connection_time", 18060);
    hello.putObject("connection_info").put("app_id", appId);
    return Json.line(hello);
  }

  private static String disconnect(String reason) {
    var message = Json.object().put("type", "disconnect").put("reason", reason);
    message.putObject("debug_info").put("host", HOST);
    return Json.line(message);
  }
}
