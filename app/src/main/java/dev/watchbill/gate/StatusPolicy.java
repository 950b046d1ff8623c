package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Of which commits what is to be said on GitHub: of those that are exempt, or were. */
final class StatusPolicy {
  /** So many are looked up again each time; with more of them it takes several looks. */
  static final int CHECKED = 5;

  private StatusPolicy() {}

  /**
   * What was let through and may merge no more, whenever that was.
   *
   * @param red what to say of those by their number
   */
  static List<SaidStatus> stale(
      Wish wish, List<SaidStatus> said, Function<Integer, String> red, Instant now) {
    Set<String> exempt =
        wish.exempt().stream().flatMap(it -> it.commit().stream()).collect(Collectors.toSet());
    return said.stream()
        .filter(it -> !it.queued() && !exempt.contains(it.head()))
        .filter(it -> it.green() || !it.confirmed())
        .map(
            it ->
                new SaidStatus(
                    it.head(), it.number(), false, false, red.apply(it.number()), false, now))
        .toList();
  }

  /** The exempt commits that are not green yet, or green for another reason. */
  static List<SaidStatus> fresh(
      Wish wish, List<SaidStatus> said, Function<Exemption, String> green, Instant now) {
    Map<String, SaidStatus> byHead = byHead(said);
    var fresh = new ArrayList<SaidStatus>();
    var heads = new HashSet<String>();
    for (Exemption it : wish.exempt()) {
      it.commit()
          .filter(heads::add)
          .map(head -> new SaidStatus(head, it.number(), false, true, green.apply(it), false, now))
          .filter(status -> !isSaid(byHead, status))
          .ifPresent(fresh::add);
    }
    return fresh;
  }

  /** Those to look up again, the longest unseen first: somebody else may have said otherwise. */
  static List<SaidStatus> toCheck(Wish wish, List<SaidStatus> said, Duration every, Instant now) {
    Set<String> current =
        wish.exempt().stream().flatMap(it -> it.commit().stream()).collect(Collectors.toSet());
    return said.stream()
        .filter(it -> !it.queued() && it.green() && it.confirmed() && current.contains(it.head()))
        .filter(it -> !it.at().plus(every).isAfter(now))
        .sorted(Comparator.comparing(SaidStatus::at).thenComparing(SaidStatus::head))
        .limit(CHECKED)
        .toList();
  }

  static boolean isSaid(Map<String, SaidStatus> byHead, SaidStatus status) {
    SaidStatus last = byHead.get(status.head());
    // Of a red one the words may be older: until when it is frozen is on the freeze's card.
    return last != null
        && (status.green()
            ? last.says(true, status.description())
            : last.confirmed() && !last.green());
  }

  static Map<String, SaidStatus> byHead(List<SaidStatus> said) {
    return said.stream().collect(Collectors.toMap(SaidStatus::head, Function.identity()));
  }
}
