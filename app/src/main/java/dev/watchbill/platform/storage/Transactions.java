package dev.watchbill.platform.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One transaction for a use case: every SqlObject called inside it, on the same thread, takes part
 * in it. A transaction inside another joins it.
 */
public final class Transactions {
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
    afterwards.forEach(Runnable::run);
    return result;
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
