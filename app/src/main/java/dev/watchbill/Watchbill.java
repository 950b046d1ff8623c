package dev.watchbill;

import dev.watchbill.byhand.ByHandSlack;
import dev.watchbill.config.ConfigDirectoryCheck;
import dev.watchbill.config.ConfigException;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.home.HomeSlack;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.http.Health;
import dev.watchbill.platform.http.HealthPart;
import dev.watchbill.platform.http.MetricSource;
import dev.watchbill.platform.inbox.InboxStore;
import dev.watchbill.platform.inbox.PostgresInbox;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Jobs;
import dev.watchbill.platform.outbox.DeadLetterNotices;
import dev.watchbill.platform.outbox.FiguresStore;
import dev.watchbill.platform.outbox.OutboxHealth;
import dev.watchbill.platform.outbox.OutboxMetrics;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostOffice;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.slack.DirectoryKeeper;
import dev.watchbill.platform.slack.Ears;
import dev.watchbill.platform.slack.GapStore;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.slack.SlackDelivery;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ReportFeature;
import dev.watchbill.support.SupportFeature;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot, put together. Nothing is called and nobody heard before {@link #start}. Whether Slack
 * and Postgres are there or not, the bot says in {@link #health} what is amiss, and goes on by
 * itself when they come back.
 */
public final class Watchbill implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watchbill.class);
  private static final Duration REMIND = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final WatchbillConfig config;
  private final SlackConnection slack;
  private final Reception reception = new Reception();
  private final Directory directory;
  private final DirectoryKeeper directoryKeeper;
  private final People people;
  private final Rotations rotations;
  private final FiguresStore figures;
  private final PostOffice postOffice;
  private final Ears ears;
  private final Jobs jobs;
  private final ExecutorService afterwards = Executors.newFixedThreadPool(2, Watchbill::daemon);
  private final List<HealthPart> health;
  private final List<MetricSource> metrics;
  private final Database database;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Puts it together.
   *
   * @param database already migrated; closed by whoever opened it
   * @param slack closed with the bot
   * @param clock what the bot lives by
   * @param pace how hastily it goes about its work
   */
  public Watchbill(
      WatchbillConfig config, Database database, SlackConnection slack, Clock clock, Pace pace) {
    this.config = config;
    this.slack = slack;
    this.database = database;
    var jdbi = database.jdbi();
    var transactions = database.transactions();

    var directoryStore = new DirectoryStore(jdbi);
    directory = new PostgresDirectory(directoryStore);
    directoryKeeper = new DirectoryKeeper(slack, reception, directoryStore, clock);
    people = new People(directory, config);

    var inbox = new PostgresInbox(new InboxStore(jdbi), transactions, clock);
    ears =
        new Ears(
            slack, reception, inbox, directory, new GapStore(jdbi), clock, pace.watchfulness());

    var outboxStore = new OutboxStore(jdbi);
    var outbox = new PostgresOutbox(outboxStore, transactions, clock, this::hurry);
    figures = new FiguresStore(jdbi);
    postOffice =
        new PostOffice(
            outboxStore,
            transactions,
            ears.listeningTo(new SlackDelivery(slack, slack.permalinks())),
            pace.deliveryWatch(),
            new DeadLetterNotices(
                outbox, () -> people.admins().stream().map(admin -> admin.id().value()).toList()),
            clock,
            pace.courier());

    jobs = new Jobs(database.dataSource(), transactions, clock, pace.realTime());
    var audit = new AuditTrail(new AuditStore(jdbi));
    var housekeeping = new Housekeeping();
    var keep = config.keep();
    housekeeping.seesTo(
        List.of(
            new Chore("old deliveries", Housekeeping.HEARD, inbox::forget),
            new Chore("old messages", keep.messages(), outbox::forget),
            new Chore("unused conversations", keep.messages(), outbox::forgetLanes),
            new Chore("old entries of the audit trail", keep.audit(), audit::forget)));
    jobs.register(housekeeping);

    var verbs = new OnCallVerbs();
    var rotation =
        RotationFeature.assemble(
            config, jdbi, transactions, audit, outbox, jobs, people, verbs, reception, clock);
    rotations = rotation.rotations();
    jobs.register(rotation.timers());
    var support =
        SupportFeature.assemble(
            config,
            jdbi,
            transactions,
            audit,
            outbox,
            jobs,
            people,
            rotations,
            ears.attention()::caughtUp,
            clock);
    jobs.register(support.timers());
    ears.attention().whenCaughtUp(() -> jobs.at(clock.instant(), support.timers().name()));
    housekeeping.seesTo(
        List.of(
            new Chore(
                "excerpts and old requests",
                Period.ZERO, // the shelf itself knows the ages
                (now, atMost) -> support.shelf().purge(now, keep))));
    var ownRequests =
        support.listen(
            config,
            people,
            rotations,
            directory,
            outbox,
            outbox,
            slack.permalinks(),
            verbs,
            reception,
            clock);
    ReportFeature.assemble(
        config, jdbi, transactions, outbox, people, verbs, slack.files(), afterwards, clock);
    var escalation =
        EscalationFeature.assemble(
            config,
            jdbi,
            transactions,
            audit,
            outbox,
            jobs,
            directory,
            people,
            rotations,
            support.requests(),
            slack.permalinks(),
            ears.attention()::caughtUp,
            verbs,
            reception,
            clock);
    jobs.register(escalation.timers());
    new HomeSlack(rotations, ownRequests, people, slack.homeTabs(), transactions, afterwards)
        .listen(reception);
    new ByHandSlack(config, people).listen(reception);

    health = List.of(ears.health(), directoryKeeper, jobs, new OutboxHealth(figures, clock));
    metrics = List.of(new OutboxMetrics(figures, clock));
  }

  private void hurry() {
    postOffice.wake();
  }

  /**
   * Begins to work: waits, as long as it takes, until Slack has told who and what there is, and
   * compares the configuration with it.
   *
   * @throws ConfigException if the configuration names somebody or something that Slack does not
   *     know
   * @throws CancellationException if it is closed meanwhile
   */
  public void start() throws InterruptedException {
    directoryKeeper.start();
    while (!directoryKeeper.awaitFilled(REMIND)) {
      refuseIfClosed();
      LOG.warn("Waiting for Slack at {}: {}", slack.apiUrl(), directoryKeeper.health().sentence());
    }
    whenPostgresAnswers(this::compareConfiguration);
    whenPostgresAnswers(() -> watchedChannels().forEach(reception::watch));
    postOffice.start();
    jobs.start();
    ears.start();
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
  }

  /** Postgres was there a moment ago, but may go away while the bot starts, too. */
  private void whenPostgresAnswers(Runnable reading) throws InterruptedException {
    while (true) {
      refuseIfClosed();
      try {
        reading.run();
        return;
      } catch (RuntimeException failure) {
        var health = database.health();
        if (failure instanceof ConfigException || health.status() != Health.Status.DOWN) {
          throw failure;
        }
        LOG.warn("{}", health.sentence());
      }
      var unused = closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void refuseIfClosed() {
    if (closed.getCount() == 0) {
      throw new CancellationException("told to stop while starting");
    }
  }

  /** Where people ask for whoever is on call: what was said there while we were away counts. */
  private Stream<String> watchedChannels() {
    return config.rotations().values().stream()
        .flatMap(rotation -> rotation.listenIn().stream())
        .flatMap(channel -> directory.channel(channel.written()).stream())
        .map(Directory.Channel::id)
        .distinct();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "afterwards");
    thread.setDaemon(true);
    return thread;
  }

  /** How each part is, but for the database. */
  public List<HealthPart> health() {
    return health;
  }

  /** What can be measured. */
  public List<MetricSource> metrics() {
    return metrics;
  }

  /** Who is who. */
  public People people() {
    return people;
  }

  /** Who is on call. */
  public Rotations rotations() {
    return rotations;
  }

  /** What is listened to, to be compared with the app's manifest. */
  public Reception.Registered registered() {
    return reception.registered();
  }

  /** The features' clockwork. */
  public Jobs jobs() {
    return jobs;
  }

  /** What there is still to say. */
  public FiguresStore outbox() {
    return figures;
  }

  /** Takes nothing new, finishes what is under way, and lets go of Slack. */
  @Override
  public void close() {
    closed.countDown();
    ears.close();
    afterwards.shutdown();
    jobs.close();
    postOffice.close();
    directoryKeeper.close();
    slack.close();
  }
}
