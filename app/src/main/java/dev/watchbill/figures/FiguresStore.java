package dev.watchbill.figures;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The weeks of which figures are told, in Postgres. */
final class FiguresStore {
  private final Sql sql;

  FiguresStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** A week whose figures are wanted; see the table. */
  public record WantedRow(Instant weekEnd, Instant since, int attempts) {}

  /**
   * Wants the figures of that week from {@code now} on, unless it is known already. The first week
   * of all is passed over: it was over before anybody wanted it.
   */
  void want(Instant weekEnd, Instant now) {
    sql.want(weekEnd, now);
  }

  /** Weeks before that one are wanted no more. */
  void passOverBefore(Instant weekEnd) {
    sql.passOverBefore(weekEnd);
  }

  /** The week, locked, if GitHub is to be asked for it now. Needs a transaction. */
  Optional<WantedRow> lockDue(Instant now) {
    return sql.lockDue(now);
  }

  /** GitHub is asked now, and again at {@code next} if nothing came of it. */
  void attempt(Instant weekEnd, Instant next) {
    sql.attempt(weekEnd, next);
  }

  /** Returns whether it was still wanted. */
  boolean giveUp(Instant weekEnd) {
    return sql.giveUp(weekEnd) == 1;
  }

  /**
   * Keeps the figures, and tells whether they were still wanted: whoever comes second is told no.
   */
  boolean posted(BugFigures figures, String counted) {
    return sql.posted(
            figures.to(),
            counted,
            figures.opened(),
            figures.closed(),
            figures.open(),
            figures.byState().keySet().toArray(String[]::new),
            figures.byState().values().toArray(Integer[]::new))
        == 1;
  }

  /** How many of the same bugs were open when the newest week before {@code limit} was told. */
  Optional<Integer> openBefore(Instant limit, String counted) {
    return sql.openBefore(limit, counted);
  }

  Optional<Instant> nextAttempt() {
    return sql.nextAttempt();
  }

  /** Forgets some of the weeks that ended before {@code limit}, but never the newest. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  interface Sql {
    @SqlUpdate(
        """
        insert into bug_week (week_end, state, since, next_at)
        select
          :weekEnd,
          case when known then 'WANTED' else 'PASSED_OVER' end,
          :now,
          case when known then cast(:now as timestamptz) end
        from (select exists (select from bug_week) as known) w
        on conflict (week_end) do nothing
        """)
    void want(Instant weekEnd, Instant now);

    @SqlUpdate(
        """
        update bug_week set state = 'PASSED_OVER', next_at = null
        where state = 'WANTED' and week_end < :weekEnd
        """)
    void passOverBefore(Instant weekEnd);

    @SqlQuery(
        """
        select week_end, since, attempts from bug_week
        where state = 'WANTED' and next_at <= :now
        order by week_end desc
        limit 1
        for update
        """)
    @RegisterConstructorMapper(WantedRow.class)
    Optional<WantedRow> lockDue(Instant now);

    @SqlUpdate(
        """
        update bug_week set attempts = attempts + 1, next_at = :next
        where week_end = :weekEnd and state = 'WANTED'
        """)
    void attempt(Instant weekEnd, Instant next);

    @SqlUpdate(
        """
        update bug_week set state = 'GIVEN_UP', next_at = null
        where week_end = :weekEnd and state = 'WANTED'
        """)
    int giveUp(Instant weekEnd);

    @SqlUpdate(
        """
        update bug_week set
          state = 'POSTED', next_at = null, counted = :counted,
          opened = :opened, closed = :closed, still_open = :open,
          states = :states, in_states = :inStates
        where week_end = :weekEnd and state = 'WANTED'
        """)
    int posted(
        Instant weekEnd,
        String counted,
        int opened,
        int closed,
        int open,
        String[] states,
        Integer[] inStates);

    @SqlQuery(
        """
        select still_open from bug_week
        where week_end < :limit and state = 'POSTED' and counted = :counted
        order by week_end desc
        limit 1
        """)
    Optional<Integer> openBefore(Instant limit, String counted);

    @SqlQuery("select min(next_at) from bug_week where state = 'WANTED'")
    Optional<Instant> nextAttempt();

    @SqlUpdate(
        """
        delete from bug_week where week_end in (
          select week_end from bug_week
          where week_end < :limit and week_end < (select max(week_end) from bug_week)
          order by week_end
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
