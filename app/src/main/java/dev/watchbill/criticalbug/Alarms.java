package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Alarms: raised, answered, and moved on, one transaction each (R17 to R23). A method that somebody
 * else's use case calls joins that one's transaction.
 */
@SuppressWarnings("DoNotCallSuggester") // the parts to come fill these in
public final class Alarms {
  static final String TIMED = "critical-bug";

  private final List<Consumer<Moved>> hearings = new ArrayList<>();
  private final List<Function<Alarm, Optional<String>>> lines = new ArrayList<>();

  /** The alarm of that number. */
  public Optional<Alarm> find(long id) {
    throw new UnsupportedOperationException("find " + id);
  }

  /**
   * The same, held until the caller's transaction ends: whoever decides about an alarm, or about
   * what follows it, takes this first.
   */
  public Optional<Alarm> lock(long id) {
    throw new UnsupportedOperationException("lock " + id);
  }

  /** Those that are neither closed nor withdrawn nor rejected; the oldest first. */
  public List<Alarm> open() {
    throw new UnsupportedOperationException("open");
  }

  /** Those raised from {@code since} on, whatever became of them; the oldest first. */
  public List<Alarm> raisedSince(Instant since) {
    throw new UnsupportedOperationException("since " + since);
  }

  /** What happened to it, the oldest first. */
  public List<Happening> history(long id) {
    throw new UnsupportedOperationException("history of " + id);
  }

  /**
   * Raises the alarm, or joins the open one about the same bug.
   *
   * @param draft names the form it comes from: the same form raises it once, however often it is
   *     sent off
   */
  AlarmAnswer raise(BugReport bug, By by, String draft) {
    throw new UnsupportedOperationException("raise " + bug.link() + by + draft);
  }

  /** The title of the filed bug has been found out; the messages show it from now on. */
  void titled(long id, String title) {
    throw new UnsupportedOperationException(title + id);
  }

  /** "I'm looking" (R20). */
  AlarmAnswer look(long id, By by) {
    throw new UnsupportedOperationException("look " + id + by);
  }

  /** "I'm on it", after the fallback (R20). */
  AlarmAnswer take(long id, By by) {
    throw new UnsupportedOperationException("take " + id + by);
  }

  /** It is critical (R19); also how the manager upholds what the reporter contests. */
  AlarmAnswer confirm(long id, By by, String expected, String group) {
    throw new UnsupportedOperationException("confirm " + id + by + expected + group);
  }

  /** It is not critical; also how the manager dismisses what the reporter contests. */
  AlarmAnswer reject(long id, By by, String reason) {
    throw new UnsupportedOperationException("reject " + id + by + reason);
  }

  /** The reporter contests the rejection, once. */
  AlarmAnswer contest(long id, By by, String why) {
    throw new UnsupportedOperationException("contest " + id + by + why);
  }

  /** It was raised by mistake. */
  AlarmAnswer withdraw(long id, By by, String reason) {
    throw new UnsupportedOperationException("withdraw " + id + by + reason);
  }

  /** Whether {@code who} may say now what {@link #confirm} and {@link #reject} say, and why not. */
  AlarmAnswer mayDecide(long id, PersonId who) {
    throw new UnsupportedOperationException("decide " + id + who);
  }

  /**
   * It is fixed (R22): by the group's manager, whoever is on call, product, or an admin.
   *
   * @param in the version, or whatever names the fix
   */
  public AlarmAnswer fixed(long id, By by, String in) {
    throw new UnsupportedOperationException("fixed " + id + by + in);
  }

  /** The fix did not hold: it is critical again (R22). */
  public AlarmAnswer reopen(long id, By by, String reason) {
    throw new UnsupportedOperationException("reopen " + id + by + reason);
  }

  /** Customers and the community have both been warned (R21), or not after all. */
  public void warned(long id, Optional<Instant> at) {
    throw new UnsupportedOperationException("warned " + id + at);
  }

  /** Everything about a fixed alarm is done (R23); does nothing to one that is not fixed. */
  public void close(long id, By by) {
    throw new UnsupportedOperationException("close " + id + by);
  }

  /**
   * Keeps what was done about it by another feature, in the caller's transaction: in its history
   * and in the audit trail.
   *
   * @param what names the act, such as {@code notification.tick}
   * @param words as {@link Happening#words}
   */
  public void happened(long id, By by, String what, String words) {
    throw new UnsupportedOperationException("happened " + id + by + what + words);
  }

  /** Calls {@code hearing} with each move, inside its transaction. */
  public void whenMoved(Consumer<Moved> hearing) {
    hearings.add(hearing);
  }

  /**
   * Adds a line to the alarm's card and to {@code /critical-bug show}, below its own.
   *
   * @param mrkdwn asked each time the message is made; empty for no line
   */
  public void line(Function<Alarm, Optional<String>> mrkdwn) {
    lines.add(mrkdwn);
  }

  /** Makes its messages anew, in the caller's transaction. */
  public void refresh(long id) {
    throw new UnsupportedOperationException("refresh " + id);
  }
}
