package dev.watchbill.freeze;

import dev.watchbill.release.Frozen;
import dev.watchbill.release.Release;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Freezes of one branch in Postgres. Whoever changes one holds it. */
final class FreezeStore {
  private final Sql sql;
  private final String branch;

  /**
   * @param branch {@code owner/name:branch}
   */
  FreezeStore(Jdbi jdbi, String branch) {
    this.sql = jdbi.onDemand(Sql.class);
    this.branch = branch;
  }

  /**
   * Until the transaction ends nobody else begins a freeze, or asks whether there is one to begin.
   * Taken before the freeze itself.
   */
  void hold() {
    sql.hold("freeze:" + branch);
  }

  /** The one that goes on, if any does. */
  Optional<Course> active() {
    return sql.active(branch).map(FreezeStore::course);
  }

  /** The same, held until the transaction ends. */
  Optional<Course> lockActive() {
    return sql.lockActive(branch).map(FreezeStore::course);
  }

  Optional<Course> find(long id) {
    return sql.find(id).map(FreezeStore::course);
  }

  /**
   * When it is spoken of.
   *
   * @param remindAt empty if that is over, and the release is due
   */
  record Times(Optional<Instant> remindAt, Instant overdueAt) {}

  /** What has become of the freeze that began last for a release as it is planned now. */
  Optional<Frozen> ofRelease(Release release) {
    return sql.ofRelease(release.id(), release.window().freezeAt())
        .map(row -> new Frozen(row.begunAt(), Optional.ofNullable(row.liftedAt())));
  }

  /** Begins one; there is none, and the branch is held. */
  long begin(
      Optional<Release> release,
      Optional<String> reason,
      String by,
      Phase phase,
      Times times,
      Instant now) {
    return sql.insert(
        branch,
        release.map(Release::id),
        release.map(Release::version),
        release.map(its -> its.window().freezeAt()),
        reason,
        now,
        by,
        release.map(its -> its.window().deepFreezeAt()),
        release.map(its -> its.window().releaseAt()),
        phase.name(),
        times.remindAt(),
        times.overdueAt());
  }

  /** It waits for that release from now on, as it is planned now. */
  void retime(long id, Release release, Phase phase, Times times) {
    sql.retime(
        id,
        release.id(),
        release.version(),
        release.window().freezeAt(),
        release.window().deepFreezeAt(),
        release.window().releaseAt(),
        phase.name(),
        times.remindAt(),
        times.overdueAt());
  }

  void deepen(long id) {
    sql.deepen(id);
  }

  /**
   * The DRI was reminded, or need not be any more.
   *
   * @param next when the release is due, if that is still to come
   */
  void reminded(long id, Optional<Instant> next) {
    sql.reminded(id, next);
  }

  /** People were told that it goes on. */
  void overdue(long id, Instant next) {
    sql.overdue(id, next);
  }

  void lift(long id, Course.Lift lift, Instant now) {
    sql.lift(id, now, lift.by(), lift.why(), lift.ending().name());
  }

  /** Forgets what people wrote about freezes that were lifted before {@code limit}. */
  int forgetWordsBefore(Instant limit, int atMost) {
    return sql.forgetWords(limit, atMost);
  }

  /** The one that was lifted in the very act in which that one began, if any was. */
  Optional<Course> followedBy(Freeze freeze) {
    return sql.liftedAt(branch, freeze.begunAt(), freeze.id()).map(FreezeStore::course);
  }

  /** The one that went on at that instant, if any did. */
  Optional<Course> frozenAt(Instant instant) {
    return sql.frozenAt(branch, instant).map(FreezeStore::course);
  }

  private static Course course(Row row) {
    return new Course(
        new Freeze(
            row.id(),
            Optional.ofNullable(row.release()),
            Optional.ofNullable(row.version()),
            Optional.ofNullable(row.reason()),
            row.begunAt(),
            row.begunBy(),
            Optional.ofNullable(row.deepFreezeAt()),
            Optional.ofNullable(row.releaseAt()),
            Phase.valueOf(row.phase()),
            Optional.ofNullable(row.liftedAt())),
        Optional.ofNullable(row.plannedAt()),
        Optional.ofNullable(row.remindAt()),
        Optional.ofNullable(row.overdueAt()),
        row.overdue(),
        row.liftedBy() == null || row.ending() == null
            ? Optional.empty()
            : Optional.of(
                new Course.Lift(row.liftedBy(), Ending.valueOf(row.ending()), row.liftedWhy())));
  }

  /** A row of branch_freeze. */
  public record Row(
      long id,
      @Nullable Long release,
      @Nullable String version,
      @Nullable Instant plannedAt,
      @Nullable String reason,
      Instant begunAt,
      String begunBy,
      @Nullable Instant deepFreezeAt,
      @Nullable Instant releaseAt,
      String phase,
      @Nullable Instant remindAt,
      @Nullable Instant overdueAt,
      int overdue,
      @Nullable Instant liftedAt,
      @Nullable String liftedBy,
      String liftedWhy,
      @Nullable String ending) {}

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    String COLUMNS =
        """
        select id, release, version, planned_at, reason, begun_at, begun_by, deep_freeze_at,
          release_at, phase, remind_at, overdue_at, overdue, lifted_at, lifted_by, lifted_why,
          ending
        from branch_freeze
        """;

    @SqlQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) held")
    int hold(String name);

    @SqlQuery(COLUMNS + "where branch = :branch and lifted_at is null")
    Optional<Row> active(String branch);

    @SqlQuery(COLUMNS + "where branch = :branch and lifted_at is null for update")
    Optional<Row> lockActive(String branch);

    @SqlQuery(
        COLUMNS
            + """
            where branch = :branch and begun_at <= :instant and lifted_at > :instant
            order by id desc
            limit 1
            """)
    Optional<Row> frozenAt(String branch, Instant instant);

    @SqlQuery(COLUMNS + "where branch = :branch and lifted_at = :instant and id < :before")
    Optional<Row> liftedAt(String branch, Instant instant, long before);

    @SqlQuery(
        COLUMNS + "where release = :release and planned_at = :plannedAt order by id desc limit 1")
    Optional<Row> ofRelease(long release, Instant plannedAt);

    @SqlQuery(COLUMNS + "where id = :id")
    Optional<Row> find(long id);

    @SqlQuery(
        """
        insert into branch_freeze (
          branch, release, version, planned_at, reason, begun_at, begun_by, deep_freeze_at,
          release_at, phase, remind_at, overdue_at)
        values (
          :branch, :release, :version, :plannedAt, :reason, :begunAt, :begunBy, :deepFreezeAt,
          :releaseAt, :phase, :remindAt, :overdueAt)
        returning id
        """)
    long insert(
        String branch,
        Optional<Long> release,
        Optional<String> version,
        Optional<Instant> plannedAt,
        Optional<String> reason,
        Instant begunAt,
        String begunBy,
        Optional<Instant> deepFreezeAt,
        Optional<Instant> releaseAt,
        String phase,
        Optional<Instant> remindAt,
        Instant overdueAt);

    @SqlUpdate(
        """
        update branch_freeze
        set release = :release, version = :version, planned_at = :plannedAt,
          deep_freeze_at = :deepFreezeAt, release_at = :releaseAt, phase = :phase,
          remind_at = :remindAt, overdue_at = :overdueAt, overdue = 0
        where id = :id
        """)
    void retime(
        long id,
        long release,
        String version,
        Instant plannedAt,
        Instant deepFreezeAt,
        Instant releaseAt,
        String phase,
        Optional<Instant> remindAt,
        Instant overdueAt);

    @SqlUpdate("update branch_freeze set phase = 'DEEP' where id = :id")
    void deepen(long id);

    @SqlUpdate("update branch_freeze set remind_at = :next where id = :id")
    void reminded(long id, Optional<Instant> next);

    @SqlUpdate(
        """
        update branch_freeze set overdue = overdue + 1, overdue_at = :next, remind_at = null
        where id = :id
        """)
    void overdue(long id, Instant next);

    @SqlUpdate(
        """
        update branch_freeze
        set lifted_at = :now, lifted_by = :by, lifted_why = :why, ending = :ending,
          remind_at = null, overdue_at = null
        where id = :id and lifted_at is null
        """)
    void lift(long id, Instant now, String by, String why, String ending);

    @SqlUpdate(
        """
        update branch_freeze set reason = null, lifted_why = ''
        where id in (
          select id from branch_freeze
          where lifted_at < :limit and (reason is not null or lifted_why <> '')
          limit :atMost
          for update skip locked)
        """)
    int forgetWords(Instant limit, int atMost);
  }
}
