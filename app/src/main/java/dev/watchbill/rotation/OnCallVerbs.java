package dev.watchbill.rotation;

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
 * What other features add to {@code /oncall}: words of their own, lines of help, and what a person
 * is shown beneath who is on call. Everything is added before the socket is opened.
 */
public final class OnCallVerbs {
  private final Map<String, Function<Typed, Reply>> verbs = new LinkedHashMap<>();
  private final Map<String, String> synonyms = new LinkedHashMap<>();
  private final List<Function<PersonId, String>> help = new ArrayList<>();
  private final List<Function<PersonId, Optional<String>>> asides = new ArrayList<>();

  /**
   * What somebody typed.
   *
   * @param words what followed the verb, with single spaces between, and still escaped as Slack
   *     delivers it; may be empty
   * @param command the whole
   */
  public record Typed(PersonId reader, String words, Command command) {}

  /**
   * Answers {@code /oncall verb …}.
   *
   * @param verb in lower case; suggested when it is mistyped
   * @param alsoTyped other words for it, which are not suggested
   */
  public OnCallVerbs verb(String verb, Set<String> alsoTyped, Function<Typed, Reply> answer) {
    if (verbs.putIfAbsent(verb, answer) != null) {
      throw new IllegalArgumentException("/oncall " + verb + " is already answered");
    }
    alsoTyped.forEach(word -> synonyms.put(word, verb));
    return this;
  }

  /**
   * Adds a section to {@code /oncall help}.
   *
   * @param section mrkdwn: a bold title, then a line for each example; every example in backticks
   *     works when it is pasted by that reader
   */
  public OnCallVerbs help(Function<PersonId, String> section) {
    help.add(section);
    return this;
  }

  /** Shows a reader something of their own beneath who is on call; empty if there is nothing. */
  public OnCallVerbs aside(Function<PersonId, Optional<String>> mrkdwn) {
    asides.add(mrkdwn);
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

  List<String> asidesFor(PersonId reader) {
    return asides.stream().flatMap(aside -> aside.apply(reader).stream()).toList();
  }
}
