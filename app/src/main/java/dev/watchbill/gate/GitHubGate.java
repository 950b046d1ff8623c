package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.Merging;
import dev.watchbill.platform.github.Merging.Queued;
import dev.watchbill.platform.github.Merging.Requirement;
import dev.watchbill.platform.github.Merging.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The branch, on which a check is required while it is frozen. Nobody says anything of most pull
 * requests, so none of them merges; the head of one that is exempt is green.
 */
final class GitHubGate implements MergeGate {
  /** So many statuses are set in one look; the next one, at once, sets more. */
  static final int MOST = 40;

  /** For so long they are set in one look, if GitHub is slow. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** After so many failures GitHub is left alone. */
  private static final int FAILURES = 2;

  private final Merging merging;
  private final String branch;
  private final String check;
  private final Duration every;
  private final StatusStore store;
  private final GateWords words;

  /**
   * @param every how often it is looked at during a freeze
   */
  GitHubGate(
      Merging merging,
      String branch,
      String check,
      Duration every,
      StatusStore store,
      GateWords words) {
    this.merging = merging;
    this.branch = branch;
    this.check = check;
    this.every = every;
    this.store = store;
    this.words = words;
  }

  @Override
  public String service() {
    return "GitHub";
  }

  @Override
  public String held() {
    return "held on GitHub by the required check `%s`".formatted(check.replace('`', '\''));
  }

  @Override
  public String byHand() {
    return byHand(branch);
  }

  static String byHand(String branch) {
    return "By hand: the repository's *Settings*, *Rules*, *Rulesets*, `Watchbill freeze (%s)`."
        .formatted(branch.replace('`', '\''));
  }

  @Override
  public Look look(Wish wish, Known known, Instant now) throws GateAway {
    Requirement found = requirement();
    // Nobody has changed what we call otherwise by now.
    var step = GatePolicy.requirement(wish, store.isRenamed() ? known.notHeld() : known, found);
    var saying = new Saying(now);
    if (wish.isHeld()) {
      // What was let through by an earlier freeze is stopped before this one counts on the check.
      saying.all(StatusPolicy.stale(wish, store.all(), number -> words.frozen(wish, number), now));
    }
    if (step.act()) {
      try {
        merging.require(branch, check, wish.isHeld());
        if (wish.isHeld()) {
          store.required();
        }
      } catch (GitHubAway e) {
        if (!wish.isHeld() || !found.required()) {
          throw GateAway.of(e);
        }
        // Somebody else's rule holds it: what is exempt may merge all the same.
        saying.fails(e);
      }
      found = requirement();
    }
    if (wish.isHeld()) {
      if (found.required() && found.ours()) {
        store.required();
      }
      saying.queue(wish);
      saying.all(StatusPolicy.fresh(wish, store.all(), words::exempt, now));
      saying.checked(wish);
    }
    return new Look(
        wish.isHeld() && found.required(),
        step.act(),
        wish.isHeld() != found.required(),
        step.drift(),
        GatePolicy.amiss(wish, known, found),
        saying.failed,
        saying.unfinished);
  }

  private Requirement requirement() throws GateAway {
    try {
      return merging.requirement(branch, check);
    } catch (GitHubAway e) {
      throw GateAway.of(e);
    }
  }

  /** What is said of commits in one look. One that fails does not stop the others. */
  private final class Saying {
    private final Instant now;
    private final long begun = System.nanoTime();
    private int said;
    private int failures;
    private Optional<GateAway> failed = Optional.empty();
    private boolean unfinished;

    Saying(Instant now) {
      this.now = now;
    }

    void all(List<SaidStatus> statuses) {
      statuses.forEach(this::say);
    }

    private void say(SaidStatus status) {
      if (failures >= FAILURES) {
        return;
      }
      if (said >= MOST || isLate()) {
        unfinished = true;
        return;
      }
      said++;
      if (status.green()) {
        store.keep(status);
      }
      try {
        merging.report(status.head(), check, new Status(status.green(), status.description()));
        store.keep(status.confirmedAt(now));
      } catch (GitHubAway e) {
        fails(e);
      }
    }

    void queue(Wish wish) {
      if (failures >= FAILURES) {
        return;
      }
      try {
        List<Queued> queue = merging.queue(branch);
        List<SaidStatus> known = store.all();
        QueuePolicy.gone(queue, known).forEach(store::forget);
        if (!queue.isEmpty()) {
          // After the queue was read: whatever is pushed to leaves it.
          var line =
              new QueuePolicy(wish, queue, merging.tip(branch), proven(wish, queue, known), known);
          all(line.says(words::exempt, number -> words.frozen(wish, number), words::behind, now));
        }
      } catch (GitHubAway e) {
        fails(e);
      }
    }

    /** Those that are at the commit for which they are exempt. */
    private Set<Integer> proven(Wish wish, List<Queued> queue, List<SaidStatus> known)
        throws GitHubAway {
      var proven = new HashSet<Integer>();
      for (Exemption it : QueuePolicy.unproven(wish, queue, known)) {
        if (isLate()) {
          unfinished = true;
          break;
        }
        if (it.commit().equals(merging.head(it.number()))) {
          proven.add(it.number());
        }
      }
      return proven;
    }

    private boolean isLate() {
      return System.nanoTime() - begun > LONGEST.toNanos();
    }

    /** Somebody else with a way into the repository may have said otherwise. */
    void checked(Wish wish) {
      for (SaidStatus it : StatusPolicy.toCheck(wish, store.all(), every, now)) {
        if (failures >= FAILURES) {
          return;
        }
        try {
          if (merging.status(it.head(), check).filter(Status::green).isPresent()) {
            store.keep(it.confirmedAt(now));
          } else {
            say(it);
          }
        } catch (GitHubAway e) {
          fails(e);
        }
      }
    }

    /** What is wrong with one commit says nothing of the others. */
    private void fails(GitHubAway e) {
      if (!e.isOfThisAlone()) {
        failures++;
      }
      failed = Optional.of(GateAway.of(e));
    }
  }
}
