package dev.watchbill.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Releases in Postgres. */
final class ReleaseStore {
  private final Sql sql;

  ReleaseStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Whoever else changes the calendar waits until the transaction ends. */
  void hold() {
    sql.hold();
  }

  Release insert(String version, Window window, String by, Instant now) {
    return sql.insert(
            version,
            Versions.called(version),
            window.freezeAt(),
            window.deepFreezeAt(),
            window.releaseAt(),
            by,
            now)
        .toRelease();
  }

  /** Those that are planned, the soonest first. */
  List<Release> planned() {
    return sql.planned().stream().map(ReleaseRow::toRelease).toList();
  }

  /** Those that were due at {@code since} or later and are not cancelled, the soonest first. */
  List<ReleaseEntry> since(Instant since) {
    return sql.since(since).stream().map(ReleaseRow::toEntry).toList();
  }

  /** When any release was changed last. */
  Optional<Instant> changedAt() {
    return sql.changedAt();
  }

  Optional<Release> find(long id) {
    return sql.find(id).map(ReleaseRow::toRelease);
  }

  Optional<Release> lock(long id) {
    return sql.lock(id).map(ReleaseRow::toRelease);
  }

  /** How often it was changed. */
  int revision(long id) {
    return sql.revision(id);
  }

  /** The one of that version that is not cancelled, or else the last that was. */
  Optional<Release> called(String version) {
    return sql.called(Versions.called(version)).map(ReleaseRow::toRelease);
  }

  /** The last one in time that is planned or out. */
  Optional<Release> last() {
    return sql.last().map(ReleaseRow::toRelease);
  }

  /** A planned one whose window has an instant in common with that, if there is any other. */
  Optional<Release> overlapping(Window window, long besides) {
    return sql.overlapping(window.freezeAt(), window.releaseAt(), besides)
        .map(ReleaseRow::toRelease);
  }

  void move(long id, Window window, String by, Instant now) {
    sql.move(id, window.freezeAt(), window.deepFreezeAt(), window.releaseAt(), by, now);
  }

  void end(long id, Release.State state, String by, Instant now) {
    sql.end(id, state.name(), by, now);
  }

  /** A row of release. */
  public record ReleaseRow(
      long id,
      String version,
      Instant freezeAt,
      Instant deepFreezeAt,
      Instant releaseAt,
      String state,
      Instant changedAt,
      int revision) {
    Release toRelease() {
      return new Release(
          id, version, new Window(freezeAt, deepFreezeAt, releaseAt), Release.State.valueOf(state));
    }

    ReleaseEntry toEntry() {
      Release release = toRelease();
      return new ReleaseEntry(
          release,
          // Between two changes its freeze may be lifted.
          2 * revision,
          changedAt,
          release.state() == Release.State.RELEASED ? Optional.of(changedAt) : Optional.empty());
    }
  }

  @RegisterConstructorMapper(ReleaseRow.class)
  interface Sql {
    @SqlQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended('release', 0))) held")
    int hold();

    @SqlQuery(
        """
        insert into release (
          version, called, freeze_at, deep_freeze_at, release_at, state, planned_at, planned_by,
          changed_at, changed_by)
        values (
          :version, :called, :freezeAt, :deepFreezeAt, :releaseAt, 'PLANNED', :now, :by, :now, :by)
        returning *
        """)
    ReleaseRow insert(
        String version,
        String called,
        Instant freezeAt,
        Instant deepFreezeAt,
        Instant releaseAt,
        String by,
        Instant now);

    @SqlQuery("select * from release where state = 'PLANNED' order by release_at, id")
    List<ReleaseRow> planned();

    @SqlQuery(
        """
        select * from release where state <> 'CANCELLED' and release_at >= :since
        order by release_at, id
        """)
    List<ReleaseRow> since(Instant since);

    @SqlQuery("select max(changed_at) from release")
    Optional<Instant> changedAt();

    @SqlQuery("select * from release where id = :id")
    Optional<ReleaseRow> find(long id);

    @SqlQuery("select revision from release where id = :id")
    int revision(long id);

    @SqlQuery("select * from release where id = :id for update")
    Optional<ReleaseRow> lock(long id);

    @SqlQuery(
        """
        select * from release where called = :called
        order by state = 'CANCELLED', id desc
        limit 1
        """)
    Optional<ReleaseRow> called(String called);

    @SqlQuery(
        """
        select * from release where state <> 'CANCELLED' order by release_at desc, id desc limit 1
        """)
    Optional<ReleaseRow> last();

    @SqlQuery(
        """
        select * from release
        where state = 'PLANNED' and id <> :besides
          and tstzrange(freeze_at, release_at) && tstzrange(:freezeAt, :releaseAt)
        order by release_at
        limit 1
        """)
    Optional<ReleaseRow> overlapping(Instant freezeAt, Instant releaseAt, long besides);

    @SqlUpdate(
        """
        update release set
          freeze_at = :freezeAt, deep_freeze_at = :deepFreezeAt, release_at = :releaseAt,
          changed_at = :now, changed_by = :by, revision = revision + 1
        where id = :id
        """)
    void move(
        long id, Instant freezeAt, Instant deepFreezeAt, Instant releaseAt, String by, Instant now);

    @SqlUpdate(
        """
        update release set
          state = :state, changed_at = :now, changed_by = :by, revision = revision + 1
        where id = :id
        """)
    void end(long id, String state, String by, Instant now);
  }
}
