package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Clock;
import java.util.List;

/**
 * Answers whoever mentions the bot itself: who is on call, and would you like to ask them? In the
 * caller's transaction.
 */
final class Offers {
  private final SupportRequests requests;
  private final Rotations rotations;
  private final Earshot earshot;
  private final OfferMessages messages;
  private final Outbox outbox;
  private final Clock clock;

  Offers(
      SupportRequests requests,
      Rotations rotations,
      Earshot earshot,
      OfferMessages messages,
      Outbox outbox,
      Clock clock) {
    this.requests = requests;
    this.rotations = rotations;
    this.earshot = earshot;
    this.messages = messages;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Answers a message once, in its thread; in private where the bot cannot speak. */
  void offer(Heard message, PersonId author) {
    String key = key(message.channelId(), message.ts());
    if (message.direct() || !earshot.isIn(message.channelId())) {
      outbox.put(Message.toPerson(key, author.value(), messages.elsewhere(rotations.now())));
      return;
    }
    outbox.put(
        Message.inChannel(
                key,
                message.channelId(),
                messages.offer(onCallFor(message.channelId()), Subject.of(message, author)))
            .inThreadAt(message.thread()));
  }

  /** Opens the request that was offered; the clock runs from now on. */
  Asked accept(String rotation, Subject subject) {
    Asked asked = requests.ask(subject.asking(rotation, clock.instant()));
    String key = key(subject.channelId(), subject.messageTs());
    // Of an offer from long ago the outbox knows nothing any more; it stays as it is.
    if (outbox.posted(key).isPresent()) {
      outbox.edit(key, messages.accepted(onCallFor(subject.channelId()), rotation));
    }
    return asked;
  }

  /** Those who listen there, or else everybody who is on call. */
  private List<OnCall> onCallFor(String channelId) {
    List<String> listening = earshot.listening(channelId);
    return rotations.now().stream()
        .filter(each -> listening.isEmpty() || listening.contains(each.rotation()))
        .toList();
  }

  private static String key(String channelId, String messageTs) {
    return "support:offer:" + channelId + ":" + messageTs;
  }
}
