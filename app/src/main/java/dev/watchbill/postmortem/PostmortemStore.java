package dev.watchbill.postmortem;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Postmortems in Postgres. */
final class PostmortemStore {
  private final Sql sql;

  PostmortemStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Begins one, unless there is one about it already; empty then. */
  Optional<Postmortem> begin(About about, Instant begunAt, Instant dueAt) {
    Optional<Long> alarm =
        about.kind() == About.Kind.ALARM ? Optional.of(about.number()) : Optional.empty();
    Optional<Long> outage =
        about.kind() == About.Kind.OUTAGE ? Optional.of(about.number()) : Optional.empty();
    return sql.begin(alarm, outage, begunAt, dueAt) == 1 ? about(about) : Optional.empty();
  }

  Optional<Postmortem> find(long id) {
    return sql.find(id).map(PostmortemRow::toPostmortem);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Postmortem> lock(long id) {
    return sql.lock(id).map(PostmortemRow::toPostmortem);
  }

  Optional<Postmortem> about(About about) {
    return (about.kind() == About.Kind.ALARM
            ? sql.ofAlarm(about.number())
            : sql.ofOutage(about.number()))
        .map(PostmortemRow::toPostmortem);
  }

  /** Those that are not done, the oldest first. */
  List<Postmortem> open() {
    return sql.open().stream().map(PostmortemRow::toPostmortem).toList();
  }

  /** Those of which a step is due at {@code now}. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  /** When the next step of any is due. */
  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Keeps how it stands, and when its next step is due; what people wrote stays as it is. */
  void save(Postmortem it, Optional<Instant> nextAt) {
    sql.save(PostmortemRow.of(it), nextAt);
  }

  /** Keeps what somebody wrote. */
  void write(long id, Findings findings, Act act) {
    sql.write(
        id,
        findings.text(Findings.Part.BUG_CAUSE),
        findings.text(Findings.Part.ESCAPE_CAUSE),
        findings.text(Findings.Part.WENT_WELL),
        findings.text(Findings.Part.WENT_BADLY),
        findings.people().stream().map(person -> person.value()).toList(),
        act.by().value(),
        act.at());
  }

  @RegisterConstructorMapper(PostmortemRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into postmortem (alarm, outage, state, begun_at, due_at, next_at)
        values (:alarm, :outage, 'DUE', :begunAt, :dueAt, :dueAt)
        on conflict do nothing
        """)
    int begin(Optional<Long> alarm, Optional<Long> outage, Instant begunAt, Instant dueAt);

    @SqlQuery("select * from postmortem where id = :id")
    Optional<PostmortemRow> find(long id);

    @SqlQuery("select * from postmortem where id = :id for update")
    Optional<PostmortemRow> lock(long id);

    @SqlQuery("select * from postmortem where alarm = :alarm")
    Optional<PostmortemRow> ofAlarm(long alarm);

    @SqlQuery("select * from postmortem where outage = :outage")
    Optional<PostmortemRow> ofOutage(long outage);

    @SqlQuery("select * from postmortem where state <> 'DONE' order by id")
    List<PostmortemRow> open();

    @SqlQuery("select id from postmortem where next_at <= :now order by next_at")
    List<Long> due(Instant now);

    @SqlQuery("select min(next_at) from postmortem")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        update postmortem
        set state = :state, due_at = :dueAt, paused_at = :pausedAt,
          meets_at = :meetsAt, meets_on = :meetsOn,
          scheduled_by = :scheduledBy, scheduled_at = :scheduledAt,
          held_by = :heldBy, held_at = :heldAt, done_by = :doneBy, done_at = :doneAt,
          told_late = :toldLate, asked_held = :askedHeld, asks_more = :asksMore, next_at = :nextAt
        where id = :id
        """)
    void save(@BindMethods PostmortemRow row, Optional<Instant> nextAt);

    @SqlUpdate(
        """
        update postmortem
        set bug_cause = :bugCause, escape_cause = :escapeCause, went_well = :wentWell,
          went_badly = :wentBadly, people = :people, edited_by = :by, edited_at = :at,
          revision = revision + 1
        where id = :id
        """)
    void write(
        long id,
        String bugCause,
        String escapeCause,
        String wentWell,
        String wentBadly,
        List<String> people,
        String by,
        Instant at);
  }
}
