package dev.watchbill.gate;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * What was said of commits on GitHub, in Postgres. Written before it is said, so that what may be
 * green there is known here whatever happens in between.
 */
final class StatusStore {
  private final Sql sql;
  private final String gate;

  /**
   * @param gate the one whose commits they are
   */
  StatusStore(Jdbi jdbi, String gate) {
    this.sql = jdbi.onDemand(Sql.class);
    this.gate = gate;
  }

  List<SaidStatus> all() {
    return sql.all(gate).stream().map(Row::toStatus).toList();
  }

  /** Keeps what is about to be said, or was. */
  void keep(SaidStatus status) {
    sql.keep(gate, Row.of(status));
  }

  void forget(String head) {
    sql.forget(gate, head);
  }

  /** Forgets what stopped something long ago; never what may be green. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(gate, limit, atMost);
  }

  /** A row as it stands. */
  public record Row(
      String head,
      int number,
      boolean queued,
      boolean green,
      String description,
      boolean confirmed,
      Instant saidAt) {

    static Row of(SaidStatus it) {
      return new Row(
          it.head(),
          it.number(),
          it.queued(),
          it.green(),
          it.description(),
          it.confirmed(),
          it.at());
    }

    SaidStatus toStatus() {
      return new SaidStatus(head, number, queued, green, description, confirmed, saidAt);
    }
  }

  interface Sql {
    @SqlQuery(
        """
        select head, number, queued, green, description, confirmed, said_at
        from gate_status
        where gate = :gate
        order by number, head
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> all(String gate);

    @SqlUpdate(
        """
        insert into gate_status (gate, head, number, queued, green, description, confirmed, said_at)
        values (:gate, :head, :number, :queued, :green, :description, :confirmed, :saidAt)
        on conflict (gate, head) do update
        set number = excluded.number, queued = excluded.queued, green = excluded.green,
          description = excluded.description, confirmed = excluded.confirmed, said_at = excluded.said_at
        """)
    void keep(String gate, @BindMethods Row status);

    @SqlUpdate("delete from gate_status where gate = :gate and head = :head")
    void forget(String gate, String head);

    @SqlUpdate(
        """
        delete from gate_status where (gate, head) in (
          select gate, head from gate_status
          where gate = :gate and not green and confirmed and said_at < :limit
          order by said_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(String gate, Instant limit, int atMost);
  }
}
