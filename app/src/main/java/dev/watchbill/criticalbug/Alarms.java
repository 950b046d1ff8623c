package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.criticalbug.Moves.Asked;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Alarms: raised, answered, and told of, one transaction each (R17 to R23); what becomes of them is
 * said in {@link Verdicts}. A method that somebody else's use case calls joins that one's
 * transaction.
 */
public final class Alarms {
  static final String TIMED = "critical-bug";

  private final AlarmStore store;
  private final Raising raising;
  private final Moves moves;
  private final AlarmRefusals refusals;
  private final AlarmLog log;
  private final AlarmNotices notices;
  private final Transactions transactions;
  private final AlarmHold hold;
  private final List<Consumer<Alarm>> warnedHearings = new ArrayList<>();
  private final List<Function<Alarm, Optional<AlarmButton>>> buttons = new ArrayList<>();

  Alarms(
      AlarmStore store,
      Raising raising,
      Moves moves,
      AlarmRefusals refusals,
      AlarmLog log,
      AlarmNotices notices,
      Transactions transactions,
      AlarmHold hold) {
    this.store = store;
    this.raising = raising;
    this.moves = moves;
    this.refusals = refusals;
    this.log = log;
    this.notices = notices;
    this.transactions = transactions;
    this.hold = hold;
  }

  /** The alarm of that number. */
  public Optional<Alarm> find(long id) {
    return store.find(id).map(Course::alarm);
  }

  /**
   * The same, held until the caller's transaction ends: whoever decides about an alarm, or about
   * what follows it, takes this first.
   */
  public Optional<Alarm> lock(long id) {
    return store.lock(id).map(Course::alarm);
  }

  /** Those that are neither closed nor withdrawn nor rejected; the oldest first. */
  public List<Alarm> open() {
    return store.open().stream().map(Course::alarm).toList();
  }

  /** Those raised from {@code since} on, whatever became of them; the oldest first. */
  public List<Alarm> raisedSince(Instant since) {
    return store.raisedSince(since);
  }

  /** What happened to it, the oldest first. */
  public List<Happening> history(long id) {
    return store.history(id);
  }

  /** Those about the bug that {@code link} leads to, the latest first. */
  List<Alarm> about(String link) {
    return store.about(BugKey.of(link));
  }

  /** Who raised the same bug again, the earliest first. */
  List<PersonId> joiners(long id) {
    return store.joiners(id);
  }

  /** Where it stands, since when and by whom, and when its clock rings. */
  Optional<Course> course(long id) {
    return store.find(id);
  }

  /**
   * Raises the alarm, or joins the open one about the same bug.
   *
   * @param draft names the form it comes from: the same form raises it once, however often it is
   *     sent off
   */
  AlarmAnswer raise(BugReport bug, By by, String draft) {
    return transactions.inOne(() -> raising.raise(bug, by, draft, hold.now()));
  }

  /** The title of the filed bug has been found out; the messages show it from now on. */
  void titled(long id, String title) {
    transactions.run(
        () ->
            store
                .lock(id)
                .filter(course -> !title.isBlank())
                .ifPresent(
                    course -> {
                      store.title(id, title);
                      refresh(id);
                    }));
  }

  /** "I'm looking" (R20). */
  AlarmAnswer look(long id, By by) {
    return hold.during(
        id,
        (course, now) ->
            course.asked() == 0 && course.holder().filter(by.who()::equals).isPresent()
                ? new AlarmAnswer.Refused(refusals.looksAlready(course))
                : moves.move(course, looking(by, now, now), () -> {}));
  }

  /** "I'm on it", after the fallback (R20). */
  AlarmAnswer take(long id, By by) {
    return hold.during(id, (course, now) -> moves.move(course, taking(by, now, now), () -> {}));
  }

  private static Asked looking(By by, Instant now, Instant at) {
    return new Asked(Move.LOOK, by, "alarm.look", "is looking", now, at);
  }

  private static Asked taking(By by, Instant now, Instant at) {
    return new Asked(Move.TAKE, by, "alarm.take", "has taken it", now, at);
  }

  /**
   * Somebody said something in the thread of an alarm: a first response, if they are of product; or
   * if it has fallen back, and they are asked (R20). Does nothing for anybody else.
   *
   * @param afterFallback whether that was in the thread in #help-p1
   * @param at when they said it
   */
  void replied(long id, boolean afterFallback, By by, Instant at) {
    hold.during(
        id,
        (course, now) -> {
          boolean waits =
              course.state() == AlarmState.RAISED
                  || course.state() == AlarmState.FELL_BACK
                  || (course.state() == AlarmState.LOOKING && course.asked() > 0);
          if (!waits || course.alarm().reporter().equals(by.who())) {
            return new AlarmAnswer.Done(course.alarm());
          }
          Instant said = at.truncatedTo(ChronoUnit.MICROS);
          return moves.move(
              course,
              afterFallback && course.state() == AlarmState.FELL_BACK
                  ? taking(by, now, said)
                  : looking(by, now, said),
              () -> {});
        });
  }

  /** Customers and the community have both been warned (R21), or not after all. */
  public void warned(long id, Optional<Instant> at) {
    transactions.run(
        () -> {
          store.warned(id, at);
          if (at.isPresent()) {
            find(id).ifPresent(alarm -> warnedHearings.forEach(each -> each.accept(alarm)));
          }
        });
  }

  /** Everything about a fixed alarm is done (R23); does nothing to one that is not fixed. */
  public void close(long id, By by) {
    hold.during(
        id,
        (course, now) ->
            course.state() == AlarmState.FIXED
                ? moves.move(
                    course,
                    new Asked(Move.CLOSE, by, "alarm.close", "closed it", now, now),
                    () -> {})
                : new AlarmAnswer.Done(course.alarm()));
  }

  /**
   * Keeps what was done about it by another feature, in the caller's transaction: in its history
   * and in the audit trail.
   *
   * @param what names the act, such as {@code notification.tick}
   * @param words as {@link Happening#words}
   */
  public void happened(long id, By by, String what, String words) {
    transactions.run(() -> log.happened(id, by, what, words, hold.now()));
  }

  /** Calls {@code hearing} with each move, inside its transaction. */
  public void whenMoved(Consumer<Moved> hearing) {
    moves.whenMoved(hearing);
  }

  /** Calls {@code hearing} when everybody has been warned, inside that transaction (R21). */
  public void whenWarned(Consumer<Alarm> hearing) {
    warnedHearings.add(hearing);
  }

  /**
   * Adds a line to the alarm's card and to {@code /critical-bug show}, below its own.
   *
   * @param mrkdwn asked each time the message is made; empty for no line
   */
  public void line(Function<Alarm, Optional<String>> mrkdwn) {
    notices.line(mrkdwn);
  }

  /** The lines that other features add, in mrkdwn. */
  List<String> lines(Alarm alarm) {
    return notices.lines(alarm);
  }

  /**
   * Adds a button to {@code /critical-bug show}.
   *
   * @param whether asked each time; empty for none now
   */
  public void button(Function<Alarm, Optional<AlarmButton>> whether) {
    buttons.add(whether);
  }

  /** The buttons that other features add now. */
  List<AlarmButton> buttons(Alarm alarm) {
    return buttons.stream().flatMap(each -> each.apply(alarm).stream()).toList();
  }

  /** Makes its messages anew, in the caller's transaction. */
  public void refresh(long id) {
    transactions.run(() -> store.find(id).ifPresent(notices::refresh));
  }

  /** The threads in which a first response is waited for, the latest alarm first. */
  List<Outbox.Posted> threadsWaiting() {
    var threads =
        new ArrayList<>(
            store.open().stream()
                .filter(course -> course.state().awaitsVerdict())
                .flatMap(course -> notices.threads(course.alarm()).stream())
                .toList());
    Collections.reverse(threads);
    return threads;
  }
}
