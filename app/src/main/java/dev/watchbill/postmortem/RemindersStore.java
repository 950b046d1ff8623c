package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Who was asked for what, how often, and when they are again; in Postgres. */
final class RemindersStore {
  private final Sql sql;

  RemindersStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Somebody who sees to a postmortem, or did.
   *
   * @param times how many messages they got
   * @param asking whether they still answer for it
   * @param nextAt when they are reminded
   */
  public record Asked(String person, int times, boolean asking, @Nullable Instant nextAt) {
    PersonId who() {
      return new PersonId(person);
    }

    Optional<Instant> next() {
      return Optional.ofNullable(nextAt);
    }
  }

  /** Everybody who was ever asked about that postmortem. */
  List<Asked> asked(long postmortem) {
    return sql.asked(postmortem);
  }

  void keepAsked(long postmortem, Asked asked) {
    sql.keepAsked(postmortem, asked.person(), asked.times(), asked.asking(), asked.next());
  }

  /** The postmortems of which somebody is to be reminded by {@code now}. */
  List<Long> asksDue(Instant now) {
    return sql.asksDue(now);
  }

  /** Who of them is to be reminded by then. */
  List<PersonId> asksDue(long postmortem, Instant now) {
    return sql.asksDueOf(postmortem, now).stream().map(PersonId::new).toList();
  }

  /**
   * What somebody was told of the items that they own.
   *
   * @param times how many messages they got
   * @param saidAt when the last one
   */
  public record Told(int times, @Nullable Instant saidAt) {}

  /** Held until the transaction ends. */
  Told lockTold(PersonId person) {
    sql.beginTold(person.value());
    return sql.lockTold(person.value());
  }

  void keepTold(PersonId person, Told told, Optional<Instant> nextAt) {
    sql.keepTold(person.value(), told.times(), Optional.ofNullable(told.saidAt()), nextAt);
  }

  /** The owners who are to be reminded by {@code now}. */
  List<PersonId> ownersDue(Instant now) {
    return sql.ownersDue(now).stream().map(PersonId::new).toList();
  }

  /** When the next of all these is due. */
  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  int forgetToldBefore(Instant limit, int atMost) {
    return sql.forgetToldBefore(limit, atMost);
  }

  interface Sql {
    @SqlQuery("select * from postmortem_ask where postmortem = :postmortem order by person")
    @RegisterConstructorMapper(Asked.class)
    List<Asked> asked(long postmortem);

    @SqlUpdate(
        """
        insert into postmortem_ask (postmortem, person, times, asking, next_at)
        values (:postmortem, :person, :times, :asking, :nextAt)
        on conflict (postmortem, person) do update
        set times = excluded.times, asking = excluded.asking, next_at = excluded.next_at
        """)
    void keepAsked(
        long postmortem, String person, int times, boolean asking, Optional<Instant> nextAt);

    @SqlQuery("select distinct postmortem from postmortem_ask where next_at <= :now")
    List<Long> asksDue(Instant now);

    @SqlQuery(
        "select person from postmortem_ask where postmortem = :postmortem and next_at <= :now")
    List<String> asksDueOf(long postmortem, Instant now);

    @SqlUpdate("insert into postmortem_owed (person) values (:person) on conflict do nothing")
    void beginTold(String person);

    @SqlQuery("select times, said_at from postmortem_owed where person = :person for update")
    @RegisterConstructorMapper(Told.class)
    Told lockTold(String person);

    @SqlUpdate(
        """
        update postmortem_owed
        set times = :times, said_at = :saidAt, next_at = :nextAt
        where person = :person
        """)
    void keepTold(String person, int times, Optional<Instant> saidAt, Optional<Instant> nextAt);

    @SqlQuery("select person from postmortem_owed where next_at <= :now order by next_at, person")
    List<String> ownersDue(Instant now);

    @SqlQuery(
        """
        select least(
          (select min(next_at) from postmortem_ask), (select min(next_at) from postmortem_owed))
        """)
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        delete from postmortem_owed where person in (
          select person from postmortem_owed
          where next_at is null and said_at < :limit
          limit :atMost
          for update skip locked)
        """)
    int forgetToldBefore(Instant limit, int atMost);
  }
}
