package dev.watchbill.gate;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** How the gate stands, in Postgres. */
final class GateStore {
  private final Sql sql;
  private final String name;

  /**
   * @param name which service, repository and branch
   */
  GateStore(Jdbi jdbi, String name) {
    this.sql = jdbi.onDemand(Sql.class);
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Enters it, unless it is there. */
  void enter(Instant now) {
    sql.enter(Row.of(Gate.fresh(name, now)));
  }

  Optional<Gate> find() {
    return sql.find(name).map(Row::toGate);
  }

  /** The names of all others that hold something, may do so, or have something amiss. */
  List<String> others() {
    return sql.others(name);
  }

  /** When somebody may look at it next. */
  Optional<Instant> nextDue() {
    return sql.nextDue(name);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Gate> lock() {
    return sql.lock(name).map(Row::toGate);
  }

  /** As {@link #lock}, if nobody else has it, and nobody is looking at it. */
  Optional<Gate> lockFree(Instant now) {
    return sql.lockFree(name, now).map(Row::toGate);
  }

  /**
   * Keeps others from looking at it until {@code until}.
   *
   * @return names this look
   */
  long lease(Instant until) {
    return sql.lease(name, until);
  }

  /** Whether nobody has begun to look at it since. */
  boolean isLast(long lease) {
    return sql.isLast(name, lease);
  }

  /** Others may look at it again; unless one does already. */
  void release(long lease) {
    sql.release(name, lease);
  }

  void update(Gate gate) {
    sql.update(Row.of(gate));
  }

  /** What is wished may have changed, or somebody wants to know: it is looked at soon. */
  void doubt(Instant now) {
    enter(now);
    sql.doubt(name, now);
  }

  /** What is amiss now, the oldest first. */
  List<Trouble> troubles() {
    return sql.troubles(name).stream().map(TroubleRow::toTrouble).toList();
  }

  Trouble begin(Fault.Kind kind, String sentence, Instant since, List<PersonId> told) {
    long id = sql.begin(name, kind, sentence, since, told.stream().map(PersonId::value).toList());
    return new Trouble(id, kind, sentence, since, told);
  }

  void reword(long trouble, String sentence) {
    sql.reword(trouble, sentence);
  }

  void end(long trouble, Instant now) {
    sql.end(trouble, now);
  }

  /** Forgets what was amiss once. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A trouble's row as it stands. */
  public record TroubleRow(
      long id, Fault.Kind kind, String sentence, Instant since, List<String> told) {
    Trouble toTrouble() {
      return new Trouble(id, kind, sentence, since, told.stream().map(PersonId::new).toList());
    }
  }

  /** A gate's row as it stands. */
  public record Row(
      String name,
      @Nullable Long heldFor,
      List<Integer> numbers,
      int contradicted,
      @Nullable Instant seenAt,
      @Nullable Instant failingSince,
      int attempts,
      Instant nextAt,
      @Nullable Instant notBefore,
      long doubts) {

    static Row of(Gate it) {
      return new Row(
          it.name(),
          it.known().heldFor().orElse(null),
          it.known().numbers(),
          it.known().contradicted(),
          it.seenAt().orElse(null),
          it.failingSince().orElse(null),
          it.attempts(),
          it.nextAt(),
          it.notBefore().orElse(null),
          it.doubts());
    }

    Gate toGate() {
      return new Gate(
          name,
          new Known(Optional.ofNullable(heldFor), numbers, contradicted),
          Optional.ofNullable(seenAt),
          Optional.ofNullable(failingSince),
          attempts,
          nextAt,
          Optional.ofNullable(notBefore),
          doubts);
    }
  }

  @RegisterConstructorMapper(Row.class)
  @RegisterConstructorMapper(TroubleRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into gate (name, numbers, contradicted, attempts, next_at, doubts, lease)
        values (:name, :numbers, :contradicted, :attempts, :nextAt, :doubts, 0)
        on conflict (name) do nothing
        """)
    void enter(@BindMethods Row row);

    @SqlQuery("select * from gate where name = :name")
    Optional<Row> find(String name);

    @SqlQuery(
        """
        select name from gate
        where name <> :name
          and (held_for is not null or contradicted > 0 or leased_until is not null
            or exists (select from gate_trouble t where t.gate = name and t.ended_at is null))
        order by name
        """)
    List<String> others(String name);

    @SqlQuery("select greatest(next_at, leased_until) from gate where name = :name")
    Optional<Instant> nextDue(String name);

    @SqlQuery("select * from gate where name = :name for update")
    Optional<Row> lock(String name);

    @SqlQuery(
        """
        select * from gate
        where name = :name and (leased_until is null or leased_until <= :now)
        for update skip locked
        """)
    Optional<Row> lockFree(String name, Instant now);

    @SqlQuery(
        "update gate set lease = lease + 1, leased_until = :until where name = :name returning lease")
    long lease(String name, Instant until);

    @SqlQuery("select lease = :lease from gate where name = :name")
    boolean isLast(String name, long lease);

    @SqlUpdate("update gate set leased_until = null where name = :name and lease = :lease")
    void release(String name, long lease);

    @SqlUpdate(
        """
        update gate
        set held_for = :heldFor, numbers = :numbers, contradicted = :contradicted,
          seen_at = :seenAt, failing_since = :failingSince, attempts = :attempts,
          next_at = :nextAt, not_before = :notBefore
        where name = :name
        """)
    void update(@BindMethods Row row);

    @SqlUpdate(
        """
        update gate
        set doubts = doubts + 1, next_at = greatest(least(next_at, :now), coalesce(not_before, :now))
        where name = :name
        """)
    void doubt(String name, Instant now);

    @SqlQuery(
        """
        select id, kind, sentence, since, told from gate_trouble
        where gate = :gate and ended_at is null
        order by id
        """)
    List<TroubleRow> troubles(String gate);

    @SqlQuery(
        """
        insert into gate_trouble (gate, kind, sentence, since, told)
        values (:gate, :kind, :sentence, :since, :told)
        returning id
        """)
    long begin(String gate, Fault.Kind kind, String sentence, Instant since, List<String> told);

    @SqlUpdate("update gate_trouble set sentence = :sentence where id = :id")
    void reword(long id, String sentence);

    @SqlUpdate("update gate_trouble set ended_at = :now where id = :id")
    void end(long id, Instant now);

    @SqlUpdate(
        """
        delete from gate_trouble where id in (
          select id from gate_trouble where ended_at < :limit
          order by ended_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
