package dev.watchbill;

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

/**
 * What a feature said, in order, each message as it shows now. Everything is posted at once, so
 * what is put twice under a key counts once and nothing can be taken back, as in the real one.
 */
public final class SaidOutbox implements Outbox {
  private final Map<String, Message> byKey = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Set<String> withdrawn = Collections.synchronizedSet(new LinkedHashSet<>());

  @Override
  public void put(Message message) {
    byKey.putIfAbsent(message.key(), message);
  }

  @Override
  public void edit(String key, Content content) {
    Message old = message(key);
    byKey.put(key, new Message(key, old.to(), old.under(), old.priority(), content));
  }

  @Override
  public void withdraw(String key) {
    withdrawn.add(key);
  }

  @Override
  public Optional<Posted> posted(String key) {
    return Optional.ofNullable(byKey.get(key))
        .map(message -> new Posted(message.to().lane(), "17.%06d".formatted(key.length())));
  }

  /** What shows in that channel, or reached that person. */
  public List<Content> contentsTo(String lane) {
    synchronized (byKey) {
      return byKey.values().stream()
          .filter(message -> message.to().lane().equals(lane))
          .map(Message::content)
          .toList();
    }
  }

  /** The texts in that channel. */
  public List<String> to(String lane) {
    return contentsTo(lane).stream().map(Content::text).toList();
  }

  /** The texts that reached that person in private. */
  public List<String> to(PersonId person) {
    return to(person.value());
  }

  /** The one message that they got. */
  public Content onlyTo(PersonId person) {
    List<Content> all = contentsTo(person.value());
    if (all.size() != 1) {
      throw new AssertionError(person + " got " + all);
    }
    return all.get(0);
  }

  /** The message of that intent. */
  public Message message(String key) {
    return Optional.ofNullable(byKey.get(key))
        .orElseThrow(
            () -> new IllegalArgumentException(key + " was never put, but " + byKey.keySet()));
  }

  /** Its text. */
  public String text(String key) {
    return message(key).content().text();
  }

  /** Its blocks. */
  public String blocks(String key) {
    return message(key).content().blocks();
  }

  /** Whether it was said. */
  public boolean said(String key) {
    return byKey.containsKey(key);
  }

  /** Whether it would not have been said, had it not been posted by then. */
  public boolean takenBack(String key) {
    return withdrawn.contains(key);
  }

  /** The intents that begin so, in the order in which they were said. */
  public List<String> keys(String beginning) {
    synchronized (byKey) {
      return byKey.keySet().stream().filter(key -> key.startsWith(beginning)).toList();
    }
  }

  /** Whether nothing was said at all. */
  public boolean isEmpty() {
    return byKey.isEmpty();
  }
}
