package dev.watchbill.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Warnings in Postgres. Whoever changes one holds its alarm. */
final class WarningStore {
  private final Sql sql;

  WarningStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  void insert(Warning warning) {
    sql.insert(WarningRow.of(warning));
  }

  /** That of an alarm. */
  Optional<Warning> find(long alarm) {
    return sql.find(alarm).map(WarningRow::toWarning);
  }

  /** Those of which something is left to do, the oldest first. */
  List<Warning> waitedFor() {
    return sql.waitedFor().stream().map(WarningRow::toWarning).toList();
  }

  /** When the next step of any is due. */
  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  void save(Warning warning) {
    sql.save(WarningRow.of(warning));
  }

  @RegisterConstructorMapper(WarningRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into warning (
          alarm, asked_at, customers_by, customers_at, community_by, community_at,
          unavailable_by, unavailable_at, passed_on_at, asked, turn, carrier,
          reminders, reminded, revision, next_at, ended_at)
        values (
          :alarm, :askedAt, :customersBy, :customersAt, :communityBy, :communityAt,
          :unavailableBy, :unavailableAt, :passedOnAt, :asked, :turn, :carrier,
          :reminders, :reminded, :revision, :nextAt, :endedAt)
        """)
    void insert(@BindMethods WarningRow row);

    @SqlQuery("select * from warning where alarm = :alarm")
    Optional<WarningRow> find(long alarm);

    @SqlQuery("select * from warning where next_at is not null order by alarm")
    List<WarningRow> waitedFor();

    @SqlQuery("select min(next_at) from warning where next_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        update warning
        set customers_by = :customersBy, customers_at = :customersAt,
          community_by = :communityBy, community_at = :communityAt,
          unavailable_by = :unavailableBy, unavailable_at = :unavailableAt,
          passed_on_at = :passedOnAt, asked = :asked, turn = :turn, carrier = :carrier,
          reminders = :reminders, reminded = :reminded, revision = :revision,
          next_at = :nextAt, ended_at = :endedAt
        where alarm = :alarm
        """)
    void save(@BindMethods WarningRow row);
  }
}
