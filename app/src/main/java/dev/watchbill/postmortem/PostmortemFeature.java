package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.escalation.Escalations;
import dev.watchbill.escalation.Outages;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.postmortem.PostmortemRounds.Channels;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import java.util.List;

/**
 * R23: postmortems.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record PostmortemFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static PostmortemFeature assemble(
      Ground ground,
      Rotations rotations,
      Alarms alarms,
      Escalations escalations,
      Outages outages,
      Files files,
      CriticalBugVerbs bugVerbs,
      OnCallVerbs onCallVerbs,
      HomeParts home) {
    var jdbi = ground.jdbi();
    var people = ground.people();
    var outbox = ground.outbox();
    var transactions = ground.transactions();
    var clock = ground.clock();
    var bugs = ground.config().criticalBug();
    var every = bugs.remindEvery();
    var store = new PostmortemStore(jdbi);
    var itemStore = new ActionItemStore(jdbi);
    var reminders = new RemindersStore(jdbi);
    var matters = new Matters(ground.config(), alarms, escalations, outages, rotations, people);
    var cases = new Cases(store, itemStore, matters);
    var channels = Channels.of(ground.directory(), bugs.alarmIn().written());
    var messages = new PostmortemMessages(matters, people, outbox, ground.permalinks());
    var itemMessages = new ActionItemMessages(messages);
    var summaries = new SummaryMessages(messages, itemMessages);
    var asks = new Asks(reminders, matters, people, outbox, messages, every);
    var progress =
        new Progress(store, alarms, asks, outbox, messages, ground.audit(), ground.wakeups(), every);
    var owed =
        new OwedItems(reminders, itemStore, cases, people, outbox, itemMessages, ground.wakeups(), every);
    var postmortems =
        new Postmortems(
            store,
            cases,
            matters,
            progress,
            messages,
            transactions,
            bugs.postmortemWithin(),
            clock);
    var items =
        new ActionItems(
            itemStore, cases, matters, owed, progress, people, messages, transactions, clock);
    var rounds =
        new PostmortemRounds(
            store,
            reminders,
            cases,
            matters,
            asks,
            owed,
            progress,
            people,
            outbox,
            messages,
            channels,
            transactions);
    var documents =
        new Documents(
            postmortems,
            cases,
            matters,
            new Timeline(alarms, ground.audit(), people),
            progress,
            people,
            outbox,
            messages,
            summaries,
            channels,
            ground.config(),
            transactions);
    alarms.whenMoved(postmortems::moved);
    alarms.whenWarned(postmortems::warned);
    alarms.line(
        alarm ->
            postmortems
                .about(About.alarm(alarm.id()))
                .map(its -> "Postmortem: " + messages.line(its, postmortems.now())));
    outages.whenFilled(postmortems::filled);
    var slack = new PostmortemSlack(postmortems, people, messages, summaries);
    var itemSlack = new ActionItemSlack(items, postmortems, messages);
    var documentSlack =
        new DocumentSlack(documents, postmortems, files, outbox, transactions, ground.afterwards());
    slack.listen(ground.reception());
    itemSlack.listen(ground.reception());
    documentSlack.listen(ground.reception());
    new PostmortemCommandSlack(
            postmortems,
            alarms,
            outages,
            slack,
            documentSlack,
            new ActionWordsSlack(items, people, itemSlack, itemMessages),
            messages,
            summaries)
        .listen(bugVerbs, onCallVerbs);
    var homes = new PostmortemHome(postmortems, items, matters, messages);
    home.part(homes::of);
    return new PostmortemFeature(
        List.of(new PostmortemTimers(rounds)),
        List.of(
            new Chore(
                "who was told of action items",
                ground.config().keep().requests(),
                reminders::forgetToldBefore)));
  }
}
