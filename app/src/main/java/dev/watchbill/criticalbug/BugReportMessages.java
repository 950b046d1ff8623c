package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.BugReportFigures.Times;
import dev.watchbill.text.InWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code /critical-bug report} answers. */
final class BugReportMessages {

  /** The figures in mrkdwn. */
  String report(BugReportFigures its, int weeks) {
    String span = weeks == 1 ? "the last week" : "the last %d weeks".formatted(weeks);
    var lines = new ArrayList<String>();
    if (its.raised() == 0) {
      lines.add("*No alarm was raised in %s.*".formatted(span));
    } else {
      lines.add(
          "*%d alarm%s raised in %s:* %d critical, %d not critical, %d withdrawn; %d fell back to those on call (R20)."
              .formatted(
                  its.raised(),
                  its.raised() == 1 ? " was" : "s were",
                  span,
                  its.confirmed(),
                  its.rejected(),
                  its.withdrawn(),
                  its.fellBack()));
      lines.add(times("From raised to the first answer", its.answer()));
      lines.add(times("From confirmed to customers and community warned (R21)", its.warn()));
      lines.add(times("From raised to fixed (R22)", its.fix()));
      lines.add(
          Arrays.stream(Criterion.values())
              .filter(its.perCriterion()::containsKey)
              .map(each -> "%s (%d)".formatted(each.words(), its.perCriterion().get(each)))
              .collect(Collectors.joining(" · ", "• Why it was raised: ", "")));
    }
    lines.add(open(its));
    return String.join("\n", lines);
  }

  private static String times(String what, Times times) {
    List<String> parts = new ArrayList<>();
    times.median().ifPresent(median -> parts.add("median " + InWords.of(median)));
    times
        .slowest()
        .ifPresent(
            slowest ->
                parts.add(
                    "slowest %s (alarm %d)"
                        .formatted(InWords.of(slowest.time()), slowest.alarm())));
    if (times.waiting() > 0) {
      parts.add("%d not yet".formatted(times.waiting()));
    }
    return "• %s: %s".formatted(what, parts.isEmpty() ? "none" : String.join(", ", parts));
  }

  private static String open(BugReportFigures its) {
    if (its.openByState().isEmpty()) {
      return "*Open now:* none.";
    }
    return its.openByState().entrySet().stream()
        .map(
            each ->
                "%d %s (%sraised %s ago)"
                    .formatted(
                        each.getValue().count(),
                        BugListMessages.words(each.getKey()),
                        each.getValue().count() == 1 ? "" : "the oldest ",
                        InWords.of(each.getValue().oldest())))
        .collect(Collectors.joining("; ", "*Open now:* ", ". `/critical-bug list` shows them."));
  }
}
