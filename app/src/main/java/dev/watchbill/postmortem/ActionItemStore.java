package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Action items in Postgres. Whoever changes one holds its postmortem. */
final class ActionItemStore {
  private final Sql sql;

  ActionItemStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Enters one.
   *
   * @param submission names the form or command it comes from, of which there is no other
   * @return empty if that has added one already
   */
  Optional<ActionItem> add(
      long postmortem,
      String what,
      PersonId owner,
      Optional<LocalDate> due,
      Optional<String> issue,
      Act act,
      String submission) {
    if (sql.from(submission).isPresent()) {
      return Optional.empty();
    }
    long id =
        sql.add(
            postmortem, what, owner.value(), due, issue, act.by().value(), act.at(), submission);
    return find(id);
  }

  Optional<ActionItem> find(long id) {
    return sql.find(id).map(Row::toItem);
  }

  /** Those of a postmortem, by their number. */
  List<ActionItem> of(long postmortem) {
    return sql.of(postmortem).stream().map(Row::toItem).toList();
  }

  /** Those of {@code owner} without an issue, the oldest first; none of what is paused. */
  List<ActionItem> owedBy(PersonId owner) {
    return sql.owedBy(owner.value()).stream().map(Row::toItem).toList();
  }

  void link(long id, String issue) {
    sql.link(id, issue);
  }

  void give(long id, PersonId owner) {
    sql.give(id, owner.value());
  }

  void drop(long id, String reason) {
    sql.drop(id, reason);
  }

  /** A row of postmortem_action. */
  public record Row(
      long id,
      long postmortem,
      int number,
      String what,
      String owner,
      @Nullable LocalDate due,
      @Nullable String issue,
      @Nullable String dropped) {
    ActionItem toItem() {
      return new ActionItem(
          id,
          postmortem,
          number,
          what,
          new PersonId(owner),
          Optional.ofNullable(due),
          Optional.ofNullable(issue),
          Optional.ofNullable(dropped));
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into postmortem_action
          (postmortem, number, what, owner, due, issue, added_by, added_at, submission)
        values (
          :postmortem,
          (select coalesce(max(number), 0) + 1 from postmortem_action where postmortem = :postmortem),
          :what, :owner, :due, :issue, :by, :at, :submission)
        """)
    @GetGeneratedKeys("id")
    long add(
        long postmortem,
        String what,
        String owner,
        Optional<LocalDate> due,
        Optional<String> issue,
        String by,
        Instant at,
        String submission);

    @SqlQuery("select id from postmortem_action where submission = :submission")
    Optional<Long> from(String submission);

    @SqlQuery("select * from postmortem_action where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from postmortem_action where postmortem = :postmortem order by number")
    List<Row> of(long postmortem);

    @SqlQuery(
        """
        select a.*
        from postmortem_action a
        join postmortem p on p.id = a.postmortem
        where a.owner = :owner and a.issue is null and a.dropped is null and p.paused_at is null
        order by a.id
        """)
    List<Row> owedBy(String owner);

    @SqlUpdate("update postmortem_action set issue = :issue where id = :id")
    void link(long id, String issue);

    @SqlUpdate("update postmortem_action set owner = :owner where id = :id")
    void give(long id, String owner);

    @SqlUpdate("update postmortem_action set dropped = :reason where id = :id")
    void drop(long id, String reason);
  }
}
