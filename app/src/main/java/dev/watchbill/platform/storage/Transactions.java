package dev.watchbill.platform.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for a use case: every SqlObject called inside it, on the same thread, takes part
 * in it. A transaction inside another joins it.
 */
public final class Transactions {
  private static final Logger log = LoggerFactory.getLogger(Transactions.class);

  private final Jdbi jdbi;

  // Not static: a transaction of one database does not cover another database's work.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable List<Runnable>> hooks = new ThreadLocal<>();

  public Transactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs {@code work} in one transaction, committed durably when this returns.
   *
   * @throws org.jdbi.v3.core.JdbiException if Postgres cannot take it; nothing was changed then
   */
  public <T> T inOne(Supplier<T> work) {
    if (hooks.get() != null) {
      return work.get();
    }
    var afterwards = new ArrayList<Runnable>();
    hooks.set(afterwards);
    T result;
    try {
      result = jdbi.inTransaction(handle -> work.get());
    } finally {
      hooks.remove();
    }
    afterwards.forEach(Transactions::hurry);
    return result;
  }

  /** What is committed is committed: a hook that fails must not look like a failed transaction. */
  private static void hurry(Runnable hook) {
    try {
      hook.run();
    } catch (RuntimeException e) {
      log.warn("A hook after a commit failed; a sweep will do its work.", e);
    }
  }

  /** As {@link #inOne(Supplier)}, for work without a result. */
  public void run(Runnable work) {
    inOne(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Runs {@code hook} once the present transaction is committed, or now if there is none. It is
   * lost in a crash, so it may only hurry along what a sweep would find anyway.
   */
  public void afterCommit(Runnable hook) {
    var pending = hooks.get();
    if (pending == null) {
      hook.run();
    } else {
      pending.add(hook);
    }
  }
}
