package dev.watchbill.figures;

import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.figures.FiguresStore.WantedRow;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of a week, posted once when it is over (R32); after a downtime those of the newest
 * week only. GitHub is asked outside of every transaction, and away from the timers, so that no
 * alarm waits for it.
 */
final class WeeklyFigures {
  static final String TIMED = "bug-figures";

  /** The last time it is asked; in case nobody lives to say what came of it. */
  private static final Duration SHORT_PAUSE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(WeeklyFigures.class);

  private final ChannelRef channel;
  private final BugFiguresConfig config;
  private final Census census;
  private final FiguresStore store;
  private final FiguresMessages messages;
  private final Outbox outbox;
  private final Directory directory;
  private final People people;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Executor afterwards;
  private final Clock clock;

  WeeklyFigures(
      ChannelRef channel,
      BugFiguresConfig config,
      Census census,
      FiguresStore store,
      FiguresMessages messages,
      Outbox outbox,
      Directory directory,
      People people,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Executor afterwards,
      Clock clock) {
    this.channel = channel;
    this.config = config;
    this.census = census;
    this.store = store;
    this.messages = messages;
    this.outbox = outbox;
    this.directory = directory;
    this.people = people;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /** Asks GitHub for the newest week that is over, if that is due; doing it twice asks once. */
  void due(Instant now) {
    Instant exact = now.truncatedTo(ChronoUnit.MICROS);
    Instant end = FiguresPolicy.endBy(exact, config.every());
    transactions.run(
        () -> {
          store.want(end, exact);
          store.passOverBefore(end);
          store.lockDue(exact).ifPresent(week -> attempt(week, exact));
        });
  }

  /** The earliest instant at which there is something to do. */
  Optional<Instant> nextDue(Instant now) {
    return Stream.concat(
            store.nextAttempt().stream(), Stream.of(FiguresPolicy.endAfter(now, config.every())))
        .min(Instant::compareTo);
  }

  private void attempt(WantedRow week, Instant now) {
    Instant next =
        FiguresPolicy.again(week.since(), week.attempts(), now).orElse(now.plus(SHORT_PAUSE));
    store.attempt(week.weekEnd(), next);
    wakeups.at(next, TIMED);
    transactions.afterCommit(() -> afterwards.execute(() -> ask(week, now)));
  }

  private void ask(WantedRow week, Instant now) {
    Instant end = week.weekEnd();
    try {
      post(census.take(FiguresPolicy.startOf(end, config.every()), end));
    } catch (GitHubAway e) {
      LOG.warn("The bug figures of the week to {} are not to be had now: {}", end, e.sentence());
      failed(week, e.sentence(), now);
    } catch (RuntimeException e) {
      LOG.error("The bug figures of the week to {} could not be posted", end, e);
      failed(week, "The bot itself failed; its log says more.", now);
    }
  }

  private void post(BugFigures figures) {
    String channelId =
        directory
            .channel(channel.written())
            .map(Directory.Channel::id)
            .orElseThrow(() -> new IllegalStateException("no channel " + channel.written()));
    transactions.run(
        () -> {
          if (!store.posted(figures, census.counted())) {
            return;
          }
          var before = store.openBefore(figures.to(), census.counted());
          outbox.put(
              Message.inChannel(subject(figures.to()), channelId, messages.week(figures, before)));
          record("post", figures.to(), clock.instant());
        });
  }

  private void failed(WantedRow week, String sentence, Instant now) {
    if (FiguresPolicy.again(week.since(), week.attempts(), now).isPresent()) {
      return;
    }
    transactions.run(
        () -> {
          if (store.giveUp(week.weekEnd())) {
            tellAdmins(week.weekEnd(), sentence);
            record("give-up", week.weekEnd(), now);
          }
        });
  }

  private void tellAdmins(Instant end, String sentence) {
    var content = messages.givenUp(end, sentence);
    for (var admin : people.admins()) {
      var id = admin.id().value();
      outbox.put(Message.toPerson(subject(end) + ":given-up:" + id, id, content));
    }
  }

  private void record(String act, Instant end, Instant now) {
    audit.record(
        new AuditEntry(
            now.truncatedTo(ChronoUnit.MICROS),
            AuditEntry.WATCHBILL,
            "figures." + act,
            subject(end),
            Map.of("repository", config.repository())));
  }

  private static String subject(Instant end) {
    return "bug-figures:" + end.getEpochSecond();
  }
}
