package dev.watchbill.exemption;

import java.util.regex.Pattern;

/**
 * A pattern of paths as the configuration writes it: {@code *} within a name, {@code **} across
 * directories, {@code ?}, {@code [a-z]}, {@code {a,b}}. A {@code **}{@code /} stands for no
 * directory as well: {@code **}{@code /*.md} is also {@code README.md}. Upper and lower case
 * differ, as in a repository.
 *
 * <p>The JDK's own matcher takes names of files that this machine could have, in its encoding.
 */
final class Glob {
  private final Pattern pattern;

  Glob(String written) {
    this.pattern = Pattern.compile(translated(written), Pattern.DOTALL);
  }

  /**
   * @param path with slashes, and none at its beginning
   */
  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }

  private static String translated(String glob) {
    var regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[' && glob.indexOf(']', i + 2) > 0) {
        int end = glob.indexOf(']', i + 2);
        regex.append(bracket(glob.substring(i + 1, end)));
        i = end;
      } else if (c == '{' && glob.indexOf('}', i) > 0) {
        regex.append("(?:");
        braces++;
      } else if (c == '}' && braces > 0) {
        regex.append(')');
        braces--;
      } else if (c == ',' && braces > 0) {
        regex.append('|');
      } else if (c == '\\' && i + 1 < glob.length()) {
        regex.append(Pattern.quote(glob.substring(i + 1, i + 2)));
        i++;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static String bracket(String inside) {
    boolean not = inside.startsWith("!");
    String its = (not ? inside.substring(1) : inside).replaceAll("([\\\\\\[\\]^&])", "\\\\$1");
    return "(?:(?!/)[" + (not ? "^" : "") + its + "])";
  }
}
