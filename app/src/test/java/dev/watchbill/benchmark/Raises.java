package dev.watchbill.benchmark;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.api.CallLog;
import dev.watchbill.sandbox.workspace.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Raises alarms one after the other, through the real form and its preview, first with the bot and
 * then with a bare Bolt application that posts the very message that the bot posted last.
 */
final class Raises {
  static final int NUMBER = 250;
  private static final int WARM_UP = 50;
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CHANNEL = "help-product-design";

  private final Path directory;
  private final Map<String, String> toldBare = new ConcurrentHashMap<>();

  Raises(Path directory) {
    this.directory = directory;
  }

  /** Measures both. */
  Heard measure() throws IOException, InterruptedException {
    Latencies ours;
    try (var postgres = DurablePostgres.start(directory.resolve("postgres-with-alarms"))) {
      ours =
          raised(
              RaisingBot.class,
              Map.of("DATABASE_URL", postgres.url(), "WATCHBILL_CONFIG", config().toString()),
              Raises::preview);
    }
    return new Heard(
        ours,
        raised(BareRaisingBot.class, toldBare, (reporter, number) -> opened(reporter, "raise")));
  }

  /** Product is always there: an alarm is one message, and nothing falls back meanwhile. */
  private Path config() throws IOException {
    return Files.writeString(
        directory.resolve("watchbill-raising.yml"),
        Seed.configuration() + "\ncritical_bug: { product_hours: always }\n");
  }

  /** Leads somebody to the modal whose submission raises the alarm. */
  private interface Way {
    View to(Actor reporter, int number);
  }

  /** The modal opens a moment after the command was taken. */
  private static View opened(Actor reporter, String callbackId) {
    reporter.runs("/critical-bug", "");
    return await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> reporter.sees().filter(view -> named(view, callbackId)), Optional::isPresent)
        .orElseThrow();
  }

  private static boolean named(View view, String callbackId) {
    return view.content().path("callback_id").asText().equals(callbackId);
  }

  private static View preview(Actor reporter, int number) {
    var form =
        Form.empty()
            .with("link", "https://github.com/acme/fleetwood/issues/" + (1000 + number))
            .with("happens", "Upgrades stop half way, and hosts are not seen any more.")
            .with("criteria", "UPGRADE")
            .with("source", "US");
    var sent = reporter.submits(opened(reporter, "alarm_raise_form"), form);
    return sent.view()
        .orElseThrow(() -> new IllegalStateException("no preview: " + sent.fieldErrors()));
  }

  private Latencies raised(Class<?> bot, Map<String, String> settings, Way way)
      throws InterruptedException {
    BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    try (var sandbox = Sandbox.start(SandboxOptions.fleeting(Clock.systemUTC()))) {
      Seed.plant(sandbox.workspace());
      var channel = sandbox.workspace().channels().get(CHANNEL).id();
      sandbox
          .calls()
          .listen(
              call -> {
                if (isAlarm(call, channel)) {
                  heard.add(System.nanoTime());
                  toldBare.put("RAISE_TEXT", call.arguments().path("text").asText());
                  var blocks = call.arguments().path("blocks");
                  toldBare.put(
                      "RAISE_BLOCKS", blocks.isTextual() ? blocks.asText() : blocks.toString());
                }
              });
      try (var process = start(bot, sandbox, settings)) {
        var reporter = sandbox.as("dana");
        await()
            .atMost(LONGEST_START)
            .pollInterval(Duration.ofMillis(200))
            .until(
                () -> {
                  process.requireAlive();
                  return reporter.runs("/critical-bug", "").acknowledged();
                });
        return raised(reporter, way, heard);
      }
    }
  }

  private static Latencies raised(Actor reporter, Way way, BlockingQueue<Long> heard)
      throws InterruptedException {
    var times = new ArrayList<Duration>();
    for (int number = 0; number < WARM_UP + NUMBER; number++) {
      reporter.sees().ifPresent(reporter::closesAll);
      var last = way.to(reporter, number);
      heard.clear();
      var pressed = System.nanoTime();
      reporter.submits(last, Form.empty());
      var arrived = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (arrived == null && number < WARM_UP) {
        throw new IllegalStateException("an alarm was not posted, nor will the others be");
      }
      if (arrived != null && number >= WARM_UP) {
        times.add(Duration.ofNanos(arrived - pressed));
      }
    }
    return Latencies.of(times, NUMBER - times.size());
  }

  /** A message of its own in the channel: what is said in threads is no alarm. */
  private static boolean isAlarm(CallLog.Entry call, String channel) {
    return call.method().equals("chat.postMessage")
        && call.status() == 200
        && call.answer().path("ok").asBoolean()
        && call.arguments().path("channel").asText().equals(channel)
        && call.arguments().path("thread_ts").asText().isEmpty();
  }

  private BotProcess start(Class<?> bot, Sandbox sandbox, Map<String, String> settings) {
    var environment = new HashMap<>(settings);
    var channel = sandbox.workspace().channels().get(CHANNEL).id();
    environment.put("RAISE_IN", channel);
    environment.put("SLACK_API_URL", sandbox.apiUrl());
    environment.put("SLACK_BOT_TOKEN", sandbox.botToken());
    environment.put("SLACK_APP_TOKEN", sandbox.appToken());
    var java =
        Stream.concat(
                Bot.MEMORY.stream(),
                List.of("-cp", System.getProperty("java.class.path"), bot.getName()).stream())
            .toList();
    return BotProcess.start(
        bot.getSimpleName(), java, environment, directory.resolve(bot.getSimpleName() + ".log"));
  }

  /** These figures alone, without the rest of the benchmark. */
  public static void main(String[] args) throws Exception {
    var directory = Files.createTempDirectory("watchbill-raises");
    var heard = new Raises(directory).measure();
    Benchmark.print(heard, System.out);
    System.exit(heard.broken().isEmpty() ? 0 : 1);
  }
}
