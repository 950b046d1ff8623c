package dev.watchbill.retrospective;

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

/** Retrospectives in Postgres. */
final class RetrospectiveStore {
  private final Sql sql;

  RetrospectiveStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Begins one, unless that author has one of that week already; nobody else changes it until the
   * present transaction ends.
   */
  Retrospective begin(Week week, List<String> questions) {
    sql.begin(
        week.rotation(),
        week.shift(),
        week.owner().value(),
        week.group(),
        week.span().start(),
        week.span().end(),
        questions);
    return sql.lockOf(week.shift(), week.owner().value())
        .map(RetrospectiveRow::toRetrospective)
        .orElseThrow(() -> new IllegalStateException("not begun: " + week));
  }

  Optional<Retrospective> find(long id) {
    return sql.find(id).map(RetrospectiveRow::toRetrospective);
  }

  /** That of an author's week, if it is begun. */
  Optional<Retrospective> of(long shift, PersonId author) {
    return sql.of(shift, author.value()).map(RetrospectiveRow::toRetrospective);
  }

  /** As it stands; nobody else changes it until the present transaction ends. */
  Optional<Retrospective> locked(long id) {
    return sql.lock(id).map(RetrospectiveRow::toRetrospective);
  }

  /** That of a handoff, if there is one. */
  Optional<Retrospective> ofHandoff(long handoff) {
    return sql.ofHandoff(handoff).map(RetrospectiveRow::toRetrospective);
  }

  /** The newest ones of an author, of one rotation or of all; the newest week first. */
  List<Retrospective> of(PersonId author, Optional<String> rotation, int atMost) {
    return sql.ofAuthor(author.value(), rotation, atMost).stream()
        .map(RetrospectiveRow::toRetrospective)
        .toList();
  }

  /** Those of that shift that belong to nobody's handoff, and of which the author was asked. */
  List<Retrospective> askedOf(long shift) {
    return sql.askedOf(shift).stream().map(RetrospectiveRow::toRetrospective).toList();
  }

  /** Those of which a step is due at {@code now} and which nobody else is changing. */
  List<Retrospective> due(Instant now, int atMost) {
    return sql.due(now, atMost).stream().map(RetrospectiveRow::toRetrospective).toList();
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Keeps what changes in the course of one, and when its next step is due. */
  void save(Retrospective retrospective, Optional<Instant> nextAt) {
    sql.save(RetrospectiveRow.of(retrospective), nextAt.orElse(null));
  }

  /** Keeps its draft, and by which form it was saved. */
  void saveDraft(Retrospective retrospective) {
    sql.saveDraft(RetrospectiveRow.of(retrospective));
  }

  /**
   * Posted ones and {@code reader}'s own, the newest week first.
   *
   * @param words each is in the answers, whatever its case
   * @param author whose they are as well, instead of having the words
   */
  List<Retrospective> search(
      PersonId reader,
      Optional<String> rotation,
      List<String> words,
      Optional<PersonId> author,
      int skip,
      int atMost) {
    List<String> patterns = words.stream().map(RetrospectiveStore::pattern).toList();
    return sql
        .search(reader.value(), rotation, patterns, author.map(PersonId::value), skip, atMost)
        .stream()
        .map(RetrospectiveRow::toRetrospective)
        .toList();
  }

  private static String pattern(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  @RegisterConstructorMapper(RetrospectiveRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into retrospective
          (rotation, shift, author, product_group, week_start, week_end, questions)
        values (:rotation, :shift, :author, :group, :start, :end, :questions)
        on conflict (shift, author) do nothing
        """)
    void begin(
        String rotation,
        long shift,
        String author,
        String group,
        Instant start,
        Instant end,
        List<String> questions);

    @SqlQuery("select * from retrospective where shift = :shift and author = :author for update")
    Optional<RetrospectiveRow> lockOf(long shift, String author);

    @SqlQuery("select * from retrospective where shift = :shift and author = :author")
    Optional<RetrospectiveRow> of(long shift, String author);

    @SqlQuery("select * from retrospective where id = :id")
    Optional<RetrospectiveRow> find(long id);

    @SqlQuery("select * from retrospective where id = :id for update")
    Optional<RetrospectiveRow> lock(long id);

    @SqlQuery("select * from retrospective where handoff = :handoff")
    Optional<RetrospectiveRow> ofHandoff(long handoff);

    @SqlQuery(
        """
        select * from retrospective
        where author = :author and rotation = coalesce(cast(:rotation as text), rotation)
        order by week_end desc, id desc
        limit :atMost
        """)
    List<RetrospectiveRow> ofAuthor(String author, Optional<String> rotation, int atMost);

    @SqlQuery(
        """
        select * from retrospective
        where shift = :shift and handoff is null and asked_at is not null
        for update
        """)
    List<RetrospectiveRow> askedOf(long shift);

    @SqlQuery(
        """
        select * from retrospective where next_at <= :now
        order by next_at
        limit :atMost
        for update skip locked
        """)
    List<RetrospectiveRow> due(Instant now, int atMost);

    @SqlQuery("select min(next_at) from retrospective where next_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        update retrospective
        set answers = :answers, draft = :draft, revision = :revision,
          saved_in = :savedIn, saved_at = :savedAt, asked_at = :askedAt,
          handoff = :handoff, thread = :thread, channel_id = :channelId,
          handed_over_at = :handedOverAt, submitted_at = :submittedAt, edited_at = :editedAt,
          reminders = :reminders, next_at = :nextAt
        where id = :id
        """)
    void save(@BindMethods RetrospectiveRow row, @Nullable Instant nextAt);

    @SqlUpdate(
        """
        update retrospective
        set draft = :draft, revision = :revision, saved_in = :savedIn, saved_at = :savedAt
        where id = :id
        """)
    void saveDraft(@BindMethods RetrospectiveRow row);

    @SqlQuery(
        """
        select * from retrospective
        where ((submitted_at is not null and handoff is not null)
            or (author = :reader and (submitted_at is not null or draft is not null)))
          and rotation = coalesce(cast(:rotation as text), rotation)
          and (author = cast(:author as text)
            or array_to_string(
              case when author = :reader then coalesce(draft, answers) else answers end, ' ')
              ilike all (cast(:patterns as text[])))
        order by week_end desc, id desc
        limit :atMost offset :skip
        """)
    List<RetrospectiveRow> search(
        String reader,
        Optional<String> rotation,
        List<String> patterns,
        Optional<String> author,
        int skip,
        int atMost);

    @SqlUpdate(
        """
        delete from retrospective where id in (
          select id from retrospective where week_end < :limit
          order by week_end
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
