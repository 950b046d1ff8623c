package dev.watchbill.handoff;

import dev.watchbill.ground.Ground;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Conversations that are handed over, a part of the handoff.
 *
 * @param conversations to be begun at each handoff
 * @param decisions of people about them
 * @param additions of people to them
 * @param slack listens
 */
record ConversationFeature(
    Conversations conversations,
    ConversationDecisions decisions,
    ConversationAdditions additions,
    ConversationSlack slack,
    Timed timers,
    List<Chore> chores) {

  static ConversationFeature assemble(
      Ground ground,
      Rotations rotations,
      Weeks weeks,
      Handoffs handoffs,
      SupportRequests requests) {
    // A handoff is remembered longer than a rotation may be configured.
    Function<String, ZoneId> zones =
        rotation ->
            rotations.names().contains(rotation) ? rotations.zone(rotation) : ZoneOffset.UTC;
    var store = new ConversationStore(ground.jdbi());
    var words =
        new ConversationWords(ground.people(), ground.directory(), ground.permalinks(), zones);
    var messages = new ConversationMessages(words);
    var notices = new ConversationNotices(ground.outbox(), messages, words);
    var circle = new ConversationCircle(ground.people(), rotations, weeks, handoffs);
    var board = new ConversationBoard(store, notices, handoffs, requests);
    var conversations =
        new Conversations(
            store,
            board,
            messages,
            requests,
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.clock());
    var decisions =
        new ConversationDecisions(
            store,
            board,
            circle,
            notices,
            requests,
            ground.audit(),
            ground.transactions(),
            ground.clock());
    var additions =
        new ConversationAdditions(
            store,
            board,
            circle,
            words,
            requests,
            ground.audit(),
            ground.transactions(),
            ground.clock());
    return new ConversationFeature(
        conversations,
        decisions,
        additions,
        new ConversationSlack(
            decisions, additions, new ConversationAnswerMessages(words, zones), ground.people()),
        new ConversationTimers(conversations),
        List.of(
            new Chore(
                "words of conversations",
                ground.config().keep().excerpts(),
                store::forgetWordsBefore),
            new Chore(
                "old conversations", ground.config().keep().requests(), store::forgetClosedBefore),
            new Chore(
                "conversations of no handoff",
                ground.config().keep().requests(),
                store::forgetAheadBefore)));
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    slack.listen(reception, verbs);
  }
}
