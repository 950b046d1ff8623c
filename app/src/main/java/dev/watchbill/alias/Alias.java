package dev.watchbill.alias;

import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the alias of a rotation should point, and how far that is done.
 *
 * @param wanted who is on call, as of the last look
 * @param turn counts the times that somebody else was wanted
 */
record Alias(
    String rotation,
    Optional<PersonId> wanted,
    long turn,
    Stand stand,
    Look next,
    Seen seen,
    Edits edits,
    Notice notice) {

  /**
   * How it stands.
   *
   * @param since when it came to stand so
   * @param failure what Slack said last, in its own word, if it did not let us
   * @param attempts how often in a row it failed
   * @param doneBy who says that they have done it by hand, while it stands so
   */
  record Stand(
      Standing standing,
      Instant since,
      Optional<String> failure,
      int attempts,
      Optional<PersonId> doneBy) {

    static Stand good(Standing standing, Instant since) {
      return new Stand(standing, since, Optional.empty(), 0, Optional.empty());
    }
  }

  /**
   * When it is looked at next.
   *
   * @param doubts counts what has happened that may have changed the user group
   * @param cleared how many of those had happened when it was read from Slack last
   */
  record Look(Instant at, long doubts, long cleared) {
    /** Whether something may have changed since it was read. */
    boolean inDoubt() {
      return doubts > cleared;
    }
  }

  /**
   * What is known of the user group.
   *
   * @param members who was in it when it was read last
   * @param pointing when it was pointed last, if ever
   */
  record Seen(List<String> members, Optional<Pointing> pointing) {
    Seen {
      members = List.copyOf(members);
    }
  }

  /**
   * That it was pointed by us.
   *
   * @param from who was in the user group before
   */
  record Pointing(Instant at, List<String> from) {
    Pointing {
      from = List.copyOf(from);
    }
  }

  /**
   * Edits by hand in this turn.
   *
   * @param by who edited the user group last, if Slack said
   */
  record Edits(int times, Optional<PersonId> by) {
    static final Edits NONE = new Edits(0, Optional.empty());
  }

  /**
   * What people were told of refusals.
   *
   * @param number counts those that people were told of
   * @param told who has been told of the present one; nobody if there is none
   */
  record Notice(long number, List<PersonId> told) {
    static final Notice NONE = new Notice(0, List.of());

    Notice {
      told = List.copyOf(told);
    }

    boolean isOpen() {
      return !told.isEmpty();
    }

    Notice closed() {
      return new Notice(number, List.of());
    }
  }

  /** Of a rotation that was never looked at. */
  static Alias fresh(String rotation, Instant now) {
    return new Alias(
        rotation,
        Optional.empty(),
        0,
        Stand.good(Standing.RIGHT, now),
        new Look(now, 1, 0),
        new Seen(List.of(), Optional.empty()),
        Edits.NONE,
        Notice.NONE);
  }

  Standing standing() {
    return stand.standing();
  }

  /** Whether it points where it should, or may stay as it is. */
  boolean isSettled() {
    return standing() == Standing.RIGHT || standing() == Standing.ACCEPTED;
  }

  /** From now on somebody else is wanted, or nobody; whatever was of the former turn is over. */
  Alias wanting(Optional<PersonId> other, Instant now) {
    return new Alias(
        rotation,
        other,
        turn + 1,
        Stand.good(other.isPresent() ? Standing.UNDER_WAY : Standing.RIGHT, now),
        new Look(now, next.doubts() + 1, next.cleared()),
        seen,
        Edits.NONE,
        notice);
  }

  Alias with(Stand its) {
    return new Alias(rotation, wanted, turn, its, next, seen, edits, notice);
  }

  Alias with(Look its) {
    return new Alias(rotation, wanted, turn, stand, its, seen, edits, notice);
  }

  Alias with(Seen its) {
    return new Alias(rotation, wanted, turn, stand, next, its, edits, notice);
  }

  Alias with(Edits its) {
    return new Alias(rotation, wanted, turn, stand, next, seen, its, notice);
  }

  Alias with(Notice its) {
    return new Alias(rotation, wanted, turn, stand, next, seen, edits, its);
  }

  /** It stands so for good reasons, since {@code now} unless it stood so before. */
  Alias standing(Standing its, Instant now) {
    return with(Stand.good(its, its == standing() ? stand.since() : now));
  }

  /** {@code who} says that they have done it by hand; it is read from Slack at once. */
  Alias doneBy(PersonId who, Instant now) {
    return with(new Stand(
            Standing.BY_HAND, now, stand.failure(), stand.attempts(), Optional.of(who)))
        .with(new Look(now, next.doubts() + 1, next.cleared()));
  }

  /** It is looked at next at {@code when}. */
  Alias again(Instant when) {
    return with(new Look(when, next.doubts(), next.cleared()));
  }
}
