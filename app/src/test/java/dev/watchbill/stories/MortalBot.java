package dev.watchbill.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A bot in a process of its own, which can be killed. What it logs is in {@code target}. */
final class MortalBot implements AutoCloseable {
  private static final int KILLED = 137;
  private static final int DIES_WITHIN_SECONDS = 90;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter orders;

  private MortalBot(Process process) {
    this.process = process;
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
  }

  /** Starts one, and waits until it delivers; its socket may need a moment more. */
  static MortalBot start(
      String name, Path configuration, String database, String api, String bot, String app) {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            MortalBotMain.class.getName(),
            name,
            configuration.toString(),
            database,
            api,
            bot,
            app);
    builder.redirectError(Redirect.appendTo(Path.of("target", name + ".log").toFile()));
    try {
      var started = new MortalBot(builder.start());
      started.mustSay("ready");
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start", e);
    }
  }

  /** Gives an order of {@link MortalBotMain}. */
  void order(String order) {
    try {
      orders.write(order);
      orders.newLine();
      orders.flush();
      mustSay("yes");
    } catch (IOException e) {
      throw new UncheckedIOException("not heard: " + order, e);
    }
  }

  private void mustSay(String word) throws IOException {
    assertThat(answers.readLine()).isEqualTo(word);
  }

  /** Waits until it has died as it was told to. */
  void mustDie() throws InterruptedException {
    assertThat(process.waitFor(DIES_WITHIN_SECONDS, TimeUnit.SECONDS)).as("it died").isTrue();
    assertThat(process.exitValue()).isEqualTo(KILLED);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    mustDie();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
