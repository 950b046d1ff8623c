package dev.watchbill.readiness;

import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.Group;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.ReleaseKeepers;
import dev.watchbill.release.Releases;
import java.util.List;

/** {@code /freeze ready|not-ready|checklist}. */
public record ReadinessFeature(List<Timed> timers, List<Chore> chores) {
  private static final String HELP =
      """
      *Readiness and checklists* (R30, R31)
      `/freeze ready %1$s` that group is ready for the release, `/freeze not-ready %1$s The upgrade fails` it is not (QA leads)
      `/freeze checklist` what the DRI has to see to; `/freeze checklist 3` ticks the third line, `/freeze checklist not 3` takes it back""";

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static ReadinessFeature assemble(
      Ground ground, Releases releases, Freezes freezes, FreezeVerbs verbs, HomeParts home) {
    var config = ground.config().release();
    var people = ground.people();
    var hours = ground.config().hours(config.reminders().hours()).working();
    var keepers = new ReleaseKeepers(people, config.dri());

    var declared = new DeclaredStore(ground.jdbi());
    var messages = new ReadinessMessages(people, config.zone());
    var readiness =
        new Readiness(
            declared,
            releases,
            freezes,
            people,
            new ReadinessNotices(
                ground.outbox(), ground.directory(), config.readinessIn(), keepers, messages),
            ground.audit(),
            ground.transactions(),
            ground.clock());
    freezes.whenMoved(readiness::moved);
    new ReadinessSlack(readiness, people, messages).listen(ground.reception(), verbs);

    var asks = new StoriesStore(ground.jdbi());
    var stories =
        new Stories(
            asks,
            releases,
            people,
            ground.outbox(),
            new StoriesMessages(people, config),
            hours,
            config.reminders().approveWithin(),
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    freezes.whenMoved(stories::moved);

    var lists = new ChecklistStore(ground.jdbi());
    var boxes = new ChecklistMessages(people, releases, config.zone());
    var checklists =
        new Checklists(
            lists,
            config,
            hours,
            releases,
            keepers,
            ground.outbox(),
            boxes,
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    releases.whenChanged(checklists::changed);
    new ChecklistSlack(checklists, stories, releases, boxes).listen(ground.reception(), verbs);
    verbs.help(
        reader ->
            HELP.formatted(people.groups().stream().findFirst().map(Group::key).orElse("mdm")));
    home.part(new ReadinessHome(readiness, checklists, releases, keepers, messages, boxes)::of);

    var age = ground.config().keep().requests();
    return new ReadinessFeature(
        List.of(new ReadinessTimers(readiness, stories, checklists)),
        List.of(
            new Chore("old readiness", age, declared::forgetBefore),
            new Chore("old questions about stories", age, asks::forgetBefore),
            new Chore("old checklists of releases", age, lists::forgetBefore)));
  }
}
