package dev.watchbill.platform.slack;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How far each watched channel has been read back, by whichever instance. */
public final class GapStore {
  private final Sql sql;

  public GapStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The Slack timestamp up to which everything was taken; empty for a channel newly watched. */
  Optional<String> readUpTo(String channelId) {
    return sql.readUpTo(channelId);
  }

  /** Everything up to {@code ts} was taken; never goes back. */
  void readUpTo(String channelId, String ts) {
    sql.putReadUpTo(channelId, ts);
  }

  interface Sql {
    @SqlQuery("select read_up_to from channel_read where channel_id = :channelId")
    Optional<String> readUpTo(String channelId);

    @SqlUpdate(
        """
        insert into channel_read (channel_id, read_up_to) values (:channelId, :ts)
        on conflict (channel_id) do update
          set read_up_to = greatest(channel_read.read_up_to, excluded.read_up_to)
        """)
    void putReadUpTo(String channelId, String ts);
  }
}
