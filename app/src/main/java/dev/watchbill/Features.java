package dev.watchbill;

import dev.watchbill.alias.AliasFeature;
import dev.watchbill.alias.Aliases;
import dev.watchbill.byhand.ByHandSlack;
import dev.watchbill.calendar.CalendarFeature;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.cover.CoverFeature;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.handoff.HandoffFeature;
import dev.watchbill.handoff.Handoffs;
import dev.watchbill.home.HomeFeature;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.slack.Attention;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.retrospective.RetrospectiveFeature;
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
 * @param documents to be fetched over HTTP
 */
record Features(
    Rotations rotations, List<Timed> timers, List<Chore> chores, List<Documents> documents) {

  /** Puts them together; they answer as soon as the reception's socket is open. */
  static Features on(Ground ground) {
    var verbs = new OnCallVerbs();
    var rotation = ground.rotation(verbs);
    var support = ground.support(rotation.rotations());
    var ownRequests = ground.listenTo(support, rotation.rotations(), verbs);
    var escalation = ground.escalation(rotation.rotations(), support, verbs);
    ground.reports(verbs);
    var parts = new HomeParts();
    var cover = ground.cover(rotation, verbs, parts);
    var alias = ground.alias(rotation.rotations(), verbs);
    var handoff =
        ground.handoff(rotation.rotations(), alias.aliases(), support, escalation, verbs, parts);
    var retrospective =
        ground.retrospective(rotation.rotations(), handoff.handoffs(), verbs, parts);
    var calendar = ground.calendar(rotation.rotations(), verbs, parts);
    var bugs = BugWorkflows.on(ground, rotation.rotations(), escalation, verbs, parts);
    var home = ground.home(rotation.rotations(), ownRequests, parts);
    ground.whatIsDoneByHand();
    return new Features(
        rotation.rotations(),
        Stream.of(
                List.of(rotation.timers(), support.timers(), escalation.timers()),
                cover.timers(),
                alias.timers(),
                handoff.timers(),
                retrospective.timers(),
                bugs.timers(),
                List.of(home.timers()))
            .flatMap(List::stream)
            .toList(),
        Stream.of(
                support.chores(),
                escalation.chores(),
                cover.chores(),
                handoff.chores(),
                retrospective.chores(),
                bugs.chores(),
                home.chores())
            .flatMap(List::stream)
            .toList(),
        List.of(calendar.documents()));
  }

  /**
   * What all of them stand on.
   *
   * @param attention the clocks of features wait until it has caught up
   * @param afterwards does what calls Slack, so that nobody waits for it
   * @param address by which people reach what the bot serves over HTTP
   * @param issues where bugs are filed
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
      PublicAddress address,
      Issues issues,
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

    private CoverFeature cover(RotationFeature rotation, OnCallVerbs verbs, HomeParts home) {
      return CoverFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          directory,
          people,
          rotation.rotations(),
          rotation.overrides(),
          rotation.remarks(),
          verbs,
          home,
          reception,
          clock);
    }

    private AliasFeature alias(Rotations rotations, OnCallVerbs verbs) {
      return AliasFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          directory,
          people,
          rotations,
          slack.userGroups(),
          verbs,
          reception,
          clock);
    }

    private HandoffFeature handoff(
        Rotations rotations,
        Aliases aliases,
        SupportFeature support,
        EscalationFeature escalation,
        OnCallVerbs verbs,
        HomeParts home) {
      return HandoffFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          outbox,
          wakeups,
          directory,
          people,
          rotations,
          aliases,
          support.requests(),
          escalation.outages(),
          slack.permalinks(),
          verbs,
          home,
          reception,
          clock);
    }

    private RetrospectiveFeature retrospective(
        Rotations rotations, Handoffs handoffs, OnCallVerbs verbs, HomeParts home) {
      return RetrospectiveFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          outbox,
          wakeups,
          directory,
          people,
          rotations,
          handoffs,
          slack.permalinks(),
          slack.modals(),
          verbs,
          home,
          reception,
          clock);
    }

    private CalendarFeature calendar(Rotations rotations, OnCallVerbs verbs, HomeParts home) {
      return CalendarFeature.assemble(
          config,
          database.jdbi(),
          database.transactions(),
          audit,
          people,
          rotations,
          address,
          verbs,
          home,
          reception,
          clock);
    }

    private HomeFeature home(
        Rotations rotations, Function<PersonId, Optional<String>> ownRequests, HomeParts parts) {
      return HomeFeature.assemble(
          database.jdbi(),
          database.transactions(),
          audit,
          wakeups,
          people,
          rotations,
          ownRequests,
          parts,
          slack.homeTabs(),
          reception,
          afterwards,
          clock);
    }

    private void whatIsDoneByHand() {
      new ByHandSlack(config, people).listen(reception);
    }
  }
}
