package dev.watchbill.exemption;

import dev.watchbill.exemption.PullRequestReader.Told;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Phase;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.PullRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a request by what GitHub tells, or whoever asked; {@link ExemptionPolicy} says
 * what the rules say. In the caller's transaction, which holds the freeze and the request.
 */
final class Decisions {
  private static final Set<Kind> BY_RULE = Set.of(Kind.BUG, Kind.DOCS, Kind.WEBSITE);
  private static final String GITHUB = "GitHub";

  private final ExemptionPolicy policy;
  private final RequestStore store;
  private final RequestMoves moves;
  private final RequestNotices notices;
  private final PullRequestWords words;

  Decisions(
      ExemptionPolicy policy,
      RequestStore store,
      RequestMoves moves,
      RequestNotices notices,
      PullRequestWords words) {
    this.policy = policy;
    this.store = store;
    this.moves = moves;
    this.notices = notices;
    this.words = words;
  }

  /** GitHub has told of it. */
  void told(Freeze freeze, Dossier its, Optional<Told> told, Instant now) {
    By by = new By(By.clock().actor(), GITHUB);
    if (told.isEmpty()) {
      end(its, "There is no pull request of that number in %s.".formatted(words.repository()), now);
      return;
    }
    PullRequest it = told.get().it();
    Dossier read = its.read(it.head(), it.title(), it.author(), policy.isDeep(it));
    if (stays(freeze, its, it)) {
      keep(its, read);
      return;
    }
    if (policy.needsPaths(freeze.phase(), it) && told.get().touched().isEmpty()) {
      // The freeze has eased since GitHub was asked; it is asked again.
      return;
    }
    Verdict verdict = policy.read(freeze.phase(), it, told.get().touched());
    if (it.state() == PullRequest.State.MERGED && !its.is(State.READING)) {
      merged(freeze, its, read, told.get(), now);
    } else if (its.is(State.READING)) {
      ruled(freeze, its, read, false, verdict, by, now);
    } else if (verdict instanceof Verdict.Refused refused) {
      refused(its, read, refused, by, now);
    } else if (its.is(State.UNDECIDED)) {
      stillUndecided(freeze, its, read, verdict, by, now);
    } else {
      stillGranted(freeze, its, read, verdict, by, now);
    }
  }

  /** It may merge as it is, so that nothing has to be decided. */
  boolean stays(Freeze freeze, Dossier its, PullRequest it) {
    return its.is(State.GRANTED)
        && it.state() == PullRequest.State.OPEN
        && it.base().equals(words.branchName())
        && its.request().commit().filter(it.head()::equals).isPresent()
        && carriesItsLabel(freeze, its, it);
  }

  /**
   * A label that let it through may be taken off without a push. In the deep freeze nothing merges
   * without one (R27); before it, what a manager has confirmed does.
   */
  private boolean carriesItsLabel(Freeze freeze, Dossier its, PullRequest it) {
    if (freeze.phase() == Phase.DEEP) {
      return policy.isDeep(it);
    }
    boolean byLabel = its.request().kind().filter(Kind.BUG::equals).isPresent();
    return !byLabel
        || policy.isBug(it)
        || store.revoker(freeze.id(), its.request().number()).isPresent();
  }

  /** Whoever asked says what it is, in place of GitHub. */
  void declared(Freeze freeze, Dossier its, Kind kind, boolean deep, By by, Instant now) {
    ruled(freeze, its, its.deep(deep), true, policy.declared(freeze.phase(), kind, deep), by, now);
  }

  /** Why what somebody says that it is cannot be unfrozen now; empty if it can, or may be. */
  Optional<String> refusesDeclared(Freeze freeze, Kind kind, boolean deep) {
    return Optional.of(policy.declared(freeze.phase(), kind, deep))
        .filter(Verdict.Refused.class::isInstance)
        .map(Verdict::because);
  }

  /** Whoever asked has left; somebody else asks for the same. */
  void takenOver(Dossier its, By by, Instant now) {
    String because =
        "%s asks for it now: %s cannot go on with it any more."
            .formatted(words.plainName(by.who()), words.plainName(its.request().askedBy()));
    moves.moved(its, its.ended(State.OVER, because, now), by, now, "unfreeze.over");
  }

  /** The deep freeze has begun: it ends, unless it is for then (R27). */
  void deepened(Dossier its, By by, Instant now) {
    if (its.is(State.READING)) {
      return;
    }
    if (its.deep() && isBugOrGranted(its) && !isDeclaredOtherwise(its.request())) {
      if (its.is(State.UNDECIDED)) {
        // Not every way is open any more.
        notices.stands(its);
      }
      return;
    }
    Dossier after = its.ended(State.REVOKED, policy.endedByDeepFreeze(), now);
    moves.moved(its, after, by, now, "unfreeze.deep-freeze");
    notices.nudge(after, "deep", words.frozenAgain(after));
  }

  private static boolean isBugOrGranted(Dossier its) {
    return its.is(State.GRANTED) || its.request().kind().filter(Kind.BUG::equals).isPresent();
  }

  private static boolean isDeclaredOtherwise(UnfreezeRequest it) {
    return it.declared() && it.kind().filter(Kind.BUG::equals).isEmpty();
  }

  /** The freeze is over, and everything merges. */
  void lifted(Dossier its, By by, Instant now) {
    String because = "The freeze was lifted: everything may merge.";
    moves.moved(
        its,
        its.isOpen() ? its.ended(State.OVER, because, now) : its.over(because),
        by,
        now,
        "unfreeze.over");
  }

  /** For the first time, or again by other words. */
  private void ruled(
      Freeze freeze,
      Dossier its,
      Dossier read,
      boolean declared,
      Verdict verdict,
      By by,
      Instant now) {
    Verdict last = careful(freeze, its, verdict);
    Dossier after;
    if (last instanceof Verdict.Allowed allowed) {
      after = read.granted(allowed.kind(), declared, allowed.because(), now);
      moves.moved(its, after, by, now, "unfreeze.grant");
    } else if (last instanceof Verdict.Undecided undecided) {
      after = read.undecided(undecided.kind(), declared, undecided.because());
      moves.moved(its, after, by, now, "unfreeze.ask-people");
    } else {
      boolean gone = last instanceof Verdict.Refused refused && refused.gone();
      after = read.ended(gone ? State.OVER : State.REVOKED, last.because(), now);
      moves.moved(its, after, by, now, "unfreeze.refuse");
    }
    if (!declared) {
      tell(its, after);
    }
  }

  /** What GitHub changes about a card that is there already is an edit, which nobody notices. */
  private void tell(Dossier before, Dossier after) {
    boolean late = before.is(State.READING) && before.attempts() >= RequestNotices.PATIENCE;
    boolean helped = before.is(State.UNDECIDED) && after.is(State.GRANTED);
    if (late || helped) {
      notices.nudge(after, "told:" + after.grants(), words.told(after));
    }
  }

  /** What somebody took back is not given again without somebody's word. */
  private Verdict careful(Freeze freeze, Dossier its, Verdict verdict) {
    Optional<PersonId> revoker = store.revoker(freeze.id(), its.request().number());
    if (verdict instanceof Verdict.Allowed allowed && revoker.isPresent()) {
      String taken =
          "%s But %s has revoked its exemption in this freeze: "
              .formatted(allowed.because(), words.plainName(revoker.get()));
      return new Verdict.Undecided(
          Optional.of(allowed.kind()), taken + "your manager confirms it first.");
    }
    return verdict;
  }

  private void merged(Freeze freeze, Dossier its, Dossier read, Told told, Instant now) {
    Instant then = told.it().mergedAt().orElse(now);
    boolean might = its.covers(told.it().head(), then) || follows(freeze, its, told, then);
    Dossier known = might ? read : its;
    moves.moved(
        its,
        known.ended(State.OVER, "It has been merged.", now),
        new By(By.clock().actor(), GITHUB),
        now,
        "unfreeze.merged");
  }

  /**
   * Whether it stood when its pull request was merged, and the rules allow what was merged, though
   * it was pushed after the commit that is known.
   */
  boolean follows(Freeze freeze, Dossier its, Told told, Instant then) {
    return its.stood(then)
        && careful(freeze, its, policy.asIfOpen(freeze.phase(), told.it(), told.touched()))
            instanceof Verdict.Allowed;
  }

  /** Closed, into another branch, or the deep freeze has begun meanwhile. */
  private void refused(Dossier its, Dossier read, Verdict.Refused verdict, By by, Instant now) {
    if (verdict.gone()) {
      moves.moved(its, read.ended(State.OVER, verdict.because(), now), by, now, "unfreeze.over");
      return;
    }
    Dossier after = read.ended(State.REVOKED, verdict.because(), now);
    moves.moved(its, after, by, now, "unfreeze.revoke");
    notices.nudge(after, "revoked:" + its.grants(), words.frozenAgain(after));
  }

  private void stillUndecided(
      Freeze freeze, Dossier its, Dossier read, Verdict verdict, By by, Instant now) {
    boolean sameCommit = its.request().commit().equals(read.request().commit());
    if (careful(freeze, its, verdict) instanceof Verdict.Allowed) {
      ruled(freeze, its, read, false, verdict, by, now);
    } else if (!sameCommit) {
      ruled(freeze, its, read, false, keepingKind(its, verdict), by, now);
    } else {
      keep(its, read);
    }
  }

  /** What whoever asked has said that it is, unless it is one of those that GitHub tells. */
  private static Verdict keepingKind(Dossier its, Verdict verdict) {
    return verdict instanceof Verdict.Undecided undecided
        ? new Verdict.Undecided(
            its.request().kind().filter(kind -> !BY_RULE.contains(kind)).or(undecided::kind),
            undecided.because())
        : verdict;
  }

  private void stillGranted(
      Freeze freeze, Dossier its, Dossier read, Verdict ruled, By by, Instant now) {
    Optional<String> former = its.request().commit();
    Verdict verdict = careful(freeze, its, ruled);
    if (verdict instanceof Verdict.Allowed allowed) {
      moves.moved(
          its,
          read.follows(allowed.kind(), allowed.because()),
          by,
          now,
          former.isPresent() ? "unfreeze.follow" : "unfreeze.read");
    } else if (former.isEmpty() && its.request().kind().filter(BY_RULE::contains).isEmpty()) {
      // People approved it while GitHub was away: for the commit that is there when it is back.
      moves.moved(
          its,
          read.follows(its.request().kind().orElse(Kind.OTHER), its.request().because()),
          by,
          now,
          "unfreeze.read");
    } else {
      Dossier after =
          read.undecided(
              keepingKind(its, verdict) instanceof Verdict.Undecided asked
                  ? asked.kind()
                  : Optional.empty(),
              false,
              whyAnew(former, read) + verdict.because());
      boolean pushed = !former.equals(read.request().commit());
      moves.moved(its, after, by, now, pushed ? "unfreeze.push" : "unfreeze.label");
      notices.nudge(
          after,
          "pushed:%d:%s".formatted(its.grants(), read.request().commit().orElse("")),
          words.frozenAgain(after));
    }
  }

  private static String whyAnew(Optional<String> former, Dossier read) {
    if (former.isEmpty()) {
      return "GitHub can be read again. ";
    }
    return former.equals(read.request().commit())
        ? "The label was taken off for which it was unfrozen. "
        : "Something was pushed after %s, for which it was unfrozen. "
            .formatted(PullRequestWords.brief(former.get()));
  }

  private void keep(Dossier its, Dossier read) {
    if (!its.equals(read)) {
      moves.kept(its, read);
    }
  }

  private void end(Dossier its, String because, Instant now) {
    moves.moved(
        its,
        its.ended(State.OVER, because, now),
        new By(By.clock().actor(), GITHUB),
        now,
        "unfreeze.over");
  }
}
