package dev.watchbill.readiness;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who is ready for which release, in Postgres. Whoever changes it holds the freeze. */
final class DeclaredStore {
  private final Sql sql;

  DeclaredStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Begins; or again, with nothing declared, if it had ended. */
  void begin(long release, List<String> groups, Instant now) {
    if (sql.begin(release, groups, now) > 0) {
      sql.forgetWords(release);
    }
  }

  Optional<Declared> find(long release) {
    return sql.find(release).map(this::whole);
  }

  /** As {@link #find}; nobody else declares anything until the transaction ends. */
  Optional<Declared> lock(long release) {
    return sql.lock(release).map(this::whole);
  }

  void declare(long release, String group, Declared.Word word) {
    sql.declare(
        release, group, word.ready(), word.why(), word.by().value(), word.at(), word.inPlace());
    sql.revise(release);
  }

  /** From now on these are waited for, and those are not any more. */
  void waitFor(long release, List<String> groups, List<String> gone) {
    sql.waitFor(release, groups, gone);
  }

  /** All are ready now, or not any more. */
  void complete(long release, boolean complete) {
    sql.complete(release, complete);
  }

  void end(long release, Instant now) {
    sql.end(release, now);
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  private Declared whole(Row row) {
    var words = new HashMap<String, Declared.Word>();
    for (WordRow word : sql.words(row.release())) {
      words.put(
          word.productGroup(),
          new Declared.Word(
              word.ready(),
              word.why(),
              new PersonId(word.saidBy()),
              word.saidAt(),
              word.inPlace()));
    }
    return new Declared(
        row.release(),
        row.round(),
        row.groups(),
        row.gone(),
        words,
        row.endedAt(),
        row.timesComplete(),
        row.complete(),
        row.revision());
  }

  /** A row of readiness. */
  public record Row(
      long release,
      int round,
      List<String> groups,
      List<String> gone,
      Optional<Instant> endedAt,
      int timesComplete,
      boolean complete,
      int revision) {}

  /** A row of readiness_word. */
  public record WordRow(
      String productGroup,
      boolean ready,
      Optional<String> why,
      String saidBy,
      Instant saidAt,
      boolean inPlace) {}

  @RegisterConstructorMapper(Row.class)
  @RegisterConstructorMapper(WordRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into readiness (release, groups, begun_at) values (:release, :groups, :now)
        on conflict (release) do update set
          groups = excluded.groups, gone = '{}', begun_at = excluded.begun_at, ended_at = null,
          round = readiness.round + 1, complete = false, revision = readiness.revision + 1
        where readiness.ended_at is not null
        """)
    int begin(long release, List<String> groups, Instant now);

    @SqlUpdate("delete from readiness_word where release = :release")
    void forgetWords(long release);

    @SqlQuery("select * from readiness where release = :release")
    Optional<Row> find(long release);

    @SqlQuery("select * from readiness where release = :release for update")
    Optional<Row> lock(long release);

    @SqlQuery("select * from readiness_word where release = :release")
    List<WordRow> words(long release);

    @SqlUpdate(
        """
        insert into readiness_word (release, product_group, ready, why, said_by, said_at, in_place)
        values (:release, :group, :ready, :why, :by, :at, :inPlace)
        on conflict (release, product_group) do update set
          ready = excluded.ready, why = excluded.why, said_by = excluded.said_by,
          said_at = excluded.said_at, in_place = excluded.in_place
        """)
    void declare(
        long release,
        String group,
        boolean ready,
        Optional<String> why,
        String by,
        Instant at,
        boolean inPlace);

    @SqlUpdate(
        """
        update readiness set groups = :groups, gone = :gone, revision = revision + 1
        where release = :release
        """)
    void waitFor(long release, List<String> groups, List<String> gone);

    @SqlUpdate("update readiness set revision = revision + 1 where release = :release")
    void revise(long release);

    @SqlUpdate(
        """
        update readiness set
          complete = :complete,
          times_complete = times_complete + case when :complete then 1 else 0 end
        where release = :release
        """)
    void complete(long release, boolean complete);

    @SqlUpdate("update readiness set ended_at = :now where release = :release and ended_at is null")
    void end(long release, Instant now);

    @SqlUpdate(
        """
        delete from readiness where release in (
          select release from readiness where ended_at < :limit
          order by ended_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
