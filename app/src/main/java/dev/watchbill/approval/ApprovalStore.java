package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Act;
import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.Approval.Ending;
import dev.watchbill.approval.Approval.State;
import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Approvals in Postgres. Whoever changes one holds its request, and then {@link #lock locks} it.
 */
final class ApprovalStore {
  private final Sql sql;

  ApprovalStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Begins one, which asks nobody yet.
   *
   * @param risk of an exception
   * @return its number
   */
  long begin(
      UnfreezeRequest request,
      Way way,
      Optional<String> group,
      String reason,
      Optional<String> risk,
      Instant now) {
    return sql.insert(
        request.id(),
        request.freeze(),
        request.number(),
        request.commit().orElse(null),
        request.title().orElse(null),
        way.name(),
        group.orElse(null),
        reason,
        risk.orElse(null),
        request.askedBy().value(),
        now);
  }

  Optional<Approval> find(long id) {
    return sql.find(id).map(this::whole);
  }

  /** As {@link #find}; nobody else changes it before the caller's transaction ends. */
  Optional<Approval> lock(long id) {
    return sql.lock(id).flatMap(this::find);
  }

  /** The open one about a request. */
  Optional<Approval> openOf(long request) {
    return sql.openOf(request).map(this::whole);
  }

  /** The last one about a request, however it stands. */
  Optional<Approval> lastOf(long request) {
    return sql.lastOf(request).map(this::whole);
  }

  /** All of a freeze, the oldest first. */
  List<Approval> ofFreeze(long freeze) {
    return sql.ofFreeze(freeze).stream().map(this::whole).toList();
  }

  /** All that are open, the oldest first. */
  List<Approval> open() {
    return sql.open().stream().map(this::whole).toList();
  }

  /** An office is asked. */
  void ask(long id, Office office, Instant now, Instant remindAt) {
    sql.ask(id, office.name(), now, remindAt);
  }

  /** An office is asked anew: others hold it by now. */
  void askAnew(long id, Office office, Instant now, Instant remindAt) {
    sql.askAnew(id, office.name(), now, remindAt);
  }

  /** Somebody is asked in an office. */
  void asked(long id, Office office, Asked asked) {
    sql.asked(id, office.name(), asked.person().value(), asked.inPlace());
  }

  /** Somebody is not asked in an office any more. */
  void askedNoMore(long id, Office office, PersonId person) {
    sql.askedNoMore(id, office.name(), person.value());
  }

  /** An office answers. */
  void answer(long id, Office office, Act act) {
    int changed =
        sql.answer(
            id,
            office.name(),
            act.by().value(),
            act.at(),
            act.approved(),
            act.reason().orElse(null),
            act.inPlace());
    if (changed != 1) {
      throw new IllegalStateException(
          "approval/" + id + " is not waiting for an answer of " + office);
    }
  }

  /** Those who have not answered in that office are reminded. */
  void reminded(long id, Office office, Instant now) {
    sql.reminded(id, office.name(), now);
  }

  /** It is about that commit, which was not known before. */
  void about(long id, Optional<String> commit, Optional<String> title) {
    sql.about(id, commit.orElse(null), title.orElse(null));
  }

  /** It is open no more. */
  void end(long id, State state, Ending ending) {
    sql.end(id, state.name(), ending.at(), ending.because());
  }

  /** Those with an office that is to be reminded. */
  List<Long> due(Instant now) {
    return sql.due(now);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  private Approval whole(ApprovalRow row) {
    List<AskedRow> asked = sql.askedOf(row.id());
    return new Approval(
        row.id(),
        row.request(),
        row.freezeId(),
        row.number(),
        Optional.ofNullable(row.commitId()),
        Optional.ofNullable(row.title()),
        Way.valueOf(row.way()),
        Optional.ofNullable(row.productGroup()),
        row.reason(),
        Optional.ofNullable(row.risk()),
        new PersonId(row.askedBy()),
        row.askedAt(),
        State.valueOf(row.state()),
        row.endedAt() == null || row.because() == null
            ? Optional.empty()
            : Optional.of(new Ending(row.endedAt(), row.because())),
        sql.voicesOf(row.id()).stream()
            .map(voice -> whole(voice, asked))
            .sorted(Comparator.comparing(Voice::office))
            .toList());
  }

  private static Voice whole(VoiceRow row, List<AskedRow> asked) {
    return new Voice(
        Office.valueOf(row.office()),
        row.askedAt(),
        row.remindAt(),
        Optional.ofNullable(row.remindedAt()),
        row.decidedBy() == null
                || row.decidedAt() == null
                || row.approved() == null
                || row.inPlace() == null
            ? Optional.empty()
            : Optional.of(
                new Act(
                    new PersonId(row.decidedBy()),
                    row.decidedAt(),
                    row.approved(),
                    Optional.ofNullable(row.reason()),
                    row.inPlace())),
        asked.stream()
            .filter(it -> it.office().equals(row.office()))
            .map(it -> new Asked(new PersonId(it.person()), it.inPlace()))
            .toList());
  }

  /** A row of approval. */
  public record ApprovalRow(
      long id,
      long request,
      long freezeId,
      int number,
      @Nullable String commitId,
      @Nullable String title,
      String way,
      @Nullable String productGroup,
      String reason,
      @Nullable String risk,
      String askedBy,
      Instant askedAt,
      String state,
      @Nullable Instant endedAt,
      @Nullable String because) {}

  /** A row of approval_voice. */
  public record VoiceRow(
      String office,
      Instant askedAt,
      Instant remindAt,
      @Nullable Instant remindedAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      @Nullable Boolean approved,
      @Nullable String reason,
      @Nullable Boolean inPlace) {}

  /** A row of approval_asked. */
  public record AskedRow(String office, String person, boolean inPlace) {}

  @RegisterConstructorMapper(ApprovalRow.class)
  @RegisterConstructorMapper(VoiceRow.class)
  @RegisterConstructorMapper(AskedRow.class)
  interface Sql {
    @SqlQuery(
        """
        insert into approval
          (request, freeze_id, number, commit_id, title, way, product_group, reason, risk, asked_by, asked_at)
        values
          (:request, :freeze, :number, :commitId, :title, :way, :group, :reason, :risk, :askedBy, :now)
        returning id
        """)
    long insert(
        long request,
        long freeze,
        int number,
        @Nullable String commitId,
        @Nullable String title,
        String way,
        @Nullable String group,
        String reason,
        @Nullable String risk,
        String askedBy,
        Instant now);

    @SqlQuery("select * from approval where id = :id")
    Optional<ApprovalRow> find(long id);

    @SqlQuery("select id from approval where id = :id for update")
    Optional<Long> lock(long id);

    @SqlQuery("select * from approval where request = :request and state = 'OPEN'")
    Optional<ApprovalRow> openOf(long request);

    @SqlQuery("select * from approval where request = :request order by id desc limit 1")
    Optional<ApprovalRow> lastOf(long request);

    @SqlQuery("select * from approval where freeze_id = :freeze order by id")
    List<ApprovalRow> ofFreeze(long freeze);

    @SqlQuery("select * from approval where state = 'OPEN' order by id")
    List<ApprovalRow> open();

    @SqlQuery(
        """
        select office, asked_at, remind_at, reminded_at, decided_by, decided_at, approved, reason, in_place
        from approval_voice where approval = :id
        """)
    List<VoiceRow> voicesOf(long id);

    @SqlQuery(
        """
        select office, person, in_place from approval_asked
        where approval = :id
        order by office, person
        """)
    List<AskedRow> askedOf(long id);

    @SqlUpdate(
        """
        insert into approval_voice (approval, office, asked_at, remind_at)
        values (:id, :office, :now, :remindAt)
        """)
    void ask(long id, String office, Instant now, Instant remindAt);

    @SqlUpdate(
        """
        update approval_voice set asked_at = :now, remind_at = :remindAt, reminded_at = null
        where approval = :id and office = :office and decided_at is null
        """)
    void askAnew(long id, String office, Instant now, Instant remindAt);

    @SqlUpdate(
        """
        insert into approval_asked (approval, office, person, in_place)
        values (:id, :office, :person, :inPlace)
        on conflict (approval, office, person) do update set in_place = excluded.in_place
        """)
    void asked(long id, String office, String person, boolean inPlace);

    @SqlUpdate(
        "delete from approval_asked where approval = :id and office = :office and person = :person")
    void askedNoMore(long id, String office, String person);

    @SqlUpdate(
        """
        update approval_voice
        set decided_by = :by, decided_at = :at, approved = :approved, reason = :reason, in_place = :inPlace
        where approval = :id and office = :office and decided_at is null
        """)
    int answer(
        long id,
        String office,
        String by,
        Instant at,
        boolean approved,
        @Nullable String reason,
        boolean inPlace);

    @SqlUpdate(
        "update approval_voice set reminded_at = :now where approval = :id and office = :office")
    void reminded(long id, String office, Instant now);

    @SqlUpdate("update approval set commit_id = :commit, title = :title where id = :id")
    void about(long id, @Nullable String commit, @Nullable String title);

    @SqlUpdate(
        """
        update approval set state = :state, ended_at = :at, because = :because
        where id = :id and state = 'OPEN'
        """)
    void end(long id, String state, Instant at, String because);

    @SqlQuery(
        """
        select distinct approval.id
        from approval_voice join approval on approval.id = approval_voice.approval
        where approval.state = 'OPEN' and remind_at <= :now and reminded_at is null and decided_at is null
        order by approval.id
        """)
    List<Long> due(Instant now);

    @SqlQuery(
        """
        select min(remind_at)
        from approval_voice join approval on approval.id = approval_voice.approval
        where approval.state = 'OPEN' and reminded_at is null and decided_at is null
        """)
    Optional<Instant> nextDue();
  }
}
