package dev.watchbill.approval;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;

/** On the Home tab: what waits for the reader's approval. */
final class ApprovalHome {
  /** A view holds a hundred blocks for everything. */
  private static final int SHOWN = 5;

  private final Approvals approvals;
  private final ApprovalMessages messages;

  ApprovalHome(Approvals approvals, ApprovalMessages messages) {
    this.approvals = approvals;
    this.messages = messages;
  }

  List<HomePart> of(PersonId reader) {
    return approvals.waitingFor(reader).stream().limit(SHOWN).map(it -> part(it, reader)).toList();
  }

  private HomePart part(Approval it, PersonId reader) {
    List<Office> offices = approvals.waitsFor(it, reader);
    var buttons = new ArrayList<HomeButton>();
    for (Office office : offices) {
      buttons.add(
          new HomeButton(
              ApprovalMessages.yes(it) + (offices.size() > 1 ? " as " + office.title() : ""),
              ApprovalActions.approve(it, office),
              "",
              buttons.isEmpty()));
    }
    buttons.add(
        new HomeButton(
            ApprovalMessages.no(it), ApprovalActions.deny(it, offices.get(0)), "", false));
    return new HomePart(messages.owed(it, offices), buttons);
  }
}
