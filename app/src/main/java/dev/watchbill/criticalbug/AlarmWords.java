package dev.watchbill.criticalbug;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a sentence about an alarm, in mrkdwn. What people typed is escaped here. */
final class AlarmWords {
  /** So much of a title, or of a link without one, is shown. */
  private static final int NAME = 150;

  private static final int SHORT = 60;

  /** So many stand in one line. */
  private static final int LISTED = 5;

  /** A longer one would leave no room for what is said beside it. */
  private static final int LINK = 1_000;

  private final People people;
  private final AlarmRules rules;

  AlarmWords(People people, AlarmRules rules) {
    this.people = people;
    this.rules = rules;
  }

  /** The bug's title as a link to it. */
  String bug(Alarm alarm) {
    String link = alarm.bug().link();
    return WebLink.address(link).length() > LINK
        ? quoted(alarm.name(), NAME)
        : WebLink.of(link, alarm.name(), NAME);
  }

  /** The number and the bug. */
  String named(Alarm alarm) {
    return "alarm " + alarm.id() + ", " + bug(alarm);
  }

  /** What people typed, on one line, and not more than that of it. */
  static String quoted(String typed, int limit) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), limit));
  }

  /** The same, with the web addresses in it as links; one that was cut would lead nowhere. */
  static String linked(String typed, int limit) {
    String line = Visible.inOneLine(typed);
    return line.length() > limit ? quoted(typed, limit) : Mrkdwn.linked(line);
  }

  /** A person's name, in bold. */
  String name(PersonId who) {
    return "*" + Mrkdwn.escape(people.nameOf(who)) + "*";
  }

  /** The name of whoever did something. */
  String actor(String actor) {
    return actor.equals(AuditEntry.WATCHBILL) ? "Watchbill" : name(new PersonId(actor));
  }

  String names(List<PersonId> all) {
    return joined(all.stream().map(this::name).toList(), "and");
  }

  /** The name of a group, by its key. */
  String group(String key) {
    return Mrkdwn.escape(people.group(key).map(Group::name).orElse(key));
  }

  String moment(Instant at) {
    return ReaderTime.moment(at, rules.zone());
  }

  String fallbackIn() {
    return "#" + Mrkdwn.escape(rules.fallbackIn());
  }

  /** It blocks …, prevents … and … */
  static String criteria(BugReport bug) {
    return "It "
        + joined(bug.criteria().stream().sorted().map(Criterion::words).toList(), "and")
        + ".";
  }

  /** One, two and three. */
  static String joined(List<String> words, String last) {
    int size = words.size();
    return size < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
  }

  /** Since which version, whose it seems to be, who noticed it, who raised it, who joined. */
  String origins(Alarm alarm, List<PersonId> joiners) {
    BugReport bug = alarm.bug();
    var words = new StringBuilder();
    bug.sinceVersion()
        .ifPresent(version -> words.append("Since ").append(quoted(version, 60)).append(". "));
    alarm.group().ifPresent(key -> words.append("Group: ").append(group(key)).append(". "));
    words.append("Reported by ").append(bug.source().words());
    bug.informant().ifPresent(who -> words.append(" (").append(quoted(who, 80)).append(")"));
    words.append(", raised by ").append(name(alarm.reporter()));
    if (!joiners.isEmpty()) {
      words.append(", seen by ").append(names(joiners)).append(" too");
    }
    return words.append(".").toString();
  }

  /**
   * Those that go on, in one line for the handoff of whoever is on call; empty if there are none.
   */
  Optional<String> inOneLine(List<Alarm> open) {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    var shown =
        new ArrayList<>(
            open.stream()
                .limit(LISTED)
                .map(
                    alarm ->
                        "%d %s (%s)"
                            .formatted(
                                alarm.id(),
                                quoted(alarm.name(), SHORT),
                                BugListMessages.words(alarm.state())))
                .toList());
    if (open.size() > LISTED) {
      shown.add("%d more: `/critical-bug list`".formatted(open.size() - LISTED));
    }
    return Optional.of("*Critical bugs:* " + String.join(", ", shown));
  }

  /** Who decides what the reporter contests. */
  static String judge(Alarm alarm) {
    return alarm.group().isPresent() ? "the group's manager" : "an admin";
  }

  /** Where it stands, since when and by whom: a sentence that follows its number. */
  String stands(Course course) {
    Alarm alarm = course.alarm();
    String since = moment(course.movedAt());
    String who = actor(course.movedBy());
    return switch (course.state()) {
      case RAISED -> "waits for product since %s".formatted(since);
      case LOOKING -> "has been looked at by %s since %s".formatted(who, since);
      case FELL_BACK ->
          "was not answered by product, so %s is asked since %s".formatted(fallbackIn(), since);
      case TAKEN -> "was taken by %s, %s".formatted(who, since);
      case CONFIRMED -> "is critical: %s said so, %s".formatted(who, since);
      case REJECTED -> "is not critical: %s said so, %s".formatted(who, since);
      case CONTESTED ->
          "is contested by %s since %s, and %s decides".formatted(who, since, judge(alarm));
      case FIXED ->
          "is fixed in %s: %s said so, %s"
              .formatted(
                  alarm.fix().map(fix -> quoted(fix.in(), 80)).orElse("a version"), who, since);
      case CLOSED -> "is closed since %s".formatted(since);
      case WITHDRAWN -> "was withdrawn by %s, %s".formatted(who, since);
    };
  }
}
