package dev.watchbill.rotation;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What whoever wants to change a roster is told. Sentences that may stand at a field of a form are
 * plain text, others mrkdwn.
 */
final class RosterAnswerMessages {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.US);

  private final People people;

  RosterAnswerMessages(People people) {
    this.people = people;
  }

  /** Mrkdwn; the date is read back. */
  String joined(String rotation, ZoneId zone, Instant now, RosterAnswer.Joined answer) {
    RosterMember member = answer.member();
    return "*%s* is on the roster of the %s rotation: %s, onboarded on %s. %s"
        .formatted(
            Mrkdwn.escape(name(member.person())),
            rotation,
            Mrkdwn.escape(group(member.group())),
            DAY.format(member.since()),
            answer
                .firstShift()
                .map(
                    span ->
                        span.start().isAfter(now)
                            ? "The first shift begins %s (%s)."
                                .formatted(
                                    ReaderTime.moment(span.start(), zone),
                                    ReaderTime.distance(now, span.start()))
                            : "On call from now on, until %s."
                                .formatted(ReaderTime.moment(span.end(), zone)))
                .orElse(
                    "The first shift can begin %s, which is further ahead than shifts are planned."
                        .formatted(ReaderTime.moment(member.eligibleFrom(), zone))));
  }

  /** Mrkdwn. */
  String left(String rotation, ZoneId zone, RosterAnswer.Left answer) {
    return "*%s* is off the roster of the %s rotation.%s"
        .formatted(
            Mrkdwn.escape(name(answer.member().person())),
            rotation,
            answer
                .successor()
                .map(
                    duty ->
                        " *%s* is on call now, until %s."
                            .formatted(
                                Mrkdwn.escape(name(duty.person())),
                                ReaderTime.moment(duty.span().end(), zone)))
                .orElse(""));
  }

  /** Plain text. */
  String wasThere(String rotation, RosterMember member) {
    return "%s is on the roster of the %s rotation already (%s, onboarded on %s). To change that, remove them first."
        .formatted(
            name(member.person()), rotation, group(member.group()), DAY.format(member.since()));
  }

  /** Plain text; {@code roster} is who could have been meant. */
  String wasNotThere(String rotation, PersonId person, List<RosterMember> roster) {
    return "%s is not on the roster of the %s rotation. %s"
        .formatted(name(person), rotation, whoIs(roster));
  }

  private String whoIs(List<RosterMember> roster) {
    return roster.isEmpty()
        ? "Nobody is."
        : "On it are "
            + roster.stream().map(m -> name(m.person())).collect(Collectors.joining(", "))
            + ".";
  }

  /** Plain text. */
  String nobodyCalled(String typed, Collection<String> known) {
    return "I know nobody called \"%s\".%s Type @ and choose them from the list, or use their e-mail address."
        .formatted(
            Excerpt.of(typed, RotationMessages.TYPED),
            Nearest.to(typed.replaceFirst("^@", ""), known)
                .map(" Did you mean @%s?"::formatted)
                .orElse(""));
  }

  /** Plain text. */
  String noSuchGroup(String typed) {
    List<String> keys = people.groups().stream().map(Group::key).toList();
    return "No product group is called \"%s\".%s The groups are %s."
        .formatted(
            Excerpt.of(typed, RotationMessages.TYPED),
            Nearest.to(typed, keys).map(" Did you mean %s?"::formatted).orElse(""),
            String.join(", ", keys));
  }

  /** Plain text. */
  String noSuchDay(String typed) {
    return "I cannot tell which day \"%s\" is. Write it like 2026-09-01, 1 Sep or last monday."
        .formatted(Excerpt.of(typed, RotationMessages.TYPED));
  }

  /** Plain text. */
  String farAhead(LocalDate since) {
    return "%s is more than a year ahead. When was, or will, their onboarding be done?"
        .formatted(DAY.format(since));
  }

  /** Plain text. */
  String notAMember(Person person) {
    String what =
        switch (person.standing()) {
          case GUEST -> "a guest here";
          case STRANGER -> "of another company";
          case BOT -> "an app";
          case DEACTIVATED -> "not in this workspace any more";
          case MEMBER -> throw new IllegalArgumentException(person.id() + " is a member");
        };
    return "%s is %s. Only full members can be on call.".formatted(person.displayName(), what);
  }

  private String name(PersonId person) {
    return people.nameOf(person);
  }

  private String group(String key) {
    return people.group(key).map(Group::name).orElse(key);
  }
}
