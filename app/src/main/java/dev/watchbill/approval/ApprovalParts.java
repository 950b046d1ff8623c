package dev.watchbill.approval;

import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.rotation.Rotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the feature consists of, put together. */
record ApprovalParts(
    Freezes freezes,
    Approvals approvals,
    Lapses lapses,
    ApprovalMessages messages,
    ApprovalSlack slack,
    ApprovalCommandSlack command,
    ApprovalTimers timers) {

  static ApprovalParts on(
      Ground ground, Rotations rotations, Freezes freezes, UnfreezeRequests requests) {
    var release = ground.config().release();
    var people = ground.people();
    var words = new ApprovalWords(people, release.repository(), ground.gitHub());
    var messages = new ApprovalMessages(words, freezes, release.zone());
    var holders = new OfficeHolders(people, release.dri());
    var store = new ApprovalStore(ground.jdbi());
    var moves =
        new ApprovalMoves(
            store,
            holders,
            ground.audit(),
            ground.wakeups(),
            ground.config().hours(release.reminders().hours()).working(),
            release.reminders().approveWithin());
    var notices = new ApprovalNotices(ground.outbox(), messages);
    var approvals =
        new Approvals(
            store,
            moves,
            holders,
            words,
            new ApprovalRefusals(words, messages, holders),
            notices,
            requests,
            freezes,
            ground.transactions(),
            ground.clock());
    var slack =
        new ApprovalSlack(
            approvals,
            requests,
            people,
            new AskersGroup(people, rotations),
            messages,
            new ApprovalFormMessages(people, words));
    return new ApprovalParts(
        freezes,
        approvals,
        new Lapses(store, moves, notices, requests),
        messages,
        slack,
        new ApprovalCommandSlack(
            approvals,
            freezes,
            slack,
            new ApprovalListMessages(approvals, messages, release.zone())),
        new ApprovalTimers(
            new ApprovalRounds(store, moves, notices, requests, ground.transactions())));
  }

  /** On the card of a request, as long as that waits. */
  Optional<String> line(UnfreezeRequest request) {
    return request.state() == UnfreezeRequest.State.UNDECIDED
        ? approvals.lastOf(request.id()).flatMap(messages::line)
        : Optional.empty();
  }

  /** Whether somebody was asked, and has not answered. */
  boolean isWaiting(UnfreezeRequest request) {
    return approvals.openOf(request.id()).isPresent();
  }

  /** How whoever asked goes on, or takes back what they have asked. */
  List<CardButton> ways(UnfreezeRequest request) {
    Optional<Approval> open = approvals.openOf(request.id());
    if (open.isPresent()) {
      return List.of(new CardButton("Withdraw", ApprovalActions.withdraw(open.get()), ""));
    }
    var ways = new ArrayList<CardButton>();
    freezes
        .find(request.freeze())
        .filter(Freeze::isActive)
        .map(Freeze::phase)
        .ifPresent(
            phase -> {
              if (ApprovalPolicy.isOpen(Way.CONFIRMATION, phase, request.kind())) {
                ways.add(way(ApprovalActions.CONFIRM, "Confirm with my manager", request));
              }
              if (ApprovalPolicy.isOpen(Way.EXCEPTION, phase, request.kind())) {
                ways.add(way(ApprovalActions.EXCEPTION, "Ask for an exception", request));
              }
            });
    return ways;
  }

  private static CardButton way(String action, String label, UnfreezeRequest request) {
    return new CardButton(label, action + ":" + request.id(), "");
  }
}
