package dev.watchbill.gate;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.platform.github.Merging.Queued;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be said of the commits that the merge queue tries out. Each is built on those ahead,
 * and GitHub may merge all of them by the green of the last ("only merge non-failing pull requests"
 * is a setting); so one is green only where everything in it may merge.
 */
final class QueuePolicy {
  /** What is in a commit of the queue. */
  private enum Content {
    /** Nothing but what is exempt, on top of the branch. */
    EXEMPT,
    /** Something that may not merge. */
    HELD,
    /** That cannot be told now: the next look may see more. */
    UNCLEAR
  }

  private final List<Queued> queue;
  private final String tip;
  private final Set<Integer> proven;
  private final Map<Integer, Exemption> exempt;
  private final Map<String, SaidStatus> said;
  private final Map<String, Queued> byHead;

  /**
   * @param tip where the branch is
   * @param proven the pull requests that are known to be at the commit for which they are exempt
   */
  QueuePolicy(
      Wish wish, List<Queued> queue, String tip, Set<Integer> proven, List<SaidStatus> said) {
    this.queue = queue;
    this.tip = tip;
    this.proven = proven;
    this.exempt = exempt(wish);
    this.said = StatusPolicy.byHead(said);
    this.byHead =
        queue.stream().collect(Collectors.toMap(Queued::head, it -> it, (one, same) -> one));
  }

  /** The exempt ones of which it has to be asked at which commit they are; green ones were. */
  static List<Exemption> unproven(Wish wish, List<Queued> queue, List<SaidStatus> said) {
    Map<Integer, Exemption> exempt = exempt(wish);
    Map<String, SaidStatus> byHead = StatusPolicy.byHead(said);
    return queue.stream()
        .filter(it -> !isGreen(byHead, it.head()))
        .flatMap(it -> Optional.ofNullable(exempt.get(it.number())).stream())
        .filter(it -> it.commit().isPresent())
        .distinct()
        .toList();
  }

  /** Commits of the merge queue that are not in it any more: they are never merged. */
  static List<String> gone(List<Queued> queue, List<SaidStatus> said) {
    Set<String> heads = queue.stream().map(Queued::head).collect(Collectors.toSet());
    return said.stream()
        .filter(it -> it.queued() && !heads.contains(it.head()))
        .map(SaidStatus::head)
        .toList();
  }

  /**
   * What is not said yet; what stops something comes first. Of an exempt one behind one that is not
   * nothing is said: GitHub builds it anew once that one has left.
   *
   * @param red what to say of a pull request that is not exempt
   * @param behind what to say of one that was green, and has one ahead that is not exempt any more
   */
  List<SaidStatus> says(
      Function<Exemption, String> green,
      Function<Integer, String> red,
      Function<Integer, String> behind,
      Instant now) {
    Stream<SaidStatus> held =
        queue.stream()
            .filter(it -> !isExempt(it))
            .map(it -> status(it, false, red.apply(it.number()), now));
    Stream<SaidStatus> heldBehind =
        queue.stream()
            .filter(it -> isExempt(it) && isGreen(said, it.head()) && content(it) == Content.HELD)
            .map(it -> status(it, false, behind.apply(it.number()), now));
    Stream<SaidStatus> through =
        queue.stream()
            .filter(it -> content(it) == Content.EXEMPT)
            .flatMap(
                it ->
                    Optional.ofNullable(exempt.get(it.number())).stream()
                        .map(its -> status(it, true, green.apply(its), now)));
    return Stream.of(held, heldBehind, through)
        .flatMap(all -> all)
        .filter(it -> !StatusPolicy.isSaid(said, it))
        .toList();
  }

  private static SaidStatus status(Queued it, boolean green, String words, Instant now) {
    return new SaidStatus(it.head(), it.number(), true, green, words, false, now);
  }

  /** From the commit down to the branch. */
  private Content content(Queued last) {
    boolean clear = true;
    Queued it = last;
    for (int depth = 0; depth < queue.size(); depth++) {
      if (!isExempt(it)) {
        return Content.HELD;
      }
      clear &= proven.contains(it.number()) || isGreen(said, it.head());
      if (it.base().equals(tip)) {
        return clear ? Content.EXEMPT : Content.UNCLEAR;
      }
      Queued ahead = byHead.get(it.base());
      if (ahead == null) {
        return Content.UNCLEAR;
      }
      it = ahead;
    }
    return Content.UNCLEAR;
  }

  private boolean isExempt(Queued it) {
    return exempt.containsKey(it.number());
  }

  private static boolean isGreen(Map<String, SaidStatus> said, String head) {
    return Optional.ofNullable(said.get(head)).filter(SaidStatus::green).isPresent();
  }

  private static Map<Integer, Exemption> exempt(Wish wish) {
    return wish.exempt().stream()
        .collect(Collectors.toMap(Exemption::number, Function.identity(), (one, same) -> one));
  }
}
