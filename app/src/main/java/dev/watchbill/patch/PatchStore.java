package dev.watchbill.patch;

import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.ground.ChecklistLine.Tick;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Patch releases and their checklists in Postgres. Whoever changes one holds its alarm. */
final class PatchStore {
  private final Sql sql;

  PatchStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Begins one with that checklist. */
  void begin(long alarm, Instant now, List<PersonId> asked, List<String> checklist) {
    sql.insert(alarm, now, ids(asked));
    var positions = IntStream.range(0, checklist.size()).boxed().toList();
    sql.insertItems(alarm, positions, checklist);
  }

  /** That of an alarm. */
  Optional<Patch> find(long alarm) {
    return sql.find(alarm).map(this::whole);
  }

  /** Those of alarms that are not over, the oldest first. */
  List<Patch> open() {
    return sql.open().stream().map(this::whole).toList();
  }

  /** One line is done, or not after all; the boxes are shown anew. */
  void tick(long alarm, int position, Optional<Tick> act) {
    sql.tick(
        alarm,
        position,
        act.map(it -> it.by().value()).orElse(null),
        act.map(Tick::at).orElse(null));
    sql.showAnew(alarm);
  }

  /** The boxes are shown anew, as they are. */
  void showAnew(long alarm) {
    sql.showAnew(alarm);
  }

  /** The alarm is over. */
  void end(long alarm, Instant now) {
    sql.end(alarm, now);
  }

  private static List<String> ids(List<PersonId> asked) {
    return asked.stream().map(PersonId::value).toList();
  }

  private Patch whole(PatchRow row) {
    var items = new ArrayList<ChecklistLine>();
    for (ItemRow item : sql.items(row.alarm())) {
      items.add(
          new ChecklistLine(
              item.position(),
              item.words(),
              item.tickedBy() == null || item.tickedAt() == null
                  ? Optional.empty()
                  : Optional.of(new Tick(new PersonId(item.tickedBy()), item.tickedAt()))));
    }
    return new Patch(
        row.alarm(),
        row.begunAt(),
        row.asked().stream().map(PersonId::new).toList(),
        items,
        row.revision(),
        Optional.ofNullable(row.endedAt()));
  }

  /** A row of patch. */
  public record PatchRow(
      long alarm, Instant begunAt, List<String> asked, int revision, @Nullable Instant endedAt) {}

  /** A row of patch_item. */
  public record ItemRow(
      int position, String words, @Nullable String tickedBy, @Nullable Instant tickedAt) {}

  @RegisterConstructorMapper(PatchRow.class)
  @RegisterConstructorMapper(ItemRow.class)
  interface Sql {
    @SqlUpdate("insert into patch (alarm, begun_at, asked) values (:alarm, :now, :asked)")
    void insert(long alarm, Instant now, List<String> asked);

    @SqlUpdate(
        """
        insert into patch_item (alarm, position, words)
        select :alarm, item.position, item.words
        from unnest(cast(:positions as int[]), cast(:words as text[])) as item (position, words)
        """)
    void insertItems(long alarm, List<Integer> positions, List<String> words);

    @SqlQuery("select alarm, begun_at, asked, revision, ended_at from patch where alarm = :alarm")
    Optional<PatchRow> find(long alarm);

    @SqlQuery(
        """
        select alarm, begun_at, asked, revision, ended_at from patch
        where ended_at is null
        order by alarm
        """)
    List<PatchRow> open();

    @SqlQuery(
        """
        select position, words, ticked_by, ticked_at from patch_item
        where alarm = :alarm
        order by position
        """)
    List<ItemRow> items(long alarm);

    @SqlUpdate(
        """
        update patch_item set ticked_by = :by, ticked_at = :at
        where alarm = :alarm and position = :position
        """)
    void tick(long alarm, int position, @Nullable String by, @Nullable Instant at);

    @SqlUpdate("update patch set revision = revision + 1 where alarm = :alarm")
    void showAnew(long alarm);

    @SqlUpdate("update patch set ended_at = :now, revision = revision + 1 where alarm = :alarm")
    void end(long alarm, Instant now);
  }
}
