package dev.watchbill.release;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.By;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.Release.State;
import dev.watchbill.release.ReleaseAnswer.Field;
import dev.watchbill.release.ReleaseAnswer.Refused;
import dev.watchbill.release.ReleaseChange.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The release calendar: what other features ask it, and tell it. */
public final class Releases {
  /** Nobody plans for longer: a year was mistyped. */
  private static final Duration FARTHEST = Duration.ofDays(10 * 365);

  private final ReleaseStore store;
  private final ReleaseConfig config;
  private final WindowRules rules;
  private final ReleaseKeepers keepers;
  private final ReleaseRefusals refusals;
  private final ReleaseNotices notices;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;
  private final List<Runnable> locks = new ArrayList<>();
  private final List<Consumer<ReleaseChange>> hearing = new ArrayList<>();
  private Function<Release, Optional<Frozen>> freezes = release -> Optional.empty();
  private Supplier<Optional<Release>> inFreeze = Optional::empty;

  Releases(
      ReleaseStore store,
      ReleaseConfig config,
      ReleaseKeepers keepers,
      ReleaseNotices notices,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.config = config;
    this.rules = WindowRules.of(config);
    this.keepers = keepers;
    this.notices = notices;
    this.refusals = new ReleaseRefusals(config.zone());
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those that are planned, the soonest first; one whose time has passed is among them. */
  public List<Release> planned() {
    return store.planned();
  }

  /**
   * Those that were, or are, due at {@code since} or later and not cancelled, the soonest first.
   */
  public List<ReleaseEntry> since(Instant since) {
    return store.since(since).stream()
        .map(it -> it.lifted(frozen(it.release()).flatMap(Frozen::until)))
        .toList();
  }

  /** When the calendar was changed last; empty if it never was. */
  public Optional<Instant> changedAt() {
    return store.changedAt();
  }

  /** The release of that number, whatever has become of it. */
  public Optional<Release> find(long id) {
    return store.find(id);
  }

  /**
   * As {@link #find}; nobody moves or cancels it before the caller's transaction ends. Taken after
   * the row of the freeze.
   */
  public Optional<Release> lock(long id) {
    return store.lock(id);
  }

  /** The release is out: its freeze was lifted. In the caller's transaction. */
  public void released(long id, By by, Instant now) {
    transactions.run(
        () ->
            store
                .lock(id)
                .filter(it -> it.state() == State.PLANNED)
                .ifPresent(it -> end(it, State.RELEASED, by, now)));
  }

  /**
   * When the next release would be, by the cadence, after the last one there is; never planned by
   * itself (R24). Empty if there was none.
   */
  public Optional<Instant> proposal() {
    Instant now = clock.instant();
    return store
        .last()
        .map(
            last -> {
              LocalDate first = LocalDate.ofInstant(last.window().releaseAt(), config.zone());
              int times = 1;
              while (!at(first, times).isAfter(now)) {
                times++;
              }
              return at(first, times);
            });
  }

  /** Counted from the first: a month from the 31st is no reason to stay with the 30th. */
  private Instant at(LocalDate first, int times) {
    return first
        .plus(config.cadence().multipliedBy(times))
        .atTime(config.at())
        .atZone(config.zone())
        .toInstant();
  }

  /** What it might be called, after the last one there is; empty if nobody can tell. */
  public Optional<String> nextVersion() {
    Optional<String> next = store.last().map(Release::version).flatMap(Versions::next);
    while (next.flatMap(store::called).filter(it -> it.state() != State.CANCELLED).isPresent()) {
      next = next.flatMap(Versions::next);
    }
    return next;
  }

  /**
   * Takes what has to be locked before any release, in the transaction that changes the calendar;
   * before the socket is opened.
   */
  public Releases lockFirst(Runnable lock) {
    locks.add(lock);
    return this;
  }

  /**
   * Tells what has become of the freeze that a release wants as it is planned now; nothing yet, if
   * empty. Before the socket is opened.
   */
  public Releases frozenAs(Function<Release, Optional<Frozen>> known) {
    freezes = known;
    return this;
  }

  /** See {@link #frozenAs}. */
  Optional<Frozen> frozen(Release release) {
    return freezes.apply(release);
  }

  /** Tells the release for which the branch is frozen now. Before the socket is opened. */
  public Releases frozenFor(Supplier<Optional<Long>> known) {
    inFreeze = () -> known.get().flatMap(store::find);
    return this;
  }

  /** The version of another release for which the branch is frozen, whose end this one awaits. */
  private Optional<String> frozenFirst(long id) {
    return inFreeze.get().filter(it -> it.id() != id).map(Release::version);
  }

  Standing standing(Release release) {
    return new Standing(frozen(release), frozenFirst(release.id()));
  }

  /** Hears of every change, in the transaction that makes it; before the socket is opened. */
  public Releases whenChanged(Consumer<ReleaseChange> heard) {
    hearing.add(heard);
    return this;
  }

  /**
   * Plans a release (R24).
   *
   * @param atOnce whether it is known, and wanted, that the branch freezes at once
   */
  ReleaseAnswer plan(String version, Instant releaseAt, By by, boolean atOnce) {
    return changing(
        by,
        "plan a release",
        now -> {
          Window window = WindowPolicy.window(releaseAt, rules);
          Optional<Refused> no =
              store
                  .called(version)
                  .filter(it -> it.state() != State.CANCELLED)
                  .map(it -> refusals.known(it, now))
                  .or(() -> impossible(window, 0, now));
          if (no.isPresent()) {
            return no.get();
          }
          if (!window.freezeAt().isAfter(now) && !atOnce) {
            return new ReleaseAnswer.AtOnce(version, window, true, frozenFirst(0));
          }
          Release release = store.insert(version, window, by.actor(), now);
          tell(new ReleaseChange(Kind.PLANNED, release, Optional.empty(), by, now));
          return new ReleaseAnswer.Done(release);
        });
  }

  /**
   * Moves a release to another time.
   *
   * @param atOnce whether it is known, and wanted, that the branch freezes, or is unfrozen, at once
   */
  ReleaseAnswer move(String version, Instant releaseAt, By by, boolean atOnce) {
    return changing(
        by,
        "move a release",
        now -> {
          Optional<Release> known = store.called(version).flatMap(it -> store.lock(it.id()));
          if (known.filter(it -> it.state() == State.PLANNED).isEmpty()) {
            return refusals.notPlanned(version, known, now, store.planned());
          }
          Release release = known.get();
          Window before = release.window();
          if (before.releaseAt().equals(releaseAt)) {
            return refusals.sameTime(release);
          }
          Window window = WindowPolicy.window(releaseAt, rules);
          Optional<Refused> no = impossible(window, release.id(), now);
          if (no.isPresent()) {
            return no.get();
          }
          boolean freezes = !window.freezeAt().isAfter(now);
          if (freezes != !before.freezeAt().isAfter(now) && !atOnce) {
            return new ReleaseAnswer.AtOnce(
                release.version(),
                window,
                freezes,
                freezes ? frozenFirst(release.id()) : stays(release, now));
          }
          return new ReleaseAnswer.Done(moved(release, window, by, now));
        });
  }

  /**
   * Cancels a release.
   *
   * @param atOnce whether it is known, and wanted, that the branch is unfrozen at once
   */
  ReleaseAnswer cancel(String version, By by, boolean atOnce) {
    return changing(
        by,
        "cancel a release",
        now -> {
          Optional<Release> known = store.called(version).flatMap(it -> store.lock(it.id()));
          if (known.filter(it -> it.state() == State.PLANNED).isEmpty()) {
            return refusals.notPlanned(version, known, now, store.planned());
          }
          Release release = known.get();
          if (!release.window().freezeAt().isAfter(now) && !atOnce) {
            return new ReleaseAnswer.AtOnce(
                release.version(), release.window(), false, stays(release, now));
          }
          return new ReleaseAnswer.Done(end(release, State.CANCELLED, by, now));
        });
  }

  /** Says that a release is out, whose freeze was lifted before it was, or never began. */
  ReleaseAnswer out(String version, By by) {
    return changing(
        by,
        "say that a release is out",
        now -> {
          Optional<Release> known = store.called(version).flatMap(it -> store.lock(it.id()));
          return known.filter(it -> it.state() == State.PLANNED).isEmpty()
              ? refusals.notPlanned(version, known, now, store.planned())
              : new ReleaseAnswer.Done(end(known.get(), State.RELEASED, by, now));
        });
  }

  /**
   * The configuration may be another one than when releases were planned: those whose freeze has
   * not begun, and would not begin at once, get the window that it gives them now.
   */
  void reckonAnew(Instant now) {
    transactions.run(
        () -> {
          hold();
          for (Release each : store.planned()) {
            Window window = WindowPolicy.window(each.window().releaseAt(), rules);
            if (!window.equals(each.window())
                && each.window().freezeAt().isAfter(now)
                && window.freezeAt().isAfter(now)
                && store.overlapping(window, each.id()).isEmpty()) {
              store.lock(each.id()).ifPresent(release -> moved(release, window, By.clock(), now));
            }
          }
        });
  }

  /** The version of the release for which the branch is frozen though that one does not want it. */
  Optional<String> stays(Release release, Instant now) {
    return frozenFirst(release.id())
        .or(
            () ->
                store.planned().stream()
                    .filter(it -> it.id() != release.id() && it.window().isAt(now))
                    .filter(it -> frozen(it).isEmpty())
                    .map(Release::version)
                    .findFirst());
  }

  /** Why nothing can be done to a release of that version. */
  Refused notPlanned(String version) {
    return refusals.notPlanned(version, store.called(version), clock.instant(), store.planned());
  }

  private ReleaseAnswer changing(By by, String what, Function<Instant, ReleaseAnswer> change) {
    if (keepers.may(by.who(), what) instanceof Ruling.Denied denied) {
      return new Refused(Field.WHO, denied.reason());
    }
    return transactions.inOne(
        () -> {
          hold();
          return change.apply(clock.instant().truncatedTo(ChronoUnit.MICROS));
        });
  }

  private void hold() {
    locks.forEach(Runnable::run);
    store.hold();
  }

  private Optional<Refused> impossible(Window window, long besides, Instant now) {
    if (!window.releaseAt().isAfter(now)) {
      return Optional.of(refusals.past(window.releaseAt(), now));
    }
    return window.releaseAt().isAfter(now.plus(FARTHEST))
        ? Optional.of(refusals.farAhead(window.releaseAt()))
        : store.overlapping(window, besides).map(it -> refusals.overlaps(window, it));
  }

  private Release moved(Release release, Window window, By by, Instant now) {
    store.move(release.id(), window, by.actor(), now);
    Release moved = store.find(release.id()).orElseThrow();
    tell(new ReleaseChange(Kind.MOVED, moved, Optional.of(release.window()), by, now));
    return moved;
  }

  private Release end(Release release, State state, By by, Instant now) {
    store.end(release.id(), state, by.actor(), now);
    Release ended = store.find(release.id()).orElseThrow();
    tell(
        new ReleaseChange(
            state == State.RELEASED ? Kind.RELEASED : Kind.CANCELLED,
            ended,
            Optional.empty(),
            by,
            now));
    return ended;
  }

  private void tell(ReleaseChange change) {
    var unused =
        audit.record(
            new AuditEntry(
                change.now(),
                change.by().actor(),
                "release." + change.kind().name().toLowerCase(Locale.ROOT),
                "release/" + change.release().id(),
                Map.of(
                    "from", change.by().from(),
                    "version", change.release().version(),
                    "at", change.release().window().releaseAt().toString())));
    notices.changed(change, standing(change.release()), store.revision(change.release().id()));
    hearing.forEach(heard -> heard.accept(change));
  }
}
