package dev.watchbill.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Which conversation is whose turn: one courier at a time works for a lane, and none before it is
 * free again.
 *
 * <p>A lease is measured on the clock of the database. It says whether a process is alive, so it
 * needs a clock that all instances share and that nobody moves; everything else here is measured on
 * the bot's own clock, which can be moved on in the sandbox.
 */
final class LaneStore {
  private final Sql sql;

  LaneStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Locks the free lane with the most urgent message that can be worked on now; one that another
   * courier is locking is passed over. Needs a transaction.
   */
  Optional<String> lockMostUrgent(Instant now) {
    return sql.lockMostUrgent(now);
  }

  void hold(String lane, UUID lease, Duration length) {
    sql.hold(lane, lease, length.toMillis() / 1000.0);
  }

  /** Takes the lane from whoever holds it. */
  void free(String lane) {
    sql.free(lane);
  }

  /**
   * Gives the lane back, not to be used before {@code freeAt}; tells whether it was still held. If
   * not, somebody else decides about its messages by now.
   */
  boolean release(String lane, UUID lease, Instant freeAt) {
    return sql.release(lane, lease, freeAt) == 1;
  }

  /** Forgets some lanes without messages that were not used since {@code limit}. */
  int forgetUnusedSince(Instant limit, int atMost) {
    return sql.forgetUnusedSince(limit, atMost);
  }

  /** No instance calls {@code method} before {@code until}. */
  void pause(String method, Instant until) {
    sql.pause(method, until);
  }

  /** The earliest instant after {@code now} at which a free lane may have something to do. */
  Optional<Instant> nextDueAfter(Instant now) {
    return sql.nextDueAfter(now);
  }

  /**
   * The posts of lane {@code l} that do not wait for another one. A reply waits for the message it
   * replies to, without holding up anybody; if that one was given up, the reply goes on its own. A
   * message with a link waits for the one it points to, unless that one waits for it, and not for
   * ever.
   */
  private static final String POSTS =
      """
      from outbox p
      where p.lane = l.lane and p.state in ('PENDING', 'SENDING', 'UNKNOWN')
        and not (
          p.state = 'PENDING' and p.parent_key is not null and exists (
            select from outbox parent
            where parent.key = p.parent_key
              and parent.state in ('PENDING', 'SENDING', 'UNKNOWN')))
        and not (
          p.state = 'PENDING' and p.links is not null
          and p.created_at > cast(:now as timestamptz) - interval '10 minutes'
          and exists (
            select from outbox target
            where target.key = any(p.links)
              and target.state in ('PENDING', 'SENDING', 'UNKNOWN')
              and target.id <> p.id
              and target.parent_key is distinct from p.key
              and p.key <> all(coalesce(target.links, '{}'))))
      """;

  /** The edits of lane {@code l} that do not wait for what they have links to. */
  private static final String EDITS =
      """
      from outbox e
      where e.lane = l.lane and e.unfinished and e.state = 'SENT'
        and not (
          e.links is not null and exists (
            select from outbox target
            where target.key = any(e.links)
              and target.state in ('PENDING', 'SENDING', 'UNKNOWN')))
      """;

  /**
   * The next message of lane {@code l}, if it can be worked on: an edit, or the first of the posts,
   * so that one that is tried again holds up those behind it.
   */
  static final String NEXT_OF_LANE =
      "select w.id, w.priority from ((select p.* "
          + POSTS
          + "order by p.priority, p.id limit 1) union all (select e.* "
          + EDITS
          + "and e.next_attempt_at <= :now order by e.priority, e.id limit 1)) w "
          + """
          where w.next_attempt_at <= :now
            and not exists (
              select from outbox_pause paused
              where paused.until > :now
                and case paused.method
                  when 'chat.postMessage' then w.state = 'PENDING'
                  when 'chat.update' then w.state = 'SENT'
                  when 'conversations.history' then w.state = 'UNKNOWN' and w.thread_ts is null
                  when 'conversations.replies' then w.state = 'UNKNOWN' and w.thread_ts is not null
                  when 'conversations.open' then w.state in ('PENDING', 'UNKNOWN') and w.direct
                  else false
                end)
          order by w.priority, w.id
          limit 1
          """;

  interface Sql {
    @SqlQuery(
        "select l.lane from outbox_lane l cross join lateral ("
            + NEXT_OF_LANE
            + """
            ) next
            where l.free_at <= :now and (l.lease is null or l.lease_until <= clock_timestamp())
            order by next.priority, next.id
            limit 1
            for no key update of l skip locked
            """)
    Optional<String> lockMostUrgent(Instant now);

    @SqlUpdate(
        """
        update outbox_lane set
          lease = :lease,
          lease_until = clock_timestamp() + make_interval(secs => :seconds)
        where lane = :lane
        """)
    void hold(String lane, UUID lease, double seconds);

    @SqlUpdate("update outbox_lane set lease = null, lease_until = null where lane = :lane")
    void free(String lane);

    @SqlUpdate(
        """
        update outbox_lane set
          lease = null,
          lease_until = null,
          free_at = greatest(free_at, :freeAt)
        where lane = :lane and lease = :lease
        """)
    int release(String lane, UUID lease, Instant freeAt);

    @SqlUpdate(
        """
        delete from outbox_lane where lane in (
          select l.lane from outbox_lane l
          where l.free_at < :limit and l.lease is null
            and not exists (select from outbox m where m.lane = l.lane)
          limit :atMost
          for update skip locked)
        """)
    int forgetUnusedSince(Instant limit, int atMost);

    @SqlUpdate(
        """
        insert into outbox_pause (method, until) values (:method, :until)
        on conflict (method) do update set until = greatest(outbox_pause.until, excluded.until)
        """)
    void pause(String method, Instant until);

    @SqlQuery(
        "select min(greatest(first.next_attempt_at, l.free_at))"
            + " from outbox_lane l cross join lateral ((select p.next_attempt_at "
            + POSTS
            + "order by p.priority, p.id limit 1) union all (select min(e.next_attempt_at) "
            + EDITS
            + ")) first "
            + "where l.lease is null and greatest(first.next_attempt_at, l.free_at) > :now")
    Optional<Instant> nextDueAfter(Instant now);
  }
}
