package dev.watchbill.readiness;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is ready for a release (R30).
 *
 * @param release its number
 * @param round counted from 1; grows when the freeze begins again after the release was moved
 * @param groups keys of those that are waited for
 * @param gone keys of those that were, until they were not configured any more
 * @param words what was declared, by the group's key
 * @param endedAt when the freeze ended
 * @param timesComplete how often all were ready
 * @param complete whether all were, when somebody last declared something
 * @param revision grows with everything that is declared
 */
record Declared(
    long release,
    int round,
    List<String> groups,
    List<String> gone,
    Map<String, Word> words,
    Optional<Instant> endedAt,
    int timesComplete,
    boolean complete,
    int revision) {
  Declared {
    groups = List.copyOf(groups);
    gone = List.copyOf(gone);
    words = Map.copyOf(words);
  }

  /**
   * What a group has declared.
   *
   * @param why typed by people
   * @param inPlace whether an admin said it in place of the QA lead
   */
  record Word(boolean ready, Optional<String> why, PersonId by, Instant at, boolean inPlace) {}

  Optional<Word> of(String group) {
    return Optional.ofNullable(words.get(group));
  }

  long ready() {
    return groups.stream().filter(group -> of(group).filter(Word::ready).isPresent()).count();
  }

  boolean allReady() {
    return !groups.isEmpty() && ready() == groups.size();
  }

  boolean isEnded() {
    return endedAt.isPresent();
  }

  /** Tells it from what is declared in other freezes: its buttons and forms carry it. */
  String mark() {
    return release + "-" + round;
  }

  /** The key of its message. */
  String card() {
    return "readiness:" + release + (round == 1 ? "" : ":" + round);
  }
}
