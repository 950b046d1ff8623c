package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Private links, and how often plans were revised, in Postgres. */
final class CalendarStore {
  private final Sql sql;

  CalendarStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** The secret of this installation; {@code fresh} from now on if there is none. */
  byte[] secret(byte[] fresh) {
    return sql.secret()
        .orElseGet(
            () -> {
              sql.keepSecret(fresh);
              return sql.secret().orElseThrow();
            });
  }

  /**
   * The salt of a link that works; empty if it is revoked. One that never was is made.
   *
   * @param rotation empty for the person's own shifts
   */
  Optional<byte[]> salt(
      PersonId person, String rotation, byte[] freshSalt, byte[] freshHash, Instant now) {
    sql.make(person.value(), rotation, freshSalt, freshHash, now);
    return sql.salt(person.value(), rotation);
  }

  /** Makes a link anew; the one before works no more. */
  void renew(PersonId person, String rotation, byte[] salt, byte[] hash, Instant now) {
    sql.renew(person.value(), rotation, salt, hash, now);
  }

  /** Returns whether the link worked until now. */
  boolean revoke(PersonId person, String rotation, Instant now) {
    return sql.revoke(person.value(), rotation, now) == 1;
  }

  /** Whose link that is. */
  Optional<LinkRow> find(byte[] hash) {
    return sql.find(hash);
  }

  /** A rotation's plan was changed. */
  void revise(String rotation, Instant now) {
    sql.revise(rotation, now);
  }

  /** How often a rotation's plan changed, and when last; from now on, if that was never noted. */
  RevisionRow revision(String rotation, Instant now) {
    return sql.revision(rotation)
        .orElseGet(
            () -> {
              sql.begin(rotation, now);
              return sql.revision(rotation).orElseThrow();
            });
  }

  /**
   * Whose link, and to what.
   *
   * @param rotation empty for the person's own shifts
   */
  public record LinkRow(String person, String rotation) {}

  /** The state of a rotation's plan. */
  public record RevisionRow(int revision, Instant changedAt) {}

  interface Sql {
    @SqlQuery("select secret from calendar_secret")
    Optional<byte[]> secret();

    @SqlUpdate("insert into calendar_secret (secret) values (:secret) on conflict do nothing")
    void keepSecret(byte[] secret);

    @SqlUpdate(
        """
        insert into calendar_link (person, rotation, salt, token_hash, made_at)
        values (:person, :rotation, :salt, :hash, :now)
        on conflict (person, rotation) do nothing
        """)
    void make(String person, String rotation, byte[] salt, byte[] hash, Instant now);

    @SqlQuery(
        """
        select salt from calendar_link
        where person = :person and rotation = :rotation and token_hash is not null
        """)
    Optional<byte[]> salt(String person, String rotation);

    @SqlUpdate(
        """
        insert into calendar_link (person, rotation, salt, token_hash, made_at)
        values (:person, :rotation, :salt, :hash, :now)
        on conflict (person, rotation) do update
        set salt = excluded.salt, token_hash = excluded.token_hash, made_at = excluded.made_at,
          revoked_at = null
        """)
    void renew(String person, String rotation, byte[] salt, byte[] hash, Instant now);

    @SqlUpdate(
        """
        update calendar_link set token_hash = null, revoked_at = :now
        where person = :person and rotation = :rotation and token_hash is not null
        """)
    int revoke(String person, String rotation, Instant now);

    @SqlQuery("select person, rotation from calendar_link where token_hash = :hash")
    @RegisterConstructorMapper(LinkRow.class)
    Optional<LinkRow> find(byte[] hash);

    @SqlUpdate(
        """
        insert into calendar_revision (rotation, revision, changed_at) values (:rotation, 1, :now)
        on conflict (rotation) do update
        set revision = calendar_revision.revision + 1,
          changed_at = greatest(calendar_revision.changed_at, excluded.changed_at)
        """)
    void revise(String rotation, Instant now);

    @SqlQuery("select revision, changed_at from calendar_revision where rotation = :rotation")
    @RegisterConstructorMapper(RevisionRow.class)
    Optional<RevisionRow> revision(String rotation);

    @SqlUpdate(
        """
        insert into calendar_revision (rotation, revision, changed_at) values (:rotation, 0, :now)
        on conflict do nothing
        """)
    void begin(String rotation, Instant now);
  }
}
