package dev.watchbill.sandbox;

import dev.watchbill.sandbox.api.Tokens;
import dev.watchbill.sandbox.workspace.InstalledApp;
import dev.watchbill.sandbox.workspace.Team;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is set up.
 *
 * @param host the address to listen on; also answered to as {@code Host}
 * @param port 0 for any that is free
 * @param data where the workspace is kept; empty to keep nothing
 * @param clock the workspace's time
 * @param routes what else is served
 */
public record SandboxOptions(
    String host,
    int port,
    Optional<Path> data,
    Clock clock,
    Team team,
    InstalledApp app,
    Tokens tokens,
    List<Routes> routes) {

  /** Copies the routes. */
  public SandboxOptions {
    routes = List.copyOf(routes);
  }

  /** On loopback, any free port, keeping nothing, with one app without a manifest. */
  public static SandboxOptions fleeting(Clock clock) {
    return new SandboxOptions(
        "127.0.0.1",
        0,
        Optional.empty(),
        clock,
        Team.sandbox(),
        InstalledApp.named("Watchbill"),
        Tokens.sandbox(),
        List.of());
  }

  /** Listening elsewhere. */
  public SandboxOptions at(String otherHost, int otherPort) {
    return new SandboxOptions(otherHost, otherPort, data, clock, team, app, tokens, routes);
  }

  /** Kept in a directory. */
  public SandboxOptions keptIn(Path directory) {
    return new SandboxOptions(host, port, Optional.of(directory), clock, team, app, tokens, routes);
  }

  /** With another app. */
  public SandboxOptions with(InstalledApp other) {
    return new SandboxOptions(host, port, data, clock, team, other, tokens, routes);
  }

  /** Of another company. */
  public SandboxOptions of(Team other) {
    return new SandboxOptions(host, port, data, clock, other, app, tokens, routes);
  }

  /** With other tokens. */
  public SandboxOptions with(Tokens other) {
    return new SandboxOptions(host, port, data, clock, team, app, other, routes);
  }

  /** Serving more. */
  public SandboxOptions serving(Routes... more) {
    return new SandboxOptions(host, port, data, clock, team, app, tokens, List.of(more));
  }
}
