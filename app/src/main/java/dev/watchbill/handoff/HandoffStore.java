package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Handoffs in Postgres. */
final class HandoffStore {
  private final Sql sql;

  HandoffStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Enters the handoff of a shift, unless there is one of that shift, or of that rotation and time.
   *
   * @return its number, if it is new
   */
  Optional<Long> insert(
      Week week, Instant openedAt, String channelId, boolean begun, String facts) {
    return sql.insert(
        week.rotation(),
        week.shift(),
        week.from().value(),
        week.to().value(),
        week.group(),
        week.span().start(),
        week.span().end(),
        openedAt,
        channelId,
        week.formerLeft(),
        begun,
        facts);
  }

  /** The one of that shift, or of that rotation and time. */
  Optional<Long> of(Week week) {
    return sql.of(week.shift(), week.rotation(), week.span().start());
  }

  Optional<HandoffCourse> find(long id) {
    return sql.find(id).map(Row::toCourse);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<HandoffCourse> lock(long id) {
    return sql.lock(id).map(Row::toCourse);
  }

  /** Keeps what may change. */
  void save(HandoffCourse course) {
    sql.save(Row.of(course));
  }

  /** Nobody is reminded of the handoffs of a rotation that begin earlier than this one. */
  void replaceBefore(Handoff newer) {
    sql.replaceBefore(newer.rotation(), newer.week().start());
  }

  /** The newest of a rotation, by the start of its shift. */
  Optional<HandoffCourse> newest(String rotation) {
    return sql.newest(rotation).map(Row::toCourse);
  }

  /** The newest of a rotation whose shift has begun. */
  Optional<HandoffCourse> newestBegun(String rotation) {
    return sql.newestBegun(rotation).map(Row::toCourse);
  }

  /** Those of shifts that began before {@code start} whose threads speak of the alias; locked. */
  List<HandoffCourse> aliasSaidBefore(String rotation, Instant start) {
    return sql.aliasSaidBefore(rotation, start).stream().map(Row::toCourse).toList();
  }

  /** Those opened from {@code since} on, of one rotation or of all, newest first. */
  List<HandoffCourse> since(Optional<String> rotation, Instant since) {
    return sql.since(rotation, since).stream().map(Row::toCourse).toList();
  }

  /** The newest in which {@code person} hands over. */
  Optional<HandoffCourse> newestFrom(PersonId person) {
    return sql.newestFrom(person.value()).map(Row::toCourse);
  }

  /** Those of which somebody is to be reminded by {@code now}. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  /** Those that were opened early and whose shift has begun by {@code now}. */
  List<Long> begunBy(Instant now) {
    return sql.begunBy(now);
  }

  /** When {@link #due} or {@link #begunBy} will find something. */
  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Forgets those whose shift ended before {@code limit}, the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row of handoff. */
  public record Row(
      long id,
      String rotation,
      long shift,
      String former,
      String incoming,
      String productGroup,
      Instant startsAt,
      Instant endsAt,
      Instant openedAt,
      String channelId,
      boolean formerLeft,
      boolean begun,
      String facts,
      boolean aliasSaid,
      int reminders,
      @Nullable Instant nextAt,
      @Nullable String takenBy,
      @Nullable Instant takenAt) {

    static Row of(HandoffCourse course) {
      Handoff it = course.handoff();
      return new Row(
          it.id(),
          it.rotation(),
          it.shift(),
          it.from().value(),
          it.to().value(),
          course.group(),
          it.week().start(),
          it.week().end(),
          it.openedAt(),
          it.channelId(),
          course.formerLeft(),
          course.begun(),
          course.facts(),
          course.aliasSaid(),
          course.reminders(),
          course.nextAt().orElse(null),
          it.taken().map(taken -> taken.by().value()).orElse(null),
          it.taken().map(Handoff.Taken::at).orElse(null));
    }

    HandoffCourse toCourse() {
      return new HandoffCourse(
          new Handoff(
              id,
              rotation,
              shift,
              new PersonId(former),
              new PersonId(incoming),
              new Span(startsAt, endsAt),
              openedAt,
              channelId,
              takenBy == null || takenAt == null
                  ? Optional.empty()
                  : Optional.of(new Handoff.Taken(new PersonId(takenBy), takenAt))),
          productGroup,
          formerLeft,
          begun,
          facts,
          aliasSaid,
          reminders,
          Optional.ofNullable(nextAt));
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlQuery(
        """
        insert into handoff (
          rotation, shift, former, incoming, product_group, starts_at, ends_at,
          opened_at, channel_id, former_left, begun, facts)
        values (
          :rotation, :shift, :former, :incoming, :group, :start, :end,
          :openedAt, :channelId, :formerLeft, :begun, :facts)
        on conflict do nothing
        returning id
        """)
    Optional<Long> insert(
        String rotation,
        long shift,
        String former,
        String incoming,
        String group,
        Instant start,
        Instant end,
        Instant openedAt,
        String channelId,
        boolean formerLeft,
        boolean begun,
        String facts);

    @SqlQuery(
        """
        select id from handoff
        where shift = :shift or (rotation = :rotation and starts_at = :start)
        order by shift = :shift desc
        limit 1
        """)
    Optional<Long> of(long shift, String rotation, Instant start);

    @SqlQuery("select * from handoff where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from handoff where id = :id for update")
    Optional<Row> lock(long id);

    @SqlUpdate(
        """
        update handoff
        set shift = :shift, former = :former, incoming = :incoming, product_group = :productGroup,
          starts_at = :startsAt, ends_at = :endsAt, former_left = :formerLeft, begun = :begun,
          facts = :facts, alias_said = :aliasSaid,
          reminders = :reminders, next_at = :nextAt, taken_by = :takenBy, taken_at = :takenAt
        where id = :id
        """)
    void save(@BindMethods Row row);

    @SqlUpdate(
        """
        update handoff set next_at = null
        where rotation = :rotation and starts_at < :start and next_at is not null
        """)
    void replaceBefore(String rotation, Instant start);

    @SqlQuery("select * from handoff where rotation = :rotation order by starts_at desc limit 1")
    Optional<Row> newest(String rotation);

    @SqlQuery(
        """
        select * from handoff where rotation = :rotation and begun
        order by starts_at desc limit 1
        """)
    Optional<Row> newestBegun(String rotation);

    @SqlQuery(
        """
        select * from handoff
        where rotation = :rotation and starts_at < :start and alias_said
        order by id
        for update
        """)
    List<Row> aliasSaidBefore(String rotation, Instant start);

    @SqlQuery(
        """
        select * from handoff
        where (cast(:rotation as text) is null or rotation = :rotation) and opened_at >= :since
        order by opened_at desc, id desc
        """)
    List<Row> since(Optional<String> rotation, Instant since);

    @SqlQuery(
        "select * from handoff where former = :person order by starts_at desc, id desc limit 1")
    Optional<Row> newestFrom(String person);

    @SqlQuery("select id from handoff where next_at <= :now order by next_at")
    List<Long> due(Instant now);

    @SqlQuery("select id from handoff where not begun and starts_at <= :now order by starts_at")
    List<Long> begunBy(Instant now);

    @SqlQuery(
        """
        select least(
          (select min(next_at) from handoff where next_at is not null),
          (select min(starts_at) from handoff where not begun))
        """)
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        delete from handoff where id in (
          select id from handoff where opened_at < :limit
          order by opened_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
