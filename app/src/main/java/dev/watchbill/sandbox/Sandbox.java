package dev.watchbill.sandbox;

import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Automation;
import dev.watchbill.sandbox.acting.Slack;
import dev.watchbill.sandbox.api.AppAnswers;
import dev.watchbill.sandbox.api.CallLog;
import dev.watchbill.sandbox.api.FileRoutes;
import dev.watchbill.sandbox.api.ResponseUrlRoute;
import dev.watchbill.sandbox.api.Tokens;
import dev.watchbill.sandbox.api.WebApi;
import dev.watchbill.sandbox.events.EventFeed;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.socket.Deliveries;
import dev.watchbill.sandbox.socket.Sockets;
import dev.watchbill.sandbox.workspace.Workspace;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;

/** A stand-in for Slack on this machine: Web API, Socket Mode, people who act. */
public final class Sandbox implements AutoCloseable {
  private final SandboxOptions options;
  private final int port;
  private final Workspace workspace;
  private final Sockets sockets;
  private final Faults faults;
  private final Deliveries deliveries;
  private final CallLog calls = new CallLog();
  private final WebApi webApi;
  private final ResponseUrlRoute responseUrls;
  private final FileRoutes files;
  private final Slack slack;
  private final Javalin server;

  private Sandbox(SandboxOptions options) {
    this.options = options;
    this.port = options.port() == 0 ? freePort(options.host()) : options.port();
    this.workspace =
        options
            .data()
            .map(
                directory ->
                    Workspace.keptIn(directory, options.clock(), options.team(), options.app()))
            .orElseGet(() -> Workspace.fleeting(options.clock(), options.team(), options.app()));
    this.sockets = new Sockets(options.app().id());
    this.faults = new Faults(options.clock(), sockets);
    sockets.refuseWhile(faults::isUnreachable);
    this.deliveries =
        new Deliveries(
            workspace.ledger(), sockets, faults.deliveries(), options.app().delayedEvents());
    this.webApi = new WebApi(workspace, sockets, options.tokens(), faults, calls);
    var answers = new AppAnswers(workspace, faults);
    this.responseUrls = new ResponseUrlRoute(answers, calls, faults, workspace.ledger());
    this.files = new FileRoutes(workspace, faults, calls);
    var feed = new EventFeed(workspace, deliveries::event);
    this.slack = new Slack(workspace, deliveries, feed, answers, address() + ResponseUrlRoute.PATH);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts one.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   * @throws UncheckedIOException if the data cannot be read
   */
  public static Sandbox start(SandboxOptions options) {
    var sandbox = new Sandbox(options);
    sandbox.server.start(options.host(), sandbox.port);
    sandbox.deliveries.start();
    return sandbox;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = 4_000_000L;
    config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(new HostGuard(options.host())));
    webApi.mount(config.routes);
    responseUrls.mount(config.routes);
    files.mount(config.routes);
    sockets.mount(config.jetty);
    options.routes().forEach(more -> more.mount(config, this));
  }

  /** {@code http://host:port}, without a slash at the end. */
  public String address() {
    var host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
  }

  /** What an app is given as Slack's address: {@code …/api/}. */
  public String apiUrl() {
    return address() + "/api/";
  }

  /** {@code xoxb-…}. */
  public String botToken() {
    return options.tokens().bot();
  }

  /** {@code xapp-…}. */
  public String appToken() {
    return options.tokens().app();
  }

  /** Both tokens. */
  public Tokens tokens() {
    return options.tokens();
  }

  public Workspace workspace() {
    return workspace;
  }

  public Faults faults() {
    return faults;
  }

  /** Its time. */
  public Clock clock() {
    return options.clock();
  }

  /** What the app called. */
  public CallLog calls() {
    return calls;
  }

  /** What is on its way to the app. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** The retries of deliveries, as something that lives by the clock. */
  public BotUnderClock underClock() {
    return new Retries(deliveries);
  }

  /** The app's sockets. */
  public Sockets sockets() {
    return sockets;
  }

  /**
   * Acts as somebody, named by id, handle or name.
   *
   * @throws java.util.NoSuchElementException if nobody is called so
   */
  public Actor as(String who) {
    return slack.as(who);
  }

  /** Acts as a workflow, or as an app that is not ours; any name will do. */
  public Automation automation(String name) {
    return slack.automation(name);
  }

  @Override
  public void close() {
    webApi.close();
    sockets.close();
    deliveries.close();
    server.stop();
    workspace.close();
  }

  private static int freePort(String host) {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free on " + host, e);
    }
  }
}
