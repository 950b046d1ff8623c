package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.criticalbug.AlarmPolicy.Part;
import dev.watchbill.criticalbug.AlarmPolicy.Ruling;
import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why something cannot be done to an alarm, and what can; in mrkdwn. */
final class AlarmRefusals {
  private final AlarmWords words;
  private final AlarmCircle circle;

  AlarmRefusals(AlarmWords words, AlarmCircle circle) {
    this.words = words;
    this.circle = circle;
  }

  /** Of a ruling that is no yes. */
  String words(Course course, Move move, Ruling ruling) {
    String why =
        ruling instanceof Ruling.NotTheirs theirs
            ? "That is for %s (%s). ".formatted(whose(course, theirs.whose()), rule(move))
            : "";
    return why + stands(course);
  }

  /** Where it stands, and what can be done now. */
  String stands(Course course) {
    Set<Move> possible = AlarmPolicy.possible(course.state(), course.isContested());
    String next =
        possible.isEmpty()
            ? "Nothing is left to be done about it; if the bug is back, raise a new alarm with `/critical-bug`."
            : "What can be done now: %s. `/critical-bug show %d` has the buttons."
                .formatted(
                    AlarmWords.joined(possible.stream().map(AlarmRefusals::doing).toList(), "or"),
                    course.id());
    return "Alarm %d %s. %s".formatted(course.id(), words.stands(course), next);
  }

  /** To somebody who says again that they are looking. */
  String looksAlready(Course course) {
    return "You have been looking at alarm %d since %s. Press *Critical* or *Not critical* once you know."
        .formatted(course.id(), words.moment(course.movedAt()));
  }

  /** Another alarm about the same bug is open. */
  String otherIsOpen(Alarm other) {
    return "The same bug was raised again, as alarm %d, which is open: go on there. `/critical-bug show %d`"
        .formatted(other.id(), other.id());
  }

  private static String doing(Move move) {
    return switch (move) {
      case LOOK -> "*I'm looking*";
      case TAKE -> "*I'm on it*";
      case CONFIRM -> "*Critical*";
      case REJECT -> "*Not critical*";
      case CONTEST -> "*Contest*";
      case WITHDRAW -> "*Withdraw*";
      case FIX -> "*Fixed in…*";
      case REOPEN -> "*Not fixed*";
      case CLOSE, FALL_BACK -> throw new IllegalArgumentException(move + " is nothing to press");
    };
  }

  private static String rule(Move move) {
    return switch (move) {
      case LOOK, TAKE, FALL_BACK -> "R20";
      case CONFIRM, REJECT, CONTEST -> "R19";
      case WITHDRAW -> "R18";
      case FIX, REOPEN -> "R22";
      case CLOSE -> "R23";
    };
  }

  private String whose(Course course, Set<Part> whose) {
    var all = new ArrayList<String>();
    whose.stream().sorted().forEach(part -> all.addAll(part(course, part)));
    return AlarmWords.joined(all, "and");
  }

  private List<String> part(Course course, Part part) {
    return switch (part) {
      case PRODUCT -> List.of("product");
      case ADMIN -> List.of("admins");
      case REPORTER -> List.of(words.name(course.alarm().reporter()) + ", who raised it");
      case ON_CALL -> List.of("whoever is on call");
      case ENGINEER -> List.of("the engineers of the rotations");
      case CONTACT -> List.of("their escalation contacts");
      case HOLDER -> course.holder().map(who -> words.name(who) + ", who has it").stream().toList();
      case MANAGER -> List.of("engineering managers");
      case GROUP_MANAGER -> List.of("the manager of the group" + managers(course));
      case CLOCK, ANYBODY -> List.of();
    };
  }

  private String managers(Course course) {
    List<PersonId> judges = circle.judges(course.alarm());
    return judges.isEmpty() ? "" : " (" + words.names(judges) + ")";
  }
}
