package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.ShiftPart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Change requests in Postgres. */
final class CoverStore {
  private final Sql sql;

  CoverStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The number of the next request, which is nobody else's. */
  long nextId() {
    return sql.nextId();
  }

  void insert(ChangeRequest it) {
    sql.insert(ChangeRow.of(it));
    it.given().forEach(part -> insert(it.id(), part, true));
    it.received().forEach(part -> insert(it.id(), part, false));
    approvals(it);
  }

  private void insert(long id, ShiftPart part, boolean given) {
    sql.insertPart(id, part.shift(), given, part.span().start(), part.span().end());
  }

  /** Keeps how far it is; what it is about never changes. */
  void update(ChangeRequest it) {
    sql.update(ChangeRow.of(it));
    approvals(it);
  }

  private void approvals(ChangeRequest it) {
    sql.approvalsOnlyOf(it.id(), it.approvals().stream().map(Approval::group).toList());
    for (int n = 0; n < it.approvals().size(); n++) {
      Approval approval = it.approvals().get(n);
      sql.approval(it.id(), n, approval.group(), approval.by().map(PersonId::value).orElse(null));
    }
  }

  Optional<ChangeRequest> find(long id) {
    return sql.find(id).map(this::whole);
  }

  /** As {@link #find}; everybody else who wants it so waits until the transaction ends. */
  Optional<ChangeRequest> lock(long id) {
    return sql.lock(id).map(this::whole);
  }

  /** All that wait for somebody, the first asked first. */
  List<ChangeRequest> open() {
    return whole(sql.open());
  }

  /** Those of one rotation that wait for somebody, the first asked first. */
  List<ChangeRequest> open(String rotation) {
    return whole(sql.openIn(rotation));
  }

  /** Those of an absence, the first asked first. */
  List<ChangeRequest> of(long absence) {
    return whole(sql.ofAbsence(absence));
  }

  /** Those done that {@code who} is a party of, and of which something lies after {@code now}. */
  List<ChangeRequest> done(PersonId who, Instant now) {
    return whole(sql.done(who.value(), now));
  }

  /** The open one that gives the change of that number back. */
  Optional<ChangeRequest> undoing(long id) {
    return sql.undoing(id).map(this::whole);
  }

  /** Those that wait for somebody, and should not any more by {@code now}. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Whose approval was asked for, whatever became of it. */
  List<PersonId> managers(long id) {
    return sql.managers(id).stream().map(PersonId::new).toList();
  }

  /** Remembers that their approval was asked for. */
  void managersAsked(long id, Collection<PersonId> managers) {
    sql.managersAsked(id, managers.stream().map(PersonId::value).toList());
  }

  /** Forgets those that ended before {@code limit}; the oldest first. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  private List<ChangeRequest> whole(List<ChangeRow> rows) {
    return rows.stream().map(this::whole).toList();
  }

  private ChangeRequest whole(ChangeRow row) {
    return row.toRequest(sql.parts(row.id()), sql.approvals(row.id()));
  }

  @RegisterConstructorMapper(ChangeRow.class)
  @RegisterConstructorMapper(ChangeRow.Part.class)
  @RegisterConstructorMapper(ChangeRow.Approved.class)
  interface Sql {
    @SqlQuery("select nextval(pg_get_serial_sequence('change_request', 'id'))")
    long nextId();

    @SqlUpdate(
        """
        insert into change_request (
          id, kind, rotation, asker, everybody, asked, declined, state, accepter, late, asked_at,
          lapses_at, absence, undoes, ended_at, ended_by, ended_why)
        values (
          :id, :kind, :rotation, :asker, :everybody, :asked, :declined, :state, :accepter, :late,
          :askedAt, :lapsesAt, :absence, :undoes, :endedAt, :endedBy, :endedWhy)
        """)
    void insert(@BindMethods ChangeRow row);

    @SqlUpdate(
        """
        insert into change_part (request, shift, given, starts_at, ends_at)
        values (:request, :shift, :given, :startsAt, :endsAt)
        """)
    void insertPart(long request, long shift, boolean given, Instant startsAt, Instant endsAt);

    @SqlUpdate(
        """
        insert into change_approval (request, position, product_group, approved_by)
        values (:request, :position, :group, :by)
        on conflict (request, product_group) do update set approved_by = excluded.approved_by
        """)
    void approval(long request, int position, String group, @Nullable String by);

    @SqlUpdate(
        "delete from change_approval where request = :request and product_group <> all (:groups)")
    void approvalsOnlyOf(long request, List<String> groups);

    @SqlUpdate(
        """
        update change_request
        set state = :state, declined = :declined, accepter = :accepter, ended_at = :endedAt,
          ended_by = :endedBy, ended_why = :endedWhy
        where id = :id
        """)
    void update(@BindMethods ChangeRow row);

    @SqlQuery("select * from change_request where id = :id")
    Optional<ChangeRow> find(long id);

    @SqlQuery("select * from change_request where id = :id for update")
    Optional<ChangeRow> lock(long id);

    @SqlQuery("select * from change_request where state in ('OPEN', 'AGREED') order by id")
    List<ChangeRow> open();

    @SqlQuery(
        """
        select * from change_request
        where rotation = :rotation and state in ('OPEN', 'AGREED') order by id
        """)
    List<ChangeRow> openIn(String rotation);

    @SqlQuery("select * from change_request where absence = :absence order by id")
    List<ChangeRow> ofAbsence(long absence);

    @SqlQuery(
        """
        select * from change_request
        where state = 'DONE' and :who in (asker, accepter) and exists (
          select from change_part where request = change_request.id and ends_at > :now)
        order by id
        """)
    List<ChangeRow> done(String who, Instant now);

    @SqlQuery("select * from change_request where undoes = :id and state in ('OPEN', 'AGREED')")
    Optional<ChangeRow> undoing(long id);

    @SqlQuery(
        """
        select id from change_request
        where state in ('OPEN', 'AGREED') and lapses_at <= :now order by lapses_at, id
        """)
    List<Long> due(Instant now);

    @SqlQuery("select min(lapses_at) from change_request where state in ('OPEN', 'AGREED')")
    Optional<Instant> nextDue();

    @SqlQuery(
        """
        select shift, given, starts_at, ends_at from change_part
        where request = :request order by starts_at
        """)
    List<ChangeRow.Part> parts(long request);

    @SqlQuery(
        """
        select product_group, approved_by from change_approval
        where request = :request order by position
        """)
    List<ChangeRow.Approved> approvals(long request);

    @SqlQuery("select unnest(managers) from change_request where id = :id")
    List<String> managers(long id);

    @SqlUpdate("update change_request set managers = :managers where id = :id")
    void managersAsked(long id, List<String> managers);

    @SqlUpdate(
        """
        delete from change_request where id in (
          select id from change_request where ended_at < :limit
          order by ended_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
