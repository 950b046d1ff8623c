package dev.watchbill.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
  private static final Pattern SECRET = Pattern.compile("(xox.-|xapp-|ghp_|github_pat_|://[^/]*@)");

  private final List<ConfigProblem> found = new ArrayList<>();

  void add(String path, String message, String remedy) {
    found.add(new ConfigProblem(path, message, remedy));
  }

  void add(String path, Tree where, String message, String remedy) {
    // The defaults lack only what one has to add oneself: no line of theirs is to blame.
    var place = Optional.of(where.place()).filter(it -> !it.startsWith(ConfigLoader.DEFAULTS_NAME));
    found.add(new ConfigProblem(path, place, message, remedy));
  }

  List<ConfigProblem> found() {
    return List.copyOf(found);
  }

  /** What was written, unless it looks like a secret: messages end up in logs. */
  static String quoted(String written) {
    return SECRET.matcher(written).find() ? "a secret" : "'" + written + "'";
  }
}
