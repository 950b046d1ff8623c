package dev.watchbill.cover;

import dev.watchbill.cover.ApprovalPolicy.Party;
import dev.watchbill.cover.ChangeAnswer.Already;
import dev.watchbill.cover.ChangeAnswer.Recorded;
import dev.watchbill.cover.ChangeAnswer.Refused;
import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Yes and no, of engineers and of managers, to a request that is open. In the transaction of a
 * caller who holds the rotation's lock and the request's.
 */
final class Consents {
  private final CoverStore store;
  private final CoverCircle circle;
  private final Outcomes outcomes;
  private final CoverNotices notices;
  private final CoverAudit audit;

  Consents(
      CoverStore store,
      CoverCircle circle,
      Outcomes outcomes,
      CoverNotices notices,
      CoverAudit audit) {
    this.store = store;
    this.circle = circle;
    this.outcomes = outcomes;
    this.notices = notices;
    this.audit = audit;
  }

  ChangeAnswer accept(ChangeRequest it, PersonId who, String command, Instant now) {
    if (it.state() != State.OPEN) {
      return new Already(it);
    }
    if (ConsentPolicy.mayAccept(it, who, circle.takesPart(it.rotation(), who), circle::name)
        instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    Optional<String> obstacle = outcomes.obstacle(it);
    if (obstacle.isPresent()) {
      return new Already(lapsed(it, obstacle.get(), now));
    }
    List<Approval> needed =
        circle.needsApprovals(it.rotation())
            ? ApprovalPolicy.needed(
                circle.groups(it.rotation(), List.of(it.asker(), who)),
                List.of(circle.party(it.asker()), circle.party(who)))
            : List.of();
    ChangeRequest agreed = it.acceptedBy(who, needed);
    store.update(agreed);
    audit.act(agreed, now, Optional.of(who), "accept", command);
    List<String> remarks = outcomes.elsewhere(it.rotation(), who, it.given());
    return new Recorded(completedOrMoved(agreed, who, command, now), remarks);
  }

  ChangeAnswer decline(ChangeRequest it, PersonId who, String command, Instant now) {
    if (it.state() == State.AGREED && it.accepter().filter(who::equals).isPresent()) {
      return new Recorded(yesTakenBack(it, who, command, now), List.of());
    }
    if (it.state() != State.OPEN || it.declined().contains(who)) {
      return new Already(it);
    }
    if (ConsentPolicy.mayDecline(it, who, circle::name) instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    ChangeRequest declined = it.declinedBy(who);
    if (declined.waitsFor().isEmpty() && it.absence().isEmpty()) {
      return new Recorded(
          outcomes.end(declined, State.DECLINED, Optional.of(who), "", now, command), List.of());
    }
    store.update(declined);
    audit.act(declined, now, Optional.of(who), "decline", command);
    notices.moved(declined);
    return new Recorded(declined, List.of());
  }

  /** Where everybody was asked the others still are; for somebody away there is the backup too. */
  private ChangeRequest yesTakenBack(ChangeRequest it, PersonId who, String command, Instant now) {
    ChangeRequest again = it.reopenedBy(who);
    if (!it.everybody() || (again.waitsFor().isEmpty() && it.absence().isEmpty())) {
      return outcomes.end(it, State.WITHDRAWN, Optional.of(who), "", now, command);
    }
    store.update(again);
    audit.act(again, now, Optional.of(who), "decline", command);
    notices.reopened(again, who);
    return again;
  }

  ChangeAnswer approve(ChangeRequest it, PersonId who, String command, Instant now) {
    if (!it.isOpen()) {
      return new Already(it);
    }
    Party party = circle.party(who);
    Optional<String> obstacle = outcomes.obstacle(it);
    if (obstacle.isPresent()) {
      return new Already(lapsed(it, obstacle.get(), now));
    }
    if (it.kind() == Kind.TAKE && ConsentPolicy.decidesForHolder(party, holderGroup(it))) {
      return new Recorded(inHoldersPlace(it, who, command, now), List.of());
    }
    if (it.state() == State.OPEN) {
      return new Refused(
          "It waits for %s first. Those who are to approve are asked after that."
              .formatted(
                  it.waitsFor().size() == 1
                      ? circle.name(it.waitsFor().get(0)) + "'s yes"
                      : "somebody's yes"));
    }
    List<String> groups = ApprovalPolicy.openFor(party, it.approvals());
    if (groups.isEmpty()) {
      return it.approvals().stream().anyMatch(a -> party.manages(a.group()))
          ? new Already(it)
          : new Refused(notForThem(it));
    }
    ChangeRequest approved = it.approved(ApprovalPolicy.with(it.approvals(), groups, who));
    store.update(approved);
    audit.act(approved, now, Optional.of(who), "approve", command);
    return new Recorded(completedOrMoved(approved, who, command, now), List.of());
  }

  private ChangeRequest inHoldersPlace(
      ChangeRequest it, PersonId who, String command, Instant now) {
    PersonId holder = it.asked().get(0);
    ChangeRequest agreed =
        it.acceptedBy(holder, List.of(new Approval(holderGroup(it), Optional.of(who))));
    audit.act(agreed, now, Optional.of(who), "approve", command);
    return outcomes.complete(agreed, Optional.of(who), true, now, command);
  }

  /** Empty if whoever is on call has none: then admins decide. */
  private String holderGroup(ChangeRequest it) {
    return circle.group(it.rotation(), it.asked().get(0)).orElse("");
  }

  ChangeAnswer refuse(ChangeRequest it, PersonId who, String command, Instant now) {
    if (!it.isOpen()) {
      return new Already(it);
    }
    Party party = circle.party(who);
    boolean may =
        it.state() == State.AGREED
            ? ApprovalPolicy.speaksFor(party, it.approvals())
            : ConsentPolicy.managersAreAsked(it)
                && ConsentPolicy.decidesForHolder(party, holderGroup(it));
    if (!may) {
      return new Refused(notForThem(it));
    }
    return new Recorded(
        outcomes.end(it, State.REFUSED, Optional.of(who), "", now, command), List.of());
  }

  ChangeAnswer withdraw(ChangeRequest it, PersonId who, String command, Instant now) {
    boolean saidYes = it.accepter().filter(who::equals).isPresent();
    if (saidYes || (it.state() == State.OPEN && it.asked().contains(who))) {
      return decline(it, who, command, now);
    }
    return ConsentPolicy.mayWithdraw(it, circle.party(who), circle::name)
            instanceof Ruling.Denied denied
        ? new Refused(denied.reason())
        : new Recorded(
            outcomes.end(it, State.WITHDRAWN, Optional.of(who), "", now, command), List.of());
  }

  private ChangeRequest completedOrMoved(
      ChangeRequest agreed, PersonId who, String command, Instant now) {
    if (agreed.unapproved().isEmpty()) {
      return outcomes.complete(agreed, Optional.of(who), true, now, command);
    }
    notices.moved(agreed);
    return agreed;
  }

  private ChangeRequest lapsed(ChangeRequest it, String why, Instant now) {
    return outcomes.end(it, State.LAPSED, Optional.empty(), why, now, "");
  }

  private String notForThem(ChangeRequest it) {
    List<String> groups =
        it.state() == State.AGREED
            ? it.approvals().stream().map(Approval::group).toList()
            : List.of();
    if (groups.isEmpty()) {
      return "This is for the engineers concerned to agree on, and for their managers. Ask %s."
          .formatted(circle.name(it.asker()));
    }
    return "Only the engineering managers of the groups concerned, or an admin, can approve this. Ask %s."
        .formatted(
            groups.stream()
                .flatMap(group -> circle.approvers(group).stream())
                .distinct()
                .map(circle::name)
                .reduce((one, other) -> one + " or " + other)
                .orElse("an admin of Watchbill"));
  }
}
