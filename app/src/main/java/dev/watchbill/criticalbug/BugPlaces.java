package dev.watchbill.criticalbug;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.text.Mrkdwn;
import java.util.Optional;

/** What Slack's ids stand for, and the channels of the configuration. */
final class BugPlaces {
  private final People people;
  private final Directory directory;

  BugPlaces(People people, Directory directory) {
    this.people = people;
    this.directory = directory;
  }

  /** A channel in mrkdwn: a link, if Slack knows it. */
  String channel(ChannelRef ref) {
    return directory
        .channel(ref.written())
        .map(its -> "<#" + its.id() + ">")
        .orElseGet(() -> "#" + Mrkdwn.escape(ref.written().replaceFirst("^#", "")));
  }

  /** What a person, a channel or a user group is called; not escaped. The id, if nobody knows. */
  String named(String id) {
    return directory
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
