package dev.watchbill.escalation;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words about outage records: in the escalation's thread, and to {@code /oncall outage}. */
final class OutageMessages {
  static final String FILL = "outage_fill";

  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_900;

  /** So much of each answer stands in the thread. */
  private static final int ANSWER = 300;

  private static final int NEEDED = 80;

  private final People people;
  private final Function<String, ZoneId> zones;
  private final List<Function<Outage, Optional<String>>> lines = new ArrayList<>();

  /**
   * @param zones the zone of each rotation
   */
  OutageMessages(People people, Function<String, ZoneId> zones) {
    this.people = people;
    this.zones = zones;
  }

  /** Adds a line to every record; before the socket is opened. */
  void line(Function<Outage, Optional<String>> line) {
    lines.add(line);
  }

  private List<String> linesOf(Outage outage) {
    return lines.stream().flatMap(line -> line.apply(outage).stream()).toList();
  }

  /** In the thread: what is known, and what is missing. */
  Content card(Outage outage) {
    var lines = new ArrayList<String>();
    lines.add("*Outage record %d*: %s".formatted(outage.id(), progress(outage)));
    for (Question question : Question.values()) {
      String answer = outage.answers().text(question);
      if (!answer.isEmpty()) {
        lines.add("*%s* %s".formatted(question.words(), Mrkdwn.linked(Excerpt.of(answer, ANSWER))));
      }
    }
    lines.addAll(linesOf(outage));
    return withButton(outage, List.of(String.join("\n", lines)));
  }

  private String progress(Outage outage) {
    String filled =
        outage
            .lastFilled()
            .map(act -> " Last filled in by %s.".formatted(name(act.by())))
            .orElse("");
    return missing(outage) + users(outage) + filled;
  }

  private static String missing(Outage outage) {
    List<Question> missing = outage.answers().missing();
    if (missing.isEmpty()) {
      return "complete.";
    }
    return missing.size() == Question.values().length
        ? "its six questions have no answer yet. Now or later: whoever knows one fills it in."
        : missing.stream().map(Question::brief).collect(Collectors.joining(", "))
            + (missing.size() == 1 ? " is missing." : " are missing.");
  }

  private String users(Outage outage) {
    return outage.answers().usersAffected()
        ? " Users%s are affected."
            .formatted(outage.answers().group().map(key -> " of " + group(key)).orElse(""))
        : "";
  }

  /**
   * In the thread: the users are to be told, and the group's managers know (R14).
   *
   * @param group the key of the group
   * @param copied who is copied in
   */
  Content tellUsers(Outage outage, String group, List<Person> copied) {
    return Content.text(
        "Users of *%s* are affected. <@%s>, tell them in plain words what does not work, and when they hear more.%s"
            .formatted(
                group(group),
                outage.lastFilled().map(Escalation.Act::by).orElse(outage.by()),
                copied.isEmpty()
                    ? ""
                    : " For you to know: "
                        + copied.stream().map(Person::mention).collect(Collectors.joining(" "))));
  }

  /** The newest records, a line each. */
  Content list(List<Outage> newest) {
    if (newest.isEmpty()) {
      return Content.text(
          "No outage is recorded yet. An escalation opens a record, in a rotation that keeps them.");
    }
    return Content.text(
        Stream.concat(
                newest.stream().map(this::line),
                Stream.of(
                    "`/oncall outage %d` shows one, `/oncall outage %d edit` fills it in."
                        .formatted(newest.get(0).id(), newest.get(0).id())))
            .collect(Collectors.joining("\n", "*Outage records, newest first*\n", "")));
  }

  private String line(Outage outage) {
    return "*%d*  %s  %s: %s\n      %s"
        .formatted(
            outage.id(),
            ReaderTime.shortDay(outage.at(), zones.apply(outage.rotation())),
            Mrkdwn.escape(outage.rotation()),
            oneLine(outage.needed()),
            missing(outage));
  }

  private static String oneLine(String typed) {
    return Mrkdwn.escape(Excerpt.of(typed.replaceAll("\\s+", " "), NEEDED));
  }

  /** One record, whole. */
  Content whole(Outage outage) {
    var sections = new ArrayList<String>();
    sections.add(
        "*Outage record %d* (%s), escalated by %s %s: %s\n%s"
            .formatted(
                outage.id(),
                Mrkdwn.escape(outage.rotation()),
                name(outage.by()),
                ReaderTime.shortMoment(outage.at(), zones.apply(outage.rotation())),
                oneLine(outage.needed()),
                progress(outage)));
    for (Question question : Question.values()) {
      List<String> pieces =
          LongText.pieces(outage.answers().text(question), SECTION - question.words().length() - 5);
      for (int i = 0; i < pieces.size(); i++) {
        sections.add((i == 0 ? "*" + question.words() + "*\n" : "") + pieces.get(i));
      }
    }
    sections.addAll(linesOf(outage));
    return withButton(outage, sections);
  }

  private static Content withButton(Outage outage, List<String> sections) {
    var blocks = new ArrayList<LayoutBlock>();
    sections.forEach(section -> blocks.add(FormMessages.section(section)));
    blocks.add(
        actions(
            List.of(
                button(
                    b ->
                        b.actionId(FILL + ":" + outage.id())
                            .text(
                                PlainTextObject.builder()
                                    .text(outage.isComplete() ? "Change" : "Fill in")
                                    .build())))));
    return new Content(String.join("\n\n", sections), GsonFactory.createSnakeCase().toJson(blocks));
  }

  /** What people call the group. */
  private String group(String key) {
    return Mrkdwn.escape(people.group(key).map(Group::name).orElse(key));
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }
}
