package dev.watchbill.support;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rotations a message asks for (R5). Asking too much costs somebody a click, and not being
 * heard costs an hour: what a reader would take for a call counts as one.
 *
 * <ul>
 *   <li>The mention of a rotation's user group counts, wherever the message itself says it: see
 *       {@link SpokenText} for what it does not. Where Slack has told us of no user group of that
 *       rotation, the label decides.
 *   <li>A typed {@code @alias} counts, in any case and width, at the start, at the end, in brackets
 *       and emphasis, after an emoji, next to punctuation and to scripts that are written without
 *       spaces.
 *   <li>It does not as a part of something longer: of an address ({@code me@oncall}, {@code
 *       foo@oncall.com}), a path ({@code x.y/@oncall}), or a longer name ({@code @oncall-team},
 *       {@code @oncalls}, {@code @@oncall}, {@code @oncall@example.org}). A full stop before a
 *       capital ends a sentence: {@code @oncall.Please} counts.
 *   <li>{@code \@oncall}, and an at sign with an invisible space after it, are how people and
 *       programs write the name without calling.
 * </ul>
 */
final class MentionPolicy {
  private static final Pattern CALL =
      Pattern.compile("<!subteam\\^([A-Z0-9]++)(?:\\|([^<>]*+))?>|@");

  private final String spoken;
  private final Map<String, String> aliases;
  private final Map<String, String> groups;
  private final List<String> longestFirst;

  private MentionPolicy(String spoken, Map<String, String> aliases, Map<String, String> groups) {
    this.spoken = spoken;
    this.aliases = aliases;
    this.groups = groups;
    this.longestFirst =
        aliases.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * The names of the rotations that are asked for, in the order in which they are.
   *
   * @param text mrkdwn as Slack delivers it
   * @param aliases the rotation of each alias, without {@code @}, in lower case
   * @param groups the rotation of each user group's id, as far as Slack has one
   */
  static Set<String> rotations(
      String text, Map<String, String> aliases, Map<String, String> groups) {
    return new MentionPolicy(SpokenText.of(text), aliases, groups).rotations();
  }

  private Set<String> rotations() {
    var asked = new LinkedHashSet<String>();
    Matcher call = CALL.matcher(spoken);
    int calledUntil = -1;
    while (call.find()) {
      if (call.group(1) != null) {
        group(call.group(1), Optional.ofNullable(call.group(2))).ifPresent(asked::add);
        continue;
      }
      int from = call.end();
      if (mayBegin(call.start(), calledUntil)) {
        Optional<String> alias =
            longestFirst.stream().filter(known -> isTyped(known, from)).findFirst();
        alias.map(aliases::get).ifPresent(asked::add);
        calledUntil = alias.map(known -> from + known.length()).orElse(calledUntil);
      }
    }
    return asked;
  }

  private Optional<String> group(String id, Optional<String> label) {
    return Optional.ofNullable(groups.get(id))
        .or(
            () ->
                label
                    .map(typed -> typed.startsWith("@") ? typed.substring(1) : typed)
                    .map(typed -> aliases.get(typed.strip().toLowerCase(Locale.ROOT)))
                    .filter(rotation -> !groups.containsValue(rotation)));
  }

  /**
   * Whether an at sign here can begin a name.
   *
   * @param calledUntil where the last alias ended: a slash after it parts two, not a path
   */
  private boolean mayBegin(int at, int calledUntil) {
    return switch (before(at)) {
      case '@', '\\' -> false;
      case '/' -> calledUntil == at - 1;
      case '_' -> !SpokenText.isWord(before(at - 1));
      default -> !SpokenText.isWord(before(at));
    };
  }

  private boolean isTyped(String alias, int from) {
    int end = from + alias.length();
    return spoken.regionMatches(true, from, alias, 0, alias.length())
        && switch (after(end)) {
          case '@' -> false;
          case '-', '_' -> !SpokenText.isWord(after(end + 1));
          case '.' -> !SpokenText.isWord(after(end + 1)) || Character.isUpperCase(after(end + 1));
          default -> !SpokenText.isWord(after(end));
        };
  }

  private char before(int i) {
    return i > 0 ? spoken.charAt(i - 1) : ' ';
  }

  private char after(int i) {
    return i < spoken.length() ? spoken.charAt(i) : ' ';
  }
}
