package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Alarms in Postgres. A change names the fields it changes, and no others. */
final class AlarmStore {
  private final Sql sql;

  AlarmStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Whoever else wants to raise, or open again, an alarm about the same bug waits until the
   * transaction ends.
   *
   * @param bug as {@link BugKey} writes it
   */
  void hold(String bug) {
    sql.hold("alarm:" + bug);
  }

  /**
   * Enters an alarm, unless one came from that draft already.
   *
   * @param fallbackAt when its clock rings first
   */
  Optional<Course> insert(
      BugReport bug, PersonId reporter, String draft, Instant now, Instant fallbackAt) {
    return sql.insert(
            new Entry(
                draft,
                BugKey.of(bug.link()),
                bug.link(),
                bug.title(),
                bug.happens(),
                bug.criteria().stream().sorted().map(Criterion::name).toList(),
                bug.sinceVersion(),
                bug.group(),
                bug.workaround(),
                bug.source().name(),
                bug.informant(),
                reporter.value(),
                now,
                fallbackAt))
        .map(AlarmRow::toCourse);
  }

  Optional<Course> find(long id) {
    return sql.find(id).map(AlarmRow::toCourse);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Course> lock(long id) {
    return sql.lock(id).map(AlarmRow::toCourse);
  }

  /** The one that was raised by that draft, or that it joined. */
  Optional<Alarm> of(String draft) {
    return sql.of(draft).map(AlarmRow::toAlarm);
  }

  /** Those about a bug, the latest first. */
  List<Alarm> about(String bug) {
    return sql.about(bug).stream().map(AlarmRow::toAlarm).toList();
  }

  /** Those that go on: neither closed nor withdrawn nor rejected; the oldest first. */
  List<Course> open() {
    return sql.open().stream().map(AlarmRow::toCourse).toList();
  }

  List<Alarm> raisedSince(Instant since) {
    return sql.raisedSince(since).stream().map(AlarmRow::toAlarm).toList();
  }

  /** Those whose clock has rung by {@code now}, the earliest first. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** It stands somewhere else from {@code at} on; nobody has asked since. */
  void move(
      long id,
      AlarmState state,
      String by,
      Instant at,
      Optional<PersonId> holder,
      Optional<Instant> nextAt) {
    sql.move(id, state.name(), by, at, holder.map(PersonId::value), nextAt);
  }

  /** It is asked about once more. */
  void ask(long id, Instant nextAt) {
    sql.ask(id, nextAt);
  }

  /** The first response, unless there was one. */
  void answered(long id, Alarm.Act act) {
    sql.answered(id, act.by().value(), act.at());
  }

  void confirm(long id, Alarm.Act act, String expected, String group) {
    sql.confirm(id, act.by().value(), act.at(), expected, group);
  }

  void reject(long id, Alarm.Act act, String reason) {
    sql.reject(id, act.by().value(), act.at(), reason);
  }

  void contest(long id, Alarm.Act act, String why, List<PersonId> judges) {
    sql.contest(id, act.by().value(), act.at(), why, judges.stream().map(PersonId::value).toList());
  }

  void fix(long id, Alarm.Act act, String in) {
    sql.fix(id, act.by().value(), act.at(), in);
  }

  void title(long id, String title) {
    sql.title(id, title);
  }

  void warned(long id, Optional<Instant> at) {
    sql.warned(id, at);
  }

  /** Whether they had not joined it before. */
  boolean join(long id, PersonId who, String draft, Instant at) {
    return sql.join(id, who.value(), draft, at) > 0;
  }

  /** Who raised the same bug again, the earliest first. */
  List<PersonId> joiners(long id) {
    return sql.joiners(id).stream().map(PersonId::new).toList();
  }

  /** Returns what names this happening for good. */
  long happened(long id, Happening it) {
    return sql.happened(id, it.at(), it.actor(), it.what(), it.words(), it.from());
  }

  List<Happening> history(long id) {
    return sql.history(id);
  }

  /** Forgets those that are over since before {@code limit}, and all about them; oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A new alarm. */
  public record Entry(
      String draft,
      String bug,
      String link,
      Optional<String> title,
      String happens,
      List<String> criteria,
      Optional<String> sinceVersion,
      Optional<String> productGroup,
      Optional<String> workaround,
      String source,
      Optional<String> informant,
      String reporter,
      Instant raisedAt,
      Instant nextAt) {}

  @RegisterConstructorMapper(AlarmRow.class)
  interface Sql {
    @SqlQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) held")
    int hold(String name);

    @SqlQuery(
        """
        insert into alarm (
          draft, bug, link, title, happens, criteria, since_version, product_group, workaround,
          source, informant, reporter, raised_at, state, moved_at, moved_by, next_at)
        values (
          :draft, :bug, :link, :title, :happens, :criteria, :sinceVersion, :productGroup,
          :workaround, :source, :informant, :reporter, :raisedAt, 'RAISED', :raisedAt, :reporter,
          :nextAt)
        on conflict (draft) do nothing
        returning *
        """)
    Optional<AlarmRow> insert(@BindMethods Entry entry);

    @SqlQuery("select * from alarm where id = :id")
    Optional<AlarmRow> find(long id);

    @SqlQuery("select * from alarm where id = :id for update")
    Optional<AlarmRow> lock(long id);

    @SqlQuery(
        """
        select * from alarm
        where draft = :draft or id = (select alarm from alarm_joiner where draft = :draft)
        limit 1
        """)
    Optional<AlarmRow> of(String draft);

    @SqlQuery("select * from alarm where bug = :bug order by id desc")
    List<AlarmRow> about(String bug);

    @SqlQuery(
        """
        select * from alarm where state not in ('REJECTED', 'CLOSED', 'WITHDRAWN') order by id
        """)
    List<AlarmRow> open();

    @SqlQuery("select * from alarm where raised_at >= :since order by id")
    List<AlarmRow> raisedSince(Instant since);

    @SqlQuery("select id from alarm where next_at <= :now order by next_at")
    List<Long> due(Instant now);

    @SqlQuery("select min(next_at) from alarm where next_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        update alarm
        set state = :state, moved_at = :at, moved_by = :by, holder = :holder, asked = 0,
          next_at = :nextAt,
          fell_back_at = case when :state = 'FELL_BACK' then cast(:at as timestamptz) else fell_back_at end,
          closed_at = case when :state in ('CLOSED', 'WITHDRAWN') then cast(:at as timestamptz) end,
          fixed_at = case when :state in ('FIXED', 'CLOSED') then fixed_at end,
          fixed_by = case when :state in ('FIXED', 'CLOSED') then fixed_by end,
          fixed_in = case when :state in ('FIXED', 'CLOSED') then fixed_in end
        where id = :id
        """)
    void move(
        long id,
        String state,
        String by,
        Instant at,
        Optional<String> holder,
        Optional<Instant> nextAt);

    @SqlUpdate(
        "update alarm set asked = asked + 1, asks = asks + 1, next_at = :nextAt where id = :id")
    void ask(long id, Instant nextAt);

    @SqlUpdate(
        """
        update alarm set answered_at = :at, answered_by = :by
        where id = :id and answered_at is null
        """)
    void answered(long id, String by, Instant at);

    @SqlUpdate(
        """
        update alarm
        set confirmed_at = :at, confirmed_by = :by, expected = :expected, owner_group = :group
        where id = :id
        """)
    void confirm(long id, String by, Instant at, String expected, String group);

    @SqlUpdate(
        "update alarm set rejected_at = :at, rejected_by = :by, reason = :reason where id = :id")
    void reject(long id, String by, Instant at, String reason);

    @SqlUpdate(
        """
        update alarm set contested_at = :at, contested_by = :by, contest = :why, judges = :judges
        where id = :id
        """)
    void contest(long id, String by, Instant at, String why, List<String> judges);

    @SqlUpdate("update alarm set fixed_at = :at, fixed_by = :by, fixed_in = :in where id = :id")
    void fix(long id, String by, Instant at, String in);

    @SqlUpdate("update alarm set title = :title where id = :id")
    void title(long id, String title);

    @SqlUpdate("update alarm set warned_at = :at where id = :id")
    void warned(long id, Optional<Instant> at);

    @SqlUpdate(
        """
        insert into alarm_joiner (alarm, person, draft, at) values (:id, :who, :draft, :at)
        on conflict do nothing
        """)
    int join(long id, String who, String draft, Instant at);

    @SqlQuery("select person from alarm_joiner where alarm = :id order by at, person")
    List<String> joiners(long id);

    @SqlUpdate(
        """
        insert into alarm_happening (alarm, at, actor, what, words, come_from)
        values (:id, :at, :actor, :what, :words, :from)
        """)
    @GetGeneratedKeys("id")
    long happened(long id, Instant at, String actor, String what, String words, String from);

    @SqlQuery(
        """
        select at, actor, what, words, come_from as "from"
        from alarm_happening where alarm = :id order by at, id
        """)
    @RegisterConstructorMapper(Happening.class)
    List<Happening> history(long id);

    @SqlUpdate(
        """
        delete from alarm where id in (
          select id from alarm
          where state in ('REJECTED', 'CLOSED', 'WITHDRAWN') and moved_at < :limit
          order by moved_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
