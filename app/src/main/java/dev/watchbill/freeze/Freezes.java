package dev.watchbill.freeze;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Reply;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Freezes: what other features ask, and what they add to the card. */
public final class Freezes {
  private final FreezeStore store;
  private final Freezing freezing;
  private final FreezeNotices notices;
  private final FreezeSlack slack;

  Freezes(FreezeStore store, Freezing freezing, FreezeNotices notices, FreezeSlack slack) {
    this.store = store;
    this.freezing = freezing;
    this.notices = notices;
    this.slack = slack;
  }

  /** The one that goes on, if any does. */
  public Optional<Freeze> active() {
    return store.active().map(Course::freeze);
  }

  /**
   * As {@link #active}; nobody lifts or deepens it before the caller's transaction ends. Taken
   * before any row of what depends on it.
   */
  public Optional<Freeze> lockActive() {
    return store.lockActive().map(Course::freeze);
  }

  /** The freeze of that number. */
  public Optional<Freeze> find(long id) {
    return store.find(id).map(Course::freeze);
  }

  /** Hears of every move, in the transaction that makes it; before the socket is opened. */
  public Freezes whenMoved(Consumer<FreezeMoved> heard) {
    freezing.whenMoved(heard);
    return this;
  }

  /** Adds a line of mrkdwn to the card of a freeze, where there is one to show. */
  public Freezes line(Function<Freeze, Optional<String>> line) {
    notices.line(line);
    return this;
  }

  /** Adds a button to the card of a freeze; the first that is added is the one to press. */
  public Freezes button(Function<Freeze, Optional<CardButton>> button) {
    notices.button(button);
    return this;
  }

  /** Shows the card anew, in the caller's transaction: one of its lines has changed. */
  public void refresh(long id) {
    store.find(id).ifPresent(notices::refresh);
  }

  /**
   * Says something in the thread beneath the card, in the caller's transaction.
   *
   * @param key names the message for good; it begins with what {@link Freeze#card} is
   */
  public void inThread(Freeze freeze, String key, Content content) {
    notices.inThread(freeze, key, content);
  }

  /**
   * Answers whoever typed another command that lifts the freeze, as {@code /freeze lift} does: only
   * the DRI and admins may, and before the release a form asks them first.
   *
   * @param why what was typed besides, in plain text; may be empty
   * @param command as the audit trail names it: {@code /unfreeze}
   */
  public Reply lift(PersonId who, String why, String command) {
    return slack.lift(who, why, command);
  }
}
