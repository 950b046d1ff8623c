package dev.watchbill.retrospective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of answers that are saved, also of those typed in two windows at once (R8). */
final class DraftPolicy {
  /** Slack lets nobody type more into one field. */
  static final int LONGEST = 3_000;

  private DraftPolicy() {}

  /**
   * What a form showed when it was opened: enough to tell later what was touched in it, and short
   * enough to travel with it.
   *
   * @param prints one for each answer
   */
  record Seen(int revision, List<String> prints) {
    Seen {
      prints = List.copyOf(prints);
    }

    static Seen of(Retrospective retrospective) {
      return new Seen(
          retrospective.revision(),
          retrospective.shown().stream().map(DraftPolicy::print).toList());
    }

    /** As one word. */
    String written() {
      return revision + ":" + String.join(":", prints);
    }

    /**
     * Reads it back.
     *
     * @throws NumberFormatException if it is none
     */
    static Seen read(String written) {
      List<String> parts = List.of(written.split(":", -1));
      return new Seen(Integer.parseInt(parts.get(0)), parts.subList(1, parts.size()));
    }

    private boolean showed(int place, String answer) {
      return place < prints.size() && prints.get(place).equals(print(answer));
    }
  }

  /**
   * Whether the author has saved something else in the meantime, in another window.
   *
   * @param window the Slack view id of the form that saves now
   */
  static boolean overtaken(Retrospective stored, String window, Seen seen) {
    return stored.revision() != seen.revision()
        && stored.saved().filter(saved -> saved.window().equals(window)).isEmpty();
  }

  /**
   * Both windows' answers together: what only one of them touched is as it says; where both wrote
   * something different both stand, the earlier first. Nothing is cut, so that it may be longer
   * than a field.
   *
   * @param stored what the other window has saved
   * @param typed what this one would save
   * @param seen what this one showed at first
   */
  static List<String> together(List<String> stored, List<String> typed, Seen seen) {
    var together = new ArrayList<String>();
    for (int place = 0; place < stored.size(); place++) {
      String earlier = stored.get(place);
      String later = place < typed.size() ? typed.get(place) : "";
      together.add(one(earlier, later, seen, place).orElse(earlier + "\n\n" + later));
    }
    return List.copyOf(together);
  }

  /** Whichever was touched; empty if both were, differently. */
  private static Optional<String> one(String earlier, String later, Seen seen, int place) {
    if (later.isEmpty() || earlier.contains(later) || seen.showed(place, later)) {
      return Optional.of(earlier);
    }
    return earlier.isEmpty() || later.contains(earlier) || seen.showed(place, earlier)
        ? Optional.of(later)
        : Optional.empty();
  }

  /** The places of the questions that have no answer. */
  static List<Integer> unanswered(List<String> answers) {
    var places = new ArrayList<Integer>();
    for (int place = 0; place < answers.size(); place++) {
      if (answers.get(place).isBlank()) {
        places.add(place);
      }
    }
    return List.copyOf(places);
  }

  private static String print(String answer) {
    return Integer.toHexString(answer.hashCode());
  }
}
