package dev.watchbill.cover;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;

/** Changes of plan on the Home tab: what waits for the reader, and what they wait for. */
final class CoverHome {
  /** A view holds a hundred blocks for everything. */
  private static final int SHOWN = 5;

  private final ChangeRequests requests;
  private final CoverWords words;

  CoverHome(ChangeRequests requests, CoverWords words) {
    this.requests = requests;
    this.words = words;
  }

  List<HomePart> of(PersonId reader) {
    ChangesOf its = requests.of(reader);
    var parts = new ArrayList<HomePart>();
    its.forYes().stream()
        .limit(SHOWN)
        .forEach(
            it ->
                parts.add(
                    part(
                        "Waits for your yes",
                        it,
                        reader,
                        List.of(
                            press(it, CoverMessages.ACCEPT, CoverMessages.yes(it), true),
                            press(it, CoverMessages.DECLINE, "I can't", false)))));
    its.forApproval().stream()
        .limit(SHOWN)
        .forEach(
            it ->
                parts.add(
                    part(
                        "Waits for your approval",
                        it,
                        reader,
                        List.of(
                            press(it, CoverMessages.APPROVE, "Approve", true),
                            press(it, CoverMessages.REFUSE, "Do not approve", false)))));
    its.asked().stream()
        .limit(SHOWN)
        .forEach(
            it ->
                parts.add(
                    part(
                        "You asked for",
                        it,
                        reader,
                        List.of(press(it, CoverMessages.CANCEL, "Withdraw", false)))));
    return parts;
  }

  private HomePart part(String title, ChangeRequest it, PersonId reader, List<HomeButton> buttons) {
    return new HomePart(
        "*%s:* %s%s\n%s"
            .formatted(
                title, words.about(it), it.late() ? " (late)" : "", words.standing(it, reader)),
        buttons);
  }

  private static HomeButton press(ChangeRequest it, String action, String label, boolean primary) {
    return new HomeButton(label, action + ":" + it.id(), Long.toString(it.id()), primary);
  }
}
