package dev.watchbill.escalation;

import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Outage records in Postgres. */
final class OutageStore {
  private final Sql sql;

  OutageStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Returns the number of the new record. */
  long insert(long escalation) {
    return sql.insert(escalation);
  }

  Optional<Outage> find(long id) {
    return sql.find(id).map(Row::toOutage);
  }

  /** The newest, of one rotation or of all; newest first. */
  List<Outage> newest(Optional<String> rotation, int atMost) {
    return sql.newest(rotation, atMost).stream().map(Row::toOutage).toList();
  }

  /** Those of escalations from {@code since} on, oldest first. */
  List<Outage> since(Instant since) {
    return sql.since(since).stream().map(Row::toOutage).toList();
  }

  /** Those of a rotation of which an answer is missing; oldest first. */
  List<Outage> incomplete(String rotation) {
    return sql.incomplete(rotation).stream().map(Row::toOutage).toList();
  }

  /**
   * Keeps the answers and who filled them in.
   *
   * @param seen the revision that they have seen
   * @return false if somebody else has filled it in since; nothing was changed then
   */
  boolean fill(long id, int seen, OutageAnswers answers, Escalation.Act filled) {
    return sql.fill(id, seen, Filled.of(answers), filled.by().value(), filled.at()) == 1;
  }

  /** The answers as columns. */
  public record Filled(
      String affected,
      String expected,
      String evidence,
      String recovery,
      String cause,
      String nextSteps,
      boolean usersAffected,
      @Nullable String productGroup) {
    static Filled of(OutageAnswers answers) {
      return new Filled(
          answers.text(Question.AFFECTED),
          answers.text(Question.EXPECTED),
          answers.text(Question.EVIDENCE),
          answers.text(Question.RECOVERY),
          answers.text(Question.CAUSE),
          answers.text(Question.NEXT_STEPS),
          answers.usersAffected(),
          answers.group().orElse(null));
    }
  }

  /** A row of outage with what its escalation tells. */
  public record Row(
      long id,
      long escalation,
      String rotation,
      String escalatedBy,
      Instant escalatedAt,
      String needed,
      String affected,
      String expected,
      String evidence,
      String recovery,
      String cause,
      String nextSteps,
      boolean usersAffected,
      @Nullable String productGroup,
      @Nullable String filledInBy,
      @Nullable Instant filledInAt,
      int revision) {
    Outage toOutage() {
      return new Outage(
          id,
          escalation,
          rotation,
          new PersonId(escalatedBy),
          escalatedAt,
          needed,
          new OutageAnswers(
              Map.of(
                  Question.AFFECTED, affected,
                  Question.EXPECTED, expected,
                  Question.EVIDENCE, evidence,
                  Question.RECOVERY, recovery,
                  Question.CAUSE, cause,
                  Question.NEXT_STEPS, nextSteps),
              usersAffected,
              Optional.ofNullable(productGroup)),
          filledInBy == null || filledInAt == null
              ? Optional.empty()
              : Optional.of(new Escalation.Act(new PersonId(filledInBy), filledInAt)),
          revision);
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    String OUTAGES =
        """
        select o.*, e.rotation, e.escalated_by, e.escalated_at, e.needed
        from outage o
        join escalation e on e.id = o.escalation
        """;

    @SqlUpdate("insert into outage (escalation) values (:escalation)")
    @GetGeneratedKeys("id")
    long insert(long escalation);

    @SqlQuery(OUTAGES + "where o.id = :id")
    Optional<Row> find(long id);

    @SqlQuery(
        OUTAGES
            + """
            where e.rotation = coalesce(cast(:rotation as text), e.rotation)
            order by o.id desc
            limit :atMost
            """)
    List<Row> newest(Optional<String> rotation, int atMost);

    @SqlQuery(OUTAGES + "where e.escalated_at >= :since order by o.id")
    List<Row> since(Instant since);

    @SqlQuery(
        OUTAGES
            + """
            where e.rotation = :rotation
              and '' in (o.affected, o.expected, o.evidence, o.recovery, o.cause, o.next_steps)
            order by o.id
            """)
    List<Row> incomplete(String rotation);

    @SqlUpdate(
        """
        update outage
        set affected = :affected, expected = :expected, evidence = :evidence,
          recovery = :recovery, cause = :cause, next_steps = :nextSteps,
          users_affected = :usersAffected, product_group = :productGroup,
          filled_in_by = :by, filled_in_at = :at, revision = revision + 1
        where id = :id and revision = :seen
        """)
    int fill(long id, int seen, @BindMethods Filled filled, String by, Instant at);
  }
}
