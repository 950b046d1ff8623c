package dev.watchbill.postmortem;

import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.postmortem.Asks.Telling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Postmortems as time goes by: late ones are told to admins, held ones asked about, everybody
 * reminded of what they owe. However late it is, each is said once.
 */
final class PostmortemRounds {
  private final PostmortemStore store;
  private final RemindersStore reminders;
  private final Cases cases;
  private final Matters matters;
  private final Asks asks;
  private final OwedItems owed;
  private final Progress progress;
  private final People people;
  private final Outbox outbox;
  private final PostmortemMessages messages;
  private final Channels channels;
  private final Transactions transactions;

  PostmortemRounds(
      PostmortemStore store,
      RemindersStore reminders,
      Cases cases,
      Matters matters,
      Asks asks,
      OwedItems owed,
      Progress progress,
      People people,
      Outbox outbox,
      PostmortemMessages messages,
      Channels channels,
      Transactions transactions) {
    this.store = store;
    this.reminders = reminders;
    this.cases = cases;
    this.matters = matters;
    this.asks = asks;
    this.owed = owed;
    this.progress = progress;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.channels = channels;
    this.transactions = transactions;
  }

  /** The channel in which something has its thread. */
  @FunctionalInterface
  interface Channels {
    Optional<String> of(Matter matter);

    /** An outage's is known; an alarm's is where alarms are raised. */
    static Channels of(Directory directory, String alarmIn) {
      return matter ->
          matter instanceof Matter.OfOutage outage
              ? Optional.of(outage.escalation().channelId())
              : directory.channel(alarmIn).map(Directory.Channel::id);
    }
  }

  /** Does what is due; doing it twice does nothing. */
  void due(Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MICROS);
    var pieces = new Pieces();
    for (long id : store.due(now)) {
      pieces.attempt("postmortem/" + id, () -> with(id, its -> step(its, now)));
    }
    for (long id : reminders.asksDue(now)) {
      pieces.attempt("postmortem/" + id, () -> with(id, its -> remind(its, now)));
    }
    for (PersonId owner : reminders.ownersDue(now)) {
      pieces.attempt(
          "action items of " + owner, () -> transactions.run(() -> owed.remind(owner, now)));
    }
    pieces.done("postmortems");
  }

  Optional<Instant> nextDue() {
    return Stream.concat(store.nextDue().stream(), reminders.nextDue().stream())
        .min(Instant::compareTo);
  }

  private void with(long id, Consumer<Case> step) {
    transactions.run(() -> cases.lock(id).ifPresent(step));
  }

  private void step(Case its, Instant now) {
    Postmortem it = its.postmortem();
    boolean isDue =
        PostmortemPolicy.nextStep(it, messages.zone(its))
            .filter(at -> !at.isAfter(now))
            .isPresent();
    if (isDue && it.is(PostmortemState.DUE)) {
      Case late = its.with(it.late());
      progress.record(
          late, By.clock(), "postmortem.late", "said that the postmortem has no date yet", now);
      sayLate(late);
      progress.keep(late, now, Telling.AS_IT_STANDS);
    } else if (isDue && it.is(PostmortemState.SCHEDULED)) {
      progress.keepAndAsk(its.with(it.asked()), now);
    } else {
      progress.keep(its, now, Telling.AS_IT_STANDS);
    }
  }

  private void sayLate(Case its) {
    // A bug that was fixed anew has a new date, and may be late anew.
    String key = its.postmortem().key("late:" + its.postmortem().dueAt().getEpochSecond());
    people.admins().stream()
        .map(Person::id)
        .filter(admin -> !matters.responsible(its.matter()).contains(admin))
        .forEach(
            admin ->
                outbox.put(
                    Message.toPerson(
                        key + ":" + admin,
                        admin.value(),
                        messages.lateToAdmin(its, matters.responsible(its.matter())))));
    channels
        .of(its.matter())
        .ifPresent(
            channel ->
                outbox.put(
                    Message.inChannel(
                            key,
                            channel,
                            messages.lateInThread(its, matters.responsible(its.matter())))
                        .inThreadOf(its.matter().thread())));
  }

  private void remind(Case its, Instant now) {
    asks.remind(its, reminders.asksDue(its.postmortem().id(), now), now);
  }
}
