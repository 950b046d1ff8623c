package dev.watchbill.rotation;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code /oncall} answers to whoever typed it. */
final class RotationMessages {
  static final String REMOVE_BUTTON = "roster_remove";

  /** Slack allows 75 characters a button. */
  private static final int BUTTON = 75;

  /** So much is repeated of what somebody typed and nobody understands. */
  static final int TYPED = 100;

  private final People people;

  RotationMessages(People people) {
    this.people = people;
  }

  /**
   * Who is on call now, until when, and who is next.
   *
   * @param asides what other features have to show the reader, in mrkdwn
   */
  Content now(List<OnCall> rotations, PersonId reader, List<String> asides) {
    var blocks = new ArrayList<LayoutBlock>();
    for (OnCall each : rotations) {
      blocks.add(
          section("*%s* (`@%s`)\n%s".formatted(each.rotation(), each.alias(), who(each, reader))));
    }
    asides.forEach(aside -> blocks.add(section(aside)));
    blocks.add(hint("`/oncall schedule` shows the weeks to come, `/oncall help` the rest."));
    return content(
        Stream.concat(
                rotations.stream()
                    .map(each -> each.rotation() + ": " + who(each, reader).replace("*", "")),
                asides.stream())
            .collect(Collectors.joining("\n")),
        blocks);
  }

  private String who(OnCall each, PersonId reader) {
    String next =
        each.next()
            .map(
                duty ->
                    each.now().isPresent()
                        ? "%s next.".formatted(isOrAre(duty.person(), reader))
                        : "%s the first, from %s (%s)."
                            .formatted(
                                isOrAre(duty.person(), reader),
                                ReaderTime.moment(duty.span().start(), each.zone()),
                                ReaderTime.distance(each.at(), duty.span().start())))
            .orElse(each.now().isPresent() ? "Nobody is next." : "");
    return each.now()
        .map(
            duty ->
                "%s on call until %s (%s)%s. %s"
                    .formatted(
                        isOrAre(duty.person(), reader),
                        ReaderTime.moment(duty.span().end(), each.zone()),
                        ReaderTime.distance(each.at(), duty.span().end()),
                        duty.standsInFor().map(owner -> standingIn(owner, reader)).orElse(""),
                        next))
        .orElse(
            next.isEmpty()
                ? "Nobody is on call, and nobody is planned. `/oncall add` puts people on the roster."
                : "Nobody is on call yet. " + next);
  }

  private String standingIn(PersonId owner, PersonId reader) {
    return ", standing in for " + (owner.equals(reader) ? "you" : name(owner));
  }

  private String isOrAre(PersonId person, PersonId reader) {
    return person.equals(reader) ? "*You* are" : "*" + name(person) + "* is";
  }

  /** How to use the command, with examples that work when they are pasted. */
  Content help(List<String> rotations, PersonId reader, List<String> others) {
    String other = rotations.get(rotations.size() - 1);
    String group = people.groups().stream().map(Group::key).findFirst().orElse("group");
    String handle = people.person(reader).map(Person::name).orElse("name");
    String roster =
        """
        *Who is on call*
        `/oncall` who now, until when, and who is next
        `/oncall schedule` the next 6 weeks; `/oncall schedule %s 12` twelve of another rotation

        *The roster* is changed by the engineering manager of the group, or an admin
        `/oncall add` opens a form; `/oncall add @%s %s 1 Sep` needs none (the day is when onboarding was done)
        `/oncall remove` opens a form; `/oncall remove @%s` needs none

        Rotations: %s. Groups: %s."""
            .formatted(other, handle, group, handle, String.join(", ", rotations), groupKeys());
    var sections = new ArrayList<>(others);
    sections.add(roster);
    return content(
        String.join("\n\n", sections),
        sections.stream().<LayoutBlock>map(RotationMessages::section).toList());
  }

  /** To a word that is not understood. */
  Content unknown(OnCallCommand.Unknown command) {
    String answer =
        "I do not understand `%s`."
            .formatted(Mrkdwn.escape(Excerpt.of(command.typed(), TYPED).replace('`', '\'')));
    return Content.text(
        answer
            + command
                .instead()
                .map(
                    text ->
                        " Did you mean `%s`?"
                            .formatted(Mrkdwn.escape(Excerpt.of(text, TYPED).replace('`', '\''))))
                .orElse(" `/oncall help` shows what I can do."));
  }

  /** To a wish to remove somebody who is on call: a button, since somebody else is on call then. */
  Content confirmRemoval(String rotation, RosterAnswer.ConfirmFirst answer) {
    String question = question(rotation, answer);
    String value = rotation + " " + answer.member().person();
    return content(
        question,
        List.of(
            section(question),
            actions(
                List.of(
                    button(
                        b ->
                            b.actionId(REMOVE_BUTTON)
                                .style("danger")
                                .value(value)
                                .text(
                                    PlainTextObject.builder()
                                        .text(
                                            Excerpt.of(
                                                "Remove " + plainName(answer.member().person()),
                                                BUTTON))
                                        .build()))))));
  }

  /** What is asked before somebody who is on call is removed. */
  String question(String rotation, RosterAnswer.ConfirmFirst answer) {
    String name = name(answer.member().person());
    return "%s is on call for the %s rotation now. If you remove %s, %s"
        .formatted(
            name,
            rotation,
            name,
            answer
                .successor()
                .map(duty -> name(duty.person()) + " is on call from that moment.")
                .orElse("*nobody* is on call: nobody else on the roster may take a shift yet."));
  }

  String name(PersonId person) {
    return Mrkdwn.escape(plainName(person));
  }

  /** Unescaped, for plain text. */
  String plainName(PersonId person) {
    return people.nameOf(person);
  }

  private String groupKeys() {
    return people.groups().stream().map(Group::key).collect(Collectors.joining(", "));
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(verbatim(mrkdwn)).build();
  }

  private static LayoutBlock hint(String mrkdwn) {
    return context(List.of(verbatim(mrkdwn)));
  }

  private static MarkdownTextObject verbatim(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }
}
