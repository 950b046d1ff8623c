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

/** Rosters and shifts in Postgres. A rotation is named by its configured name. */
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

  /** The overrides of shifts that have not ended by {@code now}. */
  List<ShiftOverride> overridesFrom(String rotation, Instant now) {
    return sql.overridesFrom(rotation, now).stream().map(OverrideRow::toOverride).toList();
  }

  /** Returns the id of the new shift. */
  long insert(String rotation, Turn turn) {
    return sql.insert(
        rotation, turn.person().value(), turn.group(), turn.span().start(), turn.span().end());
  }

  /** Inserts many at once. */
  void insertAll(String rotation, List<Turn> turns) {
    sql.insertAll(rotation, turns.stream().map(turn -> ShiftRow.of(0, turn)).toList());
  }

  /** Gives shifts other people or other times; what then lies outside of their overrides ends. */
  void change(List<Shift> shifts) {
    List<ShiftRow> rows = shifts.stream().map(s -> ShiftRow.of(s.id(), s.turn())).toList();
    sql.dropOverridesOutside(rows);
    sql.trimOverrides(rows);
    sql.change(rows);
  }

  /** Takes shifts off the plan, and their overrides with them. */
  void delete(List<Shift> shifts) {
    sql.delete(shifts.stream().map(Shift::id).toList());
  }

  void insertOverride(ShiftOverride override) {
    sql.insertOverride(
        override.shiftId(),
        override.person().value(),
        override.span().start(),
        override.span().end());
  }

  /** What {@code person} has taken over from others and not yet worked goes back to them. */
  void endOverridesBy(String rotation, PersonId person, Instant now) {
    sql.dropOverridesBy(rotation, person.value(), now);
    sql.endOverridesBy(rotation, person.value(), now);
  }

  /** When the next shift of any rotation begins. */
  Optional<Instant> nextStart(Instant now) {
    return sql.nextStart(now);
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

  /** A row of shift_override. */
  public record OverrideRow(long shift, String person, Instant startsAt, Instant endsAt) {
    ShiftOverride toOverride() {
      return new ShiftOverride(shift, new PersonId(person), new Span(startsAt, endsAt));
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
        select o.shift, o.person, o.starts_at, o.ends_at
        from shift_override o
        join shift s on s.id = o.shift
        join rotation r on r.id = s.rotation
        where r.name = :rotation and s.ends_at > :now
        order by o.starts_at
        """)
    @RegisterConstructorMapper(OverrideRow.class)
    List<OverrideRow> overridesFrom(String rotation, Instant now);

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
    void insertAll(String rotation, @BindMethods List<ShiftRow> rows);

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

    @SqlBatch(
        """
        delete from shift_override
        where shift = :id and (ends_at <= :startsAt or starts_at >= :endsAt)
        """)
    void dropOverridesOutside(@BindMethods List<ShiftRow> rows);

    @SqlBatch(
        """
        update shift_override
        set starts_at = greatest(starts_at, :startsAt), ends_at = least(ends_at, :endsAt)
        where shift = :id and (starts_at < :startsAt or ends_at > :endsAt)
        """)
    void trimOverrides(@BindMethods List<ShiftRow> rows);

    @SqlUpdate(
        """
        insert into shift_override
          (shift, shift_starts_at, shift_ends_at, person, starts_at, ends_at)
        select id, starts_at, ends_at, :person, :start, :end
        from shift
        where id = :shift
        """)
    void insertOverride(long shift, String person, Instant start, Instant end);

    @SqlUpdate(
        """
        delete from shift_override o
        using shift s, rotation r
        where s.id = o.shift and r.id = s.rotation and r.name = :rotation
          and o.person = :person and o.starts_at >= :now
        """)
    void dropOverridesBy(String rotation, String person, Instant now);

    @SqlUpdate(
        """
        update shift_override o
        set ends_at = :now
        from shift s, rotation r
        where s.id = o.shift and r.id = s.rotation and r.name = :rotation
          and o.person = :person and o.starts_at < :now and o.ends_at > :now
        """)
    void endOverridesBy(String rotation, String person, Instant now);

    @SqlQuery("select min(starts_at) from shift where starts_at > :now")
    Optional<Instant> nextStart(Instant now);
  }
}
