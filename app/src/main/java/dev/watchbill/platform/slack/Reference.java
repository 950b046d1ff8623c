package dev.watchbill.platform.slack;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** A short word that stands both in an apology and in the log. */
final class Reference {
  private Reference() {}

  static String fresh() {
    var number = ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36 * 36);
    return String.format(Locale.ROOT, "%5s", Integer.toString(number, 36))
        .replace(' ', '0')
        .toUpperCase(Locale.ROOT);
  }
}
