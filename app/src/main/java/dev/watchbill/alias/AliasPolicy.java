package dev.watchbill.alias;

import dev.watchbill.alias.Alias.Look;
import dev.watchbill.alias.Alias.Stand;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of an alias that does not point where it should (R7, R11). */
final class AliasPolicy {
  /** How often it is looked at though nothing has happened. */
  static final Duration ROUTINE = Duration.ofMinutes(15);

  /** For so long Slack may show who was in a user group before it was written. */
  static final Duration STALE = Duration.ofMinutes(1);

  /** So many failures in a row that may pass by themselves bother nobody. */
  static final int BORNE = 2;

  /**
   * Edited more often than this in one turn, it is put right once in {@link #ROUTINE}: somebody, or
   * something, else wants it otherwise, and nobody is helped by a fight.
   */
  static final int FIGHT = 3;

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private AliasPolicy() {}

  /** What there is to do. */
  sealed interface Finding {
    /** Nothing. */
    record Right() implements Finding {}

    /**
     * It is to be pointed.
     *
     * @param edited whether somebody has edited it, rather than duty changed
     */
    record Put(boolean edited) implements Finding {}

    /** Somebody has edited it, and that is left so. */
    record Accept() implements Finding {}

    /** It cannot be told yet, or is not to be done yet. */
    record Later(Instant at, Standing meanwhile) implements Finding {}
  }

  /**
   * What there is to do about an alias.
   *
   * @param wanted who is on call
   * @param members who Slack says is in the user group
   * @param edits what becomes of edits by hand
   */
  static Finding find(
      Alias it, PersonId wanted, List<String> members, AliasEdits edits, Instant now) {
    if (Set.copyOf(members).equals(Set.of(wanted.value()))) {
      return new Finding.Right();
    }
    Optional<Alias.Pointing> pointing = it.seen().pointing();
    if (it.isSettled()
        && pointing
            .filter(was -> now.isBefore(was.at().plus(STALE)))
            .filter(was -> Set.copyOf(was.from()).equals(Set.copyOf(members)))
            .isPresent()) {
      return new Finding.Later(pointing.get().at().plus(STALE), it.standing());
    }
    if (it.isSettled() && edits == AliasEdits.ACCEPT) {
      return new Finding.Accept();
    }
    if (it.edits().times() >= FIGHT
        && pointing.filter(was -> now.isBefore(was.at().plus(ROUTINE))).isPresent()) {
      return new Finding.Later(pointing.get().at().plus(ROUTINE), Standing.UNDER_WAY);
    }
    return new Finding.Put(it.isSettled());
  }

  /**
   * It could not be read, or not be set.
   *
   * @param failure what Slack said, in its own word
   * @param passing whether it may pass by itself
   * @param wrong whether it was read, and does not point where it should
   * @param wish how long Slack asks to be left alone, if it does
   */
  static Alias failed(
      Alias it,
      String failure,
      boolean passing,
      boolean wrong,
      Optional<Duration> wish,
      Instant now) {
    int attempts = it.stand().attempts() + 1;
    Standing standing = standing(it, passing, wrong, attempts);
    return it.with(
            new Stand(
                standing,
                standing == it.standing() ? it.stand().since() : now,
                Optional.of(failure),
                attempts,
                it.stand().doneBy()))
        .again(now.plus(retry(attempts, wish)));
  }

  private static Standing standing(Alias it, boolean passing, boolean wrong, int attempts) {
    if (it.standing() == Standing.BY_HAND) {
      return Standing.BY_HAND;
    }
    if (passing && !wrong && it.isSettled()) {
      return it.standing(); // it was so when we saw it last
    }
    return passing && attempts <= BORNE && it.standing() != Standing.REFUSED
        ? Standing.UNDER_WAY
        : Standing.REFUSED;
  }

  /** How long after so many failures in a row it is tried again. */
  static Duration retry(int attempts, Optional<Duration> wish) {
    Duration usual = RETRIES.get(Math.min(attempts, RETRIES.size()) - 1);
    return wish.filter(its -> its.compareTo(usual) > 0).orElse(usual);
  }

  /**
   * As it stands after it was looked at with success: looked at again by and by, or at once if
   * something has happened meanwhile.
   *
   * @param cleared how many doubts there were when the look began
   */
  static Alias looked(Alias it, long cleared, Instant next, Instant now) {
    var look = new Look(next, it.next().doubts(), Math.max(cleared, it.next().cleared()));
    return it.with(look.inDoubt() ? new Look(now, look.doubts(), look.cleared()) : look);
  }
}
