package dev.watchbill.support;

import static dev.watchbill.support.SupportFormMessages.NOTE;
import static dev.watchbill.support.SupportFormMessages.PERSON;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.support.SupportAnswer.Already;
import dev.watchbill.support.SupportAnswer.Gone;
import dev.watchbill.support.SupportAnswer.Refused;
import dev.watchbill.text.Mrkdwn;
import java.util.Optional;
import java.util.function.BiFunction;

/** The buttons of a card. Success is quiet: the card shows it. */
final class CardSlack {
  private final SupportRequests requests;
  private final People people;
  private final SupportAnswerMessages answers;

  CardSlack(SupportRequests requests, People people, SupportAnswerMessages answers) {
    this.requests = requests;
    this.people = people;
    this.answers = answers;
  }

  void listen(Reception reception) {
    reception
        .action(CardMessages.TAKE, click -> pressed(click, requests::take))
        .action(CardMessages.RESOLVE, click -> pressed(click, requests::resolve))
        .action(CardMessages.REOPEN, click -> pressed(click, requests::reopen))
        .action(CardMessages.PASS, this::passing)
        .view(SupportFormMessages.PASS, this::passed);
  }

  Reply pressed(Click click, BiFunction<Long, PersonId, SupportAnswer> act) {
    PersonId who = new PersonId(click.userId());
    return said(act.apply(number(click.tail()), who), who);
  }

  /** Whoever may not, or comes too late, hears so before they fill in a form. */
  Reply passing(Click click) {
    PersonId who = new PersonId(click.userId());
    Optional<SupportRequest> found = requests.find(number(click.tail()));
    if (found.isEmpty()) {
      return Reply.ephemeral(SupportAnswerMessages.gone());
    }
    SupportRequest request = found.get();
    if (requests.mayHandle(request, who) instanceof Ruling.Denied denied) {
      return Reply.ephemeral(Mrkdwn.escape(denied.reason()));
    }
    return request.isOpen()
        ? Reply.open(SupportFormMessages.pass(request))
        : Reply.ephemeral(answers.already(request, who));
  }

  Reply passed(Submission form) {
    PersonId who = new PersonId(form.userId());
    PersonId to = new PersonId(form.values().one(PERSON).orElse("nobody"));
    if (people.person(to).filter(Person::isMember).isEmpty()) {
      return Reply.fieldError(PERSON, answers.notAMember(to));
    }
    Optional<String> note =
        form.values().one(NOTE).map(String::strip).filter(words -> !words.isEmpty());
    SupportAnswer answer = requests.pass(number(form.privateMetadata()), who, to, note);
    if (answer instanceof Already already) {
      return Reply.fieldError(PERSON, answers.alreadyInPlainText(already.request(), who));
    }
    if (answer instanceof Refused refused) {
      return Reply.fieldError(PERSON, refused.reason());
    }
    return said(answer, who);
  }

  private Reply said(SupportAnswer answer, PersonId who) {
    if (answer instanceof Already already) {
      return Reply.ephemeral(answers.already(already.request(), who));
    }
    if (answer instanceof Refused refused) {
      return Reply.ephemeral(Mrkdwn.escape(refused.reason()));
    }
    return answer instanceof Gone ? Reply.ephemeral(SupportAnswerMessages.gone()) : Reply.nothing();
  }

  /** Of a request; there is none that is numbered as what somebody made up. */
  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }
}
