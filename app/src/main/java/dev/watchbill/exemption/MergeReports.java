package dev.watchbill.exemption;

import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import dev.watchbill.people.Person;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Reports pull requests that merged during a freeze and might not have: each once, in the thread of
 * the freeze's card and to the DRI.
 */
final class MergeReports {
  private final WatchStore watch;
  private final Freezes freezes;
  private final ExemptionCircle circle;
  private final ExemptionListMessages messages;
  private final Outbox outbox;
  private final AuditTrail audit;

  MergeReports(
      WatchStore watch,
      Freezes freezes,
      ExemptionCircle circle,
      ExemptionListMessages messages,
      Outbox outbox,
      AuditTrail audit) {
    this.watch = watch;
    this.freezes = freezes;
    this.circle = circle;
    this.messages = messages;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** They have merged; in the caller's transaction. */
  void merged(Freeze freeze, List<PullRequest> merged, Instant now) {
    List<PullRequest> news =
        merged.stream()
            .filter(it -> watch.report(freeze.id(), it.number(), it.mergedAt().orElse(now)))
            .toList();
    if (news.isEmpty()) {
      return;
    }
    for (PullRequest it : news) {
      audit.record(
          new AuditEntry(
              now,
              By.clock().actor(),
              "freeze.merged-without-exemption",
              "pull-request/" + it.number(),
              Map.of("by", "GitHub", "freeze", Long.toString(freeze.id()), "commit", it.head())));
    }
    String key = freeze.card() + ":merged:" + news.get(0).number();
    Content content = messages.merged(news, now);
    freezes.inThread(freeze, key, content);
    for (Person person : circle.dris()) {
      outbox.put(Message.toPerson(key + ":to-" + person.id(), person.id().value(), content));
    }
  }
}
