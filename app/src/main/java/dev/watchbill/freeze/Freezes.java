package dev.watchbill.freeze;

import dev.watchbill.platform.outbox.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Freezes: what other features ask, and what they add to the card. */
public final class Freezes {
  private final List<Consumer<FreezeMoved>> hearing = new ArrayList<>();
  private final List<Function<Freeze, Optional<String>>> lines = new ArrayList<>();
  private final List<Function<Freeze, Optional<CardButton>>> buttons = new ArrayList<>();

  /** The one that goes on, if any does. */
  public Optional<Freeze> active() {
    return Optional.empty();
  }

  /**
   * As {@link #active}; nobody lifts or deepens it before the caller's transaction ends. Taken
   * before any row of what depends on it.
   */
  public Optional<Freeze> lockActive() {
    return active();
  }

  /** The freeze of that number. */
  public Optional<Freeze> find(long id) {
    return Optional.empty();
  }

  /** Hears of every move, in the transaction that makes it; before the socket is opened. */
  public Freezes whenMoved(Consumer<FreezeMoved> heard) {
    hearing.add(heard);
    return this;
  }

  /** Adds a line of mrkdwn to the card of a freeze, where there is one to show. */
  public Freezes line(Function<Freeze, Optional<String>> line) {
    lines.add(line);
    return this;
  }

  /** Adds a button to the card of a freeze. */
  public Freezes button(Function<Freeze, Optional<CardButton>> button) {
    buttons.add(button);
    return this;
  }

  /** Shows the card anew, in the caller's transaction: one of its lines has changed. */
  public void refresh(long id) {}

  /**
   * Says something in the thread beneath the card, in the caller's transaction.
   *
   * @param key names the message for good; it begins with what {@link Freeze#card} is
   */
  public void inThread(Freeze freeze, String key, Content content) {}
}
