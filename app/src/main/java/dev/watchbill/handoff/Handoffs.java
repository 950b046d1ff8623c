package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The weekly handoffs (R1, R7, R11): opened once each, however they come to be opened. */
public final class Handoffs {
  static final String TIMED = "handoff";

  private final Map<String, HandoffRules> rules;
  private final HandoffStore store;
  private final Weeks weeks;
  private final HandoffFigures figures;
  private final HandoffNotices notices;
  private final AliasInThread alias;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;
  private final List<Consumer<Handoff>> hearings = new ArrayList<>();

  Handoffs(
      Map<String, HandoffRules> rules,
      HandoffStore store,
      Weeks weeks,
      HandoffFigures figures,
      HandoffNotices notices,
      AliasInThread alias,
      AuditTrail audit,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.rules = new LinkedHashMap<>(rules);
    this.store = store;
    this.weeks = weeks;
    this.figures = figures;
    this.notices = notices;
    this.alias = alias;
    this.audit = audit;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /** The handoff of that number. */
  public Optional<Handoff> find(long id) {
    return store.find(id).map(HandoffCourse::handoff);
  }

  /** The newest of a rotation, whether its shift has begun or was handed over early. */
  public Optional<Handoff> newest(String rotation) {
    return store.newest(rotation).map(HandoffCourse::handoff);
  }

  /** Those opened from {@code since} on, of one rotation or of all, newest first. */
  public List<Handoff> since(Optional<String> rotation, Instant since) {
    return store.since(rotation, since).stream().map(HandoffCourse::handoff).toList();
  }

  /** The newest one in which {@code person} hands over, of any rotation. */
  public Optional<Handoff> newestFrom(PersonId person) {
    return store.newestFrom(person).map(HandoffCourse::handoff);
  }

  /** Calls {@code hearing} with each handoff that is opened, inside its transaction. */
  public void whenOpened(Consumer<Handoff> hearing) {
    hearings.add(hearing);
  }

  /**
   * Adds a line to the message that begins a handoff's thread, below its own.
   *
   * @param mrkdwn asked each time the message is made; empty for no line
   */
  public void line(Function<Handoff, Optional<String>> mrkdwn) {
    notices.line(mrkdwn);
  }

  /** Makes the message that begins the thread anew, in the caller's transaction. */
  public void refresh(long id) {
    store.find(id).ifPresent(notices::shows);
  }

  /**
   * Opens the handoff of the shift in progress if it follows another and has none; and brings the
   * newest one in line with the plan, if that was changed since. The shifts that were missed
   * meanwhile get none.
   */
  void catchUp(String rotation, Instant now) {
    transactions.run(
        () -> {
          store.newest(rotation).ifPresent(newest -> follow(newest, now));
          weeks.current(rotation, now).ifPresent(week -> open(week, AuditEntry.WATCHBILL, now));
        });
  }

  /** The handoff of that shift, opened now if it has none; in the caller's transaction. */
  HandoffCourse open(Week week, String actor, Instant now) {
    HandoffRules its = its(week.rotation());
    boolean begun = !week.span().start().isAfter(now);
    Optional<Long> fresh =
        store.insert(week, now, notices.channel(its), begun, figures.of(week, now));
    if (fresh.isEmpty()) {
      return of(week, now).orElseThrow();
    }
    HandoffCourse course =
        store.lock(fresh.get()).orElseThrow().reminded(0, Optional.of(answerBy(week, its, now)));
    store.save(course);
    store.replaceBefore(course.handoff());
    course.nextAt().ifPresent(at -> wakeups.at(at, TIMED));
    audit.record(
        new AuditEntry(
            now,
            actor,
            "handoff.open",
            subject(course.id()),
            Map.of(
                "rotation", week.rotation(),
                "from", week.from().value(),
                "to", week.to().value(),
                "start", week.span().start().toString())));
    notices.opened(course);
    hearings.forEach(hearing -> hearing.accept(course.handoff()));
    if (begun) {
      hasBegun(course);
    } else {
      notices.shows(course);
    }
    return course;
  }

  /** The handoff of that shift, if it has one, brought in line with the plan. */
  private Optional<HandoffCourse> of(Week week, Instant now) {
    return store.of(week).flatMap(store::lock).map(course -> inLine(course, week, now));
  }

  /** One whose shift has not ended may have been given to somebody else, or to other hours. */
  private void follow(HandoffCourse newest, Instant now) {
    if (newest.handoff().week().end().isAfter(now)) {
      weeks
          .of(newest.handoff())
          .ifPresent(
              week -> store.lock(newest.id()).ifPresent(course -> inLine(course, week, now)));
    }
    store.lock(newest.id()).filter(course -> !course.begun()).ifPresent(it -> begin(it, now));
  }

  private HandoffCourse inLine(HandoffCourse course, Week week, Instant now) {
    Handoff it = course.handoff();
    if (it.shift() == week.shift()
        && it.week().equals(week.span())
        && it.to().equals(week.to())
        && it.from().equals(week.from())) {
      return course;
    }
    HandoffCourse planned = course.planned(week, answerBy(week, its(week.rotation()), now));
    store.save(planned);
    planned.nextAt().ifPresent(at -> wakeups.at(at, TIMED));
    notices.shows(planned);
    if (!it.to().equals(week.to())) {
      notices.instead(planned, it.to());
    }
    return planned;
  }

  private void begin(HandoffCourse course, Instant now) {
    if (!course.handoff().week().start().isAfter(now)) {
      HandoffCourse begun =
          course.hasBegun(
              weeks.of(course.handoff()).map(week -> figures.of(week, now)).orElse(course.facts()));
      store.save(begun);
      hasBegun(begun);
    }
  }

  private void hasBegun(HandoffCourse course) {
    alias.begins(course);
    notices.begun(course, its(course.handoff().rotation()));
  }

  /** When {@link #catchUp} or a reminder will have something to do. */
  Optional<Instant> nextDue(Instant now) {
    return Stream.concat(
            store.nextDue().stream(),
            rules.keySet().stream()
                .flatMap(rotation -> weeks.next(rotation, now).stream())
                .map(week -> week.span().start()))
        .min(Instant::compareTo);
  }

  /** Something about the plan has changed: what hangs on it is seen to, once that is committed. */
  void planChanged() {
    wakeups.at(instant(), TIMED);
  }

  private static Instant answerBy(Week week, HandoffRules its, Instant openedAt) {
    return HandoffPolicy.answerBy(week.span().start(), openedAt, its.hours(), its.takeOverWithin());
  }

  private HandoffRules its(String rotation) {
    return Optional.ofNullable(rules.get(rotation))
        .orElseThrow(() -> new IllegalArgumentException("no rotation is called " + rotation));
  }

  static String subject(long id) {
    return "handoff/" + id;
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
