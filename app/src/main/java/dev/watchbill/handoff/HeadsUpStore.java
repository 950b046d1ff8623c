package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who was told of a shift ahead of time, in Postgres. */
final class HeadsUpStore {
  private final Sql sql;

  HeadsUpStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Enters it, unless that person was told so of that shift; returns its number if it is new. */
  Optional<Long> insert(Week week, String ahead, List<PersonId> managers, Instant now) {
    return sql.insert(
        week.rotation(),
        week.shift(),
        week.to().value(),
        ahead,
        managers.stream().map(PersonId::value).toList(),
        week.span().start(),
        week.span().end(),
        now);
  }

  /** Those of shifts that had not begun when they were last looked at; locked. */
  List<HeadsUp> open(String rotation) {
    return sql.open(rotation).stream().map(Row::toHeadsUp).toList();
  }

  /** The shift has other hours now. */
  void moves(HeadsUp headsUp, Span span) {
    sql.moves(headsUp.id(), span.start(), span.end());
  }

  /** There is no more to be done about it. */
  void isOver(HeadsUp headsUp) {
    sql.isOver(headsUp.id());
  }

  /** Forgets what was told before {@code limit}, the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row of heads_up. */
  public record Row(
      long id,
      String rotation,
      long shift,
      String person,
      String ahead,
      List<String> managers,
      Instant startsAt,
      Instant endsAt) {
    HeadsUp toHeadsUp() {
      return new HeadsUp(
          id,
          rotation,
          shift,
          new PersonId(person),
          ahead,
          managers.stream().map(PersonId::new).toList(),
          new Span(startsAt, endsAt));
    }
  }

  interface Sql {
    @SqlQuery(
        """
        insert into heads_up (rotation, shift, person, ahead, managers, starts_at, ends_at, told_at)
        values (:rotation, :shift, :person, :ahead, :managers, :start, :end, :now)
        on conflict do nothing
        returning id
        """)
    Optional<Long> insert(
        String rotation,
        long shift,
        String person,
        String ahead,
        List<String> managers,
        Instant start,
        Instant end,
        Instant now);

    @SqlQuery(
        """
        select id, rotation, shift, person, ahead, managers, starts_at, ends_at
        from heads_up
        where rotation = :rotation and not over
        order by id
        for update
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> open(String rotation);

    @SqlUpdate("update heads_up set starts_at = :start, ends_at = :end where id = :id")
    void moves(long id, Instant start, Instant end);

    @SqlUpdate("update heads_up set over = true where id = :id")
    void isOver(long id);

    @SqlUpdate(
        """
        delete from heads_up where id in (
          select id from heads_up where told_at < :limit and over
          order by told_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
