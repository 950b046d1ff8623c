package dev.watchbill.cover;

import dev.watchbill.rotation.ScheduleRemarks.Remark;
import dev.watchbill.rotation.Span;
import java.util.List;
import java.util.stream.Stream;

/** What is asked for, and not done yet, beneath the shifts of the schedule that it touches. */
final class CoverRemarks {
  private final CoverStore store;
  private final CoverWords words;

  CoverRemarks(CoverStore store, CoverWords words) {
    this.store = store;
    this.words = words;
  }

  /** Those on a rotation that touch that stretch of time. */
  List<Remark> about(String rotation, Span within) {
    return store.open(rotation).stream().flatMap(it -> of(it, within)).toList();
  }

  private Stream<Remark> of(ChangeRequest it, Span within) {
    return it.parts().stream()
        .map(part -> part.span())
        .filter(within::overlaps)
        .map(span -> new Remark(span, words.remark(it, span)));
  }
}
