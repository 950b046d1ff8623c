package dev.watchbill.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot in a process of its own, killed while it writes. */
class KilledBotIT {
  @TempDir Path data;

  /** The bot: says every number that it has committed. */
  public static void main(String[] arguments) {
    try (var server = EmbeddedServer.start(Path.of(arguments[0]))) {
      var jdbi = Jdbi.create(server.address().dataSource(Map.of()));
      jdbi.useHandle(handle -> handle.execute("create table if not exists said (n integer)"));
      for (var n = 1; ; n++) {
        var number = n;
        jdbi.useHandle(handle -> handle.execute("insert into said values (?)", number));
        System.out.println(number);
      }
    }
  }

  @Test
  void what_was_committed_survives_a_killed_bot_whose_server_is_found_and_stopped()
      throws Exception {
    var bot = start();
    var said = said(bot, 50);

    assertThatThrownBy(() -> EmbeddedServer.start(data))
        .isInstanceOf(DataDirectoryInUseException.class)
        .hasMessageContaining("process " + bot.pid());
    bot.destroyForcibly().waitFor();
    var orphan = orphan();
    assertThat(ProcessHandle.of(orphan)).get().matches(ProcessHandle::isAlive);

    try (var server = EmbeddedServer.start(data)) {
      assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(numbersIn(server)).contains(said);
    }
  }

  @Test
  void what_was_committed_survives_a_power_cut() throws Exception {
    var bot = start();
    var said = said(bot, 50);

    // The server first, so that nothing of it can be shut down in order.
    ProcessHandle.of(orphan()).orElseThrow().destroyForcibly();
    bot.destroyForcibly().waitFor();

    try (var server = EmbeddedServer.start(data)) {
      assertThat(numbersIn(server)).contains(said);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledBotIT.class.getName(),
            data.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Waits for {@code count} numbers and returns the last. */
  private static int said(Process bot, int count) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(bot.getInputStream(), UTF_8));
    for (var n = 1; n < count; n++) {
      assertThat(lines.readLine()).isNotNull();
    }
    return Integer.parseInt(String.valueOf(lines.readLine()));
  }

  private long orphan() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid")).get(0));
  }

  private static List<Integer> numbersIn(EmbeddedServer server) {
    return Jdbi.create(server.address().dataSource(Map.of()))
        .withHandle(handle -> handle.select("select n from said").mapTo(Integer.class).list());
  }
}
