package dev.watchbill.freeze;

import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Releases;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /freeze now|lift|status}: the freeze.
 *
 * @param freezes the door for what depends on it
 * @param inOneLine what is frozen now, in mrkdwn; empty if nothing is
 * @param chores only what people wrote is forgotten: what was frozen when is remembered
 */
public record FreezeFeature(
    Freezes freezes, Supplier<Optional<String>> inOneLine, List<Timed> timers, List<Chore> chores) {
  private static final String HELP =
      """
      *The freeze* (R25, R27, R31)
      `/freeze` what is frozen, until when, and what may merge
      `/freeze now The nightly build is broken` freezes at once, `/freeze now` asks why first (DRI, admins)
      `/freeze lift` ends it, when the release is out or for a reason (DRI, admins)""";

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static FreezeFeature assemble(
      Ground ground, Releases releases, FreezeVerbs verbs, HomeParts home) {
    return FreezeRoom.on(ground, releases).open(ground, verbs, home);
  }

  /** Its parts, where they are put together. */
  record FreezeRoom(
      FreezeStore store,
      FreezeCircle circle,
      FreezeMessages messages,
      Freezing freezing,
      FreezeCalendar calendar,
      FreezeRounds rounds,
      FreezeSlack slack,
      Freezes freezes,
      KeptBranch kept) {

    static FreezeRoom on(Ground ground, Releases releases) {
      var config = ground.config().release();
      var store = new FreezeStore(ground.jdbi(), config.frozen().toString());
      var plans = new PlanStore(ground.jdbi());
      var policy =
          new FreezePolicy(
              config.reminders().at(),
              config.zone(),
              ground.config().hours(config.reminders().hours()).working());
      var circle = new FreezeCircle(ground.people(), ground.config());
      var words = new FreezeWords(config, ground.people());
      var messages = new FreezeMessages(words, ground.clock());
      var news = new FreezeNewsMessages(words);
      var notices =
          new FreezeNotices(
              ground.outbox(),
              ground.directory(),
              config.announceIn(),
              circle,
              messages,
              news,
              new FreezeReminderMessages(words));
      var freezing =
          new Freezing(store, plans, policy, releases, notices, ground.audit(), ground.wakeups());
      var calendar =
          new FreezeCalendar(
              store, plans, policy, releases, freezing, notices, ground.audit(), ground.wakeups());
      releases
          .lockFirst(calendar::hold)
          .whenChanged(calendar::changed)
          .frozenAs(
              // One from before it was moved away, and back, is not the one it wants now.
              release -> plans.of(release).beginning().flatMap(begun -> store.ofRelease(release)))
          .frozenFor(() -> store.active().flatMap(course -> course.freeze().release()));
      var slack =
          new FreezeSlack(
              new FreezeDeeds(
                  store, releases, freezing, circle, words, ground.transactions(), ground.clock()),
              releases,
              notices,
              messages,
              new FreezeFormMessages(words),
              words,
              ground.outbox(),
              ground.permalinks());
      notices.line(
          freeze ->
              store
                  .followedBy(freeze)
                  .flatMap(over -> over.lift().map(lift -> news.follows(over, lift))));
      var inKept = new KeptBranchMessages(words);
      notices.line(
          freeze ->
              config
                  .next()
                  .filter(next -> freeze.isActive())
                  .map(next -> inKept.line(config.frozen(), next)));
      var kept =
          new KeptBranch(
              config,
              new BranchStore(ground.jdbi()),
              store,
              circle,
              notices,
              inKept,
              ground.outbox(),
              ground.transactions());
      freezing.whenMoved(kept::moved);
      return new FreezeRoom(
          store,
          circle,
          messages,
          freezing,
          calendar,
          new FreezeRounds(
              store,
              policy,
              releases,
              freezing,
              calendar,
              notices,
              ground.audit(),
              ground.transactions()),
          slack,
          new Freezes(store, freezing, notices, slack),
          kept);
    }

    FreezeFeature open(Ground ground, FreezeVerbs verbs, HomeParts home) {
      slack.listen(ground.reception(), verbs);
      verbs.help(reader -> HELP);
      home.part(new FreezeHome(store, circle, messages)::of);
      return new FreezeFeature(
          freezes,
          () -> store.active().map(messages::inOneLine),
          List.of(new FreezeTimers(rounds), kept),
          List.of(
              new Chore(
                  "reasons of freezes",
                  ground.config().keep().excerpts(),
                  store::forgetWordsBefore)));
    }
  }
}
