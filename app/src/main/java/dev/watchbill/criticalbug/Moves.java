package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.criticalbug.AlarmPolicy.Part;
import dev.watchbill.criticalbug.AlarmPolicy.Ruling;
import dev.watchbill.people.By;
import dev.watchbill.platform.jobs.Wakeups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Moves an alarm: ruled, kept, heard and told; in the caller's transaction. */
final class Moves {
  private final AlarmStore store;
  private final AlarmRules rules;
  private final AlarmCircle circle;
  private final AlarmRefusals refusals;
  private final AlarmLog log;
  private final AlarmNotices notices;
  private final Wakeups wakeups;
  private final List<Consumer<Moved>> hearings = new ArrayList<>();

  Moves(
      AlarmStore store,
      AlarmRules rules,
      AlarmCircle circle,
      AlarmRefusals refusals,
      AlarmLog log,
      AlarmNotices notices,
      Wakeups wakeups) {
    this.store = store;
    this.rules = rules;
    this.circle = circle;
    this.refusals = refusals;
    this.log = log;
    this.notices = notices;
    this.wakeups = wakeups;
  }

  /**
   * What somebody asks for.
   *
   * @param what names the act, such as {@code alarm.look}
   * @param words as {@link Happening#words}
   * @param now the instant of the move
   * @param at when they did it: earlier, if it was heard late
   */
  record Asked(Move move, By by, String what, String words, Instant now, Instant at) {
    Alarm.Act act() {
      return new Alarm.Act(by.who(), at);
    }
  }

  void whenMoved(Consumer<Moved> hearing) {
    hearings.add(hearing);
  }

  /** Whether they may; empty if so. */
  Optional<AlarmAnswer> refused(Course course, Move move, By by, Instant now) {
    Ruling ruling = ruling(course, move, circle.parts(course, by, now));
    return ruling instanceof Ruling.May
        ? inTheWay(course, move)
        : Optional.of(new AlarmAnswer.Refused(refusals.words(course, move, ruling)));
  }

  private static Ruling ruling(Course course, Move move, Set<Part> parts) {
    return AlarmPolicy.rule(move, course.state(), course.isContested(), parts);
  }

  /** Of the same bug there is one open alarm at most. */
  private Optional<AlarmAnswer> inTheWay(Course course, Move move) {
    if (move != Move.CONTEST && move != Move.REOPEN) {
      return Optional.empty();
    }
    String bug = BugKey.of(course.alarm().bug().link());
    store.hold(bug);
    return store.about(bug).stream()
        .filter(other -> other.id() != course.id() && other.state().isOpen())
        .findFirst()
        .map(other -> new AlarmAnswer.Refused(refusals.otherIsOpen(other)));
  }

  /**
   * Moves it, if they may.
   *
   * @param facts keeps what is known now besides; called before the alarm moves
   */
  AlarmAnswer move(Course before, Asked asked, Runnable facts) {
    Set<Part> parts = circle.parts(before, asked.by(), asked.now());
    Ruling ruling = ruling(before, asked.move(), parts);
    if (!(ruling instanceof Ruling.May may)) {
      return new AlarmAnswer.Refused(refusals.words(before, asked.move(), ruling));
    }
    Optional<AlarmAnswer> other = inTheWay(before, asked.move());
    if (other.isPresent()) {
      return other.get();
    }
    facts.run();
    if (isResponse(asked.move())) {
      store.answered(before.id(), asked.act());
    }
    AlarmState to = may.to();
    store.move(
        before.id(),
        to,
        asked.by().actor(),
        asked.now(),
        to == AlarmState.LOOKING || to == AlarmState.TAKEN
            ? Optional.of(asked.by().who())
            : Optional.empty(),
        RoundsPolicy.nextAt(to, 0, asked.now(), rules));
    boolean inPlace = isVerdict(asked.move()) && AlarmPolicy.inProductsPlace(before.state(), parts);
    long act =
        log.happened(
            before.id(),
            asked.by(),
            asked.what(),
            inPlace ? asked.words() + ", in product's place" : asked.words(),
            asked.now());
    return new AlarmAnswer.Done(tell(before, asked, inPlace, act));
  }

  private Alarm tell(Course before, Asked asked, boolean inPlace, long act) {
    Course after = course(before.id());
    // In the thread it stands above whatever the others say of it.
    notices.said(new AlarmNotices.Step(asked.move(), before, after, asked.by(), inPlace, act));
    hear(after, before.state(), asked.by(), asked.now());
    // Whoever heard of it may have added to what is shown.
    after = course(before.id());
    notices.moved(new AlarmNotices.Step(asked.move(), before, after, asked.by(), inPlace, act));
    after.nextAt().ifPresent(at -> wakeups.at(at, Alarms.TIMED));
    return after.alarm();
  }

  /** Lets the other features hear of a move. */
  void hear(Course after, AlarmState from, By by, Instant now) {
    var moved = new Moved(after.alarm(), from, by, now);
    hearings.forEach(hearing -> hearing.accept(moved));
  }

  /** Nobody of product has answered: #help-p1 is asked (R20). */
  Alarm fallBack(Course course, Instant now) {
    AlarmAnswer answer =
        move(
            course,
            new Asked(
                Move.FALL_BACK,
                By.clock(),
                "alarm.fall_back",
                "asked #" + rules.fallbackIn(),
                now,
                now),
            () -> {});
    if (answer instanceof AlarmAnswer.Done done) {
      return done.alarm();
    }
    throw new IllegalStateException("alarm " + course.id() + " does not fall back: " + answer);
  }

  private Course course(long id) {
    return store.find(id).orElseThrow();
  }

  private static boolean isVerdict(Move move) {
    return move == Move.CONFIRM || move == Move.REJECT;
  }

  private static boolean isResponse(Move move) {
    return isVerdict(move) || move == Move.LOOK || move == Move.TAKE;
  }
}
