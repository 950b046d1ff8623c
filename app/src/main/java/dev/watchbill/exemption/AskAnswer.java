package dev.watchbill.exemption;

import java.util.List;

/** What becomes of asking, declaring or revoking. */
sealed interface AskAnswer {
  /** Nothing is frozen: everything may merge. */
  record NotFrozen() implements AskAnswer {}

  /**
   * It was taken.
   *
   * @param read the numbers that GitHub is asked about
   * @param stands those that were asked for before, or are decided, as they stand
   */
  record Taken(List<Integer> read, List<Dossier> stands) implements AskAnswer {
    public Taken {
      read = List.copyOf(read);
      stands = List.copyOf(stands);
    }
  }

  /**
   * Nothing was changed.
   *
   * @param reason mrkdwn
   */
  record Refused(String reason) implements AskAnswer {}
}
