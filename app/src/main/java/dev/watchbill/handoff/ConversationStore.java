package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.About;
import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.Decision;
import dev.watchbill.handoff.Conversation.OfLink;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Conversations that are handed over, in Postgres. */
final class ConversationStore {
  private final Sql sql;

  ConversationStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Begins a list; returns whether there was none. */
  boolean begin(ConversationList list) {
    return sql.begin(list.handoff(), list.rotation(), list.staysAt(), list.leftOut()) == 1;
  }

  /** The list of a handoff; nobody else changes anything of it until the transaction ends. */
  Optional<ConversationList> locked(long handoff) {
    return sql.lock(handoff).flatMap(sql::list).map(ListRow::toList);
  }

  /** The handoffs whose conversations may be decided, of one rotation or of all. */
  List<Long> open(Optional<String> rotation) {
    return sql.open(rotation);
  }

  /** Of those, the ones whose undecided conversations are to be marked at {@code now}. */
  List<Long> toSettle(Instant now) {
    return sql.toSettle(now);
  }

  /** When that is so for the next one. */
  Optional<Instant> nextToSettle() {
    return sql.nextToSettle();
  }

  void settle(long handoff, Instant now) {
    sql.settle(handoff, now);
  }

  void close(long handoff, Instant now) {
    sql.close(handoff, now);
  }

  /** Adds one; returns its number, or nothing if it is there already. */
  Optional<Long> add(
      Optional<Long> handoff,
      String rotation,
      About about,
      String words,
      Instant began,
      Optional<PersonId> addedBy,
      Instant now) {
    return sql.add(Row.of(handoff, rotation, about, words, began, addedBy), now);
  }

  /** What was added to the rotation's next handoff belongs to this one, which is there now. */
  void adopt(String rotation, long handoff) {
    sql.adopt(rotation, handoff);
  }

  /** The thread of an entry turns out to hold that support request. */
  void isRequest(long handoff, String subject, long request) {
    sql.isRequest(handoff, subject, request);
  }

  Optional<Conversation> find(long id) {
    return sql.find(id).map(Row::toConversation);
  }

  /** All of a handoff, in the order in which they came. */
  List<Conversation> of(long handoff) {
    return sql.of(handoff).stream().map(Row::toConversation).toList();
  }

  /** Keeps its latest decision. */
  void decide(Conversation decided) {
    Decision latest = decided.decision().orElseThrow();
    sql.decide(
        decided.id(),
        latest.choice().name(),
        latest.to().value(),
        latest.by().value(),
        latest.at(),
        decided.decisions());
  }

  /** How its request stood when it was last shown. */
  String shown(long id) {
    return sql.shown(id);
  }

  void shown(long id, String signature) {
    sql.show(id, signature);
  }

  int forgetWordsBefore(Instant limit, int atMost) {
    return sql.forgetWordsBefore(limit, atMost);
  }

  int forgetClosedBefore(Instant limit, int atMost) {
    return sql.forgetClosedBefore(limit, atMost);
  }

  /** What was added to a handoff that never came. */
  int forgetAheadBefore(Instant limit, int atMost) {
    return sql.forgetAheadBefore(limit, atMost);
  }

  /** As it is selected; public for JDBI. */
  public record Row(
      long id,
      Optional<Long> handoff,
      String rotation,
      String subject,
      Optional<Long> request,
      Optional<String> channelId,
      Optional<String> threadTs,
      Optional<String> url,
      String words,
      Instant beganAt,
      Optional<String> addedBy,
      Optional<String> decision,
      Optional<String> decidedTo,
      Optional<String> decidedBy,
      Optional<Instant> decidedAt,
      int decisions) {

    static Row of(
        Optional<Long> handoff,
        String rotation,
        About about,
        String words,
        Instant began,
        Optional<PersonId> addedBy) {
      Optional<OfThread> thread =
          about instanceof OfThread one ? Optional.of(one) : Optional.empty();
      Optional<OfLink> link = about instanceof OfLink one ? Optional.of(one) : Optional.empty();
      return new Row(
          0,
          handoff,
          rotation,
          about.subject(),
          thread.flatMap(OfThread::request),
          thread.map(OfThread::channelId),
          thread.map(OfThread::threadTs),
          link.map(OfLink::url),
          words,
          began,
          addedBy.map(PersonId::value),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0);
    }

    Conversation toConversation() {
      About about =
          url.<About>map(OfLink::new)
              .orElseGet(
                  () -> new OfThread(channelId.orElseThrow(), threadTs.orElseThrow(), request));
      return new Conversation(
          id,
          handoff,
          rotation,
          about,
          words,
          beganAt,
          addedBy.map(PersonId::new),
          decision.map(
              choice ->
                  new Decision(
                      Choice.valueOf(choice),
                      new PersonId(decidedTo.orElseThrow()),
                      new PersonId(decidedBy.orElseThrow()),
                      decidedAt.orElseThrow())),
          decisions);
    }
  }

  interface Sql {
    String COLUMNS =
        """
        select id, handoff, rotation, subject, request, channel_id, thread_ts, url, words, began_at,
          added_by, decision, decided_to, decided_by, decided_at, decisions
        from conversation
        """;

    @SqlUpdate(
        """
        insert into conversation_list (handoff, rotation, stays_at, left_out)
        values (:handoff, :rotation, :staysAt, :leftOut)
        on conflict (handoff) do nothing
        """)
    int begin(long handoff, String rotation, Instant staysAt, int leftOut);

    @SqlQuery("select handoff from conversation_list where handoff = :handoff for update")
    Optional<Long> lock(long handoff);

    @SqlQuery(
        """
        select handoff, rotation, stays_at, settled_at is not null as settled,
          closed_at is not null as closed, left_out
        from conversation_list where handoff = :handoff
        """)
    @RegisterConstructorMapper(ListRow.class)
    Optional<ListRow> list(long handoff);

    @SqlQuery(
        """
        select handoff from conversation_list
        where closed_at is null and (cast(:rotation as text) is null or rotation = :rotation)
        order by handoff
        """)
    List<Long> open(Optional<String> rotation);

    @SqlQuery(
        """
        select handoff from conversation_list
        where closed_at is null and settled_at is null and stays_at <= :now
        order by handoff
        """)
    List<Long> toSettle(Instant now);

    @SqlQuery(
        """
        select min(stays_at) from conversation_list where closed_at is null and settled_at is null
        """)
    Optional<Instant> nextToSettle();

    @SqlUpdate("update conversation_list set settled_at = :now where handoff = :handoff")
    void settle(long handoff, Instant now);

    @SqlUpdate("update conversation_list set closed_at = :now where handoff = :handoff")
    void close(long handoff, Instant now);

    @SqlUpdate(
        """
        insert into conversation (handoff, rotation, subject, request, channel_id, thread_ts, url,
          words, began_at, added_by, added_at)
        values (:handoff, :rotation, :subject, :request, :channelId, :threadTs, :url,
          :words, :beganAt, :addedBy, :now)
        on conflict do nothing
        """)
    @GetGeneratedKeys("id")
    Optional<Long> add(@BindMethods Row row, Instant now);

    @SqlUpdate(
        "update conversation set handoff = :handoff where rotation = :rotation and handoff is null")
    void adopt(String rotation, long handoff);

    @SqlUpdate(
        """
        update conversation set request = :request
        where handoff = :handoff and subject = :subject
        """)
    void isRequest(long handoff, String subject, long request);

    @SqlQuery(COLUMNS + "where id = :id")
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(long id);

    @SqlQuery(COLUMNS + "where handoff = :handoff order by id")
    @RegisterConstructorMapper(Row.class)
    List<Row> of(long handoff);

    @SqlUpdate(
        """
        update conversation
        set decision = :choice, decided_to = :to, decided_by = :by, decided_at = :at,
          decisions = :decisions
        where id = :id
        """)
    void decide(long id, String choice, String to, String by, Instant at, int decisions);

    @SqlQuery("select shown from conversation where id = :id")
    String shown(long id);

    @SqlUpdate("update conversation set shown = :signature where id = :id")
    void show(long id, String signature);

    @SqlUpdate(
        """
        update conversation set words = '' where id in (
          select id from conversation where added_at < :limit and words <> ''
          order by added_at limit :atMost for update skip locked)
        """)
    int forgetWordsBefore(Instant limit, int atMost);

    @SqlUpdate(
        """
        delete from conversation_list where handoff in (
          select handoff from conversation_list where closed_at < :limit
          order by closed_at limit :atMost for update skip locked)
        """)
    int forgetClosedBefore(Instant limit, int atMost);

    @SqlUpdate(
        """
        delete from conversation where id in (
          select id from conversation where handoff is null and added_at < :limit
          order by id limit :atMost for update skip locked)
        """)
    int forgetAheadBefore(Instant limit, int atMost);
  }

  /** A list as it is selected; public for JDBI. */
  public record ListRow(
      long handoff,
      String rotation,
      Instant staysAt,
      boolean settled,
      boolean closed,
      int leftOut) {
    ConversationList toList() {
      return new ConversationList(handoff, rotation, staysAt, settled, closed, leftOut);
    }
  }
}
