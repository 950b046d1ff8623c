package dev.watchbill.sandbox.workspace;

import java.security.SecureRandom;
import java.util.Locale;

/** Ids in the look of Slack's: a letter for the kind, then capitals and digits. */
public final class Ids {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 10;

  private Ids() {}

  /** An id that was never given before. */
  public static String fresh(String prefix) {
    var id = new StringBuilder(prefix);
    for (var i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** An id that tells whose it is, the same in every workspace: {@code U0ADA}. */
  public static String of(char kind, String name) {
    var letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return kind + "0" + letters;
  }
}
