package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Moved;
import dev.watchbill.escalation.Outage;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.postmortem.Asks.Telling;
import dev.watchbill.postmortem.PostmortemPolicy.Move;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Postmortems: begun, scheduled, held, written, finished; one transaction each (R23). */
final class Postmortems {
  static final String TIMED = "postmortem";

  private final PostmortemStore store;
  private final Cases cases;
  private final Matters matters;
  private final Progress progress;
  private final PostmortemMessages messages;
  private final Transactions transactions;
  private final Period within;
  private final Clock clock;

  /**
   * @param within how long after the fix it is to be scheduled
   */
  Postmortems(
      PostmortemStore store,
      Cases cases,
      Matters matters,
      Progress progress,
      PostmortemMessages messages,
      Transactions transactions,
      Period within,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.matters = matters;
    this.progress = progress;
    this.messages = messages;
    this.transactions = transactions;
    this.within = within;
    this.clock = clock;
  }

  Optional<Case> find(long id) {
    return cases.find(id);
  }

  Optional<Case> about(About about) {
    return cases.about(about);
  }

  /** Those that are not done, the oldest first. */
  List<Case> open() {
    return cases.open();
  }

  /** An alarm has moved, in the caller's transaction: each fixed bug has a postmortem. */
  void moved(Moved moved) {
    About about = About.alarm(moved.alarm().id());
    if (moved.isNow(AlarmState.FIXED)) {
      begin(about, By.clock(), moved.now());
    } else if (moved.from() == AlarmState.FIXED && moved.isNow(AlarmState.CONFIRMED)) {
      store
          .about(about)
          .flatMap(it -> cases.lock(it.id()))
          .map(its -> its.with(its.postmortem().paused(moved.now())))
          .ifPresent(
              its -> {
                progress.record(
                    its,
                    By.clock(),
                    "postmortem.pause",
                    "paused the postmortem until the bug is fixed again",
                    moved.now());
                progress.keep(its, moved.now(), Telling.MOVED);
              });
    }
  }

  /** Customers have been warned, in the caller's transaction: what waited for that is closed. */
  void warned(Alarm alarm) {
    store
        .about(About.alarm(alarm.id()))
        .filter(it -> it.is(PostmortemState.DONE))
        .ifPresent(it -> progress.close(alarm, By.clock()));
  }

  /** An outage record was filled in, in the caller's transaction: a complete one begins it. */
  void filled(Outage outage) {
    if (outage.isComplete() && store.about(About.outage(outage.id())).isEmpty()) {
      begin(About.outage(outage.id()), By.clock(), now());
    }
  }

  /**
   * Begins the postmortem of an outage, or of a fixed bug; takes it up again if the bug had to be
   * fixed again. There is one of each for ever.
   */
  Optional<Case> begin(About about, By by, Instant now) {
    return transactions.inOne(
        () -> {
          Optional<Matter> matter = matters.lock(about);
          if (matter.isEmpty()) {
            return Optional.empty();
          }
          Instant due = PostmortemPolicy.dueAt(now, within, matters.zone(matter.get()));
          Optional<Postmortem> begun = store.begin(about, now, due);
          if (begun.isPresent()) {
            Case its = new Case(begun.get(), matter.get(), List.of());
            progress.record(its, by, "postmortem.begin", "began the postmortem", now);
            progress.keepAndAsk(its, now);
            matters.lead(about);
            return Optional.of(its);
          }
          Optional<Case> its = store.about(about).flatMap(it -> cases.lock(it.id()));
          return its.filter(it -> it.postmortem().isPaused())
              .map(it -> resumed(it, due, by, now))
              .or(() -> its);
        });
  }

  private Case resumed(Case paused, Instant due, By by, Instant now) {
    Case its = paused.with(paused.postmortem().resumed(due));
    progress.record(its, by, "postmortem.resume", "took the postmortem up again", now);
    progress.keepAndAsk(its, now);
    return its;
  }

  /** It has a date, or another one. */
  PostmortemAnswer schedule(long id, By by, Meeting when) {
    return managed(
        id,
        by,
        Move.SCHEDULE,
        (its, now) -> {
          if (its.postmortem().meeting().filter(when::equals).isPresent()
              && its.postmortem().is(PostmortemState.SCHEDULED)) {
            return its;
          }
          boolean again = its.postmortem().is(PostmortemState.SCHEDULED);
          Case scheduled = its.with(its.postmortem().scheduledFor(when, new Act(by.who(), now)));
          progress.record(
              scheduled,
              by,
              "postmortem.schedule",
              "%s the postmortem for %s"
                  .formatted(
                      again ? "rescheduled" : "scheduled",
                      MeetingText.plain(when, matters.zone(its.matter()))),
              now);
          progress.keep(scheduled, now, Telling.MOVED);
          return scheduled;
        });
  }

  /** It was held. */
  PostmortemAnswer held(long id, By by) {
    return managed(
        id,
        by,
        Move.HOLD,
        (its, now) -> {
          Case held = its.with(its.postmortem().held(new Act(by.who(), now)));
          progress.record(held, by, "postmortem.held", "said that the postmortem was held", now);
          progress.keep(held, now, Telling.MOVED);
          return progress.settle(held, by, now);
        });
  }

  /** Nothing more is to be done. */
  PostmortemAnswer finish(long id, By by) {
    return managed(
        id,
        by,
        Move.FINISH,
        (its, now) -> progress.settle(its.with(its.postmortem().askingNoMore()), by, now));
  }

  /**
   * Keeps what somebody wrote, unless somebody else did since: then they are to see both. Everybody
   * in the company may, for whoever was there knows.
   *
   * @param seen what the form showed at first
   */
  PostmortemAnswer write(long id, By by, FindingsPolicy.Seen seen, Findings typed) {
    return locked(
        id,
        its -> {
          Postmortem it = its.postmortem();
          if (it.findings().equals(typed)) {
            return new PostmortemAnswer.Done(its);
          }
          if (it.revision() != seen.revision()) {
            Findings together = FindingsPolicy.together(it.findings(), typed, seen);
            if (!together.equals(typed)) {
              return new PostmortemAnswer.Changed(its, together);
            }
          }
          Instant now = now();
          store.write(id, typed, new Act(by.who(), now));
          Case written = its.with(store.find(id).orElseThrow());
          progress.record(written, by, "postmortem.write", "wrote in the postmortem", now);
          progress.keep(written, now, Telling.AS_IT_STANDS);
          return new PostmortemAnswer.Done(written);
        });
  }

  /** Whether {@code who} sees to it, and why not. */
  Optional<String> refusalFor(PersonId who, Matter matter) {
    return matters.maySeeToIt(who, matter)
        ? Optional.empty()
        : Optional.of(messages.onlyResponsible(matter, matters.responsible(matter)));
  }

  private interface Change {
    Case of(Case locked, Instant now);
  }

  /** What those may do who see to it, if the move is possible. */
  private PostmortemAnswer managed(long id, By by, Move move, Change change) {
    return locked(
        id,
        its ->
            refusalFor(by.who(), its.matter())
                .or(
                    () ->
                        PostmortemPolicy.refusal(move, its.postmortem(), its.items())
                            .map(why -> messages.refused(its.about(), why)))
                .<PostmortemAnswer>map(PostmortemAnswer.Refused::new)
                .orElseGet(() -> new PostmortemAnswer.Done(change.of(its, now()))));
  }

  private PostmortemAnswer locked(long id, Function<Case, PostmortemAnswer> act) {
    return transactions.inOne(() -> cases.lock(id).map(act).orElseGet(PostmortemAnswer.Gone::new));
  }

  /** As exact as Postgres keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
