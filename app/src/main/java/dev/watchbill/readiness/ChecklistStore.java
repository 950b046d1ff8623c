package dev.watchbill.readiness;

import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.ground.ChecklistLine.Tick;
import dev.watchbill.people.PersonId;
import dev.watchbill.readiness.Checklist.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The DRI's checklists in Postgres. */
final class ChecklistStore {
  private final Sql sql;

  ChecklistStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Gives one, unless that release has it; returns its number if it had none. */
  Optional<Long> give(
      long release,
      Kind kind,
      List<PersonId> asked,
      List<String> words,
      Instant now,
      Optional<Instant> remindAt) {
    Optional<Long> id =
        sql.insert(
            release, kind.name(), asked.stream().map(PersonId::value).toList(), now, remindAt);
    id.ifPresent(
        its -> sql.insertItems(its, IntStream.range(0, words.size()).boxed().toList(), words));
    return id;
  }

  Optional<Checklist> find(long id) {
    return sql.find(id).map(this::whole);
  }

  /** As {@link #find}; nobody else ticks it until the transaction ends. */
  Optional<Checklist> lock(long id) {
    return sql.lock(id).map(this::whole);
  }

  /** Those of a release. */
  List<Checklist> of(long release) {
    return sql.of(release).stream().map(this::whole).toList();
  }

  /** The newest of those that are given when a release is out. */
  Optional<Checklist> lastClosing() {
    return sql.lastClosing().map(this::whole);
  }

  /** Those with something to do, the latest first. */
  List<Checklist> open() {
    return sql.open().stream().map(this::whole).toList();
  }

  /** Those to be reminded of, which nobody else is seeing to. */
  List<Checklist> due(Instant now) {
    return sql.due(now).stream().map(this::whole).toList();
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  void tick(long id, int position, Optional<Tick> act) {
    sql.tick(id, position, act.map(it -> it.by().value()), act.map(Tick::at));
    sql.showAnew(id);
  }

  /** The boxes are shown anew, as they are. */
  void showAnew(long id) {
    sql.showAnew(id);
  }

  void remindAt(long id, Optional<Instant> at) {
    sql.remindAt(id, at);
  }

  /** These have it in a direct message from now on. */
  void handOver(long id, List<PersonId> asked) {
    sql.handOver(id, asked.stream().map(PersonId::value).toList());
  }

  /** They were reminded once more. */
  void reminded(long id, Instant next) {
    sql.reminded(id, next);
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  private Checklist whole(Row row) {
    return new Checklist(
        row.id(),
        row.release(),
        Kind.valueOf(row.kind()),
        row.asked().stream().map(PersonId::new).toList(),
        sql.items(row.id()).stream().map(ItemRow::toItem).toList(),
        row.remindAt(),
        row.reminded(),
        row.revision());
  }

  /** A row of release_checklist. */
  public record Row(
      long id,
      long release,
      String kind,
      List<String> asked,
      Optional<Instant> remindAt,
      int reminded,
      int revision) {}

  /** A row of release_checklist_item. */
  public record ItemRow(
      int position, String words, Optional<String> tickedBy, Optional<Instant> tickedAt) {
    ChecklistLine toItem() {
      return new ChecklistLine(
          position,
          words,
          tickedBy.flatMap(by -> tickedAt.map(at -> new Tick(new PersonId(by), at))));
    }
  }

  @RegisterConstructorMapper(Row.class)
  @RegisterConstructorMapper(ItemRow.class)
  interface Sql {
    @SqlQuery(
        """
        insert into release_checklist (release, kind, asked, given_at, remind_at)
        values (:release, :kind, :asked, :now, :remindAt)
        on conflict (release, kind) do nothing
        returning id
        """)
    Optional<Long> insert(
        long release, String kind, List<String> asked, Instant now, Optional<Instant> remindAt);

    @SqlUpdate(
        """
        insert into release_checklist_item (checklist, position, words)
        select :id, item.position, item.words
        from unnest(cast(:positions as int[]), cast(:words as text[])) as item (position, words)
        """)
    void insertItems(long id, List<Integer> positions, List<String> words);

    @SqlQuery("select * from release_checklist where id = :id")
    Optional<Row> find(long id);

    @SqlQuery("select * from release_checklist where id = :id for update")
    Optional<Row> lock(long id);

    @SqlQuery("select * from release_checklist where release = :release order by id")
    List<Row> of(long release);

    @SqlQuery("select * from release_checklist where kind = 'CLOSING' order by id desc limit 1")
    Optional<Row> lastClosing();

    @SqlQuery(
        """
        select * from release_checklist
        where exists (
          select from release_checklist_item
          where checklist = release_checklist.id and ticked_at is null)
        order by id desc
        """)
    List<Row> open();

    @SqlQuery(
        """
        select * from release_checklist where remind_at <= :now
        order by id
        for update skip locked
        """)
    List<Row> due(Instant now);

    @SqlQuery("select min(remind_at) from release_checklist where remind_at is not null")
    Optional<Instant> nextDue();

    @SqlQuery(
        """
        select position, words, ticked_by, ticked_at from release_checklist_item
        where checklist = :id
        order by position
        """)
    List<ItemRow> items(long id);

    @SqlUpdate(
        """
        update release_checklist_item set ticked_by = :by, ticked_at = :at
        where checklist = :id and position = :position
        """)
    void tick(long id, int position, Optional<String> by, Optional<Instant> at);

    @SqlUpdate("update release_checklist set revision = revision + 1 where id = :id")
    void showAnew(long id);

    @SqlUpdate("update release_checklist set remind_at = :at where id = :id")
    void remindAt(long id, Optional<Instant> at);

    @SqlUpdate("update release_checklist set asked = :asked where id = :id")
    void handOver(long id, List<String> asked);

    @SqlUpdate(
        """
        update release_checklist set remind_at = :next, reminded = reminded + 1 where id = :id
        """)
    void reminded(long id, Instant next);

    @SqlUpdate(
        """
        delete from release_checklist where id in (
          select id from release_checklist where given_at < :limit
          order by given_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
