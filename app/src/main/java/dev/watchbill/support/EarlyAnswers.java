package dev.watchbill.support;

import dev.watchbill.support.SupportRequest.Act;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Answers that are heard before what they answer: Slack promises no order. What an engineer says in
 * a thread where nobody has asked yet is kept for whoever turns out to have asked before.
 *
 * <p>An answer is kept first and looks for its request then, and a request is opened first and
 * looks for its answer then, each committed in between: of two that come at once one finds the
 * other.
 */
final class EarlyAnswers {
  private final EarlyAnswerStore store;
  private final SupportCircle circle;

  EarlyAnswers(EarlyAnswerStore store, SupportCircle circle) {
    this.store = store;
    this.circle = circle;
  }

  /**
   * Keeps it, if it may be an answer to one of {@code rotations}.
   *
   * @param rotations those that listen in that channel
   * @param threadTs the thread; or the message that was reacted to
   */
  void keep(
      Collection<String> rotations, String channelId, String threadTs, Act said, Instant now) {
    if (rotations.isEmpty()) {
      return;
    }
    List<String> open = store.openIn(channelId, threadTs);
    if (rotations.stream()
        .filter(rotation -> !open.contains(rotation))
        .anyMatch(rotation -> circle.isEngineer(rotation, said.by(), said.at()))) {
      store.keep(channelId, threadTs, said, now);
    }
  }

  /** What may answer {@code asking} and was heard before it, the first first. */
  List<Act> to(Asking asking) {
    return store.in(asking.channelId(), asking.threadTs(), asking.messageTs());
  }
}
