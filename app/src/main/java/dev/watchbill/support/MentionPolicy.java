package dev.watchbill.support;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Which rotations a message asks for. Quotes, code and addresses ask for nobody (R5). */
final class MentionPolicy {
  private MentionPolicy() {}

  private static final Pattern CODE = Pattern.compile("```.*?(```|$)|`[^`\\n]+`", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("(?m)^\\s*(&gt;|>).*$");
  private static final Pattern GROUP = Pattern.compile("<!subteam\\^([A-Z0-9]+)(\\|[^>]*)?>");
  private static final Pattern OTHER_MARKUP = Pattern.compile("<[^>]*>");
  private static final Pattern TYPED =
      Pattern.compile("(?<![\\w.+@/-])@([\\w-]+)(?![\\w@]|\\.\\w)");

  /**
   * The names of the rotations that are asked for.
   *
   * @param text mrkdwn as Slack delivers it
   * @param aliases the rotation of each alias, without {@code @}, in lower case
   * @param groups the rotation of each user group's id, as far as Slack has one
   */
  static Set<String> rotations(
      String text, Map<String, String> aliases, Map<String, String> groups) {
    String spoken = QUOTED.matcher(CODE.matcher(text).replaceAll(" ")).replaceAll(" ");
    var asked = new LinkedHashSet<String>();
    GROUP
        .matcher(spoken)
        .results()
        .map(found -> groups.get(found.group(1)))
        .filter(Objects::nonNull)
        .forEach(asked::add);
    TYPED
        .matcher(OTHER_MARKUP.matcher(spoken).replaceAll(" "))
        .results()
        .map(found -> aliases.get(found.group(1).toLowerCase(Locale.ROOT)))
        .filter(Objects::nonNull)
        .forEach(asked::add);
    return asked;
  }
}
