package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Clock;
import java.time.Instant;

/**
 * Sends somebody's message to on-call because somebody says so; the clock runs from then on. In the
 * caller's transaction.
 */
final class Dispatch {
  private final SupportRequests requests;
  private final Earshot earshot;
  private final SupportMessages messages;
  private final Outbox outbox;
  private final Clock clock;

  Dispatch(
      SupportRequests requests,
      Earshot earshot,
      SupportMessages messages,
      Outbox outbox,
      Clock clock) {
    this.requests = requests;
    this.earshot = earshot;
    this.messages = messages;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Opens a request that is its author's; the thread hears who sent it. */
  Asked send(String rotation, Subject subject, PersonId sender) {
    Instant now = clock.instant();
    Asked asked = requests.ask(subject.asking(rotation, now));
    if (asked instanceof Asked.Opened opened) {
      SupportRequest request = opened.request();
      if (subject.author().filter(sender::equals).isEmpty()) {
        outbox.put(
            Message.inChannel(
                    key(request, "sent"), request.channelId(), messages.sent(request, sender))
                .inThreadAt(request.threadTs()));
      }
      tellHolder(request, sender, now);
    }
    return asked;
  }

  /** Whoever is on call need not be where nobody listens, and a mention there is not heard. */
  private void tellHolder(SupportRequest request, PersonId sender, Instant now) {
    if (!earshot.listening(request.channelId()).contains(request.rotation())) {
      request
          .holder()
          .filter(holder -> !holder.equals(sender))
          .ifPresent(
              holder ->
                  outbox.put(
                      Message.toPerson(
                          key(request, "sent-dm"),
                          holder.value(),
                          messages.sentDm(request, sender, now))));
    }
  }

  private static String key(SupportRequest request, String what) {
    return "support:%d:%d:%s".formatted(request.id(), request.round(), what);
  }
}
