package dev.watchbill.escalation;

import static dev.watchbill.escalation.EscalationFormMessages.NEEDED;
import static dev.watchbill.escalation.EscalationFormMessages.REQUEST;
import static dev.watchbill.escalation.EscalationFormMessages.ROTATION;

import dev.watchbill.escalation.EscalationFormMessages.Setting;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The button, the shortcut, {@code /oncall escalate} and their form (R6). */
final class EscalationSlack {
  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 100;

  private final Escalations escalations;
  private final ContactChain chain;
  private final SupportRequests requests;
  private final RotationWords words;
  private final List<String> rotations;
  private final Clock clock;
  private final EscalationMessages messages;
  private final EscalationFormMessages forms;
  private final EscalationFormReader reader;

  /**
   * @param rotations the configured ones, the default first
   */
  EscalationSlack(
      Escalations escalations,
      ContactChain chain,
      SupportRequests requests,
      People people,
      RotationWords words,
      List<String> rotations,
      EscalationMessages messages,
      Clock clock) {
    this.escalations = escalations;
    this.chain = chain;
    this.requests = requests;
    this.words = words;
    this.rotations = List.copyOf(rotations);
    this.clock = clock;
    this.messages = messages;
    this.forms = new EscalationFormMessages(people);
    this.reader = new EscalationFormReader(people, rotations.get(0));
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    reception
        .action("support_escalate", this::fromRequest)
        .shortcut("escalate", this::shortcut)
        .action(REQUEST, this::chosen)
        .action(ROTATION, this::chosen)
        .view(EscalationFormMessages.FORM, this::submitted)
        .action(EscalationMessages.TAKE, this::take)
        .action(EscalationMessages.CALL_OFF, this::callOff);
    verbs.verb("escalate", Set.of("escalation"), this::typed);
  }

  /** The button of a request's card. */
  Reply fromRequest(Click click) {
    PersonId who = new PersonId(click.userId());
    Optional<SupportRequest> request = number(click.tail()).flatMap(requests::find);
    if (request.isEmpty()) {
      return Reply.ephemeral(
          "That request is not remembered any more. `/oncall escalate` escalates without one.");
    }
    SupportRequest it = request.get();
    if (!it.isOpen()) {
      return Reply.ephemeral(
          over(it) + " Reopen it first, or use `/oncall escalate` to escalate without it.");
    }
    if (escalations.mayEscalate(who, it.rotation(), request) instanceof Ruling.Denied denied) {
      return Reply.ephemeral(Mrkdwn.escape(denied.reason()));
    }
    EscalationForm form = EscalationForm.fresh(true, Optional.of(it.id()), it.rotation());
    return Reply.open(forms.form(form, setting(form, who, "")));
  }

  Reply shortcut(Shortcut shortcut) {
    return begin(new PersonId(shortcut.userId()), Optional.empty());
  }

  /** {@code /oncall escalate [rotation]}. */
  Reply typed(OnCallVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return begin(typed.reader(), Optional.empty());
    }
    Optional<String> rotation = words.rotation(typed.words());
    return rotation.isPresent()
        ? begin(typed.reader(), rotation)
        : Reply.ephemeral(
            "There is no rotation called `%s`. There %s: `/oncall escalate %s`."
                .formatted(
                    Excerpt.of(typed.words().replace('`', '\''), TYPED),
                    rotations.size() == 1 ? "is one" : "are " + String.join(", ", rotations),
                    rotations.get(0)));
  }

  private Reply begin(PersonId who, Optional<String> typed) {
    List<SupportRequest> own = requests.openOf(who);
    Optional<SupportRequest> only = own.size() == 1 ? own.stream().findFirst() : Optional.empty();
    String rotation =
        typed.or(() -> only.map(SupportRequest::rotation)).orElseGet(() -> rotationOf(who));
    Optional<Long> about =
        only.filter(it -> it.rotation().equals(rotation)).map(SupportRequest::id);
    if (escalations.mayEscalate(who, rotation, only.filter(it -> about.isPresent()))
        instanceof Ruling.Denied denied) {
      return Reply.ephemeral(Mrkdwn.escape(denied.reason()));
    }
    EscalationForm form = EscalationForm.fresh(false, about, rotation);
    return Reply.open(forms.form(form, setting(form, who, "")));
  }

  /** The first one in which they may escalate. */
  private String rotationOf(PersonId who) {
    return rotations.stream()
        .filter(each -> escalations.mayEscalate(who, each, Optional.empty()).granted())
        .findFirst()
        .orElse(rotations.get(0));
  }

  /** Another request or rotation: other advice, other contacts. */
  Reply chosen(Click click) {
    EscalationForm form = reader.read(click.privateMetadata(), click.values());
    return Reply.update(forms.form(form, setting(form, new PersonId(click.userId()), "")));
  }

  Reply submitted(Submission sent) {
    PersonId who = new PersonId(sent.userId());
    EscalationForm form = reader.read(sent.privateMetadata(), sent.values());
    Map<String, String> mistakes = reader.mistakes(form);
    if (!mistakes.isEmpty()) {
      return Reply.fieldErrors(mistakes);
    }
    EscalationAnswer answer =
        escalations.escalate(
            new Wish(
                who,
                form.rotation(),
                form.request(),
                form.research(),
                form.contact().orElse(0),
                form.others(),
                sent.viewId()));
    if (answer instanceof EscalationAnswer.Done done) {
      return form.request().isPresent()
          ? Reply.nothing()
          : Reply.ephemeral(
              "Your escalation is in <#%s>, and its contacts are asked there."
                  .formatted(done.escalation().channelId()));
    }
    if (answer instanceof EscalationAnswer.RequestOver ended) {
      String notice =
          "*Nothing was sent.* %s What you wrote is kept below: send it off again to escalate without the request, or cancel."
              .formatted(
                  ended
                      .request()
                      .map(this::over)
                      .orElse("The request is not remembered any more."));
      EscalationForm kept = form.withoutRequest();
      return Reply.update(forms.form(kept, setting(kept, who, notice)));
    }
    return answer instanceof EscalationAnswer.Refused refused
        ? Reply.fieldError(NEEDED, refused.reason())
        : Reply.nothing();
  }

  Reply take(Click click) {
    return said(
        number(click.tail())
            .map(id -> escalations.take(id, new PersonId(click.userId())))
            .orElseGet(EscalationAnswer.Gone::new));
  }

  Reply callOff(Click click) {
    return said(
        number(click.tail())
            .map(id -> escalations.callOff(id, new PersonId(click.userId())))
            .orElseGet(EscalationAnswer.Gone::new));
  }

  private Reply said(EscalationAnswer answer) {
    if (answer instanceof EscalationAnswer.Already already) {
      return Reply.ephemeral(messages.already(already.escalation()));
    }
    if (answer instanceof EscalationAnswer.Refused refused) {
      return Reply.ephemeral(Mrkdwn.escape(refused.reason()));
    }
    return answer instanceof EscalationAnswer.Done
        ? Reply.nothing()
        : Reply.ephemeral("That escalation is not remembered any more. Nothing was changed.");
  }

  private String over(SupportRequest request) {
    return request
        .resolution()
        .map(act -> "The request was resolved by %s.".formatted(messages.name(act.by())))
        .orElse("The request was resolved.");
  }

  private Setting setting(EscalationForm form, PersonId who, String notice) {
    Optional<SupportRequest> request = form.request().flatMap(requests::find);
    List<Contact> contacts = chain.contacts(form.rotation());
    return new Setting(
        notice,
        request,
        chain
            .rules(form.rotation())
            .flatMap(
                its ->
                    request.flatMap(
                        about ->
                            EscalationPolicy.digOn(about.askedAt(), clock.instant(), its.dig()))),
        request.filter(about -> !escalations.about(about.id()).isEmpty()).isPresent(),
        form.fixed() ? List.of() : requests.openOf(who),
        rotations,
        contacts,
        EscalationPolicy.next(contacts, 0, 0, List.of(), who)
            .map(EscalationPolicy.Next::contact)
            .orElse(0));
  }

  private static Optional<Long> number(String typed) {
    return TypedNumber.read(typed);
  }
}
