package dev.watchbill.approval;

import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /freeze exceptions}: the list, and every button of it as words. */
final class ApprovalCommandSlack {
  static final String HELP =
      """
      *Exceptions* (R28) *and confirmations* (R26)
      `/freeze exceptions` those of this freeze, and what waits for you
      `/freeze exceptions approve 1234` approves it; `/freeze exceptions approve 1234 as dri` if you hold several offices
      `/freeze exceptions deny 1234 Too risky now` denies it
      `/freeze exceptions withdraw 1234` takes back what you asked""";

  private static final String COMMAND = "/freeze";
  private static final int TYPED = 100;

  private final Approvals approvals;
  private final Freezes freezes;
  private final ApprovalSlack slack;
  private final ApprovalListMessages lists;

  ApprovalCommandSlack(
      Approvals approvals, Freezes freezes, ApprovalSlack slack, ApprovalListMessages lists) {
    this.approvals = approvals;
    this.freezes = freezes;
    this.slack = slack;
    this.lists = lists;
  }

  void listen(FreezeVerbs verbs) {
    verbs.verb("exceptions", Set.of("exception", "approvals"), this::typed);
    verbs.help(reader -> HELP);
  }

  Reply typed(FreezeVerbs.Typed typed) {
    Optional<Freeze> freeze = freezes.active();
    if (freeze.isEmpty()) {
      return Reply.ephemeral(
          "Nothing is frozen, so nothing needs an exception. `/freeze schedule` shows when the next freeze begins.");
    }
    List<Approval> all = approvals.ofFreeze(freeze.get().id());
    String words = Mrkdwn.unescape(typed.words());
    if (words.isBlank()) {
      return Reply.ephemeral(lists.list(all, typed.reader()));
    }
    return ApprovalText.read(words)
        .map(it -> typed(it, all, typed.reader()))
        .orElseGet(
            () ->
                Reply.ephemeral(
                    "Nothing was changed: `%s` is not understood.\n%s"
                        .formatted(
                            Mrkdwn.escape(
                                Excerpt.of(Visible.inOneLine(words).replace('`', '\''), TYPED)),
                            HELP)));
  }

  private Reply typed(ApprovalText typed, List<Approval> all, PersonId reader) {
    Optional<Approval> found =
        all.stream().filter(it -> it.number() == typed.number()).reduce((former, later) -> later);
    if (found.isEmpty()) {
      return Reply.ephemeral(
          "Nothing was changed: nobody has asked for an approval of #%d in this freeze. `/freeze exceptions` lists those that were."
              .formatted(typed.number()));
    }
    Approval it = found.get();
    By by = By.person(reader, COMMAND);
    if (typed.verb() == ApprovalText.Verb.WITHDRAW) {
      return slack.said(approvals.withdraw(it.id(), by), true);
    }
    List<Office> theirs = approvals.waitsFor(it, reader);
    if (typed.office().isEmpty()
        && theirs.size() > 1
        && typed.verb() == ApprovalText.Verb.APPROVE) {
      return Reply.ephemeral(which(typed, theirs));
    }
    Office office =
        typed
            .office()
            .or(() -> theirs.stream().findFirst())
            .or(() -> it.waitedFor().stream().map(Approval.Voice::office).findFirst())
            .orElse(Office.MANAGER);
    if (typed.verb() == ApprovalText.Verb.APPROVE) {
      return slack.said(approvals.approve(it.id(), office, by), true);
    }
    String reason = Visible.lines(typed.words());
    if (reason.length() > ApprovalFormMessages.LONGEST) {
      return Reply.ephemeral(
          "Nothing was changed: that is %d characters, and %d fit. Say the rest to whoever asked."
              .formatted(reason.length(), ApprovalFormMessages.LONGEST));
    }
    return reason.isEmpty()
        ? slack.denying(it.id(), office, reader)
        : slack.said(approvals.deny(it.id(), office, reason, by), true);
  }

  /** One act for each office (R28). */
  private static String which(ApprovalText typed, List<Office> theirs) {
    return "Nothing was changed: it waits for you in several offices, and each is an act of its own (R28). Type %s."
        .formatted(
            theirs.stream()
                .map(
                    office ->
                        "`/freeze exceptions approve %d as %s`"
                            .formatted(typed.number(), office.title().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", then ")));
  }
}
