package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import dev.watchbill.postmortem.Findings.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two people's words come together who wrote in the same postmortem at once (R23). */
final class FindingsPolicy {
  /** In the order in which a form's prints stand. */
  private static final List<Part> PARTS = List.of(Part.values());

  private FindingsPolicy() {}

  /** What a form showed when it was opened; short enough to travel with it. */
  record Seen(int revision, List<String> prints) {
    Seen {
      prints = List.copyOf(prints);
    }

    static Seen of(Postmortem it) {
      return new Seen(
          it.revision(), PARTS.stream().map(part -> print(it.findings().text(part))).toList());
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

    private boolean showed(Part part, String text) {
      int place = PARTS.indexOf(part);
      return place < prints.size() && prints.get(place).equals(print(text));
    }
  }

  /**
   * Both together: what only one of them touched is theirs; where both wrote something different,
   * both stand, the earlier first. Whoever one of them named took part.
   */
  static Findings together(Findings stored, Findings typed, Seen seen) {
    var texts = new EnumMap<Part, String>(Part.class);
    for (Part part : Part.values()) {
      String earlier = stored.text(part);
      String later = typed.text(part);
      texts.put(part, one(earlier, later, seen, part).orElseGet(() -> earlier + "\n\n" + later));
    }
    var people = new ArrayList<PersonId>(stored.people());
    people.addAll(typed.people());
    return new Findings(texts, people.stream().distinct().collect(Collectors.toList()));
  }

  /** Whichever was touched; empty if both were, differently. */
  private static Optional<String> one(String stored, String typed, Seen seen, Part part) {
    if (typed.equals(stored) || seen.showed(part, typed)) {
      return Optional.of(stored);
    }
    return seen.showed(part, stored) || stored.isEmpty() ? Optional.of(typed) : Optional.empty();
  }

  private static String print(String text) {
    return Integer.toHexString(text.hashCode());
  }
}
