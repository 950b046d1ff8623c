package dev.watchbill.approval;

import dev.watchbill.exemption.Kind;
import dev.watchbill.freeze.Phase;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked, in which order, whose answer counts, and what comes of it: a manager's confirmation
 * is one voice (R26), an exception three (R28).
 */
final class ApprovalPolicy {
  private ApprovalPolicy() {}

  /** How an office stands. */
  enum Seat {
    /** Not asked yet: another one comes first. */
    NOT_YET,
    ASKED,
    APPROVED,
    DENIED
  }

  /** How somebody stands to an office. */
  enum Standing {
    HOLDS,
    /** An admin, where nobody who holds it can be found, or could be when it was asked. */
    STANDS_IN,
    NEITHER
  }

  /** What becomes of somebody's answer. */
  enum Finding {
    COUNTS,
    /** It is not theirs to give, or not any more. */
    NOT_THEIRS,
    /** The engineering manager comes first. */
    TOO_EARLY,
    /** The office has answered: the first answer counts. */
    ANSWERED,
    /** It is decided, or not needed any more. */
    OVER
  }

  /** What the answers so far come to. */
  enum Outcome {
    WAITS,
    GRANTED,
    DENIED
  }

  /**
   * Whether whoever asked can go on in that way. In the deep freeze nothing is left to approve
   * (R27) but a release blocker that somebody revoked before: a manager confirms that one.
   *
   * @param kind what it is, as far as that is known
   */
  static boolean isOpen(Way way, Phase phase, Optional<Kind> kind) {
    return phase == Phase.DEEP
        ? way == Way.CONFIRMATION && kind.filter(Kind.BUG::equals).isPresent()
        : suits(way, kind);
  }

  /** Feature work is not confirmed by a manager alone (R28). */
  static boolean suits(Way way, Optional<Kind> kind) {
    return way == Way.EXCEPTION || kind.filter(Kind.FEATURE::equals).isEmpty();
  }

  /** Everybody whose approval it needs. */
  static Set<Office> needed(Way way) {
    return way == Way.CONFIRMATION ? EnumSet.of(Office.MANAGER) : EnumSet.allOf(Office.class);
  }

  /**
   * Who is to be asked now and was not yet: the manager, and once they agree both others at once.
   */
  static Set<Office> toAsk(Way way, Collection<Office> asked, Map<Office, Boolean> answers) {
    var next = EnumSet.noneOf(Office.class);
    if (outcome(way, answers) == Outcome.WAITS) {
      next.add(Office.MANAGER);
      if (answers.getOrDefault(Office.MANAGER, false)) {
        next.addAll(needed(way));
      }
      next.removeAll(asked);
    }
    return next;
  }

  /** Whether somebody's answer counts. */
  static Finding find(Approval.State state, Seat seat, Standing standing) {
    if (state != Approval.State.OPEN) {
      return Finding.OVER;
    }
    if (standing == Standing.NEITHER) {
      return Finding.NOT_THEIRS;
    }
    return switch (seat) {
      case NOT_YET -> Finding.TOO_EARLY;
      case ASKED -> Finding.COUNTS;
      case APPROVED, DENIED -> Finding.ANSWERED;
    };
  }

  /** One denial ends it; it is granted when everybody needed has approved it. */
  static Outcome outcome(Way way, Map<Office, Boolean> answers) {
    if (answers.containsValue(false)) {
      return Outcome.DENIED;
    }
    return answers.keySet().containsAll(needed(way)) ? Outcome.GRANTED : Outcome.WAITS;
  }
}
