package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was said, in order; what is put twice under a key counts once, as in the real one. */
class RecordingOutbox implements Outbox {
  private final Map<String, Message> byKey = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Set<String> withdrawn = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Set<String> posted = Collections.synchronizedSet(new LinkedHashSet<>());
  private volatile boolean slackFails;

  /** Until it works again nothing is posted. */
  void slackFails(boolean fails) {
    slackFails = fails;
    if (!fails) {
      byKey.keySet().stream().filter(key -> !withdrawn.contains(key)).forEach(posted::add);
    }
  }

  @Override
  public void put(Message message) {
    if (byKey.putIfAbsent(message.key(), message) == null && !slackFails) {
      posted.add(message.key());
    }
  }

  @Override
  public void edit(String key, Content content) {
    byKey.compute(
        key,
        (k, old) -> {
          if (old == null) {
            throw new IllegalArgumentException("never put: " + k);
          }
          return new Message(k, old.to(), old.under(), old.priority(), content);
        });
  }

  @Override
  public void withdraw(String key) {
    if (byKey.containsKey(key) && !posted.contains(key)) {
      withdrawn.add(key);
    }
  }

  @Override
  public Optional<Posted> posted(String key) {
    return Optional.empty();
  }

  /** The intents that reached Slack, without the request's number: {@code 1:due}. */
  List<String> said() {
    return posted.stream().map(key -> key.replaceFirst("^support:\\d+:", "")).toList();
  }

  /** The texts that reached that person in private. */
  List<String> to(PersonId person) {
    return posted.stream()
        .map(byKey::get)
        .filter(message -> message.to().lane().equals(person.value()))
        .map(message -> message.content().text())
        .toList();
  }

  String text(String key) {
    return Optional.ofNullable(byKey.get(key)).orElseThrow().content().text();
  }

  void forget() {
    byKey.keySet().removeIf(key -> !key.endsWith(":card"));
    posted.clear();
  }
}
