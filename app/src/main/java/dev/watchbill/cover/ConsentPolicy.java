package dev.watchbill.cover;

import dev.watchbill.cover.ApprovalPolicy.Party;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import java.util.function.Function;

/** Who may say yes or no to an open change, who may take it back, and why not. */
final class ConsentPolicy {
  private static final Ruling GRANTED = new Ruling.Granted();

  private ConsentPolicy() {}

  /**
   * Whether {@code who} may say yes.
   *
   * @param it open
   * @param takesPart whether they are on the roster, or the backup, as things stand
   * @param names what to call people
   */
  static Ruling mayAccept(
      ChangeRequest it, PersonId who, boolean takesPart, Function<PersonId, String> names) {
    if (who.equals(it.asker())) {
      return new Ruling.Denied(
          "You asked for this yourself, so somebody else has to say yes. You can withdraw it: /oncall cancel");
    }
    if (!it.asked().contains(who)) {
      return new Ruling.Denied(notAsked(it, names));
    }
    if (!takesPart && it.kind() != Kind.UNDO && it.kind() != Kind.TAKE) {
      return new Ruling.Denied(
          "You are not on the roster of %s any more, so you cannot take shifts there. An engineering manager can add you again."
              .formatted(it.rotation()));
    }
    return GRANTED;
  }

  /** Whether {@code who} may say no to it, which is open. */
  static Ruling mayDecline(ChangeRequest it, PersonId who, Function<PersonId, String> names) {
    if (who.equals(it.asker())) {
      return new Ruling.Denied(
          "You asked for this yourself. If you do not want it any more, withdraw it: /oncall cancel");
    }
    return it.asked().contains(who) ? GRANTED : new Ruling.Denied(notAsked(it, names));
  }

  private static String notAsked(ChangeRequest it, Function<PersonId, String> names) {
    return it.everybody()
        ? "%s asked those who were on the roster of %s then, and you were not. Tell them directly if you want to help."
            .formatted(names.apply(it.asker()), it.rotation())
        : "%s asked %s, so it is for them to answer. Tell them directly if you want to help."
            .formatted(names.apply(it.asker()), names.apply(it.asked().get(0)));
  }

  /** Whether {@code who} may take back what is open: either party, and admins. */
  static Ruling mayWithdraw(ChangeRequest it, Party who, Function<PersonId, String> names) {
    boolean isParty =
        who.person().equals(it.asker()) || it.accepter().filter(who.person()::equals).isPresent();
    return isParty || who.isAdmin()
        ? GRANTED
        : new Ruling.Denied(
            "Only %s, who asked for it, can withdraw this. Ask them, or an admin of Watchbill."
                .formatted(names.apply(it.asker())));
  }

  /**
   * Whether {@code who} may say yes in the place of whoever is on call when somebody takes over, or
   * take over themselves without asking: the managers of that group, and admins (R10).
   *
   * @param group the key of the product group of whoever is on call; empty if they have none
   */
  static boolean decidesForHolder(Party who, String group) {
    return who.isAdmin() || who.manages(group);
  }

  /** Whether the managers are asked already: of somebody who takes over, from the beginning. */
  static boolean managersAreAsked(ChangeRequest it) {
    return it.state() == State.AGREED || (it.state() == State.OPEN && it.kind() == Kind.TAKE);
  }
}
