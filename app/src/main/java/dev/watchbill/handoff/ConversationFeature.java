package dev.watchbill.handoff;

import dev.watchbill.config.WatchbillConfig.Keep;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

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
      Jdbi jdbi,
      Transactions transactions,
      AuditTrail audit,
      Outbox outbox,
      Wakeups wakeups,
      Directory directory,
      People people,
      Rotations rotations,
      Weeks weeks,
      Handoffs handoffs,
      SupportRequests requests,
      Permalinks permalinks,
      Keep keep,
      Clock clock) {
    // A handoff is remembered longer than a rotation may be configured.
    Function<String, ZoneId> zones =
        rotation ->
            rotations.names().contains(rotation) ? rotations.zone(rotation) : ZoneOffset.UTC;
    var store = new ConversationStore(jdbi);
    var words = new ConversationWords(people, directory, permalinks, zones);
    var messages = new ConversationMessages(words);
    var notices = new ConversationNotices(outbox, messages, words);
    var circle = new ConversationCircle(people, rotations, weeks, handoffs);
    var board = new ConversationBoard(store, notices, handoffs, requests);
    var conversations =
        new Conversations(store, board, messages, requests, audit, transactions, wakeups, clock);
    var decisions =
        new ConversationDecisions(
            store, board, circle, notices, requests, audit, transactions, clock);
    var additions =
        new ConversationAdditions(
            store, board, circle, words, requests, audit, transactions, clock);
    return new ConversationFeature(
        conversations,
        decisions,
        additions,
        new ConversationSlack(
            decisions, additions, new ConversationAnswerMessages(words, zones), people),
        new ConversationTimers(conversations),
        List.of(
            new Chore("words of conversations", keep.excerpts(), store::forgetWordsBefore),
            new Chore("old conversations", keep.requests(), store::forgetClosedBefore),
            new Chore("conversations of no handoff", keep.requests(), store::forgetAheadBefore)));
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    slack.listen(reception, verbs);
  }
}
