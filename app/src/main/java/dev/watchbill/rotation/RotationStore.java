package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Rosters and shifts in Postgres; {@link OverrideStore} has what others take of them. A rotation is
 * named by its configured name.
 */
final class RotationStore {
  private final Sql sql;

  RotationStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Makes everybody else who changes this rotation wait until the present transaction ends. A
   * rotation that was never heard of is entered.
   */
  void lock(String rotation) {
    sql.enter(rotation);
    sql.lock(rotation);
  }

  /** Who is on the roster, in the order in which they joined. */
  List<RosterMember> members(String rotation) {
    return sql.members(rotation).stream().map(MemberRow::toMember).toList();
  }

  void join(String rotation, RosterMember member, Instant now) {
    sql.join(
        rotation,
        member.person().value(),
        member.group(),
        member.since(),
        member.eligibleFrom(),
        now);
  }

  /** Returns whether they were on the roster. */
  boolean leave(String rotation, PersonId person, Instant now) {
    return sql.leave(rotation, person.value(), now) == 1;
  }

  /** Every shift that has not ended by {@code now}, in the order of time. */
  List<Shift> shiftsFrom(String rotation, Instant now) {
    return sql.shiftsFrom(rotation, now).stream().map(ShiftRow::toShift).toList();
  }

  /** The last turn of everybody who ever had one, of those that began at {@code now} or before. */
  List<Turn> lastTurns(String rotation, Instant now) {
    return sql.lastTurns(rotation, now).stream().map(row -> row.toShift().turn()).toList();
  }

  /** The shifts that have an instant in common with {@code span}, in the order of time. */
  List<Shift> shiftsWithin(String rotation, Span span) {
    return sql.shiftsWithin(rotation, span.start(), span.end()).stream()
        .map(ShiftRow::toShift)
        .toList();
  }

  /** Returns the id of the new shift. */
  long insert(String rotation, Turn turn) {
    return sql.insert(
        rotation, turn.person().value(), turn.group(), turn.span().start(), turn.span().end());
  }

  /** Inserts many at once, and returns their ids in the same order. */
  List<Long> insertAll(String rotation, List<Turn> turns) {
    return sql.insertAll(rotation, turns.stream().map(turn -> ShiftRow.of(0, turn)).toList());
  }

  /** Gives shifts other people or other times. Their overrides must lie inside the new times. */
  void change(List<Shift> shifts) {
    sql.change(shifts.stream().map(s -> ShiftRow.of(s.id(), s.turn())).toList());
  }

  /** Takes shifts off the plan, and their overrides with them. */
  void delete(List<Shift> shifts) {
    sql.delete(shifts.stream().map(Shift::id).toList());
  }

  /** When the next shift, or part of one, of any rotation begins or ends after {@code instant}. */
  Optional<Instant> nextChange(Instant instant) {
    return sql.nextChange(instant);
  }

  /** A row of roster_member. */
  public record MemberRow(
      String person, String productGroup, LocalDate since, Instant eligibleFrom) {
    RosterMember toMember() {
      return new RosterMember(new PersonId(person), productGroup, since, eligibleFrom);
    }
  }

  /** A row of shift. */
  public record ShiftRow(
      long id, String person, String productGroup, Instant startsAt, Instant endsAt) {
    static ShiftRow of(long id, Turn turn) {
      return new ShiftRow(
          id, turn.person().value(), turn.group(), turn.span().start(), turn.span().end());
    }

    Shift toShift() {
      return new Shift(
          id, new Turn(new PersonId(person), productGroup, new Span(startsAt, endsAt)));
    }
  }

  interface Sql {
    @SqlUpdate("insert into rotation (name) values (:rotation) on conflict (name) do nothing")
    void enter(String rotation);

    @SqlQuery("select id from rotation where name = :rotation for update")
    int lock(String rotation);

    @SqlQuery(
        """
        select m.person, m.product_group, m.since, m.eligible_from
        from roster_member m
        join rotation r on r.id = m.rotation
        where r.name = :rotation and m.left_at is null
        order by m.id
        """)
    @RegisterConstructorMapper(MemberRow.class)
    List<MemberRow> members(String rotation);

    @SqlUpdate(
        """
        insert into roster_member
          (rotation, person, product_group, since, eligible_from, joined_at)
        select id, :person, :group, :since, :eligibleFrom, :now
        from rotation
        where name = :rotation
        """)
    void join(
        String rotation,
        String person,
        String group,
        LocalDate since,
        Instant eligibleFrom,
        Instant now);

    @SqlUpdate(
        """
        update roster_member m
        set left_at = greatest(:now, m.joined_at)
        from rotation r
        where r.id = m.rotation and r.name = :rotation
          and m.person = :person and m.left_at is null
        """)
    int leave(String rotation, String person, Instant now);

    @SqlQuery(
        """
        select s.id, s.person, s.product_group, s.starts_at, s.ends_at
        from shift s
        join rotation r on r.id = s.rotation
        where r.name = :rotation and s.ends_at > :now
        order by s.starts_at
        """)
    @RegisterConstructorMapper(ShiftRow.class)
    List<ShiftRow> shiftsFrom(String rotation, Instant now);

    @SqlQuery(
        """
        select distinct on (s.person) s.id, s.person, s.product_group, s.starts_at, s.ends_at
        from shift s
        join rotation r on r.id = s.rotation
        where r.name = :rotation and s.starts_at <= :now
        order by s.person, s.starts_at desc
        """)
    @RegisterConstructorMapper(ShiftRow.class)
    List<ShiftRow> lastTurns(String rotation, Instant now);

    @SqlQuery(
        """
        select s.id, s.person, s.product_group, s.starts_at, s.ends_at
        from shift s
        join rotation r on r.id = s.rotation
        where r.name = :rotation and s.ends_at > :start and s.starts_at < :end
        order by s.starts_at
        """)
    @RegisterConstructorMapper(ShiftRow.class)
    List<ShiftRow> shiftsWithin(String rotation, Instant start, Instant end);

    @SqlUpdate(
        """
        insert into shift (rotation, person, product_group, starts_at, ends_at)
        select id, :person, :group, :start, :end
        from rotation
        where name = :rotation
        """)
    @GetGeneratedKeys("id")
    long insert(String rotation, String person, String group, Instant start, Instant end);

    @SqlBatch(
        """
        insert into shift (rotation, person, product_group, starts_at, ends_at)
        select id, :person, :productGroup, :startsAt, :endsAt
        from rotation
        where name = :rotation
        """)
    @GetGeneratedKeys("id")
    List<Long> insertAll(String rotation, @BindMethods List<ShiftRow> rows);

    @SqlBatch(
        """
        update shift
        set person = :person, product_group = :productGroup,
          starts_at = :startsAt, ends_at = :endsAt
        where id = :id
        """)
    void change(@BindMethods List<ShiftRow> rows);

    @SqlBatch("delete from shift where id = :shift")
    void delete(@Bind("shift") List<Long> shifts);

    @SqlQuery(
        """
        select min(at)
        from (
          select min(starts_at) as at from shift where starts_at > :instant
          union all select min(ends_at) from shift where ends_at > :instant
          union all select min(starts_at) from shift_override where starts_at > :instant
          union all select min(ends_at) from shift_override where ends_at > :instant
        ) changes
        """)
    Optional<Instant> nextChange(Instant instant);
  }
}
