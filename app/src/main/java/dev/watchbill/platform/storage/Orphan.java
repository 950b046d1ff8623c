package dev.watchbill.platform.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that a killed bot left running on its data directory, or only its {@code
 * postmaster.pid}. Whoever holds the directory's lock may end it: nobody else can be using it.
 */
final class Orphan {
  private static final Logger log = LoggerFactory.getLogger(Orphan.class);
  private static final Duration GENTLE = Duration.ofSeconds(20);
  private static final Duration HARD = Duration.ofSeconds(10);

  private final Path data;
  private final Path pidFile;
  private final String password;

  /**
   * @param data the server's own data directory, absolute
   */
  Orphan(Path data, String password) {
    this.data = data;
    this.pidFile = data.resolve("postmaster.pid");
    this.password = password;
  }

  /** Stops the server if there is one, and takes away a pid file that would stop the next start. */
  void end() throws IOException {
    if (Files.notExists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var server = number(lines, 0).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
    var port = number(lines, 3).map(Long::intValue);
    if (server.isPresent() && servesOurData(server.get(), port)) {
      log.info(
          "Stopping the Postgres (process {}) that a killed bot left running on {}.",
          server.get().pid(),
          data);
      stop(server.get(), port);
    }
    // Its number may belong to another process by now (always likely in a container), and Postgres
    // would then refuse to start.
    Files.deleteIfExists(pidFile);
  }

  private boolean servesOurData(ProcessHandle process, Optional<Integer> port) {
    var command = process.info().command().map(Path::of).map(Path::getFileName);
    if (command.isPresent() && !command.get().toString().startsWith("postgres")) {
      return false;
    }
    return process.info().arguments().stream()
            .flatMap(Arrays::stream)
            .anyMatch(data.toString()::equals)
        || port.filter(this::saysItServesOurData).isPresent();
  }

  private boolean saysItServesOurData(int port) {
    try (var connection = address(port).dataSource(Map.of("loginTimeout", "3")).getConnection();
        var rows = connection.createStatement().executeQuery("show data_directory")) {
      return rows.next() && Files.isSameFile(Path.of(rows.getString(1)), data);
    } catch (SQLException e) {
      log.debug("Nobody at port {} serves {}", port, data, e);
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stop(ProcessHandle server, Optional<Integer> port) {
    port.ifPresent(this::sendClientsAway);
    server.destroy();
    if (ended(server, GENTLE)) {
      return;
    }
    log.warn("The Postgres left on {} does not stop; killing it. Its log will be replayed.", data);
    server.destroyForcibly();
    if (!ended(server, HARD)) {
      throw new IllegalStateException(
          "The Postgres left on %s (process %d) cannot be stopped. Stop it by hand."
              .formatted(data, server.pid()));
    }
  }

  /** A polite stop waits for the clients; the killed bot's may not have been missed yet. */
  private void sendClientsAway(int port) {
    try (var connection = address(port).dataSource(Map.of("loginTimeout", "3")).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where pid <> pg_backend_pid() and backend_type = 'client backend'
          """);
    } catch (SQLException e) {
      log.debug("The Postgres left on {} takes no connection", data, e);
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("could not wait for process " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Postgres stopped", e);
    }
  }

  private DatabaseAddress address(int port) {
    return DatabaseAddress.of("127.0.0.1", port, "postgres", "postgres", password);
  }

  private static Optional<Long> number(List<String> lines, int index) {
    return lines.stream()
        .skip(index)
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,9}"))
        .map(Long::valueOf);
  }
}
