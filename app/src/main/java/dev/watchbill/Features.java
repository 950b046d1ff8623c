package dev.watchbill;

import dev.watchbill.byhand.ByHandSlack;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.home.HomeSlack;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.slack.Attention;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ReportFeature;
import dev.watchbill.support.SupportFeature;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the bot is for, feature by feature; each stands on those above it.
 *
 * @param timers to be woken
 * @param chores for the housekeeping
 */
record Features(Rotations rotations, List<Timed> timers, List<Chore> chores) {

  /** Puts them together; they answer as soon as the reception's socket is open. */
  static Features on(Ground ground) {
    var verbs = new OnCallVerbs();
    var rotation = ground.rotation(verbs);
    var support = ground.support(rotation.rotations());
    var ownRequests = ground.listenTo(support, rotation.rotations(), verbs);
    var escalation = ground.escalation(rotation.rotations(), support, verbs);
    ground.reports(verbs);
    ground.home(rotation.rotations(), ownRequests);
    ground.whatIsDoneByHand();
    return new Features(
        rotation.rotations(),
        List.of(rotation.timers(), support.timers(), escalation.timers()),
        Stream.of(support.chores(), escalation.chores()).flatMap(List::stream).toList());
  }

  /**
   * What all of them stand on.
   *
   * @param attention the clocks of features wait until it has caught up
   * @param afterwards does what calls Slack, so that nobody waits for it
   * @param clock what the bot lives by
   */
  record Ground(
      WatchbillConfig config,
      Database database,
      AuditTrail audit,
      PostgresOutbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      SlackConnection slack,
      Attention attention,
      Reception reception,
      Executor afterwards,
      Clock clock) {

    private RotationFeature rotation(OnCallVerbs verbs) {
      return RotationFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          people,
          verbs,
          reception,
          clock);
    }

    private SupportFeature support(Rotations rotations) {
      return SupportFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          people,
          rotations,
          attention::caughtUp,
          clock);
    }

    /** Returns what a reader holds and has not resolved. */
    private Function<PersonId, Optional<String>> listenTo(
        SupportFeature support, Rotations rotations, OnCallVerbs verbs) {
      return support.listen(
          config,
          people,
          rotations,
          directory,
          outbox,
          outbox,
          slack.permalinks(),
          verbs,
          reception,
          clock);
    }

    private EscalationFeature escalation(
        Rotations rotations, SupportFeature support, OnCallVerbs verbs) {
      return EscalationFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          directory,
          people,
          rotations,
          support.requests(),
          slack.permalinks(),
          attention::caughtUp,
          verbs,
          reception,
          clock);
    }

    private void reports(OnCallVerbs verbs) {
      ReportFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          outbox,
          people,
          verbs,
          slack.files(),
          afterwards,
          clock);
    }

    private void home(Rotations rotations, Function<PersonId, Optional<String>> ownRequests) {
      new HomeSlack(
              rotations, ownRequests, people, slack.homeTabs(), database.transactions(), afterwards)
          .listen(reception);
    }

    private void whatIsDoneByHand() {
      new ByHandSlack(config, people).listen(reception);
    }
  }
}
