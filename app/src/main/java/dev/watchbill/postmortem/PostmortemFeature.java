package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.AlarmButton;
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
    Parts parts = Parts.of(ground, rotations, alarms, escalations, outages, files);
    Postmortems postmortems = parts.postmortems();
    alarms.whenMoved(postmortems::moved);
    alarms.whenWarned(postmortems::warned);
    alarms.line(alarm -> postmortems.about(About.alarm(alarm.id())).map(parts.slack()::line));
    alarms.button(
        alarm ->
            postmortems
                .about(About.alarm(alarm.id()))
                .map(
                    it ->
                        new AlarmButton(
                            "Postmortem", PostmortemActions.SHOW + ":" + it.postmortem().id())));
    outages.whenFilled(postmortems::filled);
    outages.line(outage -> postmortems.about(About.outage(outage.id())).map(parts.slack()::lead));
    parts.slack().listen(ground.reception());
    parts.itemSlack().listen(ground.reception());
    parts.documentSlack().listen(ground.reception());
    parts.commands().listen(bugVerbs, onCallVerbs);
    home.part(parts.homes()::of);
    return new PostmortemFeature(
        List.of(new PostmortemTimers(parts.rounds())), List.of(parts.chore()));
  }

  /** What it consists of. */
  record Parts(
      Postmortems postmortems,
      ActionItems items,
      PostmortemRounds rounds,
      Documents documents,
      PostmortemSlack slack,
      ActionItemSlack itemSlack,
      DocumentSlack documentSlack,
      PostmortemCommandSlack commands,
      PostmortemHome homes,
      Chore chore) {

    static Parts of(
        Ground ground,
        Rotations rotations,
        Alarms alarms,
        Escalations escalations,
        Outages outages,
        Files files) {
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
          new Progress(
              store,
              alarms,
              asks,
              outbox,
              messages,
              summaries,
              ground.audit(),
              ground.wakeups(),
              every);
      var owed =
          new OwedItems(
              reminders,
              itemStore,
              cases,
              people,
              outbox,
              itemMessages,
              new LeftItems(cases, matters, people, outbox, itemMessages),
              ground.wakeups(),
              every);
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
      var slack = new PostmortemSlack(postmortems, people, messages, summaries);
      var itemSlack = new ActionItemSlack(items, postmortems, messages);
      var documentSlack =
          new DocumentSlack(
              documents, postmortems, files, outbox, transactions, ground.afterwards());
      var commands =
          new PostmortemCommandSlack(
              postmortems,
              alarms,
              outages,
              slack,
              documentSlack,
              new ActionWordsSlack(items, people, itemSlack, itemMessages),
              messages,
              summaries,
              new PostmortemHelp(postmortems, matters, people));
      return new Parts(
          postmortems,
          items,
          rounds,
          documents,
          slack,
          itemSlack,
          documentSlack,
          commands,
          new PostmortemHome(postmortems, items, matters, messages),
          new Chore(
              "who was told of action items",
              ground.config().keep().requests(),
              reminders::forgetToldBefore));
    }
  }
}
