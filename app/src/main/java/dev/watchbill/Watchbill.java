package dev.watchbill;

import dev.watchbill.config.ConfigException;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.ground.Ground;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.http.HealthPart;
import dev.watchbill.platform.http.MetricSource;
import dev.watchbill.platform.http.PublicAddress;
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
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The bot, put together. Nothing is called and nobody heard before {@link #start}. Whether Slack
 * and Postgres are there or not, the bot says in {@link #health} what is amiss, and goes on by
 * itself when they come back.
 */
public final class Watchbill implements AutoCloseable {
  private final SlackConnection slack;
  private final Reception reception = new Reception();
  private final DirectoryKeeper directoryKeeper;
  private final People people;
  private final Features features;
  private final StartUp startUp;
  private final FiguresStore figures;
  private final PostOffice postOffice;
  private final Ears ears;
  private final Jobs jobs;
  private final ExecutorService afterwards = Executors.newFixedThreadPool(2, Watchbill::daemon);
  private final List<HealthPart> health;
  private final List<MetricSource> metrics;

  /** Puts it together where nobody fetches anything; see the other one. */
  public Watchbill(
      WatchbillConfig config, Database database, SlackConnection slack, Clock clock, Pace pace) {
    this(
        config,
        database,
        slack,
        PublicAddress.of(Optional.empty(), 8080),
        Outside.nothing(),
        clock,
        pace);
  }

  /**
   * Puts it together.
   *
   * @param database already migrated; closed by whoever opened it
   * @param slack closed with the bot
   * @param address by which people reach what is in {@link #documents}
   * @param outside what the bot speaks with besides Slack
   * @param clock what the bot lives by
   * @param pace how hastily it goes about its work
   */
  public Watchbill(
      WatchbillConfig config,
      Database database,
      SlackConnection slack,
      PublicAddress address,
      Outside outside,
      Clock clock,
      Pace pace) {
    this.slack = slack;
    var jdbi = database.jdbi();
    var transactions = database.transactions();

    var directoryStore = new DirectoryStore(jdbi);
    var directory = new PostgresDirectory(directoryStore);
    directoryKeeper = new DirectoryKeeper(slack, reception, directoryStore, clock);
    people = new People(directory, config);
    startUp = new StartUp(config, database, directory, directoryKeeper);

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

    features =
        Features.on(
            new Ground(
                config,
                jdbi,
                transactions,
                audit,
                outbox,
                outbox,
                jobs,
                directory,
                people,
                slack.permalinks(),
                reception,
                ears.attention()::caughtUp,
                afterwards,
                clock,
                outside.gitHub()),
            slack,
            outside,
            address);
    features.timers().forEach(jobs::register);
    housekeeping.seesTo(features.chores());
    ears.attention()
        .whenCaughtUp(
            () -> features.timers().forEach(timed -> jobs.at(clock.instant(), timed.name())));

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
    startUp.await(slack.apiUrl()).forEach(reception::watch);
    postOffice.start();
    jobs.start();
    ears.start();
  }

  /** How each part is, but for the database. */
  public List<HealthPart> health() {
    return health;
  }

  /** What can be measured. */
  public List<MetricSource> metrics() {
    return metrics;
  }

  /** What can be fetched over HTTP. */
  public List<Documents> documents() {
    return features.documents();
  }

  /** Who is who. */
  public People people() {
    return people;
  }

  /** Who is on call. */
  public Rotations rotations() {
    return features.rotations();
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

  /** Whether everything that was said up to now has been heard; until then the clocks wait. */
  public boolean isAllEars() {
    return ears.attention().caughtUp();
  }

  /**
   * Takes nothing new, finishes what is under way, and lets go of Slack; within seconds, whatever
   * is away.
   */
  @Override
  public void close() {
    startUp.cancel();
    Farewell.to(
        () -> {
          ears.close();
          afterwards.shutdown();
        },
        jobs::close);
    // What was heard last, or came due, is still said if Slack takes it.
    postOffice.close();
    directoryKeeper.close();
    slack.close();
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "afterwards");
    thread.setDaemon(true);
    return thread;
  }
}
