package dev.watchbill.platform.jobs;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.spi.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which features are woken; Quartz makes them by the name of this class. Its own
 * idle threads look only twice a second whether they are to stop, and so every stop took that long.
 */
public final class Workers implements ThreadPool {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final int THREADS = 3;

  private final Semaphore free = new Semaphore(THREADS);
  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, this::thread);

  private Thread thread(Runnable work) {
    var thread = new Thread(work, "timers-" + made.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean runInThread(Runnable work) {
    free.acquireUninterruptibly();
    try {
      threads.execute(() -> runAndFree(work));
      return true;
    } catch (RejectedExecutionException e) {
      free.release();
      log.debug("Stopping: another instance wakes whoever is due", e);
      return false;
    }
  }

  private void runAndFree(Runnable work) {
    try {
      work.run();
    } finally {
      free.release();
    }
  }

  /** Only the scheduler's one thread asks and takes, so what is free stays free for it. */
  @Override
  public int blockForAvailableThreads() {
    free.acquireUninterruptibly();
    free.release();
    return free.availablePermits();
  }

  @Override
  public void initialize() {}

  /** Takes nothing more; what runs is never interrupted. */
  @Override
  public void shutdown(boolean waitForJobsToComplete) {
    threads.shutdown();
    if (!waitForJobsToComplete) {
      return;
    }
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        log.warn("Still waiting for a timer that runs since before the stop.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int getPoolSize() {
    return THREADS;
  }

  /** All instances name their threads alike. */
  @Override
  public void setInstanceId(String instance) {}

  /** All instances name their threads alike. */
  @Override
  public void setInstanceName(String name) {}
}
