package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Private links to the schedule and to releases: shown to their owner, made anew, revoked (R4). */
final class CalendarLinks {
  /** Where a link shows the person's own shifts, and not a rotation. */
  private static final String OWN = "";

  private final CalendarStore store;
  private final CalendarTokens tokens = new CalendarTokens();
  private final List<String> rotations;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param rotations their names, in the order in which they are shown
   */
  CalendarLinks(
      CalendarStore store,
      List<String> rotations,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.rotations = List.copyOf(rotations);
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** All links of a person: to their own shifts, to each rotation, to releases; made if need be. */
  List<CalendarLink> of(PersonId person) {
    return transactions.inOne(
        () -> {
          Instant now = instant();
          byte[] secret = store.secret(tokens.newSecret());
          return Stream.of(Stream.of(OWN), rotations.stream(), Stream.of(CalendarLink.RELEASES))
              .flatMap(scopes -> scopes)
              .map(scope -> Optional.of(scope).filter(it -> !it.equals(OWN)))
              .map(rotation -> link(secret, person, rotation, now))
              .toList();
        });
  }

  /** Makes a link anew; the one before works no more. */
  void renew(PersonId person, Optional<String> rotation) {
    String scope = rotation.orElse(OWN);
    transactions.run(
        () -> {
          Instant now = instant();
          byte[] salt = tokens.newSalt();
          byte[] secret = store.secret(tokens.newSecret());
          String token = tokens.token(secret, salt, person, scope);
          store.renew(person, scope, salt, CalendarTokens.hash(token), now);
          record("calendar.renew", person, scope, now);
        });
  }

  /**
   * The link works no more.
   *
   * @return whether it did until now
   */
  boolean revoke(PersonId person, Optional<String> rotation) {
    String scope = rotation.orElse(OWN);
    return transactions.inOne(
        () -> {
          Instant now = instant();
          boolean worked = store.revoke(person, scope, now);
          if (worked) {
            record("calendar.revoke", person, scope, now);
          }
          return worked;
        });
  }

  private CalendarLink link(
      byte[] secret, PersonId person, Optional<String> rotation, Instant now) {
    String scope = rotation.orElse(OWN);
    byte[] fresh = tokens.newSalt();
    byte[] hash = CalendarTokens.hash(tokens.token(secret, fresh, person, scope));
    return new CalendarLink(
        person,
        rotation,
        store
            .salt(person, scope, fresh, hash, now)
            .map(salt -> tokens.token(secret, salt, person, scope)));
  }

  private void record(String what, PersonId person, String scope, Instant now) {
    var unused =
        audit.record(
            new AuditEntry(
                now,
                person.value(),
                what,
                "calendar/" + person.value(),
                Map.of("shows", scope.equals(OWN) ? "own shifts" : scope)));
  }

  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
