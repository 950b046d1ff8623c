package dev.watchbill.release;

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
 * The words of {@code /freeze}, and lines of its help. Everything is added before the socket is
 * opened.
 */
public final class FreezeVerbs {
  private final Map<String, Function<Typed, Reply>> verbs = new LinkedHashMap<>();
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
   * Answers {@code /freeze verb …}; {@code status} answers {@code /freeze} alone as well.
   *
   * @param verb in lower case; suggested when it is mistyped
   * @param alsoTyped other words for it, which are not suggested
   */
  public FreezeVerbs verb(String verb, Set<String> alsoTyped, Function<Typed, Reply> answer) {
    if (verbs.putIfAbsent(verb, answer) != null) {
      throw new IllegalArgumentException("/freeze " + verb + " is already answered");
    }
    alsoTyped.forEach(word -> synonyms.put(word, verb));
    return this;
  }

  /**
   * Adds a section to {@code /freeze help}.
   *
   * @param section mrkdwn: a bold title, then a line for each example, which works when pasted
   */
  public FreezeVerbs help(Function<PersonId, String> section) {
    help.add(section);
    return this;
  }

  Optional<Function<Typed, Reply>> answerTo(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(verbs.get(synonyms.getOrDefault(lower, lower)));
  }

  Set<String> names() {
    return Set.copyOf(verbs.keySet());
  }

  List<String> helpFor(PersonId reader) {
    return help.stream().map(section -> section.apply(reader)).toList();
  }
}
