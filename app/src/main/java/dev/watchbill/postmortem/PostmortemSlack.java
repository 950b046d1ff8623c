package dev.watchbill.postmortem;

import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.FindingsPolicy.Seen;
import dev.watchbill.text.TypedNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** The buttons of a postmortem, and the forms for its date and its findings. */
final class PostmortemSlack {
  static final Reply GONE =
      Reply.ephemeral("That postmortem is not remembered any more. Nothing was changed.");
  private static final String FORM = "a form";
  private static final String BUTTON = "a button";

  private final Postmortems postmortems;
  private final People people;
  private final PostmortemMessages messages;
  private final SummaryMessages summaries;

  PostmortemSlack(
      Postmortems postmortems,
      People people,
      PostmortemMessages messages,
      SummaryMessages summaries) {
    this.postmortems = postmortems;
    this.people = people;
    this.messages = messages;
    this.summaries = summaries;
  }

  void listen(Reception reception) {
    reception
        .action(PostmortemActions.SHOW, click -> with(click, (its, who) -> shown(its)))
        .action(PostmortemActions.SCHEDULE, click -> with(click, this::schedule))
        .action(
            PostmortemActions.HELD,
            click -> with(click, (its, who) -> quiet(held(its, By.person(who, BUTTON)))))
        .action(
            PostmortemActions.FINISH,
            click -> with(click, (its, who) -> quiet(finish(its, By.person(who, BUTTON)))))
        .action(PostmortemActions.EDIT, click -> with(click, (its, who) -> edit(its)))
        .view(PostmortemFormMessages.SCHEDULE, this::scheduled)
        .view(PostmortemFormMessages.EDIT, this::edited);
  }

  /** On the alarm's card. */
  String line(Case its) {
    return "Postmortem: " + messages.line(its);
  }

  /** On the outage's card; how it stands is said in a message of its own. */
  String lead(Case its) {
    return "*Postmortem*: `%s` shows it".formatted(its.about().command());
  }

  private Reply with(Click click, BiFunction<Case, PersonId, Reply> act) {
    return TypedNumber.read(click.tail())
        .flatMap(postmortems::find)
        .map(its -> act.apply(its, new PersonId(click.userId())))
        .orElse(GONE);
  }

  /** How it stands, with buttons. */
  Reply shown(Case its) {
    return Reply.ephemeral(summaries.shown(its, postmortems.now()));
  }

  PostmortemAnswer held(Case its, By by) {
    return postmortems.held(its.postmortem().id(), by);
  }

  PostmortemAnswer finish(Case its, By by) {
    return postmortems.finish(its.postmortem().id(), by);
  }

  Reply edit(Case its) {
    return Reply.open(PostmortemFormMessages.edit(its));
  }

  /** Opens the form, unless it would be in vain. */
  Reply schedule(Case its, PersonId who) {
    ZoneId zone = zoneOf(who);
    return postmortems
        .refusalFor(who, its.matter())
        .or(
            () ->
                PostmortemPolicy.refusal(
                        PostmortemPolicy.Move.SCHEDULE, its.postmortem(), its.items())
                    .map(why -> messages.refused(its.about(), why)))
        .map(Reply::ephemeral)
        .orElseGet(
            () ->
                Reply.open(
                    PostmortemFormMessages.schedule(
                        its, zone, postmortems.now().atZone(zone).toLocalDate())));
  }

  Reply scheduled(Submission sent) {
    Instant now = postmortems.now();
    PersonId who = new PersonId(sent.userId());
    MeetingText.Reading reading =
        MeetingText.chosen(
            sent.values().text(PostmortemFormMessages.DAY),
            sent.values().one(PostmortemFormMessages.TIME),
            now,
            zoneOf(who));
    if (reading instanceof MeetingText.Reading.Unclear unclear) {
      return Reply.fieldError(sent.values().blockOf(PostmortemFormMessages.DAY), unclear.why());
    }
    return quiet(
        postmortems.schedule(
            Long.parseLong(sent.privateMetadata()),
            By.person(who, FORM),
            ((MeetingText.Reading.Meant) reading).meeting()));
  }

  Reply edited(Submission sent) {
    Findings typed = read(sent.values());
    Map<String, String> mistakes = mistakes(typed, sent.values());
    if (!mistakes.isEmpty()) {
      return Reply.fieldErrors(mistakes);
    }
    String[] subject = sent.privateMetadata().split(" ", 2);
    PostmortemAnswer answer =
        postmortems.write(
            Long.parseLong(subject[0]),
            By.person(new PersonId(sent.userId()), FORM),
            Seen.read(subject[1]),
            typed);
    if (answer instanceof PostmortemAnswer.Changed changed) {
      String by =
          changed
              .its()
              .postmortem()
              .edited()
              .map(act -> messages.name(act.by()))
              .orElse("Somebody");
      return Reply.update(PostmortemFormMessages.both(changed, typed, by));
    }
    return quiet(answer);
  }

  private static Findings read(FormValues values) {
    var texts = new EnumMap<Part, String>(Part.class);
    for (Part part : Part.values()) {
      texts.put(part, values.text(PostmortemFormMessages.name(part)));
    }
    return new Findings(
        texts, values.all(PostmortemFormMessages.PEOPLE).stream().map(PersonId::new).toList());
  }

  private static Map<String, String> mistakes(Findings typed, FormValues values) {
    var mistakes = new LinkedHashMap<String, String>();
    typed
        .texts()
        .forEach(
            (part, text) -> {
              if (text.length() > Findings.LONGEST) {
                mistakes.put(
                    values.blockOf(PostmortemFormMessages.name(part)),
                    "That is %d characters; %d fit.".formatted(text.length(), Findings.LONGEST));
              }
            });
    return mistakes;
  }

  /** Success is quiet: what was said before shows it. */
  static Reply quiet(PostmortemAnswer answer) {
    if (answer instanceof PostmortemAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    return answer instanceof PostmortemAnswer.Gone ? GONE : Reply.nothing();
  }

  ZoneId zoneOf(PersonId who) {
    return people.person(who).map(Person::zone).orElse(ZoneOffset.UTC);
  }
}
