package dev.watchbill.escalation;

import dev.watchbill.escalation.OutageAnswers.Question;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How two people's answers come together who filled in the same record at once (R16). */
final class OutagePolicy {
  private OutagePolicy() {}

  /**
   * What a form showed when it was opened: enough to tell later what was touched in it, and short
   * enough to travel with it.
   */
  record Seen(int revision, List<String> prints) {
    Seen {
      prints = List.copyOf(prints);
    }

    static Seen of(Outage outage) {
      return new Seen(outage.revision(), printsOf(outage.answers()));
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
   * Both together: what only one of them touched is theirs; where both wrote something different,
   * both stand, the earlier first.
   *
   * @param stored what the earlier one has saved
   * @param typed what the later one would save
   * @param seen what the later one's form showed at first
   */
  static OutageAnswers together(OutageAnswers stored, OutageAnswers typed, Seen seen) {
    var texts = new EnumMap<Question, String>(Question.class);
    int place = 0;
    for (Question question : Question.values()) {
      String earlier = stored.text(question);
      String later = typed.text(question);
      texts.put(
          question, one(earlier, later, seen, place++).orElseGet(() -> earlier + "\n\n" + later));
    }
    String users = Boolean.toString(stored.usersAffected());
    String typedUsers = Boolean.toString(typed.usersAffected());
    String group = stored.group().orElse("");
    String typedGroup = typed.group().orElse("");
    return new OutageAnswers(
        texts,
        Boolean.parseBoolean(one(users, typedUsers, seen, place).orElse("true")),
        Optional.of(one(group, typedGroup, seen, place + 1).orElse(typedGroup))
            .filter(key -> !key.isEmpty()));
  }

  /** Whichever was touched; empty if both were, differently. */
  private static Optional<String> one(String stored, String typed, Seen seen, int place) {
    if (typed.equals(stored) || seen.showed(place, typed)) {
      return Optional.of(stored);
    }
    return seen.showed(place, stored) || stored.isEmpty() ? Optional.of(typed) : Optional.empty();
  }

  private static List<String> printsOf(OutageAnswers answers) {
    return Stream.concat(
            Stream.of(Question.values()).map(answers::text),
            Stream.of(Boolean.toString(answers.usersAffected()), answers.group().orElse("")))
        .map(OutagePolicy::print)
        .collect(Collectors.toList());
  }

  private static String print(String answer) {
    return Integer.toHexString(answer.hashCode());
  }
}
