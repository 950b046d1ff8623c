package dev.watchbill.gate;

import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.release.ReleaseKeepers;

/** What sees to gates that are not configured any more, put together. */
record FormerGateParts(Ground ground, Freezes freezes, GateWays ways) {
  /**
   * Answers as soon as the reception's socket is open.
   *
   * @param ours the gate that is configured
   */
  FormerGates open(GateName ours) {
    var store = store(ours);
    new UndoneSlack(
            new ReleaseKeepers(ground.people(), ways.config().dri()),
            store,
            this::store,
            former -> notices(former, messages(former)),
            ground.transactions(),
            ground.audit(),
            ground.clock())
        .listen(ground.reception());
    return new FormerGates(ours, store, freezes, this::rounds);
  }

  private GateRounds rounds(GateName former) {
    var messages = messages(former);
    return new GateRounds(
        gate(former),
        store(former),
        notices(former, messages),
        messages,
        freezes,
        () -> Wish.NONE,
        ways.config().check().every(),
        ground.transactions(),
        ground.clock());
  }

  private GateStore store(GateName name) {
    return new GateStore(ground.jdbi(), name.toString());
  }

  private MergeGate gate(GateName former) {
    return ways.outOf(
        former, new StatusStore(ground.jdbi(), former.toString(), ways.config().check().context()));
  }

  private GateMessages messages(GateName former) {
    return new GateMessages(gate(former), former, ways.config().zone());
  }

  private GateNotices notices(GateName former, GateMessages messages) {
    return new GateNotices(
        store(former),
        freezes,
        messages,
        ground.outbox(),
        ground.people(),
        ways.config(),
        ground.audit());
  }
}
