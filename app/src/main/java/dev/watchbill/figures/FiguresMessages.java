package dev.watchbill.figures;

import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of the figures; each in three lines of text. */
final class FiguresMessages {
  private final BugFiguresConfig config;

  FiguresMessages(BugFiguresConfig config) {
    this.config = config;
  }

  /**
   * The figures of a week, for the channel.
   *
   * @param before how many were open when the week before was told, if it was
   */
  Content week(BugFigures figures, Optional<Integer> before) {
    return told(
        "Bugs of the week", figures, before.map(open -> " (%+d)".formatted(figures.open() - open)));
  }

  /** The figures of the last days, for whoever asked. */
  Content now(BugFigures figures, Optional<Integer> before) {
    return told(
        "Bugs of the last 7 days",
        figures,
        before.map(
            open -> " (%+d since the last weekly figures)".formatted(figures.open() - open)));
  }

  private Content told(String title, BugFigures it, Optional<String> difference) {
    return Content.text(
        """
        *%s* in %s, %s to %s
        %d opened · %d closed · *%d open*%s
        Open by state: %s"""
            .formatted(
                title,
                Mrkdwn.escape(config.repository()),
                day(it.from()),
                day(it.to()),
                it.opened(),
                it.closed(),
                it.open(),
                difference.orElse(""),
                states(it)));
  }

  private static String states(BugFigures it) {
    String all =
        it.byState().entrySet().stream()
            .map(state -> Mrkdwn.escape(state.getKey()) + " " + state.getValue())
            .collect(Collectors.joining(" · "));
    int inSome = it.byState().values().stream().mapToInt(Integer::intValue).sum();
    return inSome < it.open() ? all + " · none of these " + (it.open() - inSome) : all;
  }

  private String day(Instant instant) {
    return ReaderTime.shortDay(instant, config.every().zone());
  }

  /** To whoever asked: GitHub does not say. */
  static Content notNow(String sentence) {
    return Content.text(
        "The figures of bugs are not to be had now. %s `/critical-bug figures` asks again."
            .formatted(Mrkdwn.escape(sentence)));
  }

  /** At once, to whoever asks. */
  static String asking() {
    return "Asking GitHub. The figures come by direct message in a moment.";
  }

  /** At once, where nobody can be asked. */
  static String noToken() {
    return "The figures of bugs come from GitHub, and the bot has no way in: an admin sets"
        + " `GITHUB_TOKEN` or a GitHub App in its environment, that may read the issues of the"
        + " repository, and starts it again (R32).";
  }

  /** To the admins, once. */
  Content givenUp(Instant end, String sentence) {
    return Content.text(
        """
        *The bug figures of the week to %s were not posted:* GitHub did not tell them for a day.
        The last time: %s
        Mend that if it is ours to mend; next week's are tried again. `/critical-bug figures` shows them now."""
            .formatted(day(end), Mrkdwn.escape(sentence)));
  }

  static String help() {
    return """
        *Figures*
        `/critical-bug figures` how many bugs were opened and closed, and are open, by state""";
  }
}
