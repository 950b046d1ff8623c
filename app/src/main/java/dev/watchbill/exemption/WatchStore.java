package dev.watchbill.exemption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** How far the pull requests of each freeze were looked through, in Postgres. */
final class WatchStore {
  private final Sql sql;

  WatchStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * A freeze to be looked at; what has changed since {@code seenTo} was not seen.
   *
   * @param branch what is frozen, with its repository
   */
  public record WatchRow(long freezeId, Instant seenTo, String branch) {}

  /** Since when GitHub does not say what happens, and why. */
  record Away(Instant since, String why) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Whether it has lasted so long by then that whoever follows the freeze is told. */
    boolean isKnownAt(Instant then) {
      return !since.plus(PATIENCE).isAfter(then);
    }
  }

  /** A row of the troubles. */
  public record AwayRow(@Nullable Instant awaySince, @Nullable String awayWhy) {}

  /** From now on that freeze is looked at; does nothing if it is already. */
  void begin(long freeze, Instant from, Instant next) {
    sql.begin(freeze, from, next);
  }

  /** The freezes to be looked at now, which nobody else sees to; needs a transaction. */
  List<WatchRow> lockDue(Instant now) {
    return sql.lockDue(now);
  }

  /** It is looked at, and again at {@code next}. */
  void next(long freeze, Instant next) {
    sql.next(freeze, next);
  }

  /** It is looked at by {@code now}: something may have changed. */
  void soon(long freeze, Instant now) {
    sql.soon(freeze, now);
  }

  /** Whatever changed before {@code to} was seen. */
  void seen(long freeze, Instant to) {
    sql.seen(freeze, to);
  }

  /** The freeze is over, and its end was seen. */
  void end(long freeze) {
    sql.end(freeze);
  }

  /** GitHub does not say. */
  void away(long freeze, Instant now, String why) {
    sql.away(freeze, now, why);
  }

  Optional<Away> trouble(long freeze) {
    return sql.trouble(freeze)
        .flatMap(
            row ->
                row.awaySince() == null || row.awayWhy() == null
                    ? Optional.empty()
                    : Optional.of(new Away(row.awaySince(), row.awayWhy())));
  }

  /** Whether that is news: it was not reported before. */
  boolean report(long freeze, int number, Instant mergedAt) {
    return sql.report(freeze, number, mergedAt) == 1;
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Forgets some of what was seen before {@code limit}, of freezes that are over. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetReports(limit, atMost) + sql.forgetBefore(limit, atMost);
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into merge_watch (freeze_id, seen_to, next_at) values (:freeze, :from, :next)
        on conflict (freeze_id) do nothing
        """)
    void begin(long freeze, Instant from, Instant next);

    @SqlQuery(
        """
        select w.freeze_id, w.seen_to, f.branch
        from merge_watch w join branch_freeze f on f.id = w.freeze_id
        where w.next_at <= :now
        order by w.freeze_id
        for update of w skip locked
        """)
    @RegisterConstructorMapper(WatchRow.class)
    List<WatchRow> lockDue(Instant now);

    @SqlUpdate(
        "update merge_watch set next_at = :next where freeze_id = :freeze and next_at is not null")
    void next(long freeze, Instant next);

    @SqlUpdate("update merge_watch set next_at = :now where freeze_id = :freeze and next_at > :now")
    void soon(long freeze, Instant now);

    @SqlUpdate(
        """
        update merge_watch set seen_to = greatest(seen_to, :to), away_since = null, away_why = null
        where freeze_id = :freeze
        """)
    void seen(long freeze, Instant to);

    @SqlUpdate("update merge_watch set next_at = null where freeze_id = :freeze")
    void end(long freeze);

    @SqlUpdate(
        """
        update merge_watch set away_since = coalesce(away_since, :now), away_why = :why
        where freeze_id = :freeze
        """)
    void away(long freeze, Instant now, String why);

    @SqlQuery("select away_since, away_why from merge_watch where freeze_id = :freeze")
    @RegisterConstructorMapper(AwayRow.class)
    Optional<AwayRow> trouble(long freeze);

    @SqlUpdate(
        """
        insert into unexempt_merge (freeze_id, number, merged_at) values (:freeze, :number, :mergedAt)
        on conflict do nothing
        """)
    int report(long freeze, int number, Instant mergedAt);

    @SqlQuery("select min(next_at) from merge_watch where next_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        delete from unexempt_merge where (freeze_id, number) in (
          select m.freeze_id, m.number from unexempt_merge m
          join merge_watch w on w.freeze_id = m.freeze_id and w.next_at is null
          where m.merged_at < :limit
          limit :atMost
          for update of m skip locked)
        """)
    int forgetReports(Instant limit, int atMost);

    @SqlUpdate(
        """
        delete from merge_watch where freeze_id in (
          select w.freeze_id from merge_watch w
          where w.next_at is null and w.seen_to < :limit
            and not exists (select from unexempt_merge m where m.freeze_id = w.freeze_id)
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
