package dev.watchbill.support;

import static dev.watchbill.support.SupportFormMessages.ROTATION;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a request of a message that asked for nobody: by the shortcut <i>Send to on-call</i>, or by
 * the button beneath who is on call.
 */
final class SendSlack {
  private final Dispatch dispatch;
  private final Offers offers;
  private final Rotations rotations;
  private final People people;
  private final Earshot earshot;
  private final SupportAnswerMessages answers;
  private final Clock clock;

  SendSlack(
      Dispatch dispatch,
      Offers offers,
      Rotations rotations,
      People people,
      Earshot earshot,
      SupportAnswerMessages answers,
      Clock clock) {
    this.dispatch = dispatch;
    this.offers = offers;
    this.rotations = rotations;
    this.people = people;
    this.earshot = earshot;
    this.answers = answers;
    this.clock = clock;
  }

  void listen(Reception reception) {
    reception
        .shortcut("send_to_on_call", this::send)
        .view(SupportFormMessages.SEND, this::chosen)
        .action(OfferMessages.OPEN, this::accepted);
  }

  /** Where one rotation listens it is meant; elsewhere somebody has to say which. */
  Reply send(Shortcut shortcut) {
    if (shortcut.about().isEmpty()) {
      return Reply.ephemeral(SupportAnswerMessages.gone());
    }
    Subject subject = subject(shortcut.about().get());
    PersonId sender = new PersonId(shortcut.userId());
    if (!earshot.isIn(subject.channelId())) {
      return Reply.ephemeral(answers.notThere(subject.channelId(), earshot.firstChannel()));
    }
    List<String> listening = earshot.listening(subject.channelId());
    List<String> possible = listening.isEmpty() ? rotations.names() : listening;
    return possible.size() == 1
        ? sent(possible.get(0), subject, sender)
        : Reply.open(SupportFormMessages.send(subject, choices(possible)));
  }

  Reply chosen(Submission form) {
    return sent(
        form.values().text(ROTATION),
        Subject.read(form.privateMetadata()),
        new PersonId(form.userId()));
  }

  private Reply sent(String rotation, Subject subject, PersonId sender) {
    return said(dispatch.send(rotation, subject, sender), sender);
  }

  Reply accepted(Click click) {
    Asked asked = offers.accept(click.tail(), Subject.read(click.value()));
    return said(asked, new PersonId(click.userId()));
  }

  private Reply said(Asked asked, PersonId sender) {
    if (asked instanceof Asked.WasOpen was) {
      return Reply.ephemeral(answers.already(was.request(), sender));
    }
    return asked instanceof Asked.Known known
        ? Reply.ephemeral(answers.already(known.request(), sender))
        : Reply.nothing();
  }

  private Subject subject(Shortcut.About about) {
    return new Subject(
        about.channelId(),
        about.ts(),
        about.threadTs().orElse(about.ts()),
        about.authorId().map(PersonId::new).filter(this::isPerson),
        about.text());
  }

  private boolean isPerson(PersonId id) {
    return people.person(id).filter(who -> who.standing() == Standing.BOT).isEmpty();
  }

  private Map<String, String> choices(List<String> possible) {
    var choices = new LinkedHashMap<String, String>();
    for (String rotation : possible) {
      choices.put(
          rotation, answers.whoIsOnCall(rotation, rotations.onCallAt(rotation, clock.instant())));
    }
    return choices;
  }
}
