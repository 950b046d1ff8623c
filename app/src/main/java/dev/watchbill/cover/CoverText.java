package dev.watchbill.cover;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what follows {@code /oncall cover} and its kin, in whatever order it is typed: a person, a
 * rotation, a shift, and words about time.
 */
final class CoverText {
  private static final int TYPED = 80;

  /** As Slack delivers mentions of people, addresses, and groups; or as somebody typed them. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![^\\s(])(?:(?:for|by|with|to|from|ask|asking|and) )?"
              + "(<@[^>\\s]+(?: [^>]*)?>|<mailto:[^>]+>|<!subteam\\^[^>]+>|[^\\s@<>]+@[^\\s@<>]+\\.\\w+|@[^\\s,@'’]+)(?:['’]s?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GROUP = Pattern.compile("<!subteam\\^[^|>]+(?:\\|([^>]+))?>");
  private static final Pattern ANYBODY =
      word(
          "(?:(?:by|with|to|from|ask|asking) )?(?:any|some|every)(?:body|one)(?: else)?|whoever (?:can|accepts)(?: first)?|(?:the )?first to accept");
  private static final Pattern SHIFT =
      word(
          "(?:(?:the )?(?:rest|remainder) of )?"
              + "(?:my|this|the|his|her|their|our)? ?(next|coming|current|present|whole|entire)? ?(?:on-?call )?"
              + "(?:shift|turn|duty)s?(?: (?:on|of|at|starting|beginning|in))?|my (next )?(?:on-?call )?week"
              + "|(?:his|her|their|the) (?:next )?one");
  private static final Pattern NOISE =
      word("please|cover|can you|could you|kindly|me|my|ask|take over|over|pls");

  private final People people;
  private final RotationWords rotations;

  CoverText(People people, RotationWords rotations) {
    this.people = people;
    this.rotations = rotations;
  }

  /** Which shift is meant by itself. */
  enum Named {
    /** None; only what else is typed counts. */
    NONE,
    /** "My shift": the one in progress, or else the next one. */
    PRESENT,
    /** "My next shift". */
    NEXT
  }

  /**
   * What was typed.
   *
   * @param person the one who was named
   * @param anybody whether it says that anybody may do it
   * @param rotation a configured name
   * @param when all that is left, unescaped: words about time
   * @param trouble what is wrong with the rest of it, in plain text, if anything is
   */
  record Typed(
      Optional<Person> person,
      boolean anybody,
      Optional<String> rotation,
      Named shift,
      String when,
      Optional<String> trouble) {}

  /**
   * @param isTime whether words are understood as a time; what is not may be a name without its @
   */
  Typed read(String words, Predicate<String> isTime) {
    var rest = new StringBuilder(" " + words.replaceAll("[\\s\\p{Z}]+", " ").strip() + " ");
    List<String> names = cutAll(rest, NAMED, 1);
    boolean anybody = !cutAll(rest, ANYBODY, 0).isEmpty();
    Optional<String> rotation = cutRotation(rest);
    var found = new ArrayList<Person>();
    var unknown = new ArrayList<String>();
    for (String name : names) {
      Optional<String> named = rotationNamed(name);
      if (named.isPresent()) {
        rotation = named;
      } else {
        people.typed(name).ifPresentOrElse(found::add, () -> unknown.add(name));
      }
    }
    List<String> shifts = cutAll(rest, SHIFT, 0);
    cutAll(rest, NOISE, 0);
    String when = Mrkdwn.unescape(rest.toString()).replaceAll(" +", " ").strip();
    if (found.isEmpty() && unknown.isEmpty() && !when.isEmpty() && !isTime.test(when)) {
      when = withoutBareName(when, isTime, found);
    }
    return new Typed(
        found.stream().findFirst(),
        anybody && found.isEmpty(),
        rotation,
        named(shifts),
        dangling(when),
        trouble(found, unknown));
  }

  private static Named named(List<String> shifts) {
    if (shifts.isEmpty()) {
      return Named.NONE;
    }
    return shifts.get(0).matches("(?i).*\\b(next|coming)\\b.*") ? Named.NEXT : Named.PRESENT;
  }

  private static Optional<String> trouble(List<Person> found, List<String> unknown) {
    if (!unknown.isEmpty()) {
      return Optional.of(
          unknown.get(0).startsWith("<!subteam")
              ? "A group cannot be asked. Name one person, or nobody: then everybody on the roster is asked, and the first to accept has it."
              : "I know nobody called \"%s\". Type @ and choose them from the list, or use their e-mail address."
                  .formatted(Excerpt.of(Mrkdwn.unescape(unknown.get(0)), TYPED)));
    }
    return found.stream().distinct().count() > 1
        ? Optional.of(
            "Name one person, or nobody: then everybody on the roster is asked, and the first to accept has it.")
        : Optional.empty();
  }

  /** "Fri 14:00 to Mon ben": the words without one that is a handle, if they then make sense. */
  private String withoutBareName(String when, Predicate<String> isTime, List<Person> found) {
    List<String> words = List.of(when.split(" ", -1));
    for (int i = 0; i < words.size(); i++) {
      var others = new ArrayList<>(words);
      String name = others.remove(i);
      String without = dangling(String.join(" ", others));
      Optional<Person> person = name.matches("[\\w.-]{2,}") ? people.typed(name) : Optional.empty();
      if (person.isPresent() && (without.isEmpty() || isTime.test(without))) {
        found.add(person.get());
        return without;
      }
    }
    return when;
  }

  private static String dangling(String when) {
    return when.replaceAll("(?i)(?:^| )(?:for|by|with|and|from|on)$", "")
        .replaceAll("(?i)^(?:by|with|and)(?= |$)", "")
        .replaceAll("^[\\s:,;-]+|[\\s,;:]+$", "")
        .strip();
  }

  private Optional<String> cutRotation(StringBuilder rest) {
    for (String word : rest.toString().strip().split(" ", -1)) {
      Optional<String> rotation =
          word.startsWith("@") ? Optional.empty() : rotations.rotation(word);
      if (rotation.isPresent()) {
        cutAll(rest, word("(?:in |for |of |the )*" + Pattern.quote(word) + "(?: rotation)?"), 0);
        return rotation;
      }
    }
    return Optional.empty();
  }

  private Optional<String> rotationNamed(String name) {
    Matcher group = GROUP.matcher(name);
    if (group.matches()) {
      return Optional.ofNullable(group.group(1)).flatMap(rotations::rotation);
    }
    return name.startsWith("@") && people.typed(name).isEmpty()
        ? rotations.rotation(name)
        : Optional.empty();
  }

  private static List<String> cutAll(StringBuilder rest, Pattern pattern, int group) {
    var cut = new ArrayList<String>();
    for (Matcher found = pattern.matcher(rest); found.find(); found = pattern.matcher(rest)) {
      cut.add(found.group(group).strip());
      rest.replace(found.start(), found.end(), " ");
    }
    return cut;
  }

  private static Pattern word(String words) {
    return Pattern.compile("(?<=\\s)(?:" + words + ")(?=[\\s,.;:])", Pattern.CASE_INSENSITIVE);
  }
}
