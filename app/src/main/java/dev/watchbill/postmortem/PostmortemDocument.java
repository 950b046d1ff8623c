package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.Criterion;
import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.PersonId;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.Timeline.Moment;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The document of a postmortem, in Markdown: what is known is filled in (R23). */
final class PostmortemDocument {
  private static final int TITLE = 150;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.US);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE HH:mm zzz", Locale.US);

  /**
   * What is known besides the postmortem itself.
   *
   * @param moments what happened, the oldest first
   * @param group what people call the group that owns it
   * @param onCall who was on call when it began
   * @param permalink where its thread begins
   * @param zone the second one in which times are written, besides UTC
   * @param names what to call somebody
   */
  record Known(
      List<Moment> moments,
      Optional<String> group,
      Optional<PersonId> onCall,
      Optional<String> permalink,
      ZoneId zone,
      Function<PersonId, String> names) {}

  private final Case its;
  private final Known known;
  private final StringBuilder text = new StringBuilder();

  private PostmortemDocument(Case its, Known known) {
    this.its = its;
    this.known = known;
  }

  static String of(Case its, Known known) {
    return new PostmortemDocument(its, known).written();
  }

  /** What to call the file. */
  static String filename(About about) {
    return "postmortem-%s-%d.md"
        .formatted(about.kind() == About.Kind.ALARM ? "critical-bug" : "outage", about.number());
  }

  private String written() {
    text.append("# Postmortem of %s: %s\n".formatted(markedAbout(), Markdown.inline(title())));
    facts();
    section("Summary");
    if (its.matter() instanceof Matter.OfAlarm bug) {
      ofBug(bug.alarm());
    } else {
      ofOutage((Matter.OfOutage) its.matter());
    }
    timeline();
    durations();
    for (Part part : Part.values()) {
      section(part.title());
      paragraph(its.postmortem().findings().text(part), "_" + part.question() + "_");
    }
    items();
    return text.toString();
  }

  /** A number sign needs no care there. */
  private String markedAbout() {
    return its.about().written();
  }

  private String title() {
    return Excerpt.of(Visible.inOneLine(its.matter().title()), TITLE);
  }

  private void facts() {
    text.append('\n');
    fact("Number", its.about().written());
    fact("Owner", known.group().map(Markdown::inline).orElse("no group"));
    fact("Held", when());
    if (its.matter() instanceof Matter.OfAlarm bug) {
      fact("Filed bug", Markdown.address(bug.alarm().bug().link()));
    }
    known.permalink().ifPresent(link -> fact("Thread in Slack", Markdown.address(link)));
    section("People");
    people().forEach(this::fact);
  }

  private String when() {
    Postmortem it = its.postmortem();
    return it.held()
        .map(act -> moment(it.meeting().map(Meeting::at).orElse(act.at())))
        .or(() -> it.meeting().map(when -> "to be held " + MeetingText.plain(when, known.zone())))
        .orElse("has no date yet");
  }

  private Map<String, String> people() {
    var people = new LinkedHashMap<String, String>();
    if (its.matter() instanceof Matter.OfAlarm bug) {
      Alarm alarm = bug.alarm();
      people.put("Raised the alarm", name(alarm.reporter()));
      alarm.answered().ifPresent(act -> people.put("Answered", name(act.by())));
      alarm.confirmation().ifPresent(it -> people.put("Decided", name(it.act().by())));
      alarm.fix().ifPresent(it -> people.put("Fixed", name(it.act().by())));
    } else {
      var escalation = ((Matter.OfOutage) its.matter()).escalation();
      people.put("Escalated", name(escalation.by()));
      escalation.answer().ifPresent(act -> people.put("Answered", name(act.by())));
    }
    known.onCall().ifPresent(person -> people.put("On call then", name(person)));
    put(people, "Warned customers", actors("warning.tick"));
    put(people, "Took part", actors(""));
    put(people, "Named besides", its.postmortem().findings().people());
    return people;
  }

  private void put(Map<String, String> people, String role, List<PersonId> who) {
    if (!who.isEmpty()) {
      people.put(role, who.stream().map(this::name).collect(Collectors.joining(", ")));
    }
  }

  private List<PersonId> actors(String beginning) {
    return known.moments().stream()
        .filter(moment -> moment.what().startsWith(beginning))
        .flatMap(moment -> moment.by().stream())
        .distinct()
        .toList();
  }

  private void ofBug(Alarm alarm) {
    paragraph(alarm.bug().happens(), "");
    text.append('\n');
    fact(
        "Critical because it",
        alarm.bug().criteria().stream()
            .sorted()
            .map(Criterion::words)
            .collect(Collectors.joining("; ")));
    fact(
        "Noticed by",
        alarm.bug().source().words()
            + alarm.bug().informant().map(who -> ": " + Markdown.inline(who)).orElse(""));
    alarm.bug().sinceVersion().ifPresent(since -> fact("Since", Markdown.inline(since)));
    fact("Workaround", alarm.bug().workaround().map(Markdown::inline).orElse("none known"));
    alarm
        .confirmation()
        .ifPresent(it -> fact("Expected behaviour", Markdown.inline(it.expected())));
    alarm.fix().ifPresent(it -> fact("Fixed in", Markdown.inline(it.in())));
  }

  private void ofOutage(Matter.OfOutage matter) {
    for (Question question : Question.values()) {
      text.append("\n**").append(question.words()).append("**\n");
      paragraph(matter.outage().answers().text(question), "_No answer._");
    }
  }

  private void timeline() {
    section("Timeline");
    text.append('\n');
    for (Moment each : known.moments()) {
      text.append("- **%s**: %s\n".formatted(moment(each.at()), Markdown.inline(each.words())));
    }
  }

  private void durations() {
    section("How long it took");
    text.append('\n');
    if (its.matter() instanceof Matter.OfAlarm bug) {
      Alarm alarm = bug.alarm();
      took("To answer", alarm.raisedAt(), alarm.answered().map(Alarm.Act::at));
      took("To confirm", alarm.raisedAt(), alarm.confirmation().map(it -> it.act().at()));
      took("To warn", alarm.raisedAt(), alarm.warnedAt());
      took("To fix", alarm.raisedAt(), alarm.fix().map(it -> it.act().at()));
    } else {
      var matter = (Matter.OfOutage) its.matter();
      took("To answer", matter.outage().at(), matter.escalation().answer().map(act -> act.at()));
      took("To complete the record", matter.outage().at(), Optional.of(its.postmortem().begunAt()));
    }
  }

  private void took(String what, Instant from, Optional<Instant> until) {
    fact(
        what,
        until
            .filter(at -> !at.isBefore(from))
            .map(at -> InWords.of(Duration.between(from, at)))
            .orElse("not known"));
  }

  private void items() {
    section("Action items");
    if (its.items().isEmpty()) {
      text.append("\nNone yet.\n");
      return;
    }
    text.append("\n| # | What | Owner | Issue | Due |\n| --- | --- | --- | --- | --- |\n");
    for (ActionItem item : its.items()) {
      text.append(
          "| %d | %s | %s | %s | %s |\n"
              .formatted(
                  item.number(),
                  Markdown.inline(item.what()),
                  name(item.owner()),
                  item.dropped()
                      .map(why -> "dropped: " + Markdown.inline(why))
                      .or(() -> item.issue().map(Markdown::address))
                      .orElse("to be filed"),
                  item.due().map(Object::toString).orElse("")));
    }
  }

  private void section(String title) {
    text.append("\n## ").append(title).append('\n');
  }

  /** A paragraph that people typed, or what stands there meanwhile. */
  private void paragraph(String typed, String otherwise) {
    String shown = typed.isBlank() ? otherwise : Markdown.lines(typed);
    if (!shown.isEmpty()) {
      text.append('\n').append(shown).append('\n');
    }
  }

  private void fact(String name, String markdown) {
    text.append("- **").append(name).append(":** ").append(markdown).append('\n');
  }

  private String name(PersonId person) {
    return Markdown.inline(known.names().apply(person));
  }

  private String moment(Instant at) {
    return "%s (%s)"
        .formatted(UTC.format(at.atOffset(ZoneOffset.UTC)), LOCAL.format(at.atZone(known.zone())));
  }
}
