package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest.Act;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What was said in answer to something that is not heard yet, in Postgres. */
final class EarlyAnswerStore {
  private final Sql sql;

  EarlyAnswerStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The rotations that somebody waits for, or is helped by, in that thread. */
  List<String> openIn(String channelId, String threadTs) {
    return sql.openIn(channelId, threadTs);
  }

  void keep(String channelId, String threadTs, Act said, Instant heardAt) {
    sql.keep(channelId, threadTs, said.by().value(), said.at(), heardAt);
  }

  /** What was said in that thread, or to that message of it, the first first. */
  List<Act> in(String channelId, String threadTs, String messageTs) {
    return sql.in(channelId, threadTs, messageTs).stream()
        .map(row -> new Act(new PersonId(row.person()), row.at()))
        .toList();
  }

  /** Forgets what was heard before {@code limit}, the oldest first. */
  int forgetHeardBefore(Instant limit, int atMost) {
    return sql.forgetHeardBefore(limit, atMost);
  }

  /** Who said something, and when; public for JDBI. */
  public record SaidRow(String person, Instant at) {}

  interface Sql {
    @SqlQuery(
        "select r.rotation "
            + SupportRow.NEWEST
            + "where r.channel_id = :channelId and r.thread_ts = :threadTs and d.state <> 'RESOLVED'")
    List<String> openIn(String channelId, String threadTs);

    @SqlUpdate(
        """
        insert into support_early_answer (channel_id, thread_ts, person, at, heard_at)
        values (:channelId, :threadTs, :person, :at, :heardAt)
        on conflict do nothing
        """)
    void keep(String channelId, String threadTs, String person, Instant at, Instant heardAt);

    @SqlQuery(
        """
        select person, at from support_early_answer
        where channel_id = :channelId and thread_ts in (:threadTs, :messageTs)
        order by at, person
        """)
    @RegisterConstructorMapper(SaidRow.class)
    List<SaidRow> in(String channelId, String threadTs, String messageTs);

    @SqlUpdate(
        """
        delete from support_early_answer where (channel_id, thread_ts, person, at) in (
          select channel_id, thread_ts, person, at from support_early_answer
          where heard_at < :limit
          order by heard_at
          limit :atMost
          for update skip locked)
        """)
    int forgetHeardBefore(Instant limit, int atMost);
  }
}
