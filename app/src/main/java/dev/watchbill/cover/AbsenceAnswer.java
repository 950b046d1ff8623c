package dev.watchbill.cover;

import dev.watchbill.rotation.Stint;
import java.util.List;
import java.util.Optional;

/** What became of an absence that was said. */
public sealed interface AbsenceAnswer {
  /**
   * It is known; covers are asked for.
   *
   * @param requests one for each stint in it, in the order of time
   * @param remarks plain sentences that they should read, such as what nobody can be asked for
   */
  record Noted(Absence absence, List<ChangeRequest> requests, List<String> remarks)
      implements AbsenceAnswer {
    public Noted {
      requests = List.copyOf(requests);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * They are not on call then, anywhere; nothing was recorded, nobody was told.
   *
   * @param next their next stint, if one is planned
   */
  record NothingTouched(Optional<Stint> next) implements AbsenceAnswer {}

  /** The same was said already; nothing was changed. */
  record Already(Absence absence, List<ChangeRequest> requests) implements AbsenceAnswer {
    public Already {
      requests = List.copyOf(requests);
    }
  }

  /** They may not, or it cannot be; {@code reason} says why, and what to do. Plain text. */
  record Refused(String reason) implements AbsenceAnswer {}
}
