package dev.watchbill.gate;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.exemption.Exemptions;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.release.FreezeVerbs;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gate, as configured: none, Merge Freeze, or a required check on GitHub. */
public record GateFeature(List<Timed> timers, List<Chore> chores) {
  /** What was amiss once, and what was stopped once. */
  private static final Period KEPT = Period.ofDays(90);

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param repositories on GitHub, each by its name; empty without a way in
   * @param mergeFreezes each branch there; empty without a way in
   */
  public static GateFeature assemble(
      Ground ground,
      Freezes freezes,
      Exemptions exemptions,
      Function<String, Optional<Repository>> repositories,
      Function<Branch, Optional<MergeFreeze>> mergeFreezes,
      FreezeVerbs verbs) {
    ReleaseConfig config = ground.config().release();
    var name = GateName.of(config);
    var ways = new GateWays(config, repositories, mergeFreezes);
    var former = new FormerGateParts(ground, freezes, ways).open(name);
    var statuses = new StatusStore(ground.jdbi(), name.toString(), config.check().context());
    Optional<MergeGate> gate = ways.into(name, statuses);
    if (gate.isEmpty()) {
      freezes.line(
          freeze ->
              Optional.of(GateMessages.noGate(config.branch())).filter(line -> freeze.isActive()));
      GateSlack.listenWithout(verbs, config.branch());
      return new GateFeature(List.of(former), List.of());
    }
    return assemble(
        ground,
        freezes,
        exemptions,
        gate.get(),
        former,
        statuses,
        () -> new Wish(freezes.active(), exemptions.standing()),
        verbs);
  }

  private static GateFeature assemble(
      Ground ground,
      Freezes freezes,
      Exemptions exemptions,
      MergeGate gate,
      FormerGates former,
      StatusStore statuses,
      Supplier<Wish> wishes,
      FreezeVerbs verbs) {
    ReleaseConfig config = ground.config().release();
    var store = new GateStore(ground.jdbi(), GateName.of(config).toString());
    var messages = new GateMessages(gate, config.branch(), config.zone());
    var notices =
        new GateNotices(
            store, freezes, messages, ground.outbox(), ground.people(), config, ground.audit());
    var rounds =
        new GateRounds(
            gate,
            store,
            notices,
            messages,
            freezes,
            wishes,
            config.check().every(),
            ground.transactions(),
            ground.clock());
    freezes.line(freeze -> messages.line(store.find(), store.troubles(), freeze));
    Runnable doubt =
        () -> {
          var now = ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
          store.doubt(now);
          ground.wakeups().at(now, GateTimers.TIMED);
        };
    freezes.whenMoved(moved -> doubt.run());
    exemptions.whenChanged(doubt);
    new GateSlack(
            store,
            messages,
            wishes,
            gate instanceof GitHubGate,
            config.branch(),
            ground.transactions(),
            ground.audit(),
            ground.wakeups(),
            ground.clock())
        .listen(ground.reception(), verbs);
    return new GateFeature(
        List.of(new GateTimers(rounds), former),
        List.of(
            new Chore("what was amiss with the gate", KEPT, store::forgetBefore),
            new Chore("commits that were stopped", KEPT, statuses::forgetBefore)));
  }
}
