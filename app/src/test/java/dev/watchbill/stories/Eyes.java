package dev.watchbill.stories;

import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is said for one person's eyes alone, wherever it is said. */
final class Eyes {
  private final Workspace workspace;
  private final String person;

  Eyes(Workspace workspace, String person) {
    this.workspace = workspace;
    this.person = person;
  }

  /** The time stamp of the newest, to tell what comes after it. */
  String newest() {
    return all().stream().map(Message::ts).max(Comparator.naturalOrder()).orElse("");
  }

  /** The first after a time stamp. */
  Optional<Message> after(String ts) {
    return all().stream()
        .filter(message -> message.ts().compareTo(ts) > 0)
        .min(Comparator.comparing(Message::ts));
  }

  private List<Message> all() {
    return workspace.channels().of(person).stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .filter(message -> message.visibleTo().equals(person))
        .toList();
  }
}
