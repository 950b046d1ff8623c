package dev.watchbill.freeze;

import dev.watchbill.release.Release;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What has become of the freezes that releases want, in Postgres: one for each release and instant
 * at which it wants to begin. Whoever changes one holds the branch.
 */
final class PlanStore {
  private final Sql sql;

  PlanStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** What has become of the beginning that a release wants at that instant. */
  Plan of(Release release) {
    return of(release.id(), release.window().freezeAt());
  }

  /** The same of an instant at which it may not want to begin any more. */
  Plan of(long release, Instant freezeAt) {
    return sql.plan(release, freezeAt)
        .map(
            row ->
                new Plan(
                    Optional.ofNullable(row.warning()).map(Warning::valueOf),
                    Optional.ofNullable(row.beginning()).map(Beginning::valueOf),
                    Optional.ofNullable(row.askedFor())))
        .orElse(Plan.NOTHING);
  }

  /** The warning of that instant was said, or its day is over. */
  void warned(long release, Instant freezeAt, Warning warning) {
    sql.warned(release, freezeAt, warning.name());
  }

  void begun(long release, Instant freezeAt, Beginning beginning) {
    sql.begun(release, freezeAt, beginning.name());
  }

  /** The DRI is asked whether it is out, though its branch is not frozen any more, or never was. */
  void asked(Release release) {
    sql.asked(release.id(), release.window().freezeAt(), release.window().releaseAt());
  }

  /** It is to begin after all: nobody could begin it before its release was moved. */
  void notBegun(long release, Instant freezeAt) {
    sql.notBegun(release, freezeAt);
  }

  /** The release wants nothing of that instant any more. */
  void forget(long release, Instant freezeAt) {
    sql.forget(release, freezeAt);
  }

  /** What has become of a warning. */
  enum Warning {
    SAID,
    PASSED
  }

  /** What has become of a beginning. */
  enum Beginning {
    BEGUN,
    MISSED
  }

  /** What has become of what a release wants; nothing yet, if empty. */
  record Plan(
      Optional<Warning> warning, Optional<Beginning> beginning, Optional<Instant> askedFor) {
    static final Plan NOTHING = new Plan(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A row of freeze_plan. */
  public record Row(
      @Nullable String warning, @Nullable String beginning, @Nullable Instant askedFor) {}

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlQuery(
        """
        select warning, beginning, asked_for from freeze_plan
        where release = :release and freeze_at = :freezeAt
        """)
    Optional<Row> plan(long release, Instant freezeAt);

    @SqlUpdate(
        """
        insert into freeze_plan (release, freeze_at, warning) values (:release, :freezeAt, :warning)
        on conflict (release, freeze_at) do update set warning = excluded.warning
        """)
    void warned(long release, Instant freezeAt, String warning);

    @SqlUpdate(
        """
        insert into freeze_plan (release, freeze_at, beginning)
        values (:release, :freezeAt, :beginning)
        on conflict (release, freeze_at) do update set beginning = excluded.beginning
        """)
    void begun(long release, Instant freezeAt, String beginning);

    @SqlUpdate(
        """
        update freeze_plan set beginning = null
        where release = :release and freeze_at = :freezeAt
        """)
    void notBegun(long release, Instant freezeAt);

    @SqlUpdate("delete from freeze_plan where release = :release and freeze_at = :freezeAt")
    void forget(long release, Instant freezeAt);

    @SqlUpdate(
        """
        update freeze_plan set asked_for = :releaseAt
        where release = :release and freeze_at = :freezeAt
        """)
    void asked(long release, Instant freezeAt, Instant releaseAt);
  }
}
