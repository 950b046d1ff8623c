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
 * green there is known here whatever happens in between. What was said under another name of the
 * check stays known, for when that name comes back.
 */
final class StatusStore {
  private final Sql sql;
  private final String gate;
  private final String context;

  /**
   * @param gate the one whose commits they are
   * @param context the name of the check
   */
  StatusStore(Jdbi jdbi, String gate, String context) {
    this.sql = jdbi.onDemand(Sql.class);
    this.gate = gate;
    this.context = context;
  }

  /** Whether the check was last required under another name. */
  boolean isRenamed() {
    return sql.isRenamed(gate, context);
  }

  /** The check is required, under its name. */
  void required() {
    sql.required(gate, context);
  }

  List<SaidStatus> all() {
    return sql.all(gate, context).stream().map(Row::toStatus).toList();
  }

  /** Keeps what is about to be said, or was. */
  void keep(SaidStatus status) {
    sql.keep(gate, context, Row.of(status));
  }

  void forget(String head) {
    sql.forget(gate, context, head);
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
        where gate = :gate and context in (:context, '')
        order by number, head
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> all(String gate, String context);

    @SqlUpdate(
        """
        with nameless as (delete from gate_status where gate = :gate and head = :head and context = '')
        insert into gate_status
          (gate, context, head, number, queued, green, description, confirmed, said_at)
        values (:gate, :context, :head, :number, :queued, :green, :description, :confirmed, :saidAt)
        on conflict (gate, head, context) do update
        set number = excluded.number, queued = excluded.queued, green = excluded.green,
          description = excluded.description, confirmed = excluded.confirmed, said_at = excluded.said_at
        """)
    void keep(String gate, String context, @BindMethods Row status);

    @SqlUpdate(
        """
        delete from gate_status
        where gate = :gate and head = :head and context in (:context, '')
        """)
    void forget(String gate, String context, String head);

    @SqlQuery("select exists (select from gate where name = :gate and context <> :context)")
    boolean isRenamed(String gate, String context);

    @SqlUpdate(
        """
        update gate set context = :context
        where name = :gate and context is distinct from :context
        """)
    void required(String gate, String context);

    @SqlUpdate(
        """
        delete from gate_status where (gate, head, context) in (
          select gate, head, context from gate_status
          where gate = :gate and not green and confirmed and said_at < :limit
          order by said_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(String gate, Instant limit, int atMost);
  }
}
