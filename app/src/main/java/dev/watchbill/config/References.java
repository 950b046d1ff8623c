package dev.watchbill.config;

import dev.watchbill.config.Notation.Unreadable;
import dev.watchbill.text.Nearest;
import java.util.Set;

/** Names in the file that must be defined elsewhere in it. */
final class References {
  private References() {}

  /** The name of {@code what}, one of {@code known}. */
  static Notation<String> to(String what, Set<String> known) {
    return new Notation<>(
        "",
        written -> {
          if (!known.contains(written)) {
            throw new Unreadable(
                "is not the name of " + what + ".",
                Nearest.to(written, known)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("Known are: " + String.join(", ", known) + "."));
          }
          return written;
        });
  }
}
