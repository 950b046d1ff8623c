package dev.watchbill;

import dev.watchbill.alias.AliasFeature;
import dev.watchbill.calendar.CalendarFeature;
import dev.watchbill.cover.CoverFeature;
import dev.watchbill.escalation.EscalationFeature;
import dev.watchbill.ground.Ground;
import dev.watchbill.handoff.HandoffFeature;
import dev.watchbill.home.HomeFeature;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.release.ReleaseFeature;
import dev.watchbill.retrospective.RetrospectiveFeature;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ReportFeature;
import dev.watchbill.support.SupportFeature;
import java.util.List;
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

  /**
   * Puts them together; they answer as soon as the reception's socket is open.
   *
   * @param slack for what only some of them do there
   * @param outside what the bot speaks with besides Slack
   * @param address by which people reach what the bot serves over HTTP
   */
  static Features on(Ground ground, SlackConnection slack, Outside outside, PublicAddress address) {
    var verbs = new OnCallVerbs();
    var parts = new HomeParts();
    var rotation = RotationFeature.assemble(ground, verbs);
    var rotations = rotation.rotations();
    var support = SupportFeature.assemble(ground, rotations);
    var ownRequests = support.listen(ground, rotations, verbs);
    var escalation = EscalationFeature.assemble(ground, rotations, support.requests(), verbs);
    ReportFeature.assemble(ground, verbs, slack.files());
    var cover =
        CoverFeature.assemble(
            ground, rotations, rotation.overrides(), rotation.remarks(), verbs, parts);
    var alias = AliasFeature.assemble(ground, rotations, slack.userGroups(), verbs);
    var handoff =
        HandoffFeature.assemble(
            ground,
            rotations,
            alias.aliases(),
            support.requests(),
            escalation.outages(),
            verbs,
            parts);
    var retrospective =
        RetrospectiveFeature.assemble(
            ground, rotations, handoff.handoffs(), slack.modals(), verbs, parts);
    var releases = ReleaseFeature.assemble(ground, parts);
    var calendar =
        CalendarFeature.assemble(ground, rotations, releases.releases(), address, verbs, parts);
    var bugs =
        BugWorkflows.on(
            ground,
            slack,
            outside.issues(),
            rotations,
            escalation,
            handoff.handoffs(),
            verbs,
            parts);
    var release =
        ReleaseWorkflows.on(ground, outside, releases, rotations, handoff.handoffs(), parts);
    var home = HomeFeature.assemble(ground, rotations, ownRequests, parts, slack.homeTabs());
    return new Features(
        rotations,
        Stream.of(
                List.of(rotation.timers(), support.timers(), escalation.timers()),
                cover.timers(),
                alias.timers(),
                handoff.timers(),
                retrospective.timers(),
                bugs.timers(),
                release.timers(),
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
                release.chores(),
                home.chores())
            .flatMap(List::stream)
            .toList(),
        List.of(calendar.documents()));
  }
}
