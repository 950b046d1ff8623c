package dev.watchbill.retrospective;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
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
        .map(Row::toRetrospective)
        .orElseThrow(() -> new IllegalStateException("not begun: " + week));
  }

  Optional<Retrospective> find(long id) {
    return sql.find(id).map(Row::toRetrospective);
  }

  /** That of an author's week, if it is begun. */
  Optional<Retrospective> of(long shift, PersonId author) {
    return sql.of(shift, author.value()).map(Row::toRetrospective);
  }

  /** As it stands; nobody else changes it until the present transaction ends. */
  Optional<Retrospective> locked(long id) {
    return sql.lock(id).map(Row::toRetrospective);
  }

  /** That of a handoff, if there is one. */
  Optional<Retrospective> ofHandoff(long handoff) {
    return sql.ofHandoff(handoff).map(Row::toRetrospective);
  }

  /** The newest ones of an author, of one rotation or of all; the newest week first. */
  List<Retrospective> of(PersonId author, Optional<String> rotation, int atMost) {
    return sql.ofAuthor(author.value(), rotation, atMost).stream()
        .map(Row::toRetrospective)
        .toList();
  }

  /** Those of that shift that belong to nobody's handoff, and of which the author was asked. */
  List<Retrospective> askedOf(long shift) {
    return sql.askedOf(shift).stream().map(Row::toRetrospective).toList();
  }

  /** Those of which a step is due at {@code now} and which nobody else is changing. */
  List<Retrospective> due(Instant now, int atMost) {
    return sql.due(now, atMost).stream().map(Row::toRetrospective).toList();
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Keeps what changes in the course of one, and when its next step is due. */
  void save(Retrospective retrospective, Optional<Instant> nextAt) {
    sql.save(Row.of(retrospective), nextAt.orElse(null));
  }

  /** Keeps its draft, and by which form it was saved. */
  void saveDraft(Retrospective retrospective) {
    sql.saveDraft(Row.of(retrospective));
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
        .map(Row::toRetrospective)
        .toList();
  }

  private static String pattern(String word) {
    return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row of retrospective. */
  public record Row(
      long id,
      String rotation,
      long shift,
      String author,
      String productGroup,
      Instant weekStart,
      Instant weekEnd,
      List<String> questions,
      @Nullable List<String> answers,
      @Nullable List<String> draft,
      int revision,
      @Nullable String savedIn,
      @Nullable Instant savedAt,
      @Nullable Instant askedAt,
      @Nullable Long handoff,
      @Nullable String thread,
      @Nullable String channelId,
      @Nullable Instant handedOverAt,
      @Nullable Instant submittedAt,
      @Nullable Instant editedAt,
      int reminders) {
    static Row of(Retrospective it) {
      Retrospective.@Nullable HandedOver thread = it.thread().orElse(null);
      Retrospective.@Nullable Saved saved = it.saved().orElse(null);
      return new Row(
          it.id(),
          it.rotation(),
          it.shift(),
          it.author().value(),
          it.group(),
          it.week().start(),
          it.week().end(),
          it.questions(),
          it.answers().isEmpty() ? null : it.answers(),
          it.draft().isEmpty() ? null : it.draft(),
          it.revision(),
          saved == null ? null : saved.window(),
          saved == null ? null : saved.at(),
          it.askedAt().orElse(null),
          thread == null ? null : thread.handoff(),
          thread == null ? null : thread.key(),
          thread == null ? null : thread.channelId(),
          thread == null ? null : thread.at(),
          it.submittedAt().orElse(null),
          it.editedAt().orElse(null),
          it.reminders());
    }

    Retrospective toRetrospective() {
      return new Retrospective(
          id,
          rotation,
          shift,
          new PersonId(author),
          productGroup,
          new Span(weekStart, weekEnd),
          questions,
          answers == null ? List.of() : answers,
          draft == null ? List.of() : draft,
          revision,
          savedIn == null || savedAt == null
              ? Optional.empty()
              : Optional.of(new Retrospective.Saved(savedIn, savedAt)),
          Optional.ofNullable(askedAt),
          handoff == null || thread == null || channelId == null || handedOverAt == null
              ? Optional.empty()
              : Optional.of(new Retrospective.HandedOver(handoff, thread, channelId, handedOverAt)),
          Optional.ofNullable(submittedAt),
          Optional.ofNullable(editedAt),
          reminders);
    }
  }

  @RegisterConstructorMapper(Row.class)
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
    Optional<Row> lockOf(long shift, String author);

    @SqlQuery("select * from retrospective where shift = :shift and author = :author")
    Optional<Row> of(long shift, String author);

    @SqlQuery("select * from retrospective where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from retrospective where id = :id for update")
    Optional<Row> lock(long id);

    @SqlQuery("select * from retrospective where handoff = :handoff")
    Optional<Row> ofHandoff(long handoff);

    @SqlQuery(
        """
        select * from retrospective
        where author = :author and rotation = coalesce(cast(:rotation as text), rotation)
        order by week_end desc, id desc
        limit :atMost
        """)
    List<Row> ofAuthor(String author, Optional<String> rotation, int atMost);

    @SqlQuery(
        """
        select * from retrospective
        where shift = :shift and handoff is null and asked_at is not null
        for update
        """)
    List<Row> askedOf(long shift);

    @SqlQuery(
        """
        select * from retrospective where next_at <= :now
        order by next_at
        limit :atMost
        for update skip locked
        """)
    List<Row> due(Instant now, int atMost);

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
    void save(@BindMethods Row row, @Nullable Instant nextAt);

    @SqlUpdate(
        """
        update retrospective
        set draft = :draft, revision = :revision, saved_in = :savedIn, saved_at = :savedAt
        where id = :id
        """)
    void saveDraft(@BindMethods Row row);

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
    List<Row> search(
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
