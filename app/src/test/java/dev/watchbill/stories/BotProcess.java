package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The bot in a process of its own, started as the README says, from the jar that is shipped. */
final class BotProcess implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/health");
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;

  private BotProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Runs it in {@code directory} with these variables and none of this process'. */
  static BotProcess run(Path directory, Map<String, String> variables) {
    var log = directory.resolve("bot.log");
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-jar",
                System.getProperty("watchbill.jar"),
                "run")
            .directory(directory.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("WATCHBILL_HTTP_PORT", "0");
    try {
      return new BotProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything it has said so far. */
  String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitLog(String words) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              if (!log().contains(words)) {
                throw new AssertionError("the log does not say \"" + words + "\":\n" + log());
              }
            });
  }

  /** Its health, as soon as it shows it. */
  HealthPage health() {
    await().atMost(LONG).until(() -> PORT.matcher(log()).find());
    var matcher = PORT.matcher(log());
    if (!matcher.find()) {
      throw new AssertionError("no port in the log");
    }
    return new HealthPage(Integer.parseInt(matcher.group(1)));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it ends by itself, and returns its code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end:\n" + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("it does not stop when told to:\n" + log(), e);
    }
  }
}
