package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
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
import org.jspecify.annotations.Nullable;

/** Requests to unfreeze pull requests, in Postgres. Whoever changes one holds its freeze first. */
final class RequestStore {
  private static final String OPEN = "state in ('READING', 'UNDECIDED', 'GRANTED')";

  private final Sql sql;

  RequestStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /**
   * Keeps a new one, which is to be read at {@code next}.
   *
   * @return its number; empty if there is an open one for the same pull request and freeze
   */
  Optional<Long> insert(
      long freeze, int number, PersonId askedBy, Instant now, Optional<String> why, Instant next) {
    return sql.insert(freeze, number, askedBy.value(), now, why.orElse(null), next);
  }

  Optional<Dossier> find(long id) {
    return sql.find(id).map(RequestRow::dossier);
  }

  /** As {@link #find}; nobody else changes it before the transaction ends. */
  Optional<Dossier> lock(long id) {
    return sql.lock(id).map(RequestRow::dossier);
  }

  /** That of a pull request, as long as something may come of it. */
  Optional<Dossier> open(long freeze, int number) {
    return sql.openOf(freeze, number).map(RequestRow::dossier);
  }

  /** Those of a freeze of which something may come, the oldest first. */
  List<Dossier> open(long freeze) {
    return sql.open(freeze).stream().map(RequestRow::dossier).toList();
  }

  /** Those of a freeze that are not over: also what was denied or taken back. */
  List<Dossier> notOver(long freeze) {
    return sql.notOver(freeze).stream().map(RequestRow::dossier).toList();
  }

  /** Those of a pull request, whatever came of them, the newest first. */
  List<Dossier> of(long freeze, int number) {
    return sql.of(freeze, number).stream().map(RequestRow::dossier).toList();
  }

  /** Those by which something may merge, the oldest first. */
  List<Dossier> granted(long freeze) {
    return sql.granted(freeze).stream().map(RequestRow::dossier).toList();
  }

  /**
   * Keeps how it stands now: what is still to be read keeps the time of it, and what is still
   * revoked by whom.
   */
  void update(Dossier its) {
    sql.update(RequestRow.of(its));
  }

  /** Those to be read at {@code now}, which nobody else sees to; needs a transaction. */
  List<Dossier> lockDue(Instant now, int atMost) {
    return sql.lockDue(now, atMost).stream().map(RequestRow::dossier).toList();
  }

  /** GitHub is asked, and at {@code next} again if nobody says what came of it. */
  void attempt(long id, Instant next) {
    sql.attempt(id, next);
  }

  /** Somebody has taken back what was granted. */
  void revokedBy(long id, PersonId who) {
    sql.revokedBy(id, who.value());
  }

  /** Who took back last what was granted to that pull request in that freeze, if anybody did. */
  Optional<PersonId> revoker(long freeze, int number) {
    return sql.revoker(freeze, number).map(PersonId::new);
  }

  Optional<Instant> nextDue() {
    return sql.nextDue();
  }

  /** Forgets some of those that ended before {@code limit}. */
  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  /** A row of unfreeze_request. */
  public record RequestRow(
      long id,
      long freezeId,
      int number,
      @Nullable String commit,
      @Nullable String title,
      @Nullable String author,
      @Nullable String kind,
      boolean declared,
      boolean deep,
      String askedBy,
      Instant askedAt,
      @Nullable String why,
      String state,
      String because,
      @Nullable Instant grantedAt,
      @Nullable Instant endedAt,
      int grants,
      int attempts) {

    static RequestRow of(Dossier its) {
      UnfreezeRequest request = its.request();
      return new RequestRow(
          request.id(),
          request.freeze(),
          request.number(),
          request.commit().orElse(null),
          request.title().orElse(null),
          its.author().orElse(null),
          request.kind().map(Kind::name).orElse(null),
          request.declared(),
          its.deep(),
          request.askedBy().value(),
          request.askedAt(),
          request.why().orElse(null),
          request.state().name(),
          request.because(),
          its.grantedAt().orElse(null),
          its.endedAt().orElse(null),
          its.grants(),
          its.attempts());
    }

    Dossier dossier() {
      return new Dossier(
          new UnfreezeRequest(
              id,
              freezeId,
              number,
              Optional.ofNullable(commit),
              Optional.ofNullable(title),
              Optional.ofNullable(kind).map(Kind::valueOf),
              declared,
              new PersonId(askedBy),
              askedAt,
              Optional.ofNullable(why),
              State.valueOf(state),
              because),
          Optional.ofNullable(author),
          deep,
          Optional.ofNullable(grantedAt),
          Optional.ofNullable(endedAt),
          grants,
          attempts);
    }
  }

  @RegisterConstructorMapper(RequestRow.class)
  interface Sql {
    @SqlUpdate(
        """
        insert into unfreeze_request
          (freeze_id, number, asked_by, asked_at, why, state, because, next_at)
        values (:freeze, :number, :askedBy, :now, :why, 'READING', '', :next)
        on conflict (freeze_id, number) where state in ('READING', 'UNDECIDED', 'GRANTED')
        do nothing
        """)
    @GetGeneratedKeys("id")
    Optional<Long> insert(
        long freeze, int number, String askedBy, Instant now, @Nullable String why, Instant next);

    @SqlQuery("select * from unfreeze_request where id = :id")
    Optional<RequestRow> find(long id);

    @SqlQuery("select * from unfreeze_request where id = :id for update")
    Optional<RequestRow> lock(long id);

    @SqlQuery(
        "select * from unfreeze_request where freeze_id = :freeze and number = :number and " + OPEN)
    Optional<RequestRow> openOf(long freeze, int number);

    @SqlQuery(
        "select * from unfreeze_request where freeze_id = :freeze and "
            + OPEN
            + " order by asked_at, id")
    List<RequestRow> open(long freeze);

    @SqlQuery(
        """
        select * from unfreeze_request
        where freeze_id = :freeze and state <> 'OVER'
        order by asked_at, id
        """)
    List<RequestRow> notOver(long freeze);

    @SqlQuery(
        """
        select * from unfreeze_request where freeze_id = :freeze and number = :number
        order by id desc
        """)
    List<RequestRow> of(long freeze, int number);

    @SqlQuery(
        """
        select * from unfreeze_request where freeze_id = :freeze and state = 'GRANTED'
        order by granted_at, id
        """)
    List<RequestRow> granted(long freeze);

    @SqlUpdate(
        """
        update unfreeze_request set
          commit = :its.commit, title = :its.title, author = :its.author, kind = :its.kind,
          declared = :its.declared, deep = :its.deep, state = :its.state, because = :its.because,
          granted_at = :its.grantedAt, ended_at = :its.endedAt, grants = :its.grants,
          attempts = :its.attempts,
          next_at = case when :its.state = 'READING' then next_at end,
          revoked_by = case when :its.state = 'REVOKED' then revoked_by end
        where id = :its.id
        """)
    void update(@BindMethods("its") RequestRow its);

    @SqlQuery(
        """
        select * from unfreeze_request where next_at <= :now
        order by next_at, id
        limit :atMost
        for update skip locked
        """)
    List<RequestRow> lockDue(Instant now, int atMost);

    @SqlUpdate("update unfreeze_request set next_at = :next where id = :id and state = 'READING'")
    void attempt(long id, Instant next);

    @SqlUpdate("update unfreeze_request set revoked_by = :who where id = :id")
    void revokedBy(long id, String who);

    @SqlQuery(
        """
        select revoked_by from unfreeze_request
        where freeze_id = :freeze and number = :number and revoked_by is not null
        order by id desc
        limit 1
        """)
    Optional<String> revoker(long freeze, int number);

    @SqlQuery("select min(next_at) from unfreeze_request where next_at is not null")
    Optional<Instant> nextDue();

    @SqlUpdate(
        """
        delete from unfreeze_request where id in (
          select id from unfreeze_request
          where ended_at < :limit
          order by ended_at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
