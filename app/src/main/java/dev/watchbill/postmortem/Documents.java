package dev.watchbill.postmortem;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.postmortem.PostmortemRounds.Channels;
import java.util.Optional;

/** The documents of postmortems: made anew from what is known whenever somebody wants one (R23). */
final class Documents {
  private final Postmortems postmortems;
  private final Cases cases;
  private final Matters matters;
  private final Timeline timeline;
  private final Progress progress;
  private final People people;
  private final Outbox outbox;
  private final PostmortemMessages messages;
  private final SummaryMessages summaries;
  private final Channels channels;
  private final WatchbillConfig config;
  private final Transactions transactions;

  Documents(
      Postmortems postmortems,
      Cases cases,
      Matters matters,
      Timeline timeline,
      Progress progress,
      People people,
      Outbox outbox,
      PostmortemMessages messages,
      SummaryMessages summaries,
      Channels channels,
      WatchbillConfig config,
      Transactions transactions) {
    this.postmortems = postmortems;
    this.cases = cases;
    this.matters = matters;
    this.timeline = timeline;
    this.progress = progress;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.summaries = summaries;
    this.channels = channels;
    this.config = config;
    this.transactions = transactions;
  }

  /** In Markdown. */
  String markdown(Case its) {
    return PostmortemDocument.of(
        its,
        new PostmortemDocument.Known(
            timeline.of(its.matter()),
            messages.group(its.matter()),
            matters.onCall(its.matter()),
            messages.permalink(its.matter()),
            matters.zone(its.matter()),
            people::nameOf));
  }

  /**
   * Posts the summary in the thread; the next time the same message is edited. Those may who see to
   * it.
   */
  PostmortemAnswer post(long id, By by) {
    return transactions.inOne(
        () -> {
          Optional<Case> found = cases.lock(id);
          if (found.isEmpty()) {
            return new PostmortemAnswer.Gone();
          }
          Case its = found.get();
          Optional<String> refusal = postmortems.refusalFor(by.who(), its.matter());
          Optional<String> channel = channels.of(its.matter());
          if (refusal.isPresent()) {
            return new PostmortemAnswer.Refused(refusal.get());
          }
          if (channel.isEmpty()) {
            return new PostmortemAnswer.Refused(
                "I am not in #%s, where this would go. Invite me there first: /invite @watchbill."
                    .formatted(config.criticalBug().alarmIn().written()));
          }
          progress.record(
              its, by, "postmortem.post", "posted the postmortem in the thread", postmortems.now());
          outbox.show(
              Message.inChannel(
                      its.postmortem().key(Progress.POST), channel.get(), summaries.posted(its))
                  .inThreadOf(its.matter().thread()));
          return new PostmortemAnswer.Done(its);
        });
  }
}
