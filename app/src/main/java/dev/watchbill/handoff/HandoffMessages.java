package dev.watchbill.handoff;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said of a handoff. */
final class HandoffMessages {
  static final String TAKE = "handoff_take";

  private final People people;
  private final Map<String, HandoffRules> rules;

  HandoffMessages(People people, Map<String, HandoffRules> rules) {
    this.people = people;
    this.rules = Map.copyOf(rules);
  }

  /**
   * The message that begins the thread: who hands to whom, until when, and how it stands.
   *
   * @param others what other features have to say of it, in mrkdwn
   */
  Content root(HandoffCourse course, Optional<Week.StandIn> standIn, List<String> others) {
    Handoff it = course.handoff();
    var lines = new ArrayList<String>();
    lines.add("*Handoff, %s*: %s".formatted(Mrkdwn.escape(it.rotation()), handing(course)));
    standIn.ifPresent(
        other ->
            lines.add(
                "%s stands in for *%s* until %s."
                    .formatted(mention(other.person()), name(it.to()), moment(it, other.until()))));
    lines.add(course.facts());
    lines.addAll(others);
    lines.add(standing(course));
    return content(
        String.join("\n", lines), it.taken().isPresent() ? List.of() : List.of(take(it)));
  }

  private String handing(HandoffCourse course) {
    Handoff it = course.handoff();
    String until = moment(it, it.week().end());
    if (it.from().equals(it.to())) {
      return "%s goes on until %s: nobody else takes that week. Nothing changes hands."
          .formatted(mention(it.to()), until);
    }
    if (!course.begun()) {
      return "%s hands over to %s, who is on call from %s until %s. Until then nothing changes: this was opened early."
          .formatted(mention(it.from()), mention(it.to()), moment(it, it.week().start()), until);
    }
    if (course.formerLeft()) {
      return "*%s* left the roster, so %s takes over and is on call until %s."
          .formatted(name(it.from()), mention(it.to()), until);
    }
    return "%s hands over to %s, who is on call until %s.%s"
        .formatted(
            mention(it.from()),
            mention(it.to()),
            until,
            HandoffPolicy.isLate(it.week().start(), it.openedAt())
                ? " This comes late: the shift began %s.".formatted(moment(it, it.week().start()))
                : "");
  }

  private String standing(HandoffCourse course) {
    Handoff it = course.handoff();
    return it.taken()
        .map(
            taken ->
                "*%s* has it, since %s.".formatted(name(taken.by()), shortMoment(it, taken.at())))
        .orElseGet(
            () -> "*%s*, press *I have it* once you have read this.".formatted(name(it.to())));
  }

  /** In the thread, to whoever takes the week instead. */
  Content instead(HandoffCourse course, PersonId was) {
    return Content.text(
        "The plan has changed: %s takes this week, not *%s*."
            .formatted(mention(course.handoff().to()), name(was)));
  }

  /** To whoever invites people to meetings (R9). */
  Content meetings(HandoffCourse course) {
    Handoff it = course.handoff();
    return Content.text(
        "*%s* is on call for %s until %s and would like to sit in on customer meetings: please send an invitation to those that fit."
            .formatted(name(it.to()), Mrkdwn.escape(it.rotation()), moment(it, it.week().end())));
  }

  /** To the new engineer: where there is something to improve (R9). */
  Content improve(HandoffCourse course, String address) {
    return Content.text(
        "You are on call for %s. One documentation page read, tested and improved makes it a good week: <%s|the list> has what others found wanting."
            .formatted(Mrkdwn.escape(course.handoff().rotation()), Mrkdwn.escape(address)));
  }

  /** To the new engineer, who has not said yet that they have it. */
  Content reminder(HandoffCourse course) {
    Handoff it = course.handoff();
    return content(
        "You have been on call for %s since %s, and have not said yet that you have it. <%s|The handoff> says what is open."
            .formatted(
                Mrkdwn.escape(it.rotation()),
                shortMoment(it, it.week().start()),
                PostedLink.to(it.thread())),
        List.of(take(it)));
  }

  /** To their managers. */
  Content unanswered(HandoffCourse course, PersonId holder) {
    Handoff it = course.handoff();
    return Content.text(
        "*%s* is on call for %s since %s, was reminded, and has not said yet that they have it. Please see that somebody does: <%s|the handoff>."
            .formatted(
                name(holder),
                Mrkdwn.escape(it.rotation()),
                shortMoment(it, it.week().start()),
                PostedLink.to(it.thread())));
  }

  /** What becomes of both, once somebody has it. */
  Content over(HandoffCourse course) {
    Handoff it = course.handoff();
    return Content.text(
        "%s: %s <%s|The handoff>"
            .formatted(Mrkdwn.escape(it.rotation()), standing(course), PostedLink.to(it.thread())));
  }

  private String mention(PersonId person) {
    return people.person(person).filter(who -> who.isMember()).isPresent()
        ? "<@" + person + ">"
        : "*" + name(person) + "*";
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private String moment(Handoff it, Instant instant) {
    return ReaderTime.moment(instant, zone(it.rotation()));
  }

  private String shortMoment(Handoff it, Instant instant) {
    return ReaderTime.shortMoment(instant, zone(it.rotation()));
  }

  /** Of a rotation that is configured no more, too. */
  private ZoneId zone(String rotation) {
    return Optional.ofNullable(rules.get(rotation)).map(HandoffRules::zone).orElse(ZoneOffset.UTC);
  }

  private static BlockElement take(Handoff it) {
    return button(
        b ->
            b.actionId(TAKE + ":" + it.id())
                .style("primary")
                .text(PlainTextObject.builder().text("I have it").build()));
  }

  static Content content(String text, List<BlockElement> buttons) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        SectionBlock.builder()
            .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
            .build());
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
