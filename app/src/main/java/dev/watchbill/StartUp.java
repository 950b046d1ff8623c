package dev.watchbill;

import dev.watchbill.config.ConfigDirectoryCheck;
import dev.watchbill.config.ConfigException;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.slack.DirectoryKeeper;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.storage.Database;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bot waits for before it begins to work, as long as it takes: that Slack tells who and
 * what there is, and that the configuration agrees.
 */
final class StartUp {
  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);
  private static final Duration REMIND = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final WatchbillConfig config;
  private final Database database;
  private final Directory directory;
  private final DirectoryKeeper directoryKeeper;
  private final CountDownLatch cancelled = new CountDownLatch(1);

  StartUp(
      WatchbillConfig config,
      Database database,
      Directory directory,
      DirectoryKeeper directoryKeeper) {
    this.config = config;
    this.database = database;
    this.directory = directory;
    this.directoryKeeper = directoryKeeper;
  }

  /**
   * Waits until all is there, compares the configuration with it, and goes into the public channels
   * that it names.
   *
   * @param slack the address at which Slack is awaited
   * @return the channels in which people ask for whoever is on call, or answer an alarm
   * @throws ConfigException if the configuration names somebody or something that Slack does not
   *     know
   * @throws CancellationException if it is cancelled meanwhile
   */
  Set<String> await(String slack) throws InterruptedException {
    directoryKeeper.start();
    while (!directoryKeeper.awaitFilled(REMIND)) {
      refuseIfCancelled();
      LOG.warn("Waiting for Slack at {}: {}", slack, directoryKeeper.health().sentence());
    }
    return whenPostgresAnswers(
        () -> {
          compareConfiguration();
          return channelsListenedIn();
        });
  }

  /** Nobody waits any longer. */
  void cancel() {
    cancelled.countDown();
  }

  private void compareConfiguration() {
    var findings =
        ConfigDirectoryCheck.compare(config, directory, directoryKeeper.knowsUserGroups());
    if (!findings.unknowable().isEmpty()) {
      LOG.warn(
          "Slack has no user groups for me, so I do not know who is meant by {}. Until it has,"
              + " nobody is; name persons instead, or give the app the scope usergroups:read.",
          String.join(", ", findings.unknowable()));
    }
    if (!findings.problems().isEmpty()) {
      throw new ConfigException(findings.problems());
    }
    findings.channels().stream()
        .filter(channel -> !channel.joined() && !channel.isPrivate())
        .forEach(this::goInto);
  }

  /** Where it is no member, a bot neither hears an answer nor can say anything. */
  private void goInto(Directory.Channel channel) {
    try {
      directoryKeeper.join(channel.id());
      LOG.info("I have joined #{}.", channel.name());
    } catch (SlackRefused refused) {
      LOG.warn(
          "I could not join #{} ({}). Until somebody invites me (/invite @watchbill), nothing is"
              + " heard or said there.",
          channel.name(),
          refused.getMessage());
    }
  }

  private Set<String> channelsListenedIn() {
    return Stream.concat(
            config.rotations().values().stream().flatMap(its -> its.listenIn().stream()),
            Stream.of(config.criticalBug().alarmIn(), config.criticalBug().fallbackIn()))
        .flatMap(channel -> directory.channel(channel.written()).stream())
        .map(Directory.Channel::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Postgres was there a moment ago, but may go away while the bot starts, too. */
  private <T> T whenPostgresAnswers(Supplier<T> reading) throws InterruptedException {
    while (true) {
      refuseIfCancelled();
      try {
        return reading.get();
      } catch (RuntimeException failure) {
        var health = database.health();
        if (failure instanceof ConfigException || health.status() != Health.Status.DOWN) {
          throw failure;
        }
        LOG.warn("{}", health.sentence());
      }
      var unused = cancelled.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void refuseIfCancelled() {
    if (cancelled.getCount() == 0) {
      throw new CancellationException("told to stop while starting");
    }
  }
}
