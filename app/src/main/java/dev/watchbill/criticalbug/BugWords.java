package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How alarms, people and channels read in mrkdwn; names, so that nobody is pinged by them. */
final class BugWords {
  private static final int NAME = 200;

  private final People people;
  private final Directory directory;

  BugWords(People people, Directory directory) {
    this.people = people;
    this.directory = directory;
  }

  /** The filed bug as a link, by its title if that is known. */
  static String bug(Alarm alarm) {
    return WebLink.of(alarm.bug().link(), alarm.name(), NAME);
  }

  /** What somebody typed, in one line of at most so many characters. */
  static String quote(String typed, int limit) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), limit));
  }

  /** Somebody's name. */
  String name(PersonId who) {
    return Mrkdwn.escape(people.nameOf(who));
  }

  /** Whoever did something, by the id in a history. */
  String actor(String id) {
    return id.equals(AuditEntry.WATCHBILL) ? "Watchbill" : name(new PersonId(id));
  }

  /** "Ada", "Ada and Ben", "Ada, Ben and Carl". */
  String names(List<PersonId> all) {
    List<String> names = all.stream().distinct().map(this::name).toList();
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** A channel as a link, if Slack knows it. */
  String channel(ChannelRef ref) {
    return directory
        .channel(ref.written())
        .map(its -> "<#" + its.id() + ">")
        .orElseGet(() -> "#" + Mrkdwn.escape(ref.written().replaceFirst("^#", "")));
  }

  /** What a group is called. */
  String group(String key) {
    return Mrkdwn.escape(people.group(key).map(group -> group.name()).orElse(key));
  }

  /** What somebody, a channel or a user group is called, by its id; not escaped. */
  UnaryOperator<String> named() {
    return id ->
        directory
            .channel(id)
            .map(Directory.Channel::name)
            .or(() -> directory.userGroup(id).map(Directory.UserGroup::handle))
            .or(() -> person(id))
            .orElse(id);
  }

  private Optional<String> person(String id) {
    return id.isBlank() ? Optional.empty() : Optional.of(people.nameOf(new PersonId(id)));
  }
}
