package dev.watchbill.exemption;

import dev.watchbill.freeze.CardButton;
import dev.watchbill.people.By;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Requests for exemptions: what approvals ask, tell, and add to their cards. */
public final class UnfreezeRequests {
  private final List<Consumer<RequestMoved>> hearing = new ArrayList<>();
  private final List<Function<UnfreezeRequest, Optional<String>>> lines = new ArrayList<>();
  private final List<Function<UnfreezeRequest, List<CardButton>>> ways = new ArrayList<>();

  /** The request of that number. */
  public Optional<UnfreezeRequest> find(long id) {
    return Optional.empty();
  }

  /**
   * As {@link #find}; nobody else changes it, nor its freeze, before the caller's transaction ends.
   * Taken before any row of what depends on it.
   */
  public Optional<UnfreezeRequest> lock(long id) {
    return find(id);
  }

  /**
   * It was approved by those who may, for the commit that it is about now. In the caller's
   * transaction, which holds it; it is undecided.
   *
   * @param because who approved it, in plain words
   */
  public void granted(long id, By by, String because) {}

  /** As {@link #granted}: it was not approved. */
  public void denied(long id, By by, String because) {}

  /** Hears of every move, in the transaction that makes it; before the socket is opened. */
  public UnfreezeRequests whenMoved(Consumer<RequestMoved> heard) {
    hearing.add(heard);
    return this;
  }

  /** Adds a line of mrkdwn to the card of a request. */
  public UnfreezeRequests line(Function<UnfreezeRequest, Optional<String>> line) {
    lines.add(line);
    return this;
  }

  /** Adds the buttons by which whoever asked goes on with an undecided request. */
  public UnfreezeRequests ways(Function<UnfreezeRequest, List<CardButton>> buttons) {
    ways.add(buttons);
    return this;
  }

  /** Shows its card anew, in the caller's transaction. */
  public void refresh(long id) {}
}
