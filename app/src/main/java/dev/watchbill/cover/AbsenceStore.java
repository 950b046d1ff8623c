package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Absences in Postgres. */
final class AbsenceStore {
  private final Sql sql;

  AbsenceStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Enters it, and returns its number. */
  Absence insert(PersonId person, Span span, Instant now) {
    return new Absence(
        sql.insert(person.value(), span.start(), span.end(), now), person, span, now, false);
  }

  Optional<Absence> find(long id) {
    return sql.find(id).map(Row::toAbsence);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Absence> lock(long id) {
    return sql.lock(id).map(Row::toAbsence);
  }

  /** Those that are not over and end after {@code now}, in the order of time. */
  List<Absence> current(Instant now) {
    return sql.current(now).stream().map(Row::toAbsence).toList();
  }

  /** Who was told of it. */
  List<PersonId> told(long id) {
    return sql.told(id).stream().map(PersonId::new).toList();
  }

  /** Remembers whom it was told. */
  void told(long id, Collection<PersonId> people) {
    sql.tell(id, people.stream().map(PersonId::value).toList());
  }

  /** They took it back. */
  void over(long id) {
    sql.over(id);
  }

  /** Forgets those that ended before {@code limit}; the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row as it stands. */
  public record Row(
      long id, String person, Instant startsAt, Instant endsAt, Instant saidAt, boolean over) {
    Absence toAbsence() {
      return new Absence(id, new PersonId(person), new Span(startsAt, endsAt), saidAt, over);
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into absence (person, starts_at, ends_at, said_at)
        values (:person, :startsAt, :endsAt, :saidAt)
        """)
    @GetGeneratedKeys("id")
    long insert(String person, Instant startsAt, Instant endsAt, Instant saidAt);

    @SqlQuery("select * from absence where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from absence where id = :id for update")
    Optional<Row> lock(long id);

    @SqlQuery("select * from absence where not over and ends_at > :now order by starts_at, id")
    List<Row> current(Instant now);

    @SqlQuery("select unnest(told) from absence where id = :id")
    List<String> told(long id);

    @SqlUpdate("update absence set told = :told where id = :id")
    void tell(long id, List<String> told);

    @SqlUpdate("update absence set over = true where id = :id")
    void over(long id);

    @SqlUpdate(
        """
        delete from absence where id in (
          select id from absence where ends_at < :limit
          order by ends_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
