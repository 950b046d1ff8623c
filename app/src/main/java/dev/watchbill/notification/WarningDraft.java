package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.BugReport;
import dev.watchbill.criticalbug.Criterion;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What customers and the community may be told, ready to copy (R21). */
final class WarningDraft {
  private static final int NAME = 200;
  private static final int WORDS = 700;

  /** A link to a message leads outsiders nowhere, and says whose channel it was told in. */
  private static final Pattern MESSAGE =
      Pattern.compile("(\\s*\\bTold in)?\\s*https?://[^\\s/]+/archives/[^\\s/]+/p[0-9]+\\S*");

  private WarningDraft() {}

  /** Plain text, as it is typed by people; below 3,000 characters. */
  static String of(Alarm alarm) {
    BugReport bug = alarm.bug();
    var lines = new ArrayList<String>();
    lines.add("We have found a critical bug: " + line(alarm.name(), NAME));
    lines.add(
        "It "
            + criteria(bug)
            + bug.sinceVersion().map(it -> ", since version " + line(it, NAME)).orElse("")
            + ".");
    lines.add("");
    lines.add("What happens: " + words(withoutMessages(bug.happens())));
    alarm.confirmation().ifPresent(it -> lines.add("What should happen: " + words(it.expected())));
    lines.add(
        bug.workaround()
            .map(it -> "What helps meanwhile: " + words(it))
            .orElse("We know of no workaround yet."));
    lines.add("");
    lines.add(
        alarm
            .fix()
            .map(it -> "It is fixed in %s: please upgrade.".formatted(line(it.in(), NAME)))
            .orElse("We are working on the fix, and will tell you which version has it."));
    return String.join("\n", lines);
  }

  /** Which criteria it meets, in plain words, as they follow "it". */
  static String criteria(BugReport bug) {
    List<String> met = bug.criteria().stream().sorted().map(Criterion::words).toList();
    int last = met.size() - 1;
    return last == 0
        ? met.get(0)
        : met.subList(0, last).stream().collect(Collectors.joining(", ")) + " and " + met.get(last);
  }

  private static String withoutMessages(String typed) {
    return MESSAGE.matcher(typed).replaceAll("").strip();
  }

  private static String words(String typed) {
    return Excerpt.of(Visible.lines(typed), WORDS);
  }

  private static String line(String typed, int limit) {
    return Excerpt.of(Visible.inOneLine(typed), limit);
  }
}
