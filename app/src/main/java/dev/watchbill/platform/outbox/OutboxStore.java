package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What is to be said; and, for the courier, how far it has come. */
public final class OutboxStore {
  private final Sql sql;
  private final LaneStore lanes;
  private final CourierStore progress;
  private final DeadLetterStore deadLetters;

  public OutboxStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
    this.lanes = new LaneStore(jdbi);
    this.progress = new CourierStore(jdbi);
    this.deadLetters = new DeadLetterStore(jdbi);
  }

  LaneStore lanes() {
    return lanes;
  }

  CourierStore progress() {
    return progress;
  }

  DeadLetterStore deadLetters() {
    return deadLetters;
  }

  void put(Message message, Instant now) {
    var under = message.under();
    sql.put(
        message.key(),
        message.to().lane(),
        message.to() instanceof Destination.Person,
        under instanceof Under.Intent parent ? Optional.of(parent.key()) : Optional.empty(),
        under instanceof Under.Timestamp root ? Optional.of(root.ts()) : Optional.empty(),
        message.priority(),
        message.content().text(),
        message.content().blocks(),
        PostedLinks.keysIn(message.content()),
        now);
  }

  /** Returns whether there is such a message. */
  boolean edit(String key, Content content, Instant now) {
    var links = PostedLinks.keysIn(content);
    return sql.edit(key, content.text(), content.blocks(), links, now) == 1 || sql.exists(key);
  }

  /** Returns whether it was not yet known to be posted, or given up. */
  boolean withdraw(String key, Instant now) {
    return sql.withdraw(key, now) == 1;
  }

  Optional<Posted> posted(String key) {
    return sql.posted(key);
  }

  Optional<String> keyAt(String channelId, String ts) {
    return sql.keyAt(channelId, ts);
  }

  int forgetFinishedBefore(Instant limit, int atMost) {
    sql.forgetPausesBefore(limit);
    return sql.forgetFinishedBefore(limit, atMost);
  }

  interface Sql {
    /** One statement: it is on the way of a command's answer. */
    @SqlUpdate(
        """
        with known as (
          insert into outbox_lane (lane) values (:lane) on conflict (lane) do nothing)
        insert into outbox (key, lane, direct, parent_key, thread_ts, priority, text, blocks,
                            links, next_attempt_at, created_at, changed_at)
        values (:key, :lane, :direct, :parentKey, :threadTs, cast(:priority as outbox_priority),
                :text, :blocks, nullif(:links, '{}'), :now, :now, :now)
        on conflict (key) do nothing
        """)
    int put(
        String key,
        String lane,
        boolean direct,
        Optional<String> parentKey,
        Optional<String> threadTs,
        Priority priority,
        String text,
        String blocks,
        List<String> links,
        Instant now);

    /** The same content again is no edit. A fresh edit does not wait out the last one's retries. */
    @SqlUpdate(
        """
        update outbox set
          text = :text,
          blocks = :blocks,
          links = nullif(:links, '{}'),
          revision = revision + 1,
          changed_at = :now,
          attempts = case when unfinished then attempts else 0 end,
          next_attempt_at = case when unfinished then next_attempt_at else :now end
        where key = :key and state <> 'WITHDRAWN'
          and (text, blocks) is distinct from (:text, :blocks)
        """)
    int edit(String key, String text, String blocks, List<String> links, Instant now);

    /** What may be in Slack by now keeps its state until the courier has found out. */
    @SqlUpdate(
        """
        update outbox set
          withdrawn = true,
          state = case state when 'PENDING' then 'WITHDRAWN' else state end,
          changed_at = :now
        where key = :key and state in ('PENDING', 'SENDING', 'UNKNOWN') and not withdrawn
        """)
    int withdraw(String key, Instant now);

    @SqlQuery("select exists (select from outbox where key = :key)")
    boolean exists(String key);

    @SqlQuery("select channel_id, ts from outbox where key = :key and state = 'SENT'")
    @RegisterConstructorMapper(Posted.class)
    Optional<Posted> posted(String key);

    @SqlQuery(
        "select key from outbox where channel_id = :channelId and ts = :ts and state = 'SENT'")
    Optional<String> keyAt(String channelId, String ts);

    @SqlUpdate(
        """
        delete from outbox where id in (
          select id from outbox
          where not unfinished and untold is null and changed_at < :limit
          order by changed_at
          limit :atMost
          for update skip locked)
        """)
    int forgetFinishedBefore(Instant limit, int atMost);

    @SqlUpdate("delete from outbox_pause where until < :limit")
    void forgetPausesBefore(Instant limit);
  }
}
