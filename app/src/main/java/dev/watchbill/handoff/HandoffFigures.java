package dev.watchbill.handoff;

import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.Outages;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.SupportFigures;
import dev.watchbill.support.SupportRequests;
import dev.watchbill.text.InWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The week that ends, in figures: what was asked, what is open, what was down. */
final class HandoffFigures {
  private final SupportFigures figures;
  private final SupportRequests requests;
  private final Outages outages;

  HandoffFigures(SupportFigures figures, SupportRequests requests, Outages outages) {
    this.figures = figures;
    this.requests = requests;
    this.outages = outages;
  }

  /** Of the shift before that of {@code week}, up to now if it is not over; a line of mrkdwn. */
  String of(Week week, Instant now) {
    Instant start = week.span().start();
    Instant until = start.isBefore(now) ? start : now;
    // Opened early, it may be opened in the very instant in which the shift before it began.
    Instant earliest = week.before().plusSeconds(1);
    var before = new Span(week.before(), until.isBefore(earliest) ? earliest : until);
    var sentences = new ArrayList<String>();
    sentences.add(asked(figures.of(week.rotation(), before)));
    int open = requests.open(Optional.of(week.rotation())).size();
    if (open > 0) {
      sentences.add(
          "%s still open: `/oncall open %s`."
              .formatted(open == 1 ? "1 request is" : open + " requests are", week.rotation()));
    }
    outages(week.rotation(), before).ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private static String asked(SupportFigures.Figures its) {
    if (its.asked() == 0) {
      return "The week: no requests.";
    }
    return "The week: %s, %s answered in time%s."
        .formatted(
            count(its.asked(), "request"),
            its.inTime() == its.asked() ? "all" : Integer.toString(its.inTime()),
            its.median().map(median -> ", median first response " + InWords.of(median)).orElse(""));
  }

  private Optional<String> outages(String rotation, Span week) {
    List<Outage> its =
        outages.since(week.start()).stream()
            .filter(outage -> outage.rotation().equals(rotation))
            .filter(outage -> week.contains(outage.at()))
            .toList();
    int incomplete = outages.open(rotation).size();
    if (its.isEmpty() && incomplete == 0) {
      return Optional.empty();
    }
    String missing =
        incomplete == 0
            ? ""
            : "%s incomplete: `/oncall outage %s`"
                .formatted(
                    incomplete == 1 ? "1 outage record is" : incomplete + " outage records are",
                    rotation);
    return Optional.of(
        its.isEmpty()
            ? missing + "."
            : count(its.size(), "outage") + (missing.isEmpty() ? "." : "; " + missing + "."));
  }

  private static String count(int count, String noun) {
    return count == 1 ? "1 " + noun : count + " " + noun + "s";
  }
}
