package dev.watchbill.support;

import static dev.watchbill.support.SupportRow.COLUMNS;
import static dev.watchbill.support.SupportRow.NEWEST;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Support requests in Postgres, each as its newest round stands. */
final class SupportStore {
  private final Sql sql;

  SupportStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Makes everybody else who asks in this thread, or changes its request, wait until the present
   * transaction ends; a thread in which nobody has asked before is entered.
   *
   * @param excerpt kept of the first message that asks there
   * @return the request's number
   */
  long enter(String rotation, String channelId, String threadTs, String excerpt) {
    sql.enter(rotation, channelId, threadTs, excerpt);
    return sql.lockThread(rotation, channelId, threadTs);
  }

  /** Returns whether this message has not asked here before. */
  boolean mention(long id, String messageTs, Optional<PersonId> asker) {
    return sql.mention(id, messageTs, asker.map(PersonId::value)) == 1;
  }

  /** As it stands; nobody else changes it until the present transaction ends. */
  Optional<SupportRequest> locked(long id) {
    return sql.lock(id).flatMap(this::find);
  }

  /** As {@link #locked}, of each that nobody else is changing now. */
  List<SupportRequest> lockedIfFree(List<Long> ids) {
    return sql.find(sql.lockIfFree(ids)).stream().map(SupportRow::toRequest).toList();
  }

  /** As it stands. */
  Optional<SupportRequest> find(long id) {
    return sql.find(id).map(SupportRow::toRequest);
  }

  /** The thread in which that message asked. */
  Optional<String> threadOf(String channelId, String messageTs) {
    return sql.threadOf(channelId, messageTs);
  }

  /** Those in a thread that nobody has answered. */
  List<Long> waitingIn(String channelId, String threadTs) {
    return sql.waitingIn(channelId, threadTs);
  }

  /** All that are not resolved: unanswered first, then by due time. */
  List<SupportRequest> open() {
    return sql.open().stream().map(SupportRow::toRequest).toList();
  }

  /** Enters a new round, which is the newest from now on. */
  void begin(SupportRequest request) {
    sql.begin(SupportRow.of(request));
    sql.advance(request.id(), request.round());
  }

  /** Keeps how it stands, of what changes within a round. */
  void save(SupportRequest request) {
    save(List.of(request));
  }

  /** As {@link #save(SupportRequest)} of each, in one go. */
  void save(List<SupportRequest> requests) {
    sql.save(requests.stream().map(SupportRow::of).toList());
  }

  /** Everybody who ever asked in that thread, also while it was open. */
  Set<PersonId> askers(long id) {
    return sql.askers(id).stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Notes that whoever asks again is pointed to it at {@code now}.
   *
   * @return whether nobody was since {@code quietSince}
   */
  boolean point(SupportRequest request, Instant now, Instant quietSince) {
    return sql.point(request.id(), request.round(), now, quietSince) == 1;
  }

  /** Empties the excerpts of what was last asked before {@code limit}, the oldest first. */
  int forgetExcerptsBefore(Instant limit, int atMost) {
    return sql.forgetExcerptsBefore(limit, atMost);
  }

  /** Forgets what was resolved before {@code limit}, the oldest first; what is open stays. */
  int forgetResolvedBefore(Instant limit, int atMost) {
    return sql.forgetResolvedBefore(limit, atMost);
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into support_request (rotation, channel_id, thread_ts, excerpt)
        values (:rotation, :channelId, :threadTs, :excerpt)
        on conflict (rotation, channel_id, thread_ts) do nothing
        """)
    void enter(String rotation, String channelId, String threadTs, String excerpt);

    @SqlQuery(
        """
        select id from support_request
        where rotation = :rotation and channel_id = :channelId and thread_ts = :threadTs
        for update
        """)
    long lockThread(String rotation, String channelId, String threadTs);

    @SqlUpdate(
        """
        insert into support_mention (request, message_ts, asker) values (:id, :messageTs, :asker)
        on conflict do nothing
        """)
    int mention(long id, String messageTs, Optional<String> asker);

    @SqlQuery("select id from support_request where id = :id for update")
    Optional<Long> lock(long id);

    @SqlQuery(
        "select id from support_request where id = any(:ids) order by id for update skip locked")
    List<Long> lockIfFree(List<Long> ids);

    @SqlQuery(COLUMNS + NEWEST + "where r.id = :id")
    @RegisterConstructorMapper(SupportRow.class)
    Optional<SupportRow> find(long id);

    @SqlQuery(COLUMNS + NEWEST + "where r.id = any(:ids) order by d.next_at, r.id")
    @RegisterConstructorMapper(SupportRow.class)
    List<SupportRow> find(List<Long> ids);

    @SqlQuery(
        """
        select distinct r.thread_ts from support_mention m join support_request r on r.id = m.request
        where m.message_ts = :messageTs and r.channel_id = :channelId
        """)
    Optional<String> threadOf(String channelId, String messageTs);

    @SqlQuery(
        "select r.id "
            + NEWEST
            + "where r.channel_id = :channelId and r.thread_ts = :threadTs and d.state = 'WAITING' order by r.id")
    List<Long> waitingIn(String channelId, String threadTs);

    @SqlQuery(
        COLUMNS
            + NEWEST
            + "where d.state <> 'RESOLVED' order by d.state = 'WAITING' desc, d.due_at, r.id")
    @RegisterConstructorMapper(SupportRow.class)
    List<SupportRow> open();

    @SqlUpdate(
        """
        insert into support_round (request, round, message_ts, asker, asked_at, due_at, state,
          holder, steps_done, next_at)
        values (:id, :round, :messageTs, :asker, :askedAt, :dueAt, :state, :holder, :stepsDone,
          :nextAt)
        """)
    void begin(@BindMethods SupportRow row);

    @SqlUpdate("update support_request set round = :round where id = :id")
    void advance(long id, int round);

    @SqlBatch(
        """
        update support_round
        set state = :state, holder = :holder, steps_done = :stepsDone, next_at = :nextAt,
          answered_by = :answeredBy, answered_at = :answeredAt,
          resolved_by = :resolvedBy, resolved_at = :resolvedAt, escalation = :escalation
        where request = :id and round = :round
        """)
    void save(@BindMethods List<SupportRow> rows);

    @SqlQuery(
        """
        select asker from support_round where request = :id and asker is not null
        union
        select asker from support_mention where request = :id and asker is not null
        """)
    List<String> askers(long id);

    @SqlUpdate(
        """
        update support_round set pointed_at = :now
        where request = :id and round = :round
          and (pointed_at is null or pointed_at < :quietSince)
        """)
    int point(long id, int round, Instant now, Instant quietSince);

    @SqlUpdate(
        """
        update support_request set excerpt = '' where id in (
          select r.id
          from support_request r
          join support_round d on d.request = r.id and d.round = r.round
          where d.asked_at < :limit and r.excerpt <> ''
          order by d.asked_at
          limit :atMost
          for update of r skip locked)
        """)
    int forgetExcerptsBefore(Instant limit, int atMost);

    @SqlUpdate(
        """
        delete from support_request where id in (
          select r.id
          from support_request r
          join support_round d on d.request = r.id and d.round = r.round
          where d.resolved_at < :limit
          order by d.resolved_at
          limit :atMost
          for update of r skip locked)
        """)
    int forgetResolvedBefore(Instant limit, int atMost);
  }
}
