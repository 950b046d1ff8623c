package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The words of {@code /critical-bug}, and lines of its help. Everything is added before the socket
 * is opened.
 */
public final class CriticalBugVerbs {
  private final Map<String, Function<Typed, Optional<Reply>>> verbs = new LinkedHashMap<>();
  private final Map<String, String> synonyms = new LinkedHashMap<>();
  private final List<Function<PersonId, String>> help = new ArrayList<>();

  /**
   * What somebody typed.
   *
   * @param words what followed the verb, with single spaces between, and still escaped as Slack
   *     delivers it; may be empty
   * @param command the whole
   */
  public record Typed(PersonId reader, String words, Command command) {}

  /**
   * Answers {@code /critical-bug verb …}.
   *
   * @param answer empty if the words after the verb show that a bug is described that happens to
   *     begin with that word ("report page crashes"): then the form is opened with them
   */
  public CriticalBugVerbs verb(
      String verb, Set<String> alsoTyped, Function<Typed, Optional<Reply>> answer) {
    if (verbs.putIfAbsent(verb, answer) != null) {
      throw new IllegalArgumentException("/critical-bug " + verb + " is already answered");
    }
    alsoTyped.forEach(word -> synonyms.put(word, verb));
    return this;
  }

  /**
   * Adds a section to {@code /critical-bug help}.
   *
   * @param section mrkdwn: a bold title, then a line for each example, which works when pasted
   */
  public CriticalBugVerbs help(Function<PersonId, String> section) {
    help.add(section);
    return this;
  }

  Optional<Function<Typed, Optional<Reply>>> answerTo(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(verbs.get(synonyms.getOrDefault(lower, lower)));
  }

  List<String> helpFor(PersonId reader) {
    return help.stream().map(section -> section.apply(reader)).toList();
  }
}
