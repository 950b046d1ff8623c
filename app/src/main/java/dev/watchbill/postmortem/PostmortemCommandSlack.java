package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.Outages;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.postmortem.About.Kind;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /critical-bug postmortem}, {@code postmortems} and {@code action}; {@code /oncall
 * postmortem}.
 */
final class PostmortemCommandSlack {
  private final Postmortems postmortems;
  private final Alarms alarms;
  private final Outages outages;
  private final PostmortemSlack slack;
  private final DocumentSlack documents;
  private final ActionWordsSlack actions;
  private final PostmortemMessages messages;
  private final SummaryMessages summaries;
  private final PostmortemHelp help;

  PostmortemCommandSlack(
      Postmortems postmortems,
      Alarms alarms,
      Outages outages,
      PostmortemSlack slack,
      DocumentSlack documents,
      ActionWordsSlack actions,
      PostmortemMessages messages,
      SummaryMessages summaries,
      PostmortemHelp help) {
    this.postmortems = postmortems;
    this.alarms = alarms;
    this.outages = outages;
    this.slack = slack;
    this.documents = documents;
    this.actions = actions;
    this.messages = messages;
    this.summaries = summaries;
    this.help = help;
  }

  /** What somebody typed: who, the words after the number, and what names the command for good. */
  record Said(PersonId who, String words, String command, String id) {
    By by() {
      return By.person(who, command);
    }
  }

  void listen(CriticalBugVerbs bugVerbs, OnCallVerbs onCallVerbs) {
    bugVerbs
        .verb(
            "postmortem",
            Set.of("retro"),
            typed ->
                answer(
                    Kind.ALARM,
                    new Said(
                        typed.reader(),
                        typed.words(),
                        "/critical-bug",
                        typed.command().triggerId())))
        .verb(
            "postmortems",
            Set.of(),
            typed -> typed.words().isEmpty() ? Optional.of(list()) : Optional.empty())
        .verb(
            "action",
            Set.of(),
            typed ->
                action(
                    new Said(
                        typed.reader(),
                        typed.words(),
                        "/critical-bug",
                        typed.command().triggerId())))
        .help(reader -> help(Kind.ALARM, reader));
    onCallVerbs
        .verb(
            "postmortem",
            Set.of("postmortems"),
            typed ->
                answer(
                        Kind.OUTAGE,
                        new Said(
                            typed.reader(), typed.words(), "/oncall", typed.command().triggerId()))
                    .orElseGet(
                        () ->
                            Reply.ephemeral(
                                "Say which outage: `/oncall postmortem 3`, or `/oncall postmortem 3 Thu 14:00`. `/oncall outage` lists them.")))
        .help(reader -> help(Kind.OUTAGE, reader));
  }

  /** What help says about them. */
  String help(Kind kind, PersonId reader) {
    return help.section(kind, reader);
  }

  private Reply list() {
    return Reply.ephemeral(summaries.list(postmortems.open(), postmortems.now()));
  }

  /** Empty if no number stands first: then it may be about something else. */
  Optional<Reply> answer(Kind kind, Said said) {
    if (said.words().isBlank()) {
      return Optional.of(list());
    }
    String[] parts = said.words().strip().split(" ", 2);
    return TypedNumber.read(parts[0])
        .map(
            number ->
                numbered(
                    new About(kind, number),
                    new Said(
                        said.who(),
                        parts.length > 1 ? parts[1].strip() : "",
                        said.command(),
                        said.id())));
  }

  /** {@code /critical-bug action 12 @ben Test the upgrade}. */
  Optional<Reply> action(Said said) {
    return answer(
            Kind.ALARM,
            new Said(
                said.who(),
                said.words().replaceFirst("^(#?\\d+)(?: |$)", "$1 action "),
                said.command(),
                said.id()))
        .filter(reply -> !said.words().isBlank());
  }

  private Reply numbered(About about, Said said) {
    return postmortems
        .about(about)
        .or(() -> begun(about, said))
        .map(its -> about(its, said))
        .orElseGet(() -> Reply.ephemeral(notYet(about)));
  }

  /** That of an outage is begun by whoever asks for it first. */
  private Optional<Case> begun(About about, Said said) {
    return about.kind() == Kind.OUTAGE && outages.find(about.number()).isPresent()
        ? postmortems.begin(about, said.by(), postmortems.now())
        : Optional.empty();
  }

  private String notYet(About about) {
    if (about.kind() == Kind.OUTAGE) {
      List<Outage> newest = outages.newest(Optional.empty(), 1);
      return "There is no outage record %d.%s"
          .formatted(about.number(), newest.isEmpty() ? "" : " `/oncall outage` lists the newest.");
    }
    Optional<Alarm> alarm = alarms.find(about.number());
    if (alarm.isEmpty()) {
      return "There is no alarm %d. `/critical-bug list` shows the open ones."
          .formatted(about.number());
    }
    return alarm.get().state() == AlarmState.REJECTED || alarm.get().state() == AlarmState.WITHDRAWN
        ? "Alarm %d was not critical after all, so it has no postmortem (R23)."
            .formatted(about.number())
        : "The postmortem of alarm %d begins when it is fixed (R23). Until then: `/critical-bug show %1$d`."
            .formatted(about.number());
  }

  private Reply about(Case its, Said said) {
    String[] parts = said.words().split(" ", 2);
    String rest = parts.length > 1 ? parts[1].strip() : "";
    String word = parts[0].toLowerCase(Locale.ROOT);
    return switch (word) {
      case "" -> slack.shown(its);
      case "held" -> done(slack.held(its, said.by()));
      case "done", "finish", "finished" -> done(slack.finish(its, said.by()));
      case "edit", "write" -> slack.edit(its);
      case "schedule", "reschedule" ->
          rest.isEmpty() ? slack.schedule(its, said.who()) : schedule(its, said, rest);
      case "download", "document", "file" -> documents.download(its, said.who());
      case "post" -> documents.post(its, said.by());
      case "action", "actions" -> actions.add(its, said, rest);
      case "link" -> actions.link(its, said, rest);
      case "give" -> actions.give(its, said, rest);
      case "drop" -> actions.drop(its, said, rest);
      default -> schedule(its, said, said.words());
    };
  }

  private Reply schedule(Case its, Said said, String words) {
    Optional<String> refusal = postmortems.refusalFor(said.who(), its.matter());
    if (refusal.isPresent()) {
      return Reply.ephemeral(refusal.get());
    }
    MeetingText.Reading reading =
        MeetingText.typed(Mrkdwn.unescape(words), postmortems.now(), slack.zoneOf(said.who()));
    if (reading instanceof MeetingText.Reading.Unclear unclear) {
      return Reply.ephemeral(
          "%s `%s` shows what else can be said."
              .formatted(Mrkdwn.escape(unclear.why()), its.about().command()));
    }
    return done(
        postmortems.schedule(
            its.postmortem().id(), said.by(), ((MeetingText.Reading.Meant) reading).meeting()));
  }

  /** A command is answered with how it stands now: that reads back what was understood. */
  private Reply done(PostmortemAnswer answer) {
    return answer instanceof PostmortemAnswer.Done done
        ? Reply.ephemeral(
            messages.heading(done.its()) + "\n" + messages.stands(done.its(), postmortems.now()))
        : PostmortemSlack.quiet(answer);
  }
}
