package dev.watchbill.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the bot promises.
 *
 * @param answerMillis within which 99 of 100 answers leave, committed
 * @param idleMegabytes which it stays under while nothing happens, Postgres not counted
 */
record Promise(double answerMillis, double idleMegabytes) {
  static final Promise OURS = new Promise(100, 200);

  /** How it was broken, in sentences; nothing if it was kept. */
  List<String> brokenBy(Figures bot) {
    var broken = new ArrayList<String>();
    if (bot.answers().unanswered() > 0) {
      broken.add(
          "%d of %d commands were not answered as they should be."
              .formatted(
                  bot.answers().unanswered(), bot.answers().unanswered() + bot.answers().count()));
    }
    // Not <: no answer at all has no percentile.
    if (!(bot.answers().millis(0.99) <= answerMillis)) {
      broken.add(
          String.format(
              Locale.ROOT,
              "99 of 100 answers came within %.1f ms; %.0f ms are promised.",
              bot.answers().millis(0.99),
              answerMillis));
    }
    if (!(bot.mostIdleMegabytes() < idleMegabytes)) {
      broken.add(
          String.format(
              Locale.ROOT,
              "%.0f MB are resident while nothing happens; under %.0f MB are promised.",
              bot.mostIdleMegabytes(),
              idleMegabytes));
    }
    return broken;
  }
}
