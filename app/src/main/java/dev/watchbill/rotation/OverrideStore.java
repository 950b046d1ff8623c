package dev.watchbill.rotation;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** In Postgres, who takes which part of somebody else's shift. */
final class OverrideStore {
  private final Sql sql;

  OverrideStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The overrides of shifts that have not ended by {@code now}. */
  List<ShiftOverride> from(String rotation, Instant now) {
    return sql.from(rotation, now).stream().map(OverrideRow::toOverride).toList();
  }

  /** The overrides of shifts that have an instant in common with {@code span}. */
  List<ShiftOverride> within(String rotation, Span span) {
    return sql.within(rotation, span.start(), span.end()).stream()
        .map(OverrideRow::toOverride)
        .toList();
  }

  void insert(List<ShiftOverride> overrides) {
    sql.insert(overrides.stream().map(OverrideRow::of).toList());
  }

  void delete(List<ShiftOverride> overrides) {
    sql.delete(overrides.stream().map(OverrideRow::of).toList());
  }

  /** Makes {@code wanted} of {@code known}, which are on record. */
  void replace(List<ShiftOverride> known, List<ShiftOverride> wanted) {
    delete(known.stream().filter(override -> !wanted.contains(override)).toList());
    insert(wanted.stream().filter(override -> !known.contains(override)).toList());
  }

  /** A row of shift_override. */
  public record OverrideRow(long shift, String person, Instant startsAt, Instant endsAt) {
    static OverrideRow of(ShiftOverride override) {
      return new OverrideRow(
          override.shiftId(),
          override.person().value(),
          override.span().start(),
          override.span().end());
    }

    ShiftOverride toOverride() {
      return new ShiftOverride(shift, new PersonId(person), new Span(startsAt, endsAt));
    }
  }

  interface Sql {
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
    List<OverrideRow> from(String rotation, Instant now);

    @SqlQuery(
        """
        select o.shift, o.person, o.starts_at, o.ends_at
        from shift_override o
        join shift s on s.id = o.shift
        join rotation r on r.id = s.rotation
        where r.name = :rotation and s.ends_at > :start and s.starts_at < :end
        order by o.starts_at
        """)
    @RegisterConstructorMapper(OverrideRow.class)
    List<OverrideRow> within(String rotation, Instant start, Instant end);

    @SqlBatch(
        """
        insert into shift_override
          (shift, shift_starts_at, shift_ends_at, person, starts_at, ends_at)
        select id, starts_at, ends_at, :person, :startsAt, :endsAt
        from shift
        where id = :shift
        """)
    void insert(@BindMethods List<OverrideRow> rows);

    @SqlBatch("delete from shift_override where shift = :shift and starts_at = :startsAt")
    void delete(@BindMethods List<OverrideRow> rows);
  }
}
