package dev.watchbill.platform.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The outbox as health, metrics and the inspector see it. */
public final class FiguresStore {
  private final Sql sql;

  public FiguresStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The figures at {@code now}; looks at unfinished and dead messages only. */
  public OutboxFigures figures(Instant now) {
    var sums = sql.sums(now);
    return new OutboxFigures(
        sql.backlog(),
        sums.edits(),
        sums.oldestWaiting(),
        sql.dead(),
        sql.onTheirWay(),
        sums.due(),
        sums.nextAttempt(),
        sql.paused(now));
  }

  /** The newest messages, the newest first. */
  public List<OutboxEntry> newest(int atMost) {
    return sql.newest(atMost);
  }

  /** Everything about unfinished messages that is a sum. */
  public record Sums(
      int edits, Optional<Instant> oldestWaiting, int due, Optional<Instant> nextAttempt) {}

  interface Sql {
    @SqlQuery(
        """
        select state, count(*) as messages from outbox
        where state in ('PENDING', 'SENDING', 'UNKNOWN') and not withdrawn
        group by state
        """)
    @KeyColumn("state")
    @ValueColumn("messages")
    Map<State, Integer> backlog();

    /**
     * What is unfinished, in the terms of the two indexes that hold it. A withdrawn message that is
     * still to be looked for is work for the courier, but nobody waits for it.
     */
    @SqlQuery(
        """
        select
          count(*) filter (where state = 'SENT') as edits,
          min(case state when 'SENT' then changed_at else created_at end)
            filter (where state = 'SENT' or not withdrawn) as oldest_waiting,
          count(*) filter (where next_attempt_at <= :now) as due,
          min(next_attempt_at) filter (where next_attempt_at > :now) as next_attempt
        from outbox
        where state in ('PENDING', 'SENDING', 'UNKNOWN') or (unfinished and state = 'SENT')
        """)
    @RegisterConstructorMapper(Sums.class)
    Sums sums(Instant now);

    @SqlQuery("select count(*) from outbox where state = 'DEAD'")
    int dead();

    @SqlQuery("select count(*) from outbox_lane where lease is not null")
    int onTheirWay();

    @SqlQuery("select method, until from outbox_pause where until > :now")
    @KeyColumn("method")
    @ValueColumn("until")
    Map<String, Instant> paused(Instant now);

    @SqlQuery(
        """
        select key, lane, priority, state, state = 'SENT' and unfinished as edited, attempts,
               created_at, next_attempt_at, ts, failure, text
        from outbox
        order by id desc
        limit :atMost
        """)
    @RegisterConstructorMapper(OutboxEntry.class)
    List<OutboxEntry> newest(int atMost);
  }
}
