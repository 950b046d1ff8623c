package dev.watchbill.approval;

import dev.watchbill.approval.ApprovalFormMessages.Typed;
import dev.watchbill.approval.Approvals.Asking;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.exemption.UnfreezeRequests;
import dev.watchbill.people.By;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BiFunction;

/** Buttons and forms in which somebody asks for an approval, gives it, or does not (R26, R28). */
final class ApprovalSlack {
  static final Reply GONE =
      Reply.ephemeral("That is not remembered any more. Nothing was changed.");

  private static final String BUTTON = "a button";
  private static final String FORM = "a form";

  private final Approvals approvals;
  private final UnfreezeRequests requests;
  private final People people;
  private final AskersGroup groups;
  private final ApprovalMessages messages;
  private final ApprovalFormMessages forms;

  ApprovalSlack(
      Approvals approvals,
      UnfreezeRequests requests,
      People people,
      AskersGroup groups,
      ApprovalMessages messages,
      ApprovalFormMessages forms) {
    this.approvals = approvals;
    this.requests = requests;
    this.people = people;
    this.groups = groups;
    this.messages = messages;
    this.forms = forms;
  }

  void listen(Reception reception) {
    reception
        .action(ApprovalActions.CONFIRM, click -> begin(click, Way.CONFIRMATION))
        .action(ApprovalActions.EXCEPTION, click -> begin(click, Way.EXCEPTION))
        .action(ApprovalActions.APPROVE, this::approve)
        .action(ApprovalActions.DENY, this::deny)
        .action(ApprovalActions.WITHDRAW, this::withdraw)
        .view(ApprovalFormMessages.CONFIRM, sent -> asked(sent, Way.CONFIRMATION))
        .view(ApprovalFormMessages.EXCEPTION, sent -> asked(sent, Way.EXCEPTION))
        .view(ApprovalFormMessages.DENY, this::denied);
  }

  /** A button on the card of a request: opens the form, unless it would be in vain. */
  Reply begin(Click click, Way way) {
    PersonId who = new PersonId(click.userId());
    return TypedNumber.read(click.tail())
        .flatMap(requests::find)
        .map(
            request ->
                approvals
                    .refusal(request, way, who)
                    .map(Reply::ephemeral)
                    .orElseGet(
                        () -> Reply.open(forms.ask(request, way, said(request, way, who), ""))))
        .orElse(GONE);
  }

  /** What they have said of it before: whoever asks again types nothing twice. */
  private Typed said(UnfreezeRequest request, Way way, PersonId who) {
    return approvals
        .lastOf(request.id())
        .filter(it -> it.way() == way && it.askedBy().equals(who))
        .map(it -> new Typed(it.group(), it.reason(), it.risk().orElse("")))
        .orElseGet(() -> new Typed(groups.of(who), request.why().orElse(""), ""));
  }

  /** The form was sent off. */
  Reply asked(Submission sent, Way way) {
    String reason = Visible.lines(sent.values().text(ApprovalFormMessages.REASON));
    String risk = Visible.lines(sent.values().text(ApprovalFormMessages.RISK));
    Optional<String> group =
        sent.values().one(ApprovalFormMessages.GROUP).flatMap(people::group).map(Group::key);
    var missing = new LinkedHashMap<String, String>();
    if (group.isEmpty() && !people.groups().isEmpty()) {
      missing.put(
          sent.values().blockOf(ApprovalFormMessages.GROUP),
          "Choose the group whose EM is to be asked.");
    }
    if (reason.isEmpty()) {
      missing.put(
          sent.values().blockOf(ApprovalFormMessages.REASON),
          "Whoever is asked decides by this: please fill it in.");
    }
    if (way == Way.EXCEPTION && risk.isEmpty()) {
      missing.put(
          sent.values().blockOf(ApprovalFormMessages.RISK),
          "Say what could go wrong, or that nothing can, and why (R28).");
    }
    if (!missing.isEmpty()) {
      return Reply.fieldErrors(missing);
    }
    Optional<UnfreezeRequest> request =
        TypedNumber.read(sent.privateMetadata()).flatMap(requests::find);
    if (request.isEmpty()) {
      return GONE;
    }
    ApprovalAnswer answer =
        approvals.ask(
            request.get().id(),
            new Asking(
                way, group, reason, way == Way.EXCEPTION ? Optional.of(risk) : Optional.empty()),
            By.person(new PersonId(sent.userId()), FORM));
    if (answer instanceof ApprovalAnswer.Refused refused) {
      return Reply.update(
          forms.ask(request.get(), way, new Typed(group, reason, risk), refused.reason()));
    }
    return answer instanceof ApprovalAnswer.Gone ? GONE : Reply.closeAll();
  }

  /** {@code Approve}, in one of the offices. */
  Reply approve(Click click) {
    return answering(
        click.tail(),
        (id, office) ->
            said(
                approvals.approve(id, office, By.person(new PersonId(click.userId()), BUTTON)),
                isListed(click)));
  }

  /** {@code Deny…}: asks why, unless it would be in vain. */
  Reply deny(Click click) {
    return answering(
        click.tail(), (id, office) -> denying(id, office, new PersonId(click.userId())));
  }

  /** The form in which somebody says why not, unless it would be in vain. */
  Reply denying(long id, Office office, PersonId who) {
    ApprovalAnswer may = approvals.may(id, office, who);
    return may instanceof ApprovalAnswer.Done done
        ? Reply.open(forms.deny(done.approval(), office, "", ""))
        : said(may, false);
  }

  /** The form was sent off. */
  Reply denied(Submission sent) {
    String reason = Visible.lines(sent.values().text(ApprovalFormMessages.REASON));
    if (reason.isEmpty()) {
      return Reply.fieldError(
          sent.values().blockOf(ApprovalFormMessages.REASON),
          "Whoever asked reads this, and needs it: please fill it in.");
    }
    return answering(
        sent.privateMetadata(),
        (id, office) -> {
          ApprovalAnswer answer =
              approvals.deny(id, office, reason, By.person(new PersonId(sent.userId()), FORM));
          if (answer instanceof ApprovalAnswer.Refused refused) {
            return approvals
                .find(id)
                .map(it -> Reply.update(forms.deny(it, office, reason, refused.reason())))
                .orElse(GONE);
          }
          return answer instanceof ApprovalAnswer.Gone ? GONE : Reply.closeAll();
        });
  }

  /** {@code Withdraw}, by whoever asked. */
  Reply withdraw(Click click) {
    return TypedNumber.read(click.tail())
        .map(
            id ->
                said(
                    approvals.withdraw(id, By.person(new PersonId(click.userId()), BUTTON)),
                    isListed(click)))
        .orElse(GONE);
  }

  /**
   * What somebody is told. Success is quiet where a message shows it.
   *
   * @param aloud whether nothing else shows it
   */
  Reply said(ApprovalAnswer answer, boolean aloud) {
    if (answer instanceof ApprovalAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    if (answer instanceof ApprovalAnswer.Done done) {
      return aloud
          ? Reply.ephemeral(
              "Done. %s\n%s"
                  .formatted(messages.head(done.approval()), messages.verdict(done.approval())))
          : Reply.nothing();
    }
    return GONE;
  }

  private static boolean isListed(Click click) {
    return click.value().equals(ApprovalActions.LISTED);
  }

  private static Reply answering(String tail, BiFunction<Long, Office, Reply> answer) {
    String[] parts = tail.split(":", 2);
    Optional<Long> id = TypedNumber.read(parts[0]);
    Optional<Office> office = parts.length == 2 ? Office.read(parts[1]) : Optional.empty();
    return id.isPresent() && office.isPresent() ? answer.apply(id.get(), office.get()) : GONE;
  }
}
