package dev.watchbill.platform.inbox;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which deliveries were taken. */
public final class InboxStore {
  private final Sql sql;

  public InboxStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Marks {@code key} as taken. While another transaction is at the same key this waits: it fails
   * if that one commits, and succeeds if that one rolls back.
   *
   * @return whether it was free
   */
  boolean take(String key, Instant now) {
    return sql.take(key, now) == 1;
  }

  int forgetTakenBefore(Instant limit, int atMost) {
    return sql.forgetTakenBefore(limit, atMost);
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into inbox (key, taken_at) values (:key, :now)
        on conflict (key) do nothing
        """)
    int take(String key, Instant now);

    @SqlUpdate(
        """
        delete from inbox where key in (
          select key from inbox where taken_at < :limit
          order by taken_at
          limit :atMost
          for update skip locked)
        """)
    int forgetTakenBefore(Instant limit, int atMost);
  }
}
