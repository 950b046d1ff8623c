package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Requests for exemptions: what approvals ask, tell, and add to their cards. */
public final class UnfreezeRequests {
  private final RequestStore store;
  private final RequestMoves moves;
  private final RequestNotices notices;
  private final Freezes freezes;
  private final Clock clock;

  UnfreezeRequests(
      RequestStore store,
      RequestMoves moves,
      RequestNotices notices,
      Freezes freezes,
      Clock clock) {
    this.store = store;
    this.moves = moves;
    this.notices = notices;
    this.freezes = freezes;
    this.clock = clock;
  }

  /** The request of that number. */
  public Optional<UnfreezeRequest> find(long id) {
    return store.find(id).map(Dossier::request);
  }

  /**
   * As {@link #find}; nobody else changes it, nor its freeze, before the caller's transaction ends.
   * Taken before any row of what depends on it.
   */
  public Optional<UnfreezeRequest> lock(long id) {
    var unused = freezes.lockActive();
    return store.lock(id).map(Dossier::request);
  }

  /**
   * It was approved by those who may, for the commit that it is about now. In the caller's
   * transaction, which holds it; it is undecided. Its kind stays; without one it is neither bug nor
   * feature (R26).
   *
   * @param because who approved it, in plain words
   */
  public void granted(long id, By by, String because) {
    Dossier its = undecided(id);
    granted(its, its.request().kind().orElse(Kind.OTHER), by, because);
  }

  /**
   * As {@link #granted(long, By, String)}.
   *
   * @param kind what it was approved as: a feature by an exception (R28), or something else (R26)
   */
  public void granted(long id, Kind kind, By by, String because) {
    granted(undecided(id), kind, by, because);
  }

  private void granted(Dossier its, Kind kind, By by, String because) {
    Instant now = now();
    moves.moved(
        its, its.granted(kind, its.request().declared(), because, now), by, now, "unfreeze.grant");
  }

  /** As {@link #granted(long, By, String)}: it was not approved. */
  public void denied(long id, By by, String because) {
    Dossier its = undecided(id);
    Instant now = now();
    moves.moved(its, its.ended(State.DENIED, because, now), by, now, "unfreeze.deny");
  }

  /** Hears of every move, in the transaction that makes it; before the socket is opened. */
  public UnfreezeRequests whenMoved(Consumer<RequestMoved> heard) {
    moves.whenMoved(heard);
    return this;
  }

  /** Tells whether people are being asked about one: then nobody else goes on with it. */
  public UnfreezeRequests pending(Predicate<UnfreezeRequest> pending) {
    moves.pending(pending);
    return this;
  }

  /** Adds a line of mrkdwn to the card of a request. */
  public UnfreezeRequests line(Function<UnfreezeRequest, Optional<String>> line) {
    notices.line(line);
    return this;
  }

  /** Adds the buttons by which whoever asked goes on with an undecided request. */
  public UnfreezeRequests ways(Function<UnfreezeRequest, List<CardButton>> buttons) {
    notices.ways(buttons);
    return this;
  }

  /** Tells which wait for somebody who was asked, so that the card need not say whom to ask. */
  public UnfreezeRequests waiting(Predicate<UnfreezeRequest> asked) {
    notices.waits(asked);
    return this;
  }

  /** Shows its card anew, in the caller's transaction. */
  public void refresh(long id) {
    store.find(id).ifPresent(notices::stands);
  }

  private Dossier undecided(long id) {
    return store
        .lock(id)
        .filter(its -> its.is(State.UNDECIDED))
        .orElseThrow(() -> new IllegalStateException("request " + id + " is not undecided"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
