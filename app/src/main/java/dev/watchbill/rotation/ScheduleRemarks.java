package dev.watchbill.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What other features have to say about stretches of a schedule, such as that cover is asked for:
 * shown beneath the shift it belongs to. Everything is added before the socket is opened.
 */
public final class ScheduleRemarks {
  private final List<BiFunction<String, Span, List<Remark>>> sources = new ArrayList<>();

  /**
   * A line of its own in the schedule.
   *
   * @param span what it is about; it is shown beneath the first shift shown that this touches
   * @param mrkdwn one line, with names written rather than mentioned, and its times told
   */
  public record Remark(Span span, String mrkdwn) {}

  /** Adds remarks on the rotation of that name, of those that touch that stretch of time. */
  public ScheduleRemarks add(BiFunction<String, Span, List<Remark>> remarks) {
    sources.add(remarks);
    return this;
  }

  /** In the order of time. */
  List<Remark> about(String rotation, Span within) {
    return sources.stream()
        .flatMap(source -> source.apply(rotation, within).stream())
        .filter(remark -> remark.span().overlaps(within))
        .sorted(Comparator.comparing(remark -> remark.span().start()))
        .toList();
  }
}
