package dev.watchbill.approval;

import static com.slack.api.model.block.Blocks.input;
import static dev.watchbill.approval.ApprovalMessages.mrkdwn;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forms in which somebody asks, and in which somebody says why not. A notice says why one was
 * not taken: what was typed stays in the fields, which keep their names.
 */
final class ApprovalFormMessages {
  /** With the number of a request. */
  static final String CONFIRM = "approval_confirm_form";

  /** With the number of a request. */
  static final String EXCEPTION = "approval_exception_form";

  /** With the number of an approval, a colon and an {@link Office}. */
  static final String DENY = "approval_deny_form";

  static final String GROUP = "group";
  static final String REASON = "reason";
  static final String RISK = "risk";

  static final int LONGEST = 2_000;

  /** Slack allows 100 options, of 75 characters each. */
  private static final int OPTIONS = 100;

  private static final int OPTION = 75;

  private final People people;
  private final ApprovalWords words;

  ApprovalFormMessages(People people, ApprovalWords words) {
    this.people = people;
    this.words = words;
  }

  /**
   * What the fields of a form hold at first.
   *
   * @param group a key
   */
  record Typed(Optional<String> group, String reason, String risk) {}

  /**
   * Who is to approve a request, and why it cannot wait.
   *
   * @param notice said above everything, in mrkdwn; may be empty
   */
  Modal ask(UnfreezeRequest request, Way way, Typed typed, String notice) {
    boolean exception = way == Way.EXCEPTION;
    String pull = words.pull(request.number(), request.title(), request.commit());
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        mrkdwn(
            above(notice)
                + (exception
                        ? "Feature work merges during a freeze only if the EM, the QA lead and the DRI all approve it (R28): %s. The EM is asked first."
                        : "What is no bug fix, documentation or website change is confirmed with the manager (R26): %s. Feature work needs an exception instead.")
                    .formatted(pull)));
    if (!people.groups().isEmpty()) {
      blocks.add(groups(exception, typed.group()));
    }
    blocks.add(
        field(
            REASON,
            exception ? "Business reason" : "Why it should merge now",
            exception
                ? "Why it cannot wait for the next release. Everybody who is asked reads it."
                : "The manager reads it.",
            typed.reason()));
    if (exception) {
      blocks.add(
          field(
              RISK,
              "Risk",
              "What could go wrong, how it was tested, and how it is switched off.",
              typed.risk()));
    }
    return Modal.form(
        exception ? EXCEPTION : CONFIRM,
        Long.toString(request.id()),
        exception ? "Ask for an exception" : "Confirm with my EM",
        exception ? "Ask the EM" : "Ask",
        blocks);
  }

  /** Why somebody does not approve it. */
  Modal deny(Approval it, Office office, String reason, String notice) {
    boolean exception = it.way() == Way.EXCEPTION;
    return Modal.form(
        DENY,
        it.id() + ":" + office,
        exception ? "Deny" : "Not now",
        exception ? "Deny it" : "Not now",
        List.of(
            mrkdwn(
                "%s%s stays frozen: one denial ends it (%s)."
                    .formatted(above(notice), words.pull(it), ApprovalRefusals.rule(it))),
            field(REASON, "Why not", "Whoever asked reads it, and what to do instead.", reason)));
  }

  private static String above(String notice) {
    return notice.isEmpty() ? "" : notice + "\n\n";
  }

  private LayoutBlock groups(boolean exception, Optional<String> chosen) {
    List<OptionObject> options =
        people.groups().stream().limit(OPTIONS).map(ApprovalFormMessages::option).toList();
    return input(
        i ->
            i.blockId(GROUP)
                .label(plain("Group"))
                .hint(plain(exception ? "Its EM and QA lead are asked." : "Its EM is asked."))
                .element(
                    StaticSelectElement.builder()
                        .actionId(GROUP)
                        .placeholder(plain("Choose a group"))
                        .options(options)
                        .initialOption(
                            chosen
                                .flatMap(
                                    key ->
                                        options.stream()
                                            .filter(its -> its.getValue().equals(key))
                                            .findFirst())
                                .orElse(null))
                        .build()));
  }

  private static OptionObject option(Group group) {
    return OptionObject.builder()
        .text(plain(Excerpt.of(group.name(), OPTION)))
        .value(group.key())
        .build();
  }

  private static LayoutBlock field(String name, String label, String hint, String typed) {
    return input(
        i ->
            i.blockId(name)
                .label(plain(label))
                .hint(plain(hint))
                .element(
                    PlainTextInputElement.builder()
                        .actionId(name)
                        .multiline(true)
                        .maxLength(LONGEST)
                        .initialValue(typed.isEmpty() ? null : Excerpt.of(typed, LONGEST))
                        .build()));
  }

  private static PlainTextObject plain(String text) {
    return PlainTextObject.builder().text(text).build();
  }
}
