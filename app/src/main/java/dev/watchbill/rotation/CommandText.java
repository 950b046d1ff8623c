package dev.watchbill.rotation;

import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what follows {@code /oncall}. Only words that the configuration knows are looked up. */
final class CommandText {
  private static final List<String> VERBS = List.of("add", "help", "now", "remove", "schedule");
  private static final Set<String> FILLERS = Set.of("to", "from", "in", "since", "for", "the");

  private final Map<String, String> rotations;
  private final Map<String, String> groups;
  private final Supplier<Set<String>> otherVerbs;
  private final int longestGroup;

  /**
   * @param rotations the configured name of each word that means a rotation: its name, its alias
   * @param groups the key of each word that means a product group: its key, its name
   * @param otherVerbs what other features answer, to be suggested as well
   */
  CommandText(
      Map<String, String> rotations, Map<String, String> groups, Supplier<Set<String>> otherVerbs) {
    this.otherVerbs = otherVerbs;
    this.rotations = rotations;
    this.groups = groups;
    this.longestGroup =
        groups.keySet().stream().mapToInt(group -> group.split("\\s+", -1).length).max().orElse(1);
  }

  OnCallCommand read(String text) {
    // Pasted text may hold marks that nobody sees, of direction for example, and no-break spaces.
    String plain = text.replaceAll("\\p{Cf}", "").replaceAll("[\\s\\p{Z}]+", " ").strip();
    var words = new ArrayList<>(List.of(plain.split(" ", -1)));
    String verb = words.remove(0).toLowerCase(Locale.ROOT);
    return switch (verb) {
      case "", "now", "who", "today" -> new OnCallCommand.Now();
      case "schedule", "plan", "weeks" -> weeks(words);
      case "add" -> add(words);
      case "remove", "delete" -> remove(words);
      case "help", "?", "-h", "--help" -> new OnCallCommand.Help();
      default ->
          rotation(verb).isPresent()
              ? new OnCallCommand.Now()
              : new OnCallCommand.Other(verb, String.join(" ", words), unknown(verb, words));
    };
  }

  private OnCallCommand.Unknown unknown(String verb, List<String> words) {
    var verbs = new ArrayList<>(VERBS);
    verbs.addAll(otherVerbs.get());
    return new OnCallCommand.Unknown(
        Mrkdwn.unescape(verb), Nearest.to(verb, verbs).map(near -> instead(near, words)));
  }

  private static String instead(String verb, List<String> rest) {
    return Mrkdwn.unescape(("/oncall " + verb + " " + String.join(" ", rest)).strip());
  }

  private OnCallCommand weeks(List<String> words) {
    Optional<String> rotation = Optional.empty();
    OptionalInt weeks = OptionalInt.empty();
    for (String word : words) {
      if (word.matches("\\d{1,4}")) {
        weeks = OptionalInt.of(Integer.parseInt(word));
      } else if (rotation(word).isPresent()) {
        rotation = rotation(word);
      } else if (!isFiller(word) && !word.toLowerCase(Locale.ROOT).matches("weeks?|next")) {
        return new OnCallCommand.Unknown(
            Mrkdwn.unescape(word),
            Nearest.to(word, rotations.keySet())
                .map(near -> instead("schedule", replaced(words, word, near))));
      }
    }
    return new OnCallCommand.Weeks(rotation, weeks);
  }

  private static List<String> replaced(List<String> words, String word, String by) {
    return words.stream().map(each -> each.equals(word) ? by : each).toList();
  }

  /** The group tells the person's words, before it, from the date's, after it. */
  private OnCallCommand add(List<String> words) {
    Optional<String> rotation = takeRotation(words);
    for (int from = 1; from < words.size(); from++) {
      for (int to = Math.min(words.size(), from + longestGroup); to > from; to--) {
        Optional<String> group = group(String.join(" ", words.subList(from, to)));
        if (group.isPresent()) {
          return new OnCallCommand.Add(
              phrase(words.subList(0, from)),
              group,
              phrase(words.subList(to, words.size())),
              rotation);
        }
      }
    }
    return new OnCallCommand.Add(
        phrase(words.subList(0, Math.min(1, words.size()))),
        words.size() > 1 ? phrase(words.subList(1, 2)) : Optional.empty(),
        words.size() > 2 ? phrase(words.subList(2, words.size())) : Optional.empty(),
        rotation);
  }

  private OnCallCommand remove(List<String> words) {
    Optional<String> rotation = takeRotation(words);
    return new OnCallCommand.Remove(phrase(words), rotation);
  }

  /**
   * Never the first word, which is the person's; nor the only group, should a rotation bear its
   * name.
   */
  private Optional<String> takeRotation(List<String> words) {
    long groupsTyped = words.stream().filter(word -> group(word).isPresent()).count();
    for (int i = words.size() - 1; i > 0; i--) {
      Optional<String> rotation = rotation(words.get(i));
      boolean isTheGroup = groupsTyped == 1 && group(words.get(i)).isPresent();
      if (rotation.isPresent() && !isTheGroup) {
        words.remove(i);
        return rotation;
      }
    }
    return Optional.empty();
  }

  private Optional<String> rotation(String word) {
    String bare = word.startsWith("@") ? word.substring(1) : word;
    return Optional.ofNullable(rotations.get(bare.toLowerCase(Locale.ROOT)));
  }

  private Optional<String> group(String phrase) {
    return Optional.ofNullable(groups.get(Mrkdwn.unescape(phrase).toLowerCase(Locale.ROOT)));
  }

  private static boolean isFiller(String word) {
    return FILLERS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The words without the fillers around them; "in 2 weeks" keeps its "in". */
  private static Optional<String> phrase(List<String> words) {
    int from = 0;
    int to = words.size();
    while (from < to && isFiller(words.get(from)) && !startsTimeAhead(words, from)) {
      from++;
    }
    while (to > from && isFiller(words.get(to - 1))) {
      to--;
    }
    return from == to
        ? Optional.empty()
        : Optional.of(Mrkdwn.unescape(String.join(" ", words.subList(from, to))));
  }

  private static boolean startsTimeAhead(List<String> words, int i) {
    return words.get(i).equalsIgnoreCase("in")
        && i + 1 < words.size()
        && words.get(i + 1).matches("\\d+|an?");
  }
}
