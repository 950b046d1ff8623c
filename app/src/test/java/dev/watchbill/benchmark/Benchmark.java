package dev.watchbill.benchmark;

import dev.watchbill.sandbox.Seed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures the bot and a bare Bolt application, one after the other, in the same workspace on the
 * same machine, and says whether the promise is kept: {@code mvn -q -DskipTests -Pbenchmark
 * package}. Each bot has a process of its own; the workspace is in this one, which both pay for
 * alike. The bot's Postgres writes through to the disk, as it does for everybody.
 */
public final class Benchmark {
  private static final int COMMANDS_A_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final PrintStream out;
  private final Path directory;
  private final Load load;

  private Benchmark(PrintStream out, Path directory, Load load) {
    this.out = out;
    this.directory = directory;
    this.load = load;
  }

  /**
   * Runs it; the process ends with 1 if the promise is broken.
   *
   * @param args the bot's jar, and how many seconds to measure each bot
   */
  public static void main(String[] args) throws Exception {
    var jar = Path.of(args[0]).toAbsolutePath();
    var load = new Load(COMMANDS_A_SECOND, Duration.ofSeconds(Long.parseLong(args[1])));
    var directory = Files.createTempDirectory("watchbill-benchmark");
    var broken = new Benchmark(System.out, directory, load).run(jar);
    System.exit(broken.isEmpty() ? 0 : 1);
  }

  private List<String> run(Path jar) throws IOException, InterruptedException {
    out.printf(
        "%d commands a second for %d s to each bot, after %d s of warm-up; %d processors, Java %s, %s.%n",
        load.perSecond(),
        load.length().toSeconds(),
        WARM_UP.toSeconds(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        String.join(" ", Bot.MEMORY));
    out.printf("What the bots print is in %s.%n%n", directory);
    out.println(Figures.HEADER);
    var bare = measure(new Bot.Bare());
    out.println(bare.row());
    Figures ours;
    try (var postgres = DurablePostgres.start(directory.resolve("postgres"))) {
      ours = measure(watchbill(jar, postgres));
    }
    out.println(ours.row());
    out.println(ours.ratioTo(bare));
    out.println();
    var punctuality = punctuality(jar);
    out.println(Punctuality.HEADER);
    punctuality.rows().forEach(out::println);
    out.println();
    var heard = new Raises(directory).measure();
    print(heard, out);
    out.println();
    var gates = Gates.measure();
    Gates.print(gates, out);
    out.println();
    var broken = new ArrayList<>(Promise.OURS.brokenBy(ours));
    broken.addAll(punctuality.broken());
    broken.addAll(heard.broken());
    gates.forEach(gate -> broken.addAll(gate.broken()));
    if (broken.isEmpty()) {
      out.printf(
          "Kept: 99 of 100 answers within %.0f ms, under %.0f MB resident while nothing happens,"
              + " every wake-up within %.0f ms of its time, 99 of 100 alarms in the channel within"
              + " %.0f ms, and a freeze held in a handful of calls.%n",
          Promise.OURS.answerMillis(),
          Promise.OURS.idleMegabytes(),
          Punctuality.WAKES_WITHIN,
          Heard.WITHIN);
    } else {
      out.println("Broken: " + String.join(" ", broken));
    }
    return broken;
  }

  /** What is measured is said: the second that a channel rests between two messages is not. */
  static void print(Heard heard, PrintStream out) {
    out.printf(
        "From pressing \"Raise the alarm\" to the post in the channel: %d alarms, one after the other,"
            + " without the second between two messages to one channel.%n",
        Raises.NUMBER);
    out.println(Heard.HEADER);
    heard.rows().forEach(out::println);
  }

  private Punctuality punctuality(Path jar) throws IOException, InterruptedException {
    out.printf(
        "With %d open requests that become due one after the other within %d s; then %d commands a second.%n",
        OpenRequests.NUMBER, Clocks.SPREAD.toSeconds(), Clocks.COMMANDS_A_SECOND);
    try (var postgres = DurablePostgres.start(directory.resolve("postgres-with-clocks"))) {
      return new Clocks(directory.resolve("Watchbill with clocks.log"))
          .measure(watchbill(jar, postgres), postgres, WARM_UP);
    }
  }

  /** With the sandbox's configuration, whose people are the workspace's. */
  private Bot.Watchbill watchbill(Path jar, DurablePostgres postgres) throws IOException {
    var config = directory.resolve("watchbill.yml");
    Files.writeString(config, Seed.configuration());
    return new Bot.Watchbill(
        jar,
        Map.of(
            "DATABASE_URL", postgres.url(),
            "WATCHBILL_CONFIG", config.toString(),
            "WATCHBILL_HTTP_PORT", Integer.toString(freePort())));
  }

  private Figures measure(Bot bot) throws InterruptedException {
    try (var company = Company.atWork()) {
      var log = directory.resolve(bot.name() + ".log");
      try (var process = bot.start(company.environment(), log)) {
        company.awaitAnswer(process);
        bot.prepare(company);
        double idle = settled(process);
        var asking = company.asking(bot.questions());
        new Load(load.perSecond(), WARM_UP).put(asking);
        Latencies answers;
        double loaded;
        try (var memory = PeakMemory.of(process)) {
          answers = load.put(asking);
          loaded = memory.megabytes();
        }
        return new Figures(bot.name(), answers, idle, loaded, settled(process));
      }
    }
  }

  /** The most that is resident in the second half of a while without load. */
  private static double settled(BotProcess process) throws InterruptedException {
    pause(SETTLING.dividedBy(2));
    try (var memory = PeakMemory.of(process)) {
      pause(SETTLING.dividedBy(2));
      process.requireAlive();
      return memory.megabytes();
    }
  }

  /** Nothing to wait for but the time itself. */
  private static void pause(Duration length) throws InterruptedException {
    var unused = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
