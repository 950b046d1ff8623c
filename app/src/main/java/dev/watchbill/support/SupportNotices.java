package dev.watchbill.support;

import dev.watchbill.people.Contact;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says where and to whom, and takes back what has become needless; {@link SupportMessages} finds
 * the words. Everything is queued in the caller's transaction.
 */
final class SupportNotices {
  private final Outbox outbox;
  private final SupportMessages messages;

  SupportNotices(Outbox outbox, SupportMessages messages) {
    this.outbox = outbox;
    this.messages = messages;
  }

  /**
   * Shows in the thread how the request stands. The outbox may have forgotten the card of a request
   * that rested for long: then there is a new one.
   */
  void card(SupportRequest request, Instant now) {
    outbox.show(inThread(request, request.card(), messages.card(request, now)));
  }

  /** An edited card pings nobody, so whoever it falls to now is told beneath it. */
  void reopened(SupportRequest request, Instant now) {
    outbox.put(inThread(request, key(request, "reopened"), messages.reopened(request, now)));
  }

  /** To somebody who asked again while it is open. */
  void pointTo(SupportRequest request, String messageTs, Instant now) {
    outbox.put(
        inThread(request, key(request, "open-" + messageTs), messages.pointsTo(request, now)));
  }

  /** To the holder, before it is due. */
  void remind(SupportRequest request, PersonId holder, Instant now) {
    outbox.put(toPerson(request, "remind", holder, messages.remind(request, now)));
  }

  /** To the holder, and to everybody in the thread: it is due. */
  void due(SupportRequest request, Instant now) {
    outbox.put(
        inThread(request, key(request, "due"), messages.due(request, now)).with(Priority.ALARM));
    request
        .reminded()
        .ifPresent(
            holder ->
                outbox.put(
                    toPerson(request, "due-dm", holder, messages.dueDm(request, now))
                        .with(Priority.ALARM)));
  }

  /**
   * Asks contacts for help, in the thread and each of {@code persons} in private.
   *
   * @param request as it stands once they are asked
   */
  void ask(
      SupportRequest request, List<Contact> contacts, Collection<PersonId> persons, Instant now) {
    outbox.put(
        inThread(
                request,
                key(request, "ask-" + request.contactsAsked()),
                messages.ask(request, contacts, now))
            .with(Priority.ALARM));
    for (PersonId person : persons) {
      outbox.put(
          toPerson(request, askDm(person), person, messages.askDm(request, now))
              .with(Priority.ALARM));
    }
  }

  /**
   * To somebody to whom it was passed on.
   *
   * @param note what they should know, as typed
   * @param act the number of the deed, for good
   */
  void passed(
      SupportRequest request,
      PersonId by,
      PersonId to,
      Optional<String> note,
      long act,
      Instant now) {
    outbox.put(toPerson(request, "passed-" + act, to, messages.passed(request, by, note, now)));
  }

  /** To somebody who is on call now, of what nobody had answered until then. */
  void moved(List<SupportRequest> requests, PersonId to, long act, Instant now) {
    outbox.put(Message.toPerson("support:moved:" + act, to.value(), messages.moved(requests, now)));
  }

  /** It is not the former holder's any more, whom the clock may be about to tell. */
  void withdrawFromHolder(SupportRequest request) {
    outbox.withdraw(key(request, "remind"));
    outbox.withdraw(key(request, "due-dm"));
  }

  /**
   * There is an answer, so the clock has nothing more to say: neither to those who were told
   * already, nor to those whom Slack could not tell yet.
   *
   * @param asked everybody whom the clock has asked for help
   */
  void withdrawClock(SupportRequest request, Collection<PersonId> asked) {
    withdrawFromHolder(request);
    outbox.withdraw(key(request, "due"));
    outbox.withdraw(key(request, "reopened"));
    for (int contact = 1; contact <= request.contactsAsked(); contact++) {
      outbox.withdraw(key(request, "ask-" + contact));
    }
    asked.forEach(person -> outbox.withdraw(key(request, askDm(person))));
  }

  private static Message inThread(SupportRequest request, String key, Content content) {
    return Message.inChannel(key, request.channelId(), content).inThreadAt(request.threadTs());
  }

  private static Message toPerson(
      SupportRequest request, String what, PersonId person, Content content) {
    return Message.toPerson(key(request, what), person.value(), content);
  }

  private static String key(SupportRequest request, String what) {
    return "support:%d:%d:%s".formatted(request.id(), request.round(), what);
  }

  private static String askDm(PersonId person) {
    return "ask-dm-" + person;
  }
}
