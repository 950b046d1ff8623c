package dev.watchbill.approval;

import dev.watchbill.approval.Approval.State;
import dev.watchbill.exemption.RequestMoved;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.FreezeMoved;
import dev.watchbill.people.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Approvals that are not needed any more: the request is about another commit, or ended, or the
 * freeze moved on. In the transaction of whoever moved it.
 */
final class Lapses {
  private final ApprovalStore store;
  private final ApprovalMoves moves;
  private final ApprovalNotices notices;
  private final UnfreezeRequests requests;

  Lapses(
      ApprovalStore store,
      ApprovalMoves moves,
      ApprovalNotices notices,
      UnfreezeRequests requests) {
    this.store = store;
    this.moves = moves;
    this.notices = notices;
    this.requests = requests;
  }

  /**
   * The request stands otherwise; in the caller's transaction, which holds it. What was approved,
   * or asked, was for one commit of an undecided request, and counts for nothing else.
   */
  void moved(RequestMoved moved) {
    UnfreezeRequest request = moved.request();
    store
        .openOf(request.id())
        .flatMap(it -> store.lock(it.id()))
        .filter(Approval::isOpen)
        .ifPresent(
            it -> {
              boolean waits =
                  request.state() == UnfreezeRequest.State.UNDECIDED
                      || request.state() == UnfreezeRequest.State.READING;
              if (waits && !ApprovalPolicy.suits(it.way(), request.kind())) {
                notices.ended(
                    end(
                        it,
                        "it is said to be feature work now, which needs an exception (R28).",
                        moved.by(),
                        moved.now()),
                    request);
              } else if (waits && it.commit().isEmpty() && request.commit().isPresent()) {
                // Asked while GitHub was away: about the commit that is there when it is back.
                store.about(it.id(), request.commit(), request.title());
                show(moves.current(it), moved.now());
              } else if (!it.commit().equals(request.commit())) {
                Approval ended =
                    end(
                        it,
                        "there is a new commit, and it was asked for the former one.",
                        moved.by(),
                        moved.now());
                if (waits) {
                  // Whoever asked would wait for those who are asked no more.
                  notices.ended(ended, request);
                }
              } else if (!waits) {
                end(it, request.because(), moved.by(), moved.now());
              }
            });
  }

  /** The freeze has moved; in the caller's transaction, which holds it. */
  void moved(FreezeMoved moved) {
    switch (moved.kind()) {
      case DEEPENED ->
          lapse(moved, "the deep freeze has begun, in which only release blockers merge (R27).");
      case LIFTED -> lapse(moved, "the freeze is lifted.");
      case RETIMED, EASED -> openIn(moved.freeze()).forEach(it -> show(it, moved.now()));
      case BEGUN -> {
        // Nothing was asked in a freeze that has just begun.
      }
    }
  }

  /** Ends those that nobody can grant any more; others have ended with their requests. */
  private void lapse(FreezeMoved moved, String because) {
    for (Approval each : openIn(moved.freeze())) {
      Optional<UnfreezeRequest> request = requests.lock(each.request());
      boolean goesOn =
          moved.freeze().isActive()
              && request
                  .filter(
                      its -> ApprovalPolicy.isOpen(each.way(), moved.freeze().phase(), its.kind()))
                  .isPresent();
      store
          .lock(each.id())
          .filter(it -> it.isOpen() && !goesOn)
          .ifPresent(
              it -> {
                Approval ended = end(it, because, moved.by(), moved.now());
                requests.refresh(it.request());
                request
                    .filter(its -> moved.freeze().isActive())
                    .ifPresent(its -> notices.ended(ended, its));
              });
    }
  }

  private List<Approval> openIn(Freeze freeze) {
    return store.ofFreeze(freeze.id()).stream().filter(Approval::isOpen).toList();
  }

  private Approval end(Approval it, String because, By by, Instant now) {
    Approval ended = moves.ended(it, State.LAPSED, because, by, now);
    show(ended, now);
    return ended;
  }

  private void show(Approval it, Instant now) {
    notices.stands(Optional.of(it), it, Optional.empty(), now);
  }
}
