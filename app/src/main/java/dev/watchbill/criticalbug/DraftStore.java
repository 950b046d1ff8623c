package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Filled in alarms in Postgres. */
final class DraftStore {
  private final Sql sql;

  DraftStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  AlarmDraft keep(PersonId person, BugReport bug, Instant now) {
    long id =
        sql.insert(
            person.value(),
            bug.link(),
            bug.happens(),
            bug.criteria().stream().map(Criterion::name).sorted().toList(),
            bug.sinceVersion().orElse(null),
            bug.group().orElse(null),
            bug.workaround().orElse(null),
            bug.source().name(),
            bug.informant().orElse(null),
            now);
    return new AlarmDraft(id, person, bug);
  }

  Optional<AlarmDraft> find(long id) {
    return sql.find(id).map(Row::toDraft);
  }

  /** Forgets those from before {@code limit}; the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row as it stands. */
  public record Row(
      long id,
      String person,
      String link,
      String happens,
      List<String> criteria,
      Optional<String> sinceVersion,
      Optional<String> productGroup,
      Optional<String> workaround,
      String source,
      Optional<String> informant) {
    AlarmDraft toDraft() {
      return new AlarmDraft(
          id,
          new PersonId(person),
          new BugReport(
              link,
              Optional.empty(),
              happens,
              criteria.stream()
                  .map(Criterion::valueOf)
                  .collect(Collectors.toCollection(() -> EnumSet.noneOf(Criterion.class))),
              sinceVersion,
              productGroup,
              workaround,
              Source.valueOf(source),
              informant));
    }
  }

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into alarm_draft (person, link, happens, criteria, since_version, product_group,
          workaround, source, informant, created_at)
        values (:person, :link, :happens, :criteria, :sinceVersion, :productGroup,
          :workaround, :source, :informant, :now)
        """)
    @GetGeneratedKeys("id")
    long insert(
        String person,
        String link,
        String happens,
        List<String> criteria,
        @Nullable String sinceVersion,
        @Nullable String productGroup,
        @Nullable String workaround,
        String source,
        @Nullable String informant,
        Instant now);

    @SqlQuery("select * from alarm_draft where id = :id")
    Optional<Row> find(long id);

    @SqlUpdate(
        """
        delete from alarm_draft where id in (
          select id from alarm_draft where created_at < :limit
          order by created_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
