package dev.watchbill.home;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Who opened their Home tab, and what Slack shows them there. */
final class HomeStore {
  private final Sql sql;

  HomeStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Somebody who is to be shown what there is. */
  record Viewer(PersonId person, String fingerprint) {}

  /** Notes that somebody opened it; what they see is to be made anew, whatever it was. */
  void opened(PersonId person, Instant now) {
    sql.opened(person.value(), now);
  }

  /** Those who opened it at {@code since} or later; who was shown it longest ago comes first. */
  List<Viewer> viewers(Instant since) {
    return sql.viewers(since).stream()
        .map(row -> new Viewer(new PersonId(row.person()), row.fingerprint()))
        .toList();
  }

  /**
   * Wants somebody to be shown the present state, and takes that upon itself unless somebody else
   * is at it: whoever is will hear of the wish when they are done.
   *
   * @param until when others may take it over
   */
  Optional<ClaimRow> claim(PersonId person, Instant now, Instant until) {
    sql.wish(person.value());
    return sql.claim(person.value(), now, until);
  }

  /**
   * Notes what somebody is shown, and lets go.
   *
   * @return whether somebody wished for it meanwhile, for whom this may be too old
   */
  boolean shown(PersonId person, ClaimRow claim, String fingerprint, Instant now) {
    return sql.shown(person.value(), claim.claim(), fingerprint, now)
        .filter(wish -> wish > claim.wish())
        .isPresent();
  }

  /** Lets go of what could not be shown. */
  void release(PersonId person, ClaimRow claim) {
    sql.release(person.value(), claim.claim());
  }

  /** Forgets those who did not open it since {@code limit}. */
  int forgetOpenedBefore(Instant limit, int atMost) {
    return sql.forgetOpenedBefore(limit, atMost);
  }

  /** Who, and what they see. */
  public record ViewerRow(String person, String fingerprint) {}

  /**
   * A turn at showing somebody their Home tab.
   *
   * @param claim its number
   * @param wish how many wishes it answers
   * @param fingerprint of what is shown; empty if it is to be shown in any case
   */
  public record ClaimRow(long claim, long wish, String fingerprint) {}

  interface Sql {
    @SqlUpdate(
        """
        insert into home_viewer (person, opened_at) values (:person, :now)
        on conflict (person) do update set opened_at = excluded.opened_at, fingerprint = ''
        """)
    void opened(String person, Instant now);

    @SqlQuery(
        """
        select person, fingerprint from home_viewer
        where opened_at >= :since
        order by shown_at nulls first, person
        """)
    @RegisterConstructorMapper(ViewerRow.class)
    List<ViewerRow> viewers(Instant since);

    @SqlUpdate("update home_viewer set wish = wish + 1 where person = :person")
    void wish(String person);

    @SqlQuery(
        """
        update home_viewer set claim = claim + 1, claimed_until = :until
        where person = :person and (claimed_until is null or claimed_until <= :now)
        returning claim, wish, fingerprint
        """)
    @RegisterConstructorMapper(ClaimRow.class)
    Optional<ClaimRow> claim(String person, Instant now, Instant until);

    @SqlQuery(
        """
        update home_viewer set fingerprint = :fingerprint, shown_at = :now, claimed_until = null
        where person = :person and claim = :claim
        returning wish
        """)
    Optional<Long> shown(String person, long claim, String fingerprint, Instant now);

    @SqlUpdate(
        "update home_viewer set claimed_until = null where person = :person and claim = :claim")
    void release(String person, long claim);

    @SqlUpdate(
        """
        delete from home_viewer where person in (
          select person from home_viewer
          where opened_at < :limit
          order by opened_at
          limit :atMost
          for update skip locked)
        """)
    int forgetOpenedBefore(Instant limit, int atMost);
  }
}
