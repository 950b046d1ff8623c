package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The latest calls of the app, oldest first. Safe for concurrent use. */
public final class CallLog {
  private static final int MOST = 1000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  /** Empty at first. */
  public CallLog() {}

  /**
   * One call.
   *
   * @param arguments without the token
   * @param status of HTTP; 0 if the line was cut
   * @param answer empty if there was none
   */
  public record Entry(
      Instant at,
      String method,
      ObjectNode arguments,
      int status,
      ObjectNode answer,
      Duration took) {}

  /** The latest thousand. */
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /** Those of one method. */
  public List<Entry> of(String method) {
    return entries().stream().filter(entry -> entry.method().equals(method)).toList();
  }

  /** Tells every call from now on; must be quick. */
  public void listen(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Adds one. */
  public void add(Entry entry) {
    synchronized (entries) {
      entries.addLast(entry);
      if (entries.size() > MOST) {
        entries.removeFirst();
      }
    }
    listeners.forEach(listener -> listener.accept(entry));
  }
}
