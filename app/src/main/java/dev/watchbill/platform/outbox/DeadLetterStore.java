package dev.watchbill.platform.outbox;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Messages that were given up, until the administrators were told. */
final class DeadLetterStore {
  private final Sql sql;

  DeadLetterStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Locks some that nobody was told of. Needs a transaction. */
  List<UntoldRow> lockUntold() {
    return sql.lockUntold();
  }

  void told(long id) {
    sql.told(id);
  }

  /** A message, or the edit of a message that stands in Slack, that was given up. */
  public record UntoldRow(
      long id,
      int revision,
      String key,
      String lane,
      boolean direct,
      String text,
      String reason,
      boolean edit) {
    DeadLetter letter() {
      return new DeadLetter(
          id + "." + revision,
          key,
          direct ? new Destination.Person(lane) : new Destination.Channel(lane),
          PostedLinks.wordsOf(text),
          reason,
          edit);
    }
  }

  interface Sql {
    @SqlQuery(
        """
        select id, revision, key, lane, direct, text, untold as reason, state = 'SENT' as edit
        from outbox
        where untold is not null
        order by id
        limit 20
        for no key update skip locked
        """)
    @RegisterConstructorMapper(UntoldRow.class)
    List<UntoldRow> lockUntold();

    @SqlUpdate("update outbox set untold = null where id = :id")
    void told(long id);
  }
}
