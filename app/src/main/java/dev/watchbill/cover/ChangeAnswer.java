package dev.watchbill.cover;

import java.util.List;

/** What became of an act upon a change request. */
public sealed interface ChangeAnswer {
  /**
   * The act was done.
   *
   * @param request as it stands now: its state says whom it waits for, or how it ended. After one
   *     of several said no, or one of several managers approved, it may stand as before
   * @param remarks plain sentences that whoever acted should read, such as "You are on call in
   *     infrastructure at the same time."; escape them in mrkdwn
   */
  record Recorded(ChangeRequest request, List<String> remarks) implements ChangeAnswer {
    public Recorded {
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Nothing was changed: the same is asked for already; or this is decided, somebody was faster.
   *
   * @param request as it stands: {@link CoverWords#standing} says it
   */
  record Already(ChangeRequest request) implements ChangeAnswer {}

  /** They may not, or it cannot be; {@code reason} says why, and what to do. Plain text. */
  record Refused(String reason) implements ChangeAnswer {}

  /** There is no such request any more. */
  record Gone() implements ChangeAnswer {}
}
