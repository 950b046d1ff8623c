package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.ApprovalPolicy.Finding;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.text.Mrkdwn;
import java.util.List;
import java.util.Optional;

/** What somebody is told whose answer, or wish, does not count; in mrkdwn. */
final class ApprovalRefusals {
  private final ApprovalWords words;
  private final ApprovalMessages messages;
  private final OfficeHolders holders;

  ApprovalRefusals(ApprovalWords words, ApprovalMessages messages, OfficeHolders holders) {
    this.words = words;
    this.messages = messages;
    this.holders = holders;
  }

  /** Why an answer does not count. */
  String of(Finding finding, Approval it, Office office) {
    String rule = rule(it);
    String title = Mrkdwn.escape(words.office(office, it));
    return switch (finding) {
      case NOT_THEIRS ->
          "Nothing was changed: only the %s%s can answer for that office (%s). %s"
              .formatted(title, whom(it, office), rule, "Ask them, if it cannot wait.");
      case TOO_EARLY ->
          "Nothing was changed: the EM comes first; the QA lead and the DRI are asked once the EM has approved (%s)."
              .formatted(rule);
      case ANSWERED ->
          "Nothing was changed: %s has answered for that office already, and the first answer counts. How it stands: %s."
              .formatted(
                  it.voice(office)
                      .map(voice -> Mrkdwn.escape(words.actor(it, voice)))
                      .orElse("somebody"),
                  Mrkdwn.escape(words.progress(it)));
      case OVER -> "Nothing was changed. " + messages.verdict(it);
      case COUNTS -> throw new IllegalArgumentException("an answer that counts is not refused");
    };
  }

  /** It is not theirs to take back. */
  String notTheirRequest(Approval it) {
    return "Nothing was changed: only %s, who asked, can take that back."
        .formatted(Mrkdwn.escape(words.name(it.askedBy())));
  }

  /** It is not theirs to ask. */
  String notTheirRequest(UnfreezeRequest request) {
    return "Nobody was asked: %s has asked to unfreeze %s, and goes on with it. `/unfreeze %d` shows how it stands."
        .formatted(Mrkdwn.escape(words.name(request.askedBy())), pull(request), request.number());
  }

  /** Nothing is left to ask. */
  String notUndecided(UnfreezeRequest request) {
    return "Nobody was asked: %s does not wait for a decision. %s"
        .formatted(pull(request), Mrkdwn.escape(request.because()));
  }

  String notFrozen(UnfreezeRequest request) {
    return "Nobody was asked: that freeze is over, and %s needs no approval any more."
        .formatted(pull(request));
  }

  String deep(UnfreezeRequest request) {
    return "Nobody was asked: in the deep freeze only release blockers merge (R27), and no exception is made. Label %s as one if it is; otherwise it waits for the release."
        .formatted(pull(request));
  }

  String feature(UnfreezeRequest request) {
    return "Nobody was asked: %s is feature work, which needs an exception (R28), not a confirmation. Press “Ask for an exception”."
        .formatted(pull(request));
  }

  /** It was asked already. */
  String open(Approval it) {
    return "%s is asked for already: %s. To ask otherwise, withdraw it first."
        .formatted(words.pull(it), Mrkdwn.escape(words.progress(it)));
  }

  String nobodyToAsk() {
    return "Nobody was asked: Watchbill finds neither an EM of that group nor an admin. Choose another group, or tell whoever set up Watchbill.";
  }

  static String rule(Approval it) {
    return it.way() == Way.CONFIRMATION ? "R26" : "R28";
  }

  private String pull(UnfreezeRequest request) {
    return words.pull(request.number(), request.title(), Optional.empty());
  }

  /** {@code (Theo)}. */
  private String whom(Approval it, Office office) {
    List<Asked> whom = holders.whom(office, it.group());
    if (whom.isEmpty()) {
      return "";
    }
    String names = Mrkdwn.escape(words.anyOf(whom));
    return whom.get(0).inPlace()
        ? " (or, as nobody is found, admin " + names + ")"
        : " (" + names + ")";
  }
}
