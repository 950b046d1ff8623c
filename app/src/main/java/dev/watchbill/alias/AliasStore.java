package dev.watchbill.alias;

import dev.watchbill.alias.AliasState.Standing;
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

/** How the aliases stand, in Postgres. */
final class AliasStore {
  private final Sql sql;

  AliasStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Enters a rotation's, unless it is there. */
  void enter(Alias fresh) {
    sql.enter(Row.of(fresh));
  }

  Optional<Alias> find(String rotation) {
    return sql.find(rotation).map(Row::toAlias);
  }

  List<Alias> all() {
    return sql.all().stream().map(Row::toAlias).toList();
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Alias> lock(String rotation) {
    return sql.lock(rotation).map(Row::toAlias);
  }

  /** As {@link #lock}, if nobody else has it, and nobody is looking at it. */
  Optional<Alias> lockFree(String rotation, Instant now) {
    return sql.lockFree(rotation, now).map(Row::toAlias);
  }

  /**
   * Keeps others from looking at it until {@code until}.
   *
   * @return the number of the look
   */
  long lease(String rotation, Instant until) {
    return sql.lease(rotation, until);
  }

  /** Whether the look of that number is still the last one. */
  boolean isLast(String rotation, long lease) {
    return sql.isLast(rotation, lease);
  }

  /** Others may look at it again. */
  void release(String rotation) {
    sql.release(rotation);
  }

  /** Keeps how it stands. */
  void update(Alias alias) {
    sql.update(Row.of(alias));
  }

  /** It is to be read from Slack anew, at once; {@code editor} edited it, if that is known. */
  void doubt(String rotation, Optional<PersonId> editor, Instant now) {
    sql.doubt(rotation, editor.map(PersonId::value).orElse(null), now);
  }

  /** A row as it stands. */
  public record Row(
      String rotation,
      @Nullable String wanted,
      long turn,
      Standing standing,
      Instant since,
      @Nullable String failure,
      int attempts,
      Instant nextAt,
      long doubts,
      long cleared,
      List<String> members,
      @Nullable Instant pointedAt,
      List<String> pointedFrom,
      int edits,
      @Nullable String editedBy,
      @Nullable String doneBy,
      long notice,
      List<String> told) {

    static Row of(Alias it) {
      return new Row(
          it.rotation(),
          it.wanted().map(PersonId::value).orElse(null),
          it.turn(),
          it.standing(),
          it.stand().since(),
          it.stand().failure().orElse(null),
          it.stand().attempts(),
          it.next().at(),
          it.next().doubts(),
          it.next().cleared(),
          it.seen().members(),
          it.seen().pointing().map(Alias.Pointing::at).orElse(null),
          it.seen().pointing().map(Alias.Pointing::from).orElse(List.of()),
          it.edits().times(),
          it.edits().by().map(PersonId::value).orElse(null),
          it.stand().doneBy().map(PersonId::value).orElse(null),
          it.notice().number(),
          it.notice().told().stream().map(PersonId::value).toList());
    }

    Alias toAlias() {
      return new Alias(
          rotation,
          Optional.ofNullable(wanted).map(PersonId::new),
          turn,
          new Alias.Stand(
              standing,
              since,
              Optional.ofNullable(failure),
              attempts,
              Optional.ofNullable(doneBy).map(PersonId::new)),
          new Alias.Look(nextAt, doubts, cleared),
          new Alias.Seen(
              members,
              Optional.ofNullable(pointedAt).map(at -> new Alias.Pointing(at, pointedFrom))),
          new Alias.Edits(edits, Optional.ofNullable(editedBy).map(PersonId::new)),
          new Alias.Notice(notice, told.stream().map(PersonId::new).toList()));
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into alias (
          rotation, wanted, turn, standing, since, failure, attempts, next_at, doubts, cleared,
          lease, members, pointed_at, pointed_from, edits, edited_by, done_by, notice, told)
        values (
          :rotation, :wanted, :turn, :standing, :since, :failure, :attempts, :nextAt, :doubts, :cleared,
          0, :members, :pointedAt, :pointedFrom, :edits, :editedBy, :doneBy, :notice, :told)
        on conflict (rotation) do nothing
        """)
    void enter(@BindMethods Row row);

    @SqlQuery("select * from alias where rotation = :rotation")
    Optional<Row> find(String rotation);

    @SqlQuery("select * from alias order by rotation")
    List<Row> all();

    @SqlQuery("select * from alias where rotation = :rotation for update")
    Optional<Row> lock(String rotation);

    @SqlQuery(
        """
        select * from alias
        where rotation = :rotation and (leased_until is null or leased_until <= :now)
        for update skip locked
        """)
    Optional<Row> lockFree(String rotation, Instant now);

    @SqlQuery(
        """
        update alias set lease = lease + 1, leased_until = :until
        where rotation = :rotation
        returning lease
        """)
    long lease(String rotation, Instant until);

    @SqlQuery("select lease = :lease from alias where rotation = :rotation")
    boolean isLast(String rotation, long lease);

    @SqlUpdate("update alias set leased_until = null where rotation = :rotation")
    void release(String rotation);

    @SqlUpdate(
        """
        update alias
        set wanted = :wanted, turn = :turn, standing = :standing, since = :since,
          failure = :failure, attempts = :attempts, next_at = :nextAt, doubts = :doubts, cleared = :cleared,
          members = :members, pointed_at = :pointedAt, pointed_from = :pointedFrom,
          edits = :edits, edited_by = :editedBy, done_by = :doneBy, notice = :notice, told = :told
        where rotation = :rotation
        """)
    void update(@BindMethods Row row);

    @SqlUpdate(
        """
        update alias
        set doubts = doubts + 1, next_at = least(next_at, :now), edited_by = coalesce(:editor, edited_by)
        where rotation = :rotation
        """)
    void doubt(String rotation, @Nullable String editor, Instant now);
  }
}
