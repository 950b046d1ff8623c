package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One direct message for each person who is asked, everywhere as it stands; {@link
 * ApprovalMessages} finds the words. Everything is queued in the caller's transaction.
 */
final class ApprovalNotices {
  private final Outbox outbox;
  private final ApprovalMessages messages;

  ApprovalNotices(Outbox outbox, ApprovalMessages messages) {
    this.outbox = outbox;
    this.messages = messages;
  }

  /**
   * Shows how it stands. Somebody who has a message already, and is asked in another office now, or
   * again, is told: nobody notices an edit.
   *
   * @param before as it stood; empty for a new one
   * @param actor who sees it anyway, having just pressed a button
   */
  void stands(Optional<Approval> before, Approval it, Optional<PersonId> actor, Instant now) {
    for (PersonId person : it.people()) {
      boolean isBack =
          before.filter(its -> !its.people().contains(person)).isPresent()
              && outbox.posted(key(it, person)).isPresent();
      outbox.show(
          Message.toPerson(key(it, person), person.value(), messages.toAsked(it, person, now)));
      if (isBack) {
        beneath(it, person, "again-" + now.toEpochMilli(), messages.askedAgain(it, person));
      }
      if (before.filter(its -> its.people().contains(person)).isPresent()
          && !actor.filter(person::equals).isPresent()) {
        List<Office> more = more(before.get(), it, person);
        if (!more.isEmpty()) {
          beneath(it, person, "asked-" + named(more), messages.askedToo(it, more));
        }
      }
    }
  }

  /** Somebody is not asked in that office any more, nor in another. */
  void askedNoMore(Approval it, Office office, PersonId person) {
    outbox.show(
        Message.toPerson(key(it, person), person.value(), messages.askedNoMore(it, office)));
  }

  /** Reminds somebody of the offices in which they have not answered. */
  void remind(Approval it, PersonId person, List<Voice> theirs, Instant now) {
    List<Office> offices = theirs.stream().map(Voice::office).toList();
    beneath(it, person, "reminded-" + named(offices), messages.reminder(it, theirs, now));
  }

  /** Tells whoever asked that those whom it waits for were reminded. */
  void reminded(Approval it, UnfreezeRequest request, Instant now) {
    toAsker(it, request, "reminded-" + now.toEpochMilli(), messages.reminded(it));
  }

  /** Tells whoever asked how it ended: nobody notices an edit of a card. */
  void ended(Approval it, UnfreezeRequest request) {
    toAsker(it, request, "ended", messages.ended(it));
  }

  private void toAsker(Approval it, UnfreezeRequest request, String what, Content content) {
    outbox.put(
        Message.toPerson("approval:" + it.id() + ":" + what, it.askedBy().value(), content)
            .inThreadOf(request.card()));
  }

  private void beneath(Approval it, PersonId person, String what, Content content) {
    outbox.put(
        Message.toPerson(key(it, person) + ":" + what, person.value(), content)
            .inThreadOf(key(it, person)));
  }

  private static List<Office> more(Approval before, Approval it, PersonId person) {
    return it.waitedFor().stream()
        .filter(voice -> voice.asks(person))
        .map(Voice::office)
        .filter(office -> before.voice(office).filter(its -> its.asks(person)).isEmpty())
        .toList();
  }

  private static String named(List<Office> offices) {
    return offices.stream().map(Office::name).collect(Collectors.joining("-"));
  }

  private static String key(Approval it, PersonId person) {
    return "approval:" + it.id() + ":to-" + person;
  }
}
