package dev.watchbill.exemption;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;

/** What the feature consists of, put together. */
record ExemptionParts(
    RequestStore store,
    PullRequestWords words,
    RequestNotices notices,
    RequestMoves moves,
    Exemptions exemptions,
    UnfreezeRequests requests) {

  static ExemptionParts on(Ground ground, Freezes freezes) {
    ReleaseConfig config = ground.config().release();
    var store = new RequestStore(ground.jdbi());
    var words = new PullRequestWords(config, ground.people());
    var notices = new RequestNotices(ground.outbox(), freezes, new RequestMessages(words));
    var moves = new RequestMoves(store, freezes, notices, ground.audit());
    return new ExemptionParts(
        store,
        words,
        notices,
        moves,
        new Exemptions(store, moves, freezes),
        new UnfreezeRequests(store, moves, notices, freezes, ground.clock()));
  }
}
