package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a change request is spoken of, in mrkdwn; people's text in it is escaped. */
final class CoverWords {
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.US);
  private static final int SHOWN = 4;

  private final CoverCircle circle;
  private final Function<String, ZoneId> zones;

  /**
   * @param zones the zone of each rotation
   */
  CoverWords(CoverCircle circle, Function<String, ZoneId> zones) {
    this.circle = circle;
    this.zones = zones;
  }

  /** What is asked for, such as "cover for Ada in developer, Fri 14:00 to Mon 10:00". */
  String about(ChangeRequest it) {
    String asker = name(it.asker());
    return switch (it.kind()) {
      case COVER ->
          "cover for %s in %s, %s"
              .formatted(asker, it.rotation(), times(it.rotation(), it.given()));
      case SWAP ->
          "a swap in %s: %s's time on call, %s, for %s's, %s"
              .formatted(
                  it.rotation(),
                  asker,
                  times(it.rotation(), it.given()),
                  other(it),
                  times(it.rotation(), it.received()));
      case TAKE ->
          "%s taking over from %s in %s, %s"
              .formatted(asker, other(it), it.rotation(), times(it.rotation(), it.received()));
      case UNDO ->
          "a change in %s taken back, so that %s"
              .formatted(it.rotation(), String.join(" and ", whoWouldBe(it)));
    };
  }

  private List<String> whoWouldBe(ChangeRequest it) {
    return List.of(
            it.given().isEmpty()
                ? ""
                : "%s is on call %s".formatted(other(it), times(it.rotation(), it.given())),
            it.received().isEmpty()
                ? ""
                : "%s is on call %s"
                    .formatted(name(it.asker()), times(it.rotation(), it.received())))
        .stream()
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private String other(ChangeRequest it) {
    return it.other().map(this::name).orElse("somebody else");
  }

  /** A sentence for {@code reader} on where it stands: whom it waits for, or how it ended. */
  String standing(ChangeRequest it, PersonId reader) {
    String lapses = ReaderTime.shortMoment(it.lapsesAt(), zones.apply(it.rotation()));
    return switch (it.state()) {
      case OPEN ->
          it.waitsFor().isEmpty()
              ? "Everybody who was asked said no. From %s on, %s.".formatted(lapses, afterwards(it))
              : "It waits for %s until %s; after that %s."
                  .formatted(waitsFor(it, reader), lapses, afterwards(it));
      case AGREED ->
          "%s said yes. It waits until %s for the approval of %s."
              .formatted(
                  subject(it.accepter().orElseThrow(), reader), lapses, approvers(it, reader));
      case DONE -> done(it, reader);
      case DECLINED ->
          it.everybody()
              ? "Everybody who was asked said no. Nothing changed."
              : "%s said no. Nothing changed.".formatted(by(it, reader));
      case REFUSED -> "%s did not approve. Nothing changed.".formatted(by(it, reader));
      case WITHDRAWN -> "%s withdrew it. Nothing changed.".formatted(by(it, reader));
      case LAPSED -> {
        String why = it.ending().map(ChangeRequest.Ending::why).orElse("");
        yield Mrkdwn.escape(why.isEmpty() ? "It was not agreed to in time." : why)
            + " Nothing changed.";
      }
    };
  }

  /** Short, for the schedule: what is asked for in {@code span}, and whom it waits for. */
  String remark(ChangeRequest it, Span span) {
    String wanted =
        switch (it.kind()) {
          case COVER -> "cover for %s is asked for".formatted(name(it.asker()));
          case SWAP -> "a swap of %s with %s is asked for".formatted(name(it.asker()), other(it));
          case TAKE -> "%s asks to take over".formatted(name(it.asker()));
          case UNDO -> "%s asks to take a change back".formatted(name(it.asker()));
        };
    String waits =
        it.state() == ChangeRequest.State.AGREED
            ? "%s said yes, not approved yet".formatted(name(it.accepter().orElseThrow()))
            : it.everybody() ? "nobody has said yes yet" : "no answer yet";
    return "%s%s, %s: %s"
        .formatted(
            wanted, it.late() ? " (late)" : "", between(span, zones.apply(it.rotation())), waits);
  }

  private String done(ChangeRequest it, PersonId reader) {
    if (it.ending().flatMap(ChangeRequest.Ending::by).isEmpty()) {
      return "It was not agreed in time, so *%s* stands in as the backup."
          .formatted(name(it.accepter().orElseThrow()));
    }
    return "*The plan is changed.* "
        + (it.given().isEmpty()
            ? ""
            : onCall(it.accepter().orElseThrow(), reader, it.rotation(), it.given()))
        + (it.given().isEmpty() || it.received().isEmpty() ? "" : " ")
        + (it.received().isEmpty() ? "" : onCall(it.asker(), reader, it.rotation(), it.received()));
  }

  private String onCall(PersonId who, PersonId reader, String rotation, List<ShiftPart> parts) {
    return "%s on call %s."
        .formatted(who.equals(reader) ? "You are" : name(who) + " is", times(rotation, parts));
  }

  /** What happens if nobody says yes: half a sentence. */
  String afterwards(ChangeRequest it) {
    if (it.absence().isEmpty()) {
      return "it is withdrawn";
    }
    return circle
        .backup(it.rotation(), it.asker())
        .map(backup -> "%s stands in as the backup".formatted(name(backup)))
        .orElseGet(() -> "it stays with %s".formatted(name(it.asker())));
  }

  private String waitsFor(ChangeRequest it, PersonId reader) {
    List<PersonId> asked = it.waitsFor();
    if (asked.contains(reader)) {
      return asked.size() == 1 ? "your yes" : "the first yes, yours or another's";
    }
    return asked.size() == 1
        ? name(asked.get(0)) + "'s yes"
        : "the first yes of %d people".formatted(asked.size());
  }

  /** Whose approval is missing: "Maya (MDM) and Sol or Sam (Software)". */
  String approvers(ChangeRequest it, PersonId reader) {
    return it.unapproved().stream()
        .map(
            group ->
                "%s (%s)"
                    .formatted(
                        circle.approvers(group).stream()
                            .map(person -> person.equals(reader) ? "you" : name(person))
                            .collect(Collectors.joining(" or ")),
                        Mrkdwn.escape(circle.groupName(group))))
        .collect(Collectors.joining(" and "));
  }

  /** Whether a manager has approved, and no other group waits for them. */
  boolean hasApproved(ChangeRequest it, PersonId manager) {
    return it.approvals().stream().anyMatch(each -> each.by().filter(manager::equals).isPresent())
        && it.unapproved().stream().noneMatch(group -> circle.approvers(group).contains(manager));
  }

  private String by(ChangeRequest it, PersonId reader) {
    return it.ending()
        .flatMap(ChangeRequest.Ending::by)
        .map(person -> subject(person, reader))
        .orElse("Watchbill");
  }

  private String subject(PersonId person, PersonId reader) {
    return person.equals(reader) ? "You" : name(person);
  }

  /** "Fri 14:00 to Mon 10:00", and so on. */
  String times(String rotation, List<ShiftPart> parts) {
    return spans(rotation, parts.stream().map(ShiftPart::span).toList());
  }

  /** As {@link #times}; "not at all" if there are none. */
  String spans(String rotation, List<Span> spans) {
    if (spans.isEmpty()) {
      return "not at all";
    }
    ZoneId zone = zones.apply(rotation);
    String shown =
        spans.stream()
            .limit(SHOWN)
            .map(span -> between(span, zone))
            .collect(Collectors.joining("; "));
    return spans.size() > SHOWN ? shown + "; and %d more".formatted(spans.size() - SHOWN) : shown;
  }

  /** From when to when somebody is away, whatever the rotation. */
  String away(Span span) {
    return between(span, ZoneOffset.UTC);
  }

  private static String between(Span span, ZoneId zone) {
    return "%s to %s"
        .formatted(
            ReaderTime.shortMoment(span.start(), zone), ReaderTime.shortMoment(span.end(), zone));
  }

  /** In the rotation's time, without markup: "Fri 11 Sep 14:00 to Mon 14 Sep 10:00 (PDT)". */
  String plain(String rotation, Span span) {
    ZoneId zone = zones.apply(rotation);
    return "%s to %s %s"
        .formatted(
            PLAIN.format(span.start().atZone(zone)),
            PLAIN.format(span.end().atZone(zone)),
            DateTimeFormatter.ofPattern("zzz", Locale.US).format(span.end().atZone(zone)));
  }

  String name(PersonId person) {
    return Mrkdwn.escape(circle.name(person));
  }

  ZoneId zone(String rotation) {
    return zones.apply(rotation);
  }
}
