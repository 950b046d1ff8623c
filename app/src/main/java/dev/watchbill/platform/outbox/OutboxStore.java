package dev.watchbill.platform.outbox;

import static java.util.Comparator.comparing;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
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

  void put(List<Message> messages, Instant now) {
    sql.put(rows(messages), now);
  }

  void show(List<Message> messages, Instant now) {
    sql.show(rows(messages), now);
  }

  /**
   * By conversation: two who begin the same ones at once do not wait for each other in a circle.
   */
  private static List<MessageRow> rows(List<Message> messages) {
    return messages.stream().map(MessageRow::of).sorted(comparing(MessageRow::lane)).toList();
  }

  /** Returns whether there is such a message. */
  boolean edit(String key, Content content, Instant now) {
    var links = PostedLinks.keysIn(content);
    return sql.edit(key, content.text(), content.blocks(), links, now) == 1 || sql.exists(key);
  }

  /** Returns whether any was not yet known to be posted, or given up. */
  boolean withdraw(List<String> keys, Instant now) {
    return sql.withdraw(keys, now) > 0;
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

  /** A message as it is put; public for JDBI. */
  public record MessageRow(
      String key,
      String lane,
      boolean direct,
      Optional<String> parentKey,
      Optional<String> threadTs,
      Priority priority,
      String text,
      String blocks,
      List<String> links) {

    static MessageRow of(Message message) {
      var under = message.under();
      return new MessageRow(
          message.key(),
          message.to().lane(),
          message.to() instanceof Destination.Person,
          under instanceof Under.Intent parent ? Optional.of(parent.key()) : Optional.empty(),
          under instanceof Under.Timestamp root ? Optional.of(root.ts()) : Optional.empty(),
          message.priority(),
          message.content().text(),
          message.content().blocks(),
          PostedLinks.keysIn(message.content()));
    }
  }

  interface Sql {
    /**
     * A lane that is there is only looked at: a courier may be holding its row, and waiting for a
     * message that this transaction has changed.
     */
    String INSERT =
        """
        with known as (
          insert into outbox_lane (lane)
          select cast(:lane as text)
          where not exists (select from outbox_lane where lane = :lane)
          on conflict (lane) do nothing)
        insert into outbox as old (key, lane, direct, parent_key, thread_ts, priority, text,
                            blocks, links, next_attempt_at, created_at, changed_at)
        values (:key, :lane, :direct, :parentKey, :threadTs, cast(:priority as outbox_priority),
                :text, :blocks, nullif(:links, '{}'), :now, :now, :now)
        """;

    /** One statement: it is on the way of a command's answer. */
    @SqlBatch(INSERT + "on conflict (key) do nothing")
    void put(@BindMethods List<MessageRow> messages, Instant now);

    /** As {@link #edit}, if it is there. */
    @SqlBatch(
        INSERT
            + """
            on conflict (key) do update set
              text = excluded.text,
              blocks = excluded.blocks,
              links = excluded.links,
              revision = old.revision + 1,
              changed_at = :now,
              attempts = case when old.unfinished then old.attempts else 0 end,
              next_attempt_at =
                case when old.unfinished then old.next_attempt_at else :now end
            where old.state <> 'WITHDRAWN'
              and (old.text, old.blocks) is distinct from (excluded.text, excluded.blocks)
            """)
    void show(@BindMethods List<MessageRow> messages, Instant now);

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
        where key = any(:keys) and state in ('PENDING', 'SENDING', 'UNKNOWN') and not withdrawn
        """)
    int withdraw(List<String> keys, Instant now);

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
