package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Holds up every transaction that enters a certain act in the audit trail, which is the last thing
 * that it does before its commit, or nearly. As soon as this is closed they go on, if their process
 * is still there.
 */
final class Pause implements AutoCloseable {
  private final Jdbi jdbi;
  private final Handle held;

  private Pause(Jdbi jdbi, Handle held) {
    this.jdbi = jdbi;
    this.held = held;
  }

  /** Before any bot starts. */
  static void prepare(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              create function wait_if_paused() returns trigger language plpgsql as $$
              begin
                perform pg_advisory_xact_lock_shared(hashtext(new.what));
                return new;
              end $$
              """);
          handle.execute(
              """
              create trigger pause before insert on audit for each row
              execute function wait_if_paused()
              """);
        });
  }

  /**
   * From now on.
   *
   * @param what the act, such as {@code support.ask}
   */
  static Pause before(Jdbi jdbi, String what) {
    var held = jdbi.open();
    held.execute("select pg_advisory_lock(hashtext(?))", what);
    return new Pause(jdbi, held);
  }

  /** Waits until there is such a transaction. */
  void mustHoldUpSomebody() {
    soon().until(() -> jdbi.withHandle(Pause::waiting) > 0);
  }

  private static int waiting(Handle handle) {
    return handle
        .select(
            """
            select count(*) from pg_locks
            where locktype = 'advisory' and not granted
              and database = (select oid from pg_database where datname = current_database())
            """)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public void close() {
    // The connection goes back to its pool, and would keep the lock.
    held.execute("select pg_advisory_unlock_all()");
    held.close();
  }
}
