package dev.watchbill.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody most likely meant by a word that is not known: "did you mean …?" */
public final class Nearest {
  private static final int SHORTEST_PREFIX = 3;

  private Nearest() {}

  /**
   * The known word nearest to what was typed, whatever the case: one that {@code typed} begins, or
   * one that differs by about a letter in three. Two neighbouring letters swapped count as one
   * slip. Of equally near words the alphabetically first is taken, so that the answer is always the
   * same.
   *
   * @return empty if nothing is near enough to be worth suggesting
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    String best = null;
    int bestSlips = Integer.MAX_VALUE;
    for (String word : known.stream().sorted().toList()) {
      String candidate = word.toLowerCase(Locale.ROOT);
      int slips = isBeginningOf(candidate, wanted) ? 1 : slips(wanted, candidate);
      if (slips < bestSlips && slips <= bearable(wanted, candidate)) {
        best = word;
        bestSlips = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isBeginningOf(String word, String beginning) {
    return beginning.length() >= SHORTEST_PREFIX
        && beginning.length() < word.length()
        && word.startsWith(beginning);
  }

  /** At least one slip, if any letter could still be right. */
  private static int bearable(String typed, String word) {
    int longest = Math.max(typed.length(), word.length());
    return longest < 2 ? 0 : Math.max(1, longest / 3);
  }

  /**
   * Letters added, left out, changed, or swapped with their neighbour (optimal string alignment).
   */
  static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(changed, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
