package dev.watchbill.approval;

import dev.watchbill.exemption.ExemptionFeature;
import dev.watchbill.exemption.Kind;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.freeze.Phase;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /freeze exceptions}, and the approvals behind what is not unfrozen at once. What is known
 * of one is forgotten with its request.
 *
 * @param chores none of its own
 */
public record ApprovalFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ApprovalFeature assemble(
      Ground ground,
      Rotations rotations,
      Freezes freezes,
      ExemptionFeature exemption,
      FreezeVerbs verbs,
      HomeParts home) {
    var release = ground.config().release();
    var people = ground.people();
    var requests = exemption.requests();
    var words = new ApprovalWords(people, release.repository());
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
    requests
        .whenMoved(approvals::moved)
        .line(request -> line(approvals, messages, request))
        .ways(request -> ways(approvals, freezes, request));
    freezes.whenMoved(approvals::moved);
    var slack =
        new ApprovalSlack(
            approvals,
            requests,
            people,
            new AskersGroup(people, rotations),
            messages,
            new ApprovalFormMessages(people, words));
    slack.listen(ground.reception());
    new ApprovalCommandSlack(
            approvals,
            freezes,
            slack,
            new ApprovalListMessages(approvals, messages, release.zone()))
        .listen(verbs);
    home.part(new ApprovalHome(approvals, messages)::of);
    return new ApprovalFeature(
        List.of(
            new ApprovalTimers(
                new ApprovalRounds(store, moves, notices, requests, ground.transactions()))),
        List.of());
  }

  /** As long as the request waits. */
  private static Optional<String> line(
      Approvals approvals, ApprovalMessages messages, UnfreezeRequest request) {
    return request.state() == UnfreezeRequest.State.UNDECIDED
        ? approvals.lastOf(request.id()).flatMap(messages::line)
        : Optional.empty();
  }

  /** How whoever asked goes on; in the deep freeze they do not (R27). */
  private static List<CardButton> ways(
      Approvals approvals, Freezes freezes, UnfreezeRequest request) {
    Optional<Approval> open = approvals.openOf(request.id());
    if (open.isPresent()) {
      return List.of(new CardButton("Withdraw", ApprovalActions.withdraw(open.get()), ""));
    }
    if (freezes
        .find(request.freeze())
        .filter(freeze -> freeze.isActive() && freeze.phase() == Phase.FROZEN)
        .isEmpty()) {
      return List.of();
    }
    var ways = new ArrayList<CardButton>();
    if (request.kind().filter(Kind.FEATURE::equals).isEmpty()) {
      ways.add(
          new CardButton(
              "Confirm with my manager", ApprovalActions.CONFIRM + ":" + request.id(), ""));
    }
    ways.add(
        new CardButton("Ask for an exception", ApprovalActions.EXCEPTION + ":" + request.id(), ""));
    return ways;
  }
}
