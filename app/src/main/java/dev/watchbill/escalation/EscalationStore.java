package dev.watchbill.escalation;

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

/** Escalations in Postgres. */
final class EscalationStore {
  private final Sql sql;

  EscalationStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The number of the next escalation, which is nobody else's. */
  long nextId() {
    return sql.nextId();
  }

  /**
   * Enters it.
   *
   * @param submission names the form it came from, of which there is no other
   */
  void insert(Escalation escalation, String submission) {
    sql.insert(Row.of(escalation), submission);
  }

  /** The one that came from that form. */
  Optional<Escalation> from(String submission) {
    return sql.from(submission).map(Row::toEscalation);
  }

  Optional<Escalation> find(long id) {
    return sql.find(id).map(Row::toEscalation);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<Escalation> lock(long id) {
    return sql.lock(id).map(Row::toEscalation);
  }

  /** As {@link #lock}, if somebody is to be asked by {@code now} and nobody is at it. */
  Optional<Escalation> lockDue(long id, Instant now) {
    return sql.lockDue(id, now).map(Row::toEscalation);
  }

  /** Those of which somebody is to be asked by {@code now}. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Those that nobody has answered, of those begun after {@code since}; oldest first. */
  List<Escalation> unanswered(Instant since) {
    return sql.unanswered(since).stream().map(Row::toEscalation).toList();
  }

  /** Those about a support request, oldest first. */
  List<Escalation> about(long request) {
    return sql.about(request).stream().map(Row::toEscalation).toList();
  }

  /** Keeps who was asked and who answered; all else never changes. */
  void update(Escalation escalation) {
    sql.update(Row.of(escalation));
  }

  /** Forgets those begun before {@code limit}, their outages with them; the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row as it stands. */
  public record Row(
      long id,
      String rotation,
      @Nullable Long request,
      String channelId,
      String escalatedBy,
      Instant escalatedAt,
      String found,
      String links,
      String needed,
      List<String> named,
      List<String> asked,
      int firstContact,
      int contactsAsked,
      @Nullable Instant nextAt,
      @Nullable Instant answeredAt,
      @Nullable String answeredBy) {

    static Row of(Escalation it) {
      return new Row(
          it.id(),
          it.rotation(),
          it.request().orElse(null),
          it.channelId(),
          it.by().value(),
          it.at(),
          it.research().found(),
          it.research().links(),
          it.research().needed(),
          it.named().stream().map(PersonId::value).toList(),
          it.asked().stream().map(PersonId::value).toList(),
          it.firstContact(),
          it.contactsAsked(),
          it.nextAt().orElse(null),
          it.answer().map(Escalation.Act::at).orElse(null),
          it.answer().map(act -> act.by().value()).orElse(null));
    }

    Escalation toEscalation() {
      return new Escalation(
          id,
          rotation,
          Optional.ofNullable(request),
          channelId,
          new PersonId(escalatedBy),
          escalatedAt,
          new Research(found, links, needed),
          named.stream().map(PersonId::new).toList(),
          asked.stream().map(PersonId::new).toList(),
          firstContact,
          contactsAsked,
          Optional.ofNullable(nextAt),
          answeredAt == null || answeredBy == null
              ? Optional.empty()
              : Optional.of(new Escalation.Act(new PersonId(answeredBy), answeredAt)));
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlQuery("select nextval(pg_get_serial_sequence('escalation', 'id'))")
    long nextId();

    @SqlUpdate(
        """
        insert into escalation (
          id, submission, rotation, request, channel_id, escalated_by, escalated_at,
          found, links, needed, named, asked, first_contact, contacts_asked,
          next_at, answered_at, answered_by)
        values (
          :id, :submission, :rotation, :request, :channelId, :escalatedBy, :escalatedAt,
          :found, :links, :needed, :named, :asked, :firstContact, :contactsAsked,
          :nextAt, :answeredAt, :answeredBy)
        """)
    void insert(@BindMethods Row row, String submission);

    @SqlQuery("select * from escalation where submission = :submission")
    Optional<Row> from(String submission);

    @SqlQuery("select * from escalation where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from escalation where id = :id for update")
    Optional<Row> lock(long id);

    @SqlQuery("select * from escalation where id = :id and next_at <= :now for update skip locked")
    Optional<Row> lockDue(long id, Instant now);

    @SqlQuery("select id from escalation where next_at <= :now order by next_at")
    List<Long> due(Instant now);

    @SqlQuery("select min(next_at) from escalation where next_at is not null")
    Optional<Instant> nextDue();

    @SqlQuery(
        "select * from escalation where answered_at is null and escalated_at > :since order by id")
    List<Row> unanswered(Instant since);

    @SqlQuery("select * from escalation where request = :request order by id")
    List<Row> about(long request);

    @SqlUpdate(
        """
        update escalation
        set asked = :asked, contacts_asked = :contactsAsked, next_at = :nextAt,
          answered_at = :answeredAt, answered_by = :answeredBy
        where id = :id
        """)
    void update(@BindMethods Row row);

    @SqlUpdate(
        """
        delete from escalation where id in (
          select id from escalation where escalated_at < :limit
          order by escalated_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
