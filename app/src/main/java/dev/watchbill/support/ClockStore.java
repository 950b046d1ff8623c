package dev.watchbill.support;

import static dev.watchbill.support.SupportRow.COLUMNS;
import static dev.watchbill.support.SupportRow.NEWEST;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What the clocks of support requests have to do, and whom they have asked, in Postgres. */
final class ClockStore {
  private final Sql sql;

  ClockStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Whether it was given to its holder by hand, so that a change of shift does not move it. */
  void given(SupportRequest request, boolean given) {
    sql.given(request.id(), request.round(), given);
  }

  /** Everybody whom the clock of this round has asked for help. */
  Set<PersonId> asked(SupportRequest request) {
    return sql.asked(request.id(), request.round()).stream()
        .map(PersonId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * As {@link #asked(SupportRequest)} of each, by its number; those that asked nobody are left out.
   */
  Map<Long, Set<PersonId>> asked(List<SupportRequest> requests) {
    return sql.askedOf(requests.stream().map(SupportRequest::id).toList()).stream()
        .collect(
            Collectors.groupingBy(
                AskedRow::request,
                Collectors.mapping(row -> new PersonId(row.person()), Collectors.toSet())));
  }

  /** Adds to {@link #asked}. */
  void ask(List<AskedRow> asked) {
    sql.ask(asked);
  }

  /** Somebody whom the clock of a round has asked for help; public for JDBI. */
  public record AskedRow(long request, int round, String person) {
    static AskedRow of(SupportRequest request, PersonId person) {
      return new AskedRow(request.id(), request.round(), person.value());
    }
  }

  /** Those whose clock has something to do at {@code now}, the longest waiting first. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  /** When the next clock has something to do. */
  Optional<Instant> nextAt() {
    return sql.nextAt();
  }

  /** The rotations in which somebody waits for an answer from whoever is on call. */
  List<String> rotationsThatWait() {
    return sql.rotationsThatWait();
  }

  /**
   * What nobody has answered and is not with {@code onCall}, but for what was given to somebody by
   * hand; nobody else changes it until the present transaction ends.
   */
  List<SupportRequest> lockedMisplaced(String rotation, Optional<PersonId> onCall) {
    Optional<String> person = onCall.map(PersonId::value);
    Set<Long> locked = Set.copyOf(sql.lockMisplaced(rotation, person));
    return sql.misplaced(rotation, person).stream()
        .map(SupportRow::toRequest)
        .filter(request -> locked.contains(request.id()))
        .toList();
  }

  interface Sql {
    String MISPLACED =
        """
        where d.state = 'WAITING' and r.rotation = :rotation and not d.given
          and d.holder is distinct from :onCall
        order by r.id
        """;

    @SqlUpdate("update support_round set given = :given where request = :id and round = :round")
    void given(long id, int round, boolean given);

    @SqlQuery("select unnest(asked) from support_round where request = :id and round = :round")
    List<String> asked(long id, int round);

    @SqlQuery(
        "select r.id as request, d.round, unnest(d.asked) as person "
            + NEWEST
            + "where r.id = any(:ids)")
    @RegisterConstructorMapper(AskedRow.class)
    List<AskedRow> askedOf(List<Long> ids);

    @SqlBatch(
        """
        update support_round set asked = array_append(asked, :person)
        where request = :request and round = :round
        """)
    void ask(@BindMethods List<AskedRow> asked);

    @SqlQuery("select request from support_round where next_at <= :now order by next_at, request")
    List<Long> due(Instant now);

    @SqlQuery("select min(next_at) from support_round where next_at is not null")
    Optional<Instant> nextAt();

    @SqlQuery("select distinct r.rotation " + NEWEST + "where d.state = 'WAITING' and not d.given")
    List<String> rotationsThatWait();

    @SqlQuery("select r.id " + NEWEST + MISPLACED + " for update of r")
    List<Long> lockMisplaced(String rotation, Optional<String> onCall);

    @SqlQuery(COLUMNS + NEWEST + MISPLACED)
    @RegisterConstructorMapper(SupportRow.class)
    List<SupportRow> misplaced(String rotation, Optional<String> onCall);
  }
}
