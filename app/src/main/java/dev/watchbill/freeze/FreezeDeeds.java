package dev.watchbill.freeze;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What the DRI and admins do about freezes (R24, R31): each in one transaction. */
final class FreezeDeeds {
  private final FreezeStore store;
  private final Releases releases;
  private final Freezing freezing;
  private final FreezeCircle circle;
  private final FreezeWords words;
  private final Transactions transactions;
  private final Clock clock;

  FreezeDeeds(
      FreezeStore store,
      Releases releases,
      Freezing freezing,
      FreezeCircle circle,
      FreezeWords words,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.releases = releases;
    this.freezing = freezing;
    this.circle = circle;
    this.words = words;
    this.transactions = transactions;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  Optional<Course> active() {
    return store.active();
  }

  /** The planned release in whose window that instant is, for which the branch would freeze. */
  Optional<Release> within(Instant now) {
    return releases.planned().stream().filter(release -> release.window().isAt(now)).findFirst();
  }

  /** The release whose freeze begins as soon as that one is lifted. */
  Optional<Release> following(Course course, Instant now) {
    return freezing.following(course, now);
  }

  /** Why {@code who} may not begin one now, in mrkdwn; empty if they may. */
  Optional<String> refusesBeginning(PersonId who) {
    return circle.refused(who, "freeze " + words.branch()).or(() -> active().map(this::isFrozen));
  }

  /** The same of lifting the present one. */
  Optional<String> refusesLifting(PersonId who) {
    return circle.refused(who, "lift a freeze");
  }

  private String isFrozen(Course course) {
    return "%s is frozen already%s, since %s: nothing was changed. `/freeze status` shows how it stands."
        .formatted(
            words.branch(),
            course.freeze().version().map(it -> " for " + FreezeWords.version(it)).orElse(""),
            words.shortMoment(course.freeze().begunAt()));
  }

  /** Freezes the branch at once; for the release in whose window it is, if there is one. */
  FreezeAnswer begin(Optional<String> reason, By by) {
    return transactions.inOne(
        () -> {
          store.hold();
          Optional<String> refused = refusesBeginning(by.who());
          if (refused.isPresent()) {
            return new FreezeAnswer.Refused(refused.get());
          }
          Instant now = now();
          return new FreezeAnswer.Done(
              within(now)
                  .flatMap(release -> releases.lock(release.id()))
                  .filter(release -> release.state() == Release.State.PLANNED)
                  .map(release -> freezing.beginFor(release, reason, by, now))
                  .orElseGet(() -> freezing.beginByHand(reason, by, now)));
        });
  }

  /** Whether lifting it now needs a word from whoever lifts it: its release is not due yet. */
  static boolean isEarly(Course course, Instant now) {
    return course.freeze().releaseAt().filter(now::isBefore).isPresent();
  }

  /**
   * Lifts that freeze.
   *
   * @param why may be empty, unless it is early and its release is not out
   * @param out what whoever lifts it answered when asked whether its release is out; empty if they
   *     were not asked, as after its time: then it is (R31)
   */
  FreezeAnswer lift(long id, String why, Optional<Boolean> out, By by) {
    return transactions.inOne(
        () -> {
          Optional<String> refused = refusesLifting(by.who());
          if (refused.isPresent()) {
            return new FreezeAnswer.Refused(refused.get());
          }
          // Another one may begin with its end.
          store.hold();
          Optional<Course> course = store.lockActive().filter(it -> it.id() == id);
          if (course.isEmpty()) {
            return new FreezeAnswer.NotFrozen();
          }
          Instant now = now();
          if (out.isEmpty() && isEarly(course.get(), now)) {
            return new FreezeAnswer.Refused(isMoved(course.get()));
          }
          boolean early = !out.orElse(true);
          if (early && why.isBlank()) {
            return new FreezeAnswer.Refused(
                "Nothing was changed: the release is still to come, so say why, or that it is out.");
          }
          return new FreezeAnswer.Done(
              freezing.lift(
                  course.get(), ending(course.get(), early), why, Optional.empty(), by, now));
        });
  }

  private String isMoved(Course course) {
    return "Nothing was changed: %s was moved meanwhile, and is due %s. `/freeze lift` asks anew."
        .formatted(
            course.freeze().version().map(FreezeWords::version).orElse("the release"),
            words.moment(course.freeze().releaseAt().orElseThrow()));
  }

  private static Ending ending(Course course, boolean early) {
    if (course.freeze().release().isEmpty()) {
      return Ending.BY_HAND;
    }
    return early ? Ending.EARLY : Ending.RELEASED;
  }

  /** A release that nobody froze for is out; empty if that is known, or done now. */
  Optional<String> out(long id, By by) {
    return transactions.inOne(
        () -> {
          Optional<String> refused = circle.refused(by.who(), "say that a release is out");
          store.hold();
          Optional<Course> unused = store.lockActive();
          Optional<Release> release = releases.lock(id);
          if (refused.isPresent() || release.isEmpty()) {
            return refused.or(() -> Optional.of("There is no such release any more."));
          }
          if (release.get().state() == Release.State.CANCELLED) {
            return Optional.of(
                "Nothing was changed: %s was cancelled."
                    .formatted(FreezeWords.version(release.get().version())));
          }
          if (release.get().window().releaseAt().isAfter(now())) {
            return Optional.of(
                "Nothing was changed: %s was moved, and is due %s."
                    .formatted(
                        FreezeWords.version(release.get().version()),
                        words.moment(release.get().window().releaseAt())));
          }
          if (release.get().state() == Release.State.PLANNED) {
            releases.released(id, by, now());
          }
          return Optional.empty();
        });
  }
}
