package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Delivery.Draft;
import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.platform.outbox.Outbox.Posted;
import dev.watchbill.platform.outbox.Targets.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** How far each message has come. Whoever writes here holds the message's lane, but for facts. */
final class CourierStore {
  private final Sql sql;

  CourierStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Finds the post of a vanished courier to be of unknown outcome, to be searched for at {@code
   * lookAt}; tells whether there was one.
   */
  boolean abandonPosts(String lane, Instant lookAt) {
    return sql.abandonPosts(lane, lookAt) > 0;
  }

  /** Takes the next message of {@code lane}, if there is one that can be worked on now. */
  Optional<Claim> takeNext(String lane, UUID lease, Instant now) {
    var next = sql.takeNext(lane, now);
    while (next.filter(row -> row.state() == State.WITHDRAWN).isPresent()) {
      next = sql.takeNext(lane, now);
    }
    return next.map(row -> claim(row, lease));
  }

  /**
   * It stands in Slack. That is a fact, whoever holds the lane. What exactly a search found is not
   * known if the content has changed since it was put, or has links: then it is edited once more.
   */
  void posted(Claim claim, Posted place, Instant now) {
    var surely = claim.work() == Work.POST || (claim.revision() == 1 && claim.targets().isEmpty());
    sql.posted(claim.id(), place.channelId(), place.ts(), surely ? claim.shownRevision() : 0, now);
  }

  /** Slack shows the claimed content, which is a fact too. */
  void edited(Claim claim, Instant now) {
    sql.edited(claim.id(), claim.shownRevision(), now);
  }

  /**
   * It is {@code state} until it is tried again at {@code at}; if it was withdrawn meanwhile, and
   * is surely not posted, that was it.
   */
  void again(Claim claim, State state, int attempts, Instant at, String reason) {
    sql.again(claim.id(), state, attempts, at, reason);
  }

  /** It is not tried again; nobody is told of that if it was withdrawn. */
  void giveUp(Claim claim, Verdict.GivenUp verdict, boolean tell, Instant now) {
    var untold = tell ? Optional.of(verdict.reason()) : Optional.<String>empty();
    if (claim.work() == Work.EDIT) {
      sql.giveUpEdit(claim.id(), claim.revision(), verdict.gone(), verdict.reason(), untold, now);
    } else {
      sql.giveUpPost(claim.id(), verdict.reason(), untold, now);
    }
  }

  private Claim claim(ClaimedRow row, UUID lease) {
    var content = new Content(row.text(), row.blocks());
    var to =
        row.direct() ? new Destination.Person(row.lane()) : new Destination.Channel(row.lane());
    var work =
        switch (row.state()) {
          case SENT -> Work.EDIT;
          case UNKNOWN -> Work.SEARCH;
          default -> Work.POST;
        };
    return new Claim(
        lease,
        row.id(),
        new Draft(row.key(), to, row.threadTs(), content),
        work,
        row.revision(),
        row.attempts(),
        row.triedAt(),
        row.channelId().flatMap(channel -> row.ts().map(ts -> new Posted(channel, ts))),
        targets(PostedLinks.keysIn(content)),
        System.nanoTime());
  }

  private Optional<Targets> targets(List<String> keys) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    var rows = sql.targets(keys);
    return Optional.of(
        new Targets(
            rows.stream()
                .filter(row -> row.state() == State.SENT)
                .collect(Collectors.toMap(TargetRow::key, TargetRow::target)),
            rows.stream().noneMatch(row -> row.state().isOnItsWay())));
  }

  /** A message that another one has a link to. */
  public record TargetRow(
      String key,
      State state,
      Optional<String> channelId,
      Optional<String> ts,
      Optional<String> threadTs) {
    Target target() {
      return new Target(new Posted(channelId.orElseThrow(), ts.orElseThrow()), threadTs);
    }
  }

  /** A message as it was claimed. */
  public record ClaimedRow(
      long id,
      String key,
      String lane,
      boolean direct,
      Optional<String> threadTs,
      String text,
      String blocks,
      int revision,
      State state,
      int attempts,
      Instant triedAt,
      Optional<String> channelId,
      Optional<String> ts) {}

  interface Sql {
    @SqlQuery("select key, state, channel_id, ts, thread_ts from outbox where key = any(:keys)")
    @RegisterConstructorMapper(TargetRow.class)
    List<TargetRow> targets(List<String> keys);

    @SqlUpdate(
        """
        update outbox set
          state = 'UNKNOWN',
          next_attempt_at = :lookAt,
          failure = 'its courier vanished'
        where lane = :lane and state = 'SENDING'
        """)
    int abandonPosts(String lane, Instant lookAt);

    /**
     * The next message, which turns out to be withdrawn if its parent was, or if it was itself
     * while this waited for its row.
     */
    @SqlQuery(
        "with next as (select next.id from outbox_lane l cross join lateral ("
            + LaneStore.NEXT_OF_LANE
            + """
            ) next where l.lane = :lane)
            update outbox m set
              state = case
                when m.state = 'PENDING' and m.parent_key is not null and exists (
                  select from outbox parent
                  where parent.key = m.parent_key and parent.state = 'WITHDRAWN')
                then 'WITHDRAWN'
                when m.state = 'PENDING' then 'SENDING'
                else m.state
              end,
              attempts = m.attempts + 1,
              tried_at = coalesce(m.tried_at, :now),
              thread_ts = case
                when m.state = 'PENDING' and m.thread_ts is null then
                  (select coalesce(parent.thread_ts, parent.ts) from outbox parent
                   where parent.key = m.parent_key and parent.state = 'SENT')
                else m.thread_ts
              end
            from next
            where m.id = next.id
            returning m.id, m.key, m.lane, m.direct, m.thread_ts, m.text, m.blocks, m.revision,
                      m.state, m.attempts, m.tried_at, m.channel_id, m.ts
            """)
    @RegisterConstructorMapper(ClaimedRow.class)
    Optional<ClaimedRow> takeNext(String lane, Instant now);

    @SqlUpdate(
        """
        update outbox set
          state = 'SENT',
          channel_id = :channelId,
          ts = :ts,
          settled_revision = :shown,
          attempts = 0,
          next_attempt_at = :now,
          changed_at = :now,
          failure = null,
          untold = null
        where id = :id and state <> 'SENT'
        """)
    void posted(long id, String channelId, String ts, int shown, Instant now);

    @SqlUpdate(
        """
        update outbox set
          settled_revision = greatest(settled_revision, :revision),
          attempts = 0,
          changed_at = :now,
          failure = null
        where id = :id
        """)
    void edited(long id, int revision, Instant now);

    @SqlUpdate(
        """
        update outbox set
          state = case
            when withdrawn and :state = 'PENDING' then 'WITHDRAWN'
            else cast(:state as outbox_state)
          end,
          attempts = :attempts,
          next_attempt_at = :at,
          failure = :reason
        where id = :id
        """)
    void again(long id, State state, int attempts, Instant at, String reason);

    @SqlUpdate(
        """
        update outbox set
          state = cast(case when withdrawn then 'WITHDRAWN' else 'DEAD' end as outbox_state),
          failure = :reason,
          untold = case when not withdrawn then :untold end,
          changed_at = :now
        where id = :id
        """)
    void giveUpPost(long id, String reason, Optional<String> untold, Instant now);

    @SqlUpdate(
        """
        update outbox set
          settled_revision = greatest(settled_revision, :revision),
          gone = :gone,
          attempts = 0,
          failure = :reason,
          untold = :untold,
          changed_at = :now
        where id = :id
        """)
    void giveUpEdit(
        long id, int revision, boolean gone, String reason, Optional<String> untold, Instant now);
  }
}
