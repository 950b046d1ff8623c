package dev.watchbill.rotation;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.PlanChange.Moves;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Direct messages to those whom a change of a roster or plan concerns. */
final class RosterMessages {
  private static final int SHOWN = 3;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.US);

  private final People people;
  private final StandInMessages standIns;

  RosterMessages(People people) {
    this.people = people;
    this.standIns = new StandInMessages(people);
  }

  /** To those who can put it right: somebody on a roster has left the company. */
  Content gone(RotationRules rules, RosterMember member) {
    return Content.text(
        "*%s* is still on the roster of the %s rotation, and on its plan.\nTake them off: `/oncall remove %s %s`"
            .formatted(name(member.person()), rules.name(), member.person().value(), rules.name()));
  }

  /**
   * To somebody whose planned shifts moved, who takes over at once, or who stands in, or is stood
   * in for, otherwise than before.
   */
  Content moved(
      RotationRules rules, RosterChange cause, PlanOutcome outcome, PersonId reader, Moves moves) {
    Instant now = outcome.change().now();
    Optional<Span> takesOver =
        outcome.takeover().filter(stint -> stint.person().equals(reader)).map(Stint::span);
    var details = new ArrayList<String>();
    if (takesOver.isEmpty()) {
      moves.are().stream()
          .filter(span -> !span.start().isAfter(now))
          .findFirst()
          .map(span -> "new: what is left of this shift, " + until(rules, now, span))
          .ifPresent(details::add);
    }
    details.addAll(standIns.lines(outcome, rules.zone(), reader));
    details.addAll(list(rules, now, moves));
    var lines = new ArrayList<String>();
    lines.add(
        takesOver
            .map(span -> onCallNow(rules, now, span))
            .orElse(
                (moves.were().equals(moves.are())
                        ? "*Who stands in for whom in the %s rotation has changed.*"
                        : "*Your shifts in the %s rotation moved.*")
                    .formatted(rules.name())));
    lines.add(why(rules, cause));
    details.stream().limit(SHOWN).map(detail -> "• " + detail).forEach(lines::add);
    if (details.size() > SHOWN) {
      lines.add("… and %d more.".formatted(details.size() - SHOWN));
    }
    lines.add("All of them: `/oncall schedule %s 52`".formatted(rules.name()));
    return Content.text(String.join("\n", lines));
  }

  /** To somebody who was put on a roster. */
  Content joined(RotationRules rules, RosterChange.Joined joined, PlanChange change) {
    RosterMember member = joined.member();
    var lines = new ArrayList<String>();
    lines.add(
        "*You are on the roster of the %s rotation now.* %s added you: %s, onboarded on %s."
            .formatted(
                rules.name(),
                name(joined.actor()),
                group(member.group()),
                DAY.format(member.since())));
    lines.add(firstShift(rules, member, change));
    lines.add("Your shifts: `/oncall schedule %s 52`".formatted(rules.name()));
    return Content.text(String.join("\n", lines));
  }

  /** To the engineering manager of somebody whom another one put on a roster. */
  Content joinedForManager(RotationRules rules, RosterChange.Joined joined, PlanChange change) {
    PersonId person = joined.member().person();
    return Content.text(
        "%s added *%s* (%s) to the roster of the %s rotation.\n%s"
            .formatted(
                name(joined.actor()),
                name(person),
                group(joined.member().group()),
                rules.name(),
                spansOf(person, change).stream()
                    .findFirst()
                    .map(
                        span ->
                            "Their first shift begins %s (%s)."
                                .formatted(
                                    ReaderTime.moment(span.start(), rules.zone()),
                                    ReaderTime.distance(change.now(), span.start())))
                    .orElse("No shift of theirs is planned yet.")));
  }

  /** To somebody who was taken off a roster. */
  Content left(RotationRules rules, RosterChange.Left left, PlanOutcome outcome) {
    PersonId person = left.member().person();
    var relief = new ArrayList<String>();
    relief.add(
        wasOnCall(person, outcome)
            ? "You are not on call any more" + successor(outcome) + "."
            : "Your planned shifts went to others.");
    if (outcome.standInsEnded().stream().anyMatch(stint -> stint.person().equals(person))) {
      relief.add("What you had taken over from others is theirs again.");
    }
    return Content.text(
        "*You are off the roster of the %s rotation.* %s took you off it. %s\nIf that is a mistake, ask %s to add you again."
            .formatted(
                rules.name(), name(left.actor()), String.join(" ", relief), name(left.actor())));
  }

  /** To the engineering manager of somebody whom another one took off a roster. */
  Content leftForManager(RotationRules rules, RosterChange.Left left, PlanOutcome outcome) {
    PersonId person = left.member().person();
    return Content.text(
        "%s took *%s* (%s) off the roster of the %s rotation%s.\nWho is on call when: `/oncall schedule %s`"
            .formatted(
                name(left.actor()),
                name(person),
                group(left.member().group()),
                rules.name(),
                wasOnCall(person, outcome) ? successor(outcome) : "",
                rules.name()));
  }

  private static boolean wasOnCall(PersonId person, PlanOutcome outcome) {
    return outcome.relieved().filter(person::equals).isPresent();
  }

  private String successor(PlanOutcome outcome) {
    return outcome
        .takeover()
        .map(stint -> ": " + name(stint.person()) + " took over at once")
        .orElse("; nobody else may take a shift yet, so nobody is on call");
  }

  private String why(RotationRules rules, RosterChange cause) {
    if (cause instanceof RosterChange.Joined joined) {
      return "%s added %s (%s) to the roster."
          .formatted(
              name(joined.actor()), name(joined.member().person()), group(joined.member().group()));
    }
    if (cause instanceof RosterChange.Left left) {
      return "%s took %s off the roster."
          .formatted(name(left.actor()), name(left.member().person()));
    }
    Changeover changeover = rules.plan().changeover();
    return "Shifts now change on %ss at %s (%s)."
        .formatted(
            changeover.anchor().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US),
            changeover.anchor().toLocalTime(),
            changeover.zone());
  }

  private static String onCallNow(RotationRules rules, Instant now, Span span) {
    return "*You are on call for the %s rotation from now on*, %s."
        .formatted(rules.name(), until(rules, now, span));
  }

  private static String until(RotationRules rules, Instant now, Span span) {
    return "until %s (%s)"
        .formatted(
            ReaderTime.moment(span.end(), rules.zone()), ReaderTime.distance(now, span.end()));
  }

  private String firstShift(RotationRules rules, RosterMember member, PlanChange change) {
    List<Span> spans = spansOf(member.person(), change);
    if (spans.isEmpty()) {
      return "Your first shift can begin on %s; you will hear of it as soon as it is planned."
          .formatted(ReaderTime.moment(member.eligibleFrom(), rules.zone()));
    }
    Span first = spans.get(0);
    if (!first.start().isAfter(change.now())) {
      return onCallNow(rules, change.now(), first);
    }
    return "Your first shift begins %s (%s)."
        .formatted(
            ReaderTime.moment(first.start(), rules.zone()),
            ReaderTime.distance(change.now(), first.start()));
  }

  /** The first of their shifts was then, and is now; the second …; and so on. */
  private static List<String> list(RotationRules rules, Instant now, Moves moves) {
    List<Span> ahead = moves.are().stream().filter(span -> span.start().isAfter(now)).toList();
    return IntStream.range(0, Math.max(moves.were().size(), ahead.size()))
        .filter(i -> !at(moves.were(), i).equals(at(ahead, i)))
        .mapToObj(i -> pair(rules.zone(), now, at(moves.were(), i), at(ahead, i)))
        .toList();
  }

  private static String pair(ZoneId zone, Instant now, Optional<Span> was, Optional<Span> is) {
    String before = was.map(span -> ReaderTime.shortMoment(span.start(), zone)).orElse("");
    String after =
        is.map(
                span ->
                    "%s (%s)"
                        .formatted(
                            ReaderTime.shortMoment(span.start(), zone),
                            ReaderTime.distance(now, span.start())))
            .orElse("");
    if (was.isEmpty()) {
      return "new: " + after;
    }
    return is.isEmpty() ? before + " is not yours any more" : before + " → " + after;
  }

  private static Optional<Span> at(List<Span> spans, int i) {
    return i < spans.size() ? Optional.of(spans.get(i)) : Optional.empty();
  }

  private static List<Span> spansOf(PersonId person, PlanChange change) {
    return change.after().stream()
        .filter(turn -> turn.person().equals(person))
        .map(Turn::span)
        .toList();
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private String group(String key) {
    return Mrkdwn.escape(people.group(key).map(Group::name).orElse(key));
  }
}
