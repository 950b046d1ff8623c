package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.postmortem.Asks.Telling;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What every move of a postmortem ends with, in the caller's transaction. */
final class Progress {
  /** The key of the summary in the thread, once somebody posts it. */
  static final String POST = "post";

  private final PostmortemStore store;
  private final Alarms alarms;
  private final Asks asks;
  private final Outbox outbox;
  private final PostmortemMessages messages;
  private final SummaryMessages summaries;
  private final AuditTrail audit;
  private final Wakeups wakeups;
  private final Period every;

  Progress(
      PostmortemStore store,
      Alarms alarms,
      Asks asks,
      Outbox outbox,
      PostmortemMessages messages,
      SummaryMessages summaries,
      AuditTrail audit,
      Wakeups wakeups,
      Period every) {
    this.store = store;
    this.alarms = alarms;
    this.asks = asks;
    this.outbox = outbox;
    this.messages = messages;
    this.summaries = summaries;
    this.audit = audit;
    this.wakeups = wakeups;
    this.every = every;
  }

  /** Keeps how it stands, and shows it wherever it is shown. */
  void keep(Case its, Instant now, Telling telling) {
    save(its, now);
    asks.show(its, now, telling);
    showInThread(its);
  }

  /** As {@link #keep}; everybody who sees to it is asked with a message of their own. */
  void keepAndAsk(Case its, Instant now) {
    save(its, now);
    asks.askAll(its, now);
    showInThread(its);
  }

  private void save(Case its, Instant now) {
    Optional<Instant> sayable =
        asks.hasSomebody(its) || !PostmortemPolicy.isWaiting(its.postmortem())
            ? Optional.empty()
            : Optional.of(now.plus(every));
    Optional<Instant> next =
        Stream.concat(
                PostmortemPolicy.nextStep(its.postmortem(), messages.zone(its)).stream(),
                sayable.stream())
            .min(Instant::compareTo);
    store.save(its.postmortem(), next);
    next.ifPresent(at -> wakeups.at(at, Postmortems.TIMED));
  }

  /** On the alarm's card; an outage has a message of its own for it. What was posted stays true. */
  private void showInThread(Case its) {
    String posted = its.postmortem().key(POST);
    if (outbox.posted(posted).isPresent()) {
      outbox.edit(posted, summaries.posted(its));
    }
    if (its.matter() instanceof Matter.OfOutage outage) {
      outbox.show(
          Message.inChannel(
                  its.postmortem().key("status"),
                  outage.escalation().channelId(),
                  messages.status(its))
              .inThreadOf(outage.thread()));
    } else {
      alarms.refresh(its.about().number());
    }
  }

  /**
   * If everything is done, it is done; and so is the alarm, if customers have been warned (R21,
   * R23).
   *
   * @return as it stands then
   */
  Case settle(Case its, By by, Instant now) {
    if (!PostmortemPolicy.isComplete(its.postmortem(), its.items())) {
      keep(its, now, Telling.AS_IT_STANDS);
      return its;
    }
    Case done = its.with(its.postmortem().done(new Act(new PersonId(by.actor()), now)));
    record(done, by, "postmortem.done", "finished the postmortem", now);
    keep(done, now, Telling.MOVED);
    if (done.matter() instanceof Matter.OfAlarm bug) {
      close(bug.alarm(), by);
    }
    return done;
  }

  /** Closes the alarm, whose postmortem is done, once customers have been warned. */
  void close(Alarm alarm, By by) {
    if (alarm.warnedAt().isPresent()) {
      alarms.close(alarm.id(), by);
    }
  }

  /**
   * Keeps what was done.
   *
   * @param words as they follow the person's name
   */
  void record(Case its, By by, String what, String words, Instant now) {
    if (its.matter() instanceof Matter.OfAlarm) {
      alarms.happened(its.about().number(), by, what, words);
    } else {
      audit.record(
          new AuditEntry(
              now,
              by.actor(),
              what,
              its.about().subject(),
              Map.of("words", words, "from", by.from())));
    }
  }
}
