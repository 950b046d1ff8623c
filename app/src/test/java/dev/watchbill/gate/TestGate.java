package dev.watchbill.gate;

import dev.watchbill.TestGround;
import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.exemption.TestExemptions;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.github.Merging;
import dev.watchbill.platform.github.PullRequests;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.FreezeVerbs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The gate in the company of {@link TestFreezes}, looked at every minute. */
final class TestGate {
  final TestFreezes world;
  final TestExemptions exempt;
  final GateFeature feature;
  private final Optional<Repository> repository;
  private final Optional<MergeFreeze> mergeFreeze;

  private TestGate(
      String gate, Optional<Repository> repository, Optional<MergeFreeze> mergeFreeze) {
    this.world = new TestFreezes(", gate: " + gate);
    this.exempt = new TestExemptions(world.ground, world.freezes);
    this.repository = repository;
    this.mergeFreeze = mergeFreeze;
    this.feature = instance(world.ground);
  }

  static TestGate gitHub(Merging merging) {
    return new TestGate("github", Optional.of(repository(merging)), Optional.empty());
  }

  static TestGate mergeFreeze(MergeFreeze mergeFreeze) {
    return new TestGate("merge-freeze", Optional.empty(), Optional.of(mergeFreeze));
  }

  static TestGate none() {
    return new TestGate("none", Optional.empty(), Optional.empty());
  }

  /** Another instance over the same data, or the next one after a restart. */
  GateFeature instance() {
    return instance(
        new TestGround(world.jdbi, world.config, world.company.directory, world.audit, world.clock)
            .saying(world.outbox));
  }

  /** The next one after a restart, the check being called otherwise by now. */
  GateFeature renamed(String check) {
    var its = world.config.release();
    var release =
        new ReleaseConfig(
            its.dri(),
            its.cadence(),
            its.at(),
            its.zone(),
            its.freeze(),
            its.deepFreeze(),
            its.announceIn(),
            its.readinessIn(),
            its.gate(),
            its.repository(),
            its.branch(),
            its.next(),
            its.exempt(),
            new ReleaseConfig.Check(check, its.check().every()),
            its.reminders(),
            its.ritual());
    return instance(
        new TestGround(
                world.jdbi,
                world.config.with(release),
                world.company.directory,
                world.audit,
                world.clock)
            .saying(world.outbox));
  }

  private GateFeature instance(Ground ground) {
    return GateFeature.assemble(
        ground,
        world.freezes,
        exempt.feature.exemptions(),
        name -> repository,
        branch -> mergeFreeze,
        new FreezeVerbs());
  }

  static Repository repository(Merging merging) {
    return new Repository() {
      @Override
      public String name() {
        return "fleetdm/fleet";
      }

      @Override
      public PullRequests pullRequests() {
        throw new AssertionError("the gate reads no pull request");
      }

      @Override
      public Merging merging() {
        return merging;
      }
    };
  }

  /** Whoever is woken is woken, now. */
  void wakes() {
    wakes(feature);
  }

  void wakes(GateFeature instance) {
    instance.timers().forEach(timed -> timed.due(world.now()));
  }

  /** Time passes, for the freeze and the gate. */
  void passes(Duration time) {
    List<Timed> all = Stream.concat(world.timers.stream(), feature.timers().stream()).toList();
    world.passes(time, all);
  }

  /** Time passes while the bot is down; when it is back it does what is due. */
  void isDown(Duration time) {
    world.clock.passes(time);
    world.timers.forEach(timed -> timed.due(world.now()));
    wakes(instance());
  }

  Freeze begun() {
    Freeze freeze = world.begun();
    wakes();
    return freeze;
  }

  void lifted() {
    world.lifted();
    wakes();
  }

  UnfreezeRequest unfrozen(int number, String commit) {
    UnfreezeRequest request = exempt.granted(number, commit, TestFreezes.RAE);
    wakes();
    return request;
  }

  /** What the gate said to that person in private. */
  List<String> toldTo(PersonId person) {
    return world.outbox.keys("gate:trouble:").stream()
        .filter(key -> key.contains(":" + person))
        .map(world.outbox::text)
        .toList();
  }

  /** What it said in the thread of a freeze's card. */
  List<String> inThread(Freeze freeze) {
    return world.outbox.keys(freeze.card() + ":gate:").stream().map(world.outbox::text).toList();
  }

  /** What it did, the first first. */
  List<String> acts() {
    var acts =
        new ArrayList<>(
            world.audit.about("gate/main", 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }

  /** What {@code /freeze gate} says. */
  String stands() {
    return content(slack().stands()).text();
  }

  Reply looksAgain(PersonId who) {
    return slack()
        .look(
            new Click(
                GateMessages.LOOK,
                "",
                "",
                who.value(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                new FormValues(List.of()),
                "T1"));
  }

  static Content content(Reply reply) {
    return ((Reply.Ephemeral) reply).content();
  }

  GateStore store() {
    var release = world.config.release();
    return new GateStore(
        world.jdbi, "%s %s %s".formatted(release.gate(), release.repository(), release.branch()));
  }

  GateSlack slack() {
    var release = world.config.release();
    var words = new GateWords(release.zone());
    MergeGate gate =
        repository
            .<MergeGate>map(
                its ->
                    new GitHubGate(
                        its.merging(),
                        "main",
                        release.check().context(),
                        release.check().every(),
                        new StatusStore(world.jdbi, store().name(), release.check().context()),
                        words))
            .orElseGet(() -> new MergeFreezeGate(mergeFreeze.orElseThrow(), words));
    return new GateSlack(
        store(),
        new GateMessages(gate, "main", release.zone()),
        () -> new Wish(world.freezes.active(), exempt.feature.exemptions().standing()),
        repository.isPresent(),
        "main",
        world.transactions,
        world.audit,
        (when, timed) -> world.wakeups.add(when),
        world.clock);
  }
}
