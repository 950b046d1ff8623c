package dev.watchbill.readiness;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Managers who were asked about stories that are not merged, in Postgres. */
final class StoriesStore {
  private final Sql sql;

  StoriesStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Returns whether they were not asked before, in this freeze. */
  boolean ask(long release, PersonId manager, List<String> groups, Instant now, Instant remindAt) {
    return sql.ask(release, manager.value(), groups, now, remindAt) > 0;
  }

  /** Asks somebody about other groups than before, or again, in a message of its own. */
  void askAnew(long release, PersonId manager, List<String> groups, Instant now, Instant remindAt) {
    sql.askAnew(release, manager.value(), groups, now, remindAt);
  }

  /** The releases in whose freeze managers are asked. */
  List<Long> going() {
    return sql.going();
  }

  /** Nobody else changes those of a release before the caller's transaction ends. */
  void lockAll(long release) {
    var unused = sql.lockAll(release);
  }

  /** They are asked about these groups only. */
  void about(Ask ask, List<String> groups) {
    sql.about(ask.release(), ask.manager(), groups);
  }

  /** They are not asked any more: others manage their groups. */
  void gone(Ask ask) {
    sql.gone(ask.release(), ask.manager());
  }

  Optional<Ask> lock(long release, PersonId manager) {
    return sql.lock(release, manager.value());
  }

  List<Ask> of(long release) {
    return sql.of(release);
  }

  /** Those to be asked again, which nobody else is seeing to. */
  List<Ask> due(Instant now) {
    return sql.due(now);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  void reminded(Ask ask) {
    sql.reminded(ask.release(), ask.manager());
  }

  void done(Ask ask, Instant now) {
    sql.done(ask.release(), ask.manager(), now);
  }

  /** The freeze is over. */
  void end(long release) {
    sql.end(release);
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /**
   * A manager was asked.
   *
   * @param groups keys of those they manage
   * @param round counted from 1; grows when the freeze begins again after the release was moved
   * @param over the freeze ended
   * @param gone others manage their groups by now, and were asked instead
   */
  public record Ask(
      long release,
      String manager,
      List<String> groups,
      Instant askedAt,
      int round,
      Optional<Instant> remindAt,
      Optional<Instant> doneAt,
      boolean over,
      boolean gone) {
    /** Whether what they say counts, or counted. */
    boolean counts() {
      return !over && !gone;
    }

    /** The key of their message. */
    String key() {
      return "stories:" + release + (round == 1 ? "" : ":" + round) + ":to-" + manager;
    }
  }

  @RegisterConstructorMapper(Ask.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into stories_ask (release, manager, groups, asked_at, remind_at)
        values (:release, :manager, :groups, :now, :remindAt)
        on conflict (release, manager) do update set
          groups = excluded.groups, asked_at = excluded.asked_at, remind_at = excluded.remind_at,
          round = stories_ask.round + 1, done_at = null, over = false,
          gone = false
        where stories_ask.over
        """)
    int ask(long release, String manager, List<String> groups, Instant now, Instant remindAt);

    @SqlUpdate(
        """
        insert into stories_ask (release, manager, groups, asked_at, remind_at)
        values (:release, :manager, :groups, :now, :remindAt)
        on conflict (release, manager) do update set
          groups = excluded.groups, asked_at = excluded.asked_at, remind_at = excluded.remind_at,
          round = stories_ask.round + 1, done_at = null, over = false, gone = false
        """)
    void askAnew(long release, String manager, List<String> groups, Instant now, Instant remindAt);

    @SqlQuery("select distinct release from stories_ask where not over")
    List<Long> going();

    @SqlQuery(
        "select manager from stories_ask where release = :release order by manager for update")
    List<String> lockAll(long release);

    @SqlUpdate(
        """
        update stories_ask set groups = :groups where release = :release and manager = :manager
        """)
    void about(long release, String manager, List<String> groups);

    @SqlUpdate(
        """
        update stories_ask set remind_at = null, gone = true
        where release = :release and manager = :manager
        """)
    void gone(long release, String manager);

    @SqlQuery(
        "select * from stories_ask where release = :release and manager = :manager for update")
    Optional<Ask> lock(long release, String manager);

    @SqlQuery("select * from stories_ask where release = :release order by manager")
    List<Ask> of(long release);

    @SqlQuery("select * from stories_ask where remind_at <= :now for update skip locked")
    List<Ask> due(Instant now);

    @SqlQuery("select min(remind_at) from stories_ask where remind_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        update stories_ask set remind_at = null
        where release = :release and manager = :manager
        """)
    void reminded(long release, String manager);

    @SqlUpdate(
        """
        update stories_ask set remind_at = null, done_at = :now
        where release = :release and manager = :manager
        """)
    void done(long release, String manager, Instant now);

    @SqlUpdate(
        """
        update stories_ask set remind_at = null, over = true where release = :release
        """)
    void end(long release);

    @SqlUpdate(
        """
        delete from stories_ask where ctid in (
          select ctid from stories_ask where asked_at < :limit
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
