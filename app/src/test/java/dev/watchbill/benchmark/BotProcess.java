package dev.watchbill.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bot running in a process of its own, so that its memory is its own. */
final class BotProcess implements AutoCloseable {
  private static final int ENDS_WITHIN_SECONDS = 20;

  private final String name;
  private final Process process;
  private final Path log;

  private BotProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code java} with {@code arguments}.
   *
   * @param environment what the process is told, besides the environment of this one
   * @param log takes whatever it prints
   */
  static BotProcess start(
      String name, List<String> arguments, Map<String, String> environment, Path log) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new BotProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start", e);
    }
  }

  String name() {
    return name;
  }

  /**
   * @throws IllegalStateException if it has ended, with the end of what it printed
   */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended with " + process.exitValue() + "; it printed:\n" + lastLines());
    }
  }

  /** What of it is in memory now, in MB (2²⁰ bytes): its resident set. */
  double residentMegabytes() {
    try {
      return kilobytes() / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException("the memory of " + name + " could not be read", e);
    }
  }

  private long kilobytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    var ps =
        new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
            .redirectErrorStream(true)
            .start();
    try (var reader =
        new BufferedReader(new InputStreamReader(ps.getInputStream(), StandardCharsets.UTF_8))) {
      @Nullable String line = reader.readLine();
      if (line == null) {
        throw new IOException("ps knows no process " + process.pid());
      }
      return Long.parseLong(line.strip());
    }
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(" + log + " could not be read: " + e.getMessage() + ")";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
