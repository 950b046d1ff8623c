package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Duty;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is said only to whoever pressed or typed something. */
final class SupportAnswerMessages {
  private final People people;
  private final Map<String, SupportRules> rules;
  private final Clock clock;

  /**
   * @param rules of each rotation by its name
   */
  SupportAnswerMessages(People people, Map<String, SupportRules> rules, Clock clock) {
    this.people = people;
    this.rules = Map.copyOf(rules);
    this.clock = clock;
  }

  /** How a request stands that somebody wanted to be otherwise, in mrkdwn: who, and since when. */
  String already(SupportRequest request, PersonId reader) {
    ZoneId zone = SupportRules.zone(rules, request.rotation());
    return stands(
        request, reader, then -> "%s (%s)".formatted(ReaderTime.moment(then, zone), ago(then)));
  }

  /** The same in plain text, for a complaint at a field. */
  String alreadyInPlainText(SupportRequest request, PersonId reader) {
    return Mrkdwn.unescape(stands(request, reader, this::ago)).replace("*", "");
  }

  private String stands(SupportRequest request, PersonId reader, Function<Instant, String> when) {
    return switch (request.state()) {
      case RESOLVED ->
          request
                  .resolution()
                  .map(
                      act ->
                          "%s resolved this already, %s."
                              .formatted(name(act.by(), reader), when.apply(act.at())))
                  .orElse("This is resolved already.")
              + " If it is not over, press *Reopen* on it, or mention the alias again in the thread.";
      case ANSWERED -> answered(request, reader, when);
      case WAITING ->
          "This is open, and waits for %s. The first response is due %s."
              .formatted(
                  request
                      .holder()
                      .map(holder -> holder.equals(reader) ? "you" : name(holder, reader))
                      .orElse("somebody to take it: nobody is on call"),
                  when.apply(request.dueAt()));
    };
  }

  private String answered(SupportRequest request, PersonId reader, Function<Instant, String> when) {
    Optional<SupportRequest.Act> own =
        request.answer().filter(act -> request.holder().filter(act.by()::equals).isPresent());
    String has =
        request
            .holder()
            .map(holder -> holder.equals(reader) ? "You have" : name(holder, reader) + " has")
            .orElse("Somebody has");
    return own.map(act -> "%s this already, since %s.".formatted(has, when.apply(act.at())))
        .orElse("%s this already.".formatted(has));
  }

  /** There is no such request. */
  static String gone() {
    return "I do not keep this request any more, so nothing was changed. Mention the alias again to ask anew.";
  }

  /** To whoever sent a message to on-call from where I am not. */
  String notThere(String channelId, Optional<String> listensIn) {
    if (channelId.startsWith("D")) {
      return "Nobody was asked: on-call cannot read your direct messages, and neither can I. Share the message in %s, and mention the alias there."
          .formatted(listensIn.map(id -> "<#" + id + ">").orElse("a channel I am in"));
    }
    return "Nobody was asked yet: I am not in this channel, so on-call would never see an answer here. Type `/invite @watchbill`, then choose *Send to on-call* again.";
  }

  /** One of several rotations to choose from: who it would be; plain text. */
  String whoIsOnCall(String rotation, Optional<Duty> duty) {
    return "%s: %s"
        .formatted(
            rotation,
            duty.map(its -> people.nameOf(its.person()) + " is on call")
                .orElse("nobody is on call now"));
  }

  /** Somebody who cannot be given a request, in plain text. */
  String notAMember(PersonId person) {
    return people
        .person(person)
        .map(
            known ->
                switch (known.standing()) {
                  case GUEST -> "%s is a guest here. Choose a full member of the workspace.";
                  case STRANGER ->
                      "%s works at another company. Choose a full member of the workspace.";
                  case BOT -> "%s is an app, and answers nobody. Choose a person.";
                  case DEACTIVATED -> "%s has left the company. Choose somebody who is here.";
                  case MEMBER -> "%s cannot take it.";
                })
        .map(words -> words.formatted(people.person(person).orElseThrow().displayName()))
        .orElse("I do not know them yet. Try again in a few minutes, or choose somebody else.");
  }

  private String ago(Instant then) {
    return ReaderTime.ago(clock.instant(), then);
  }

  private String name(PersonId person, PersonId reader) {
    return person.equals(reader) ? "You" : Mrkdwn.escape(people.nameOf(person));
  }
}
