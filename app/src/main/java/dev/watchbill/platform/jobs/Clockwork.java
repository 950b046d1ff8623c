package dev.watchbill.platform.jobs;

import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz, clustered over the bot's own Postgres: every trigger fires in one of the instances. */
final class Clockwork {
  private static final Logger log = LoggerFactory.getLogger(Clockwork.class);

  /** The same in every instance of the cluster. */
  private static final String CLUSTER = "watchbill";

  private static final String FEATURES = "features";
  private static final String WAKE_UPS = "wake-ups";
  private static final String SWEEPS = "sweeps";
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Scheduler scheduler;

  private Clockwork(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Quartz, not yet running.
   *
   * @param wake called with a feature's name when one of its triggers fires
   */
  static Clockwork over(DataSource connections, Consumer<String> wake) throws SchedulerException {
    var instance = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    DBConnectionManager.getInstance().addConnectionProvider(instance, new Pool(connections));
    // Quartz keeps one scheduler of a name in a process, and hands out the wrong one otherwise.
    synchronized (Clockwork.class) {
      var scheduler = new StdSchedulerFactory(settings(instance)).getScheduler();
      SchedulerRepository.getInstance().remove(CLUSTER);
      scheduler.setJobFactory((bundle, any) -> new WakeJob(wake));
      return new Clockwork(scheduler);
    }
  }

  private static Properties settings(String instance) {
    var settings = new Properties();
    settings.put("org.quartz.scheduler.instanceName", CLUSTER);
    settings.put("org.quartz.scheduler.instanceId", instance);
    settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
    settings.put("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    // With the default of half a minute a second instance sleeps through its wake-ups.
    settings.put("org.quartz.scheduler.idleWaitTime", "1000");
    settings.put("org.quartz.scheduler.dbFailureRetryInterval", "5000");
    settings.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    settings.put("org.quartz.threadPool.threadCount", "3");
    settings.put("org.quartz.threadPool.makeThreadsDaemons", "true");
    settings.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
    settings.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    settings.put("org.quartz.jobStore.dataSource", instance);
    settings.put("org.quartz.jobStore.tablePrefix", "qrtz_");
    settings.put("org.quartz.jobStore.useProperties", "true");
    settings.put("org.quartz.jobStore.isClustered", "true");
    settings.put("org.quartz.jobStore.clusterCheckinInterval", "2000");
    settings.put("org.quartz.jobStore.misfireThreshold", "10000");
    return settings;
  }

  /** Sweeps the feature every minute, in one instance of the cluster at a time. */
  void sweepEveryMinute(String feature) throws SchedulerException {
    scheduler.addJob(job(feature), true);
    var key = new TriggerKey(feature, SWEEPS);
    if (!scheduler.checkExists(key)) {
      schedule(
          TriggerBuilder.newTrigger()
              .withIdentity(key)
              .forJob(job(feature))
              .startNow()
              .withSchedule(
                  simpleSchedule()
                      .withIntervalInMilliseconds(SWEEP.toMillis())
                      .repeatForever()
                      .withMisfireHandlingInstructionNowWithExistingCount())
              .build());
    }
  }

  /**
   * Wakes the feature once.
   *
   * @param name what the wake-up is for; there is one at most of each name
   * @param at when, in real time
   */
  void wakeOnce(String feature, String name, Instant at) throws SchedulerException {
    var key = new TriggerKey(feature + "@" + name, WAKE_UPS);
    var trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(job(feature))
            .startAt(Date.from(at))
            .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
            .build();
    if (scheduler.rescheduleJob(key, trigger) == null) {
      schedule(trigger);
    }
  }

  private void schedule(Trigger trigger) throws SchedulerException {
    try {
      scheduler.scheduleJob(trigger);
    } catch (ObjectAlreadyExistsException e) {
      // Another instance was quicker: that trigger does as well.
      log.trace("{} is there", trigger.getKey(), e);
    }
  }

  /** Recovery: a wake-up whose instance died in the middle of it is given to another. */
  private static JobDetail job(String feature) {
    return JobBuilder.newJob(WakeJob.class)
        .withIdentity(new JobKey(feature, FEATURES))
        .storeDurably()
        .requestRecovery()
        .build();
  }

  void start() throws SchedulerException {
    scheduler.start();
  }

  /** Lets what runs finish, and fires nothing more. */
  void stop() throws SchedulerException {
    scheduler.shutdown(true);
  }

  private record Pool(DataSource connections) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return connections.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
  }
}
