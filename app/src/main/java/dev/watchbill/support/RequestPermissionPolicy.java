package dev.watchbill.support;

import dev.watchbill.people.Ruling;
import java.util.Optional;

/** Who may do what with a request, and what to tell those who may not. */
final class RequestPermissionPolicy {
  private static final Ruling GRANTED = new Ruling.Granted();

  private RequestPermissionPolicy() {}

  /**
   * What somebody has to do with a request.
   *
   * @param engineer whether they are on its rotation's roster, on call, or hold it
   * @param contact whether they are one of its rotation's escalation contacts
   * @param manager whether they are the engineering manager of some group (R10)
   * @param admin whether they may do everything
   * @param asker whether they have asked in its thread
   */
  record Part(boolean engineer, boolean contact, boolean manager, boolean admin, boolean asker) {
    boolean mayHandle() {
      return engineer || contact || manager || admin;
    }
  }

  /**
   * Whether they may take it, or pass it on.
   *
   * @param rotation its name
   * @param holder what whoever holds it is called
   */
  static Ruling mayHandle(Part part, String rotation, Optional<String> holder) {
    return part.mayHandle() ? GRANTED : denied("take a request or pass it on", rotation, holder);
  }

  /** Whether they may say that it is resolved, or that it is not: the asker may, too. */
  static Ruling mayClose(Part part, String rotation, Optional<String> holder) {
    return part.asker() || part.mayHandle()
        ? GRANTED
        : denied("resolve or reopen somebody else's request", rotation, holder);
  }

  private static Ruling denied(String act, String rotation, Optional<String> holder) {
    return new Ruling.Denied(
        "Only the engineers of the %s rotation, its escalation contacts, engineering managers and admins can %s. %s"
            .formatted(
                rotation,
                act,
                holder
                    .map(name -> "Ask %s, whose it is, in the thread.".formatted(name))
                    .orElse("Nobody is on call now: ask an engineering manager.")));
  }
}
