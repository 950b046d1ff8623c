package dev.watchbill.escalation;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.Contact;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.support.SupportRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says where and to whom, and takes back what has become needless; {@link EscalationMessages} finds
 * the words. Everything is queued in the caller's transaction.
 */
final class EscalationNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final EscalationMessages messages;

  EscalationNotices(Outbox outbox, Directory directory, EscalationMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.messages = messages;
  }

  /** The id of a channel, if the bot sees it. */
  Optional<String> channel(ChannelRef ref) {
    return directory.channel(ref.written()).map(Directory.Channel::id);
  }

  /** The new thread with the research in it, and the way there from the request's thread. */
  void opened(Escalation it, Optional<SupportRequest> request, List<Contact> contacts) {
    outbox.put(Message.inChannel(it.card(), it.channelId(), messages.card(it, request, contacts)));
    List<Content> research = messages.research(it);
    for (int n = 0; n < research.size(); n++) {
      outbox.put(inThread(it, "research-" + n, research.get(n)));
    }
    request.ifPresent(
        about ->
            outbox.put(
                Message.inChannel(key(it, "link"), about.channelId(), messages.pointer(it))
                    .inThreadAt(about.threadTs())));
  }

  /** Shows how it stands. */
  void stands(Escalation it, Optional<SupportRequest> request, List<Contact> contacts) {
    outbox.edit(it.card(), messages.card(it, request, contacts));
  }

  /**
   * Asks {@code contact} in the thread, and each of {@code people} in private.
   *
   * @param it as it stands once they are asked
   */
  void asks(
      Escalation it,
      Optional<SupportRequest> request,
      List<Contact> contacts,
      Contact contact,
      List<PersonId> people) {
    outbox.put(
        inThread(it, ask(it.contactsAsked()), messages.ask(it, contact)).with(Priority.ALARM));
    for (PersonId person : people) {
      outbox.put(
          Message.toPerson(key(it, askInPrivate(person)), person.value(), messages.askInPrivate(it))
              .with(Priority.ALARM));
    }
    stands(it, request, contacts);
  }

  /**
   * There is an answer: whoever escalated hears of it, and nobody is asked any more.
   *
   * @param aloud whether it is said in the thread: what was said there need not be repeated
   */
  void answered(
      Escalation it, Optional<SupportRequest> request, List<Contact> contacts, boolean aloud) {
    IntStream.rangeClosed(1, it.contactsAsked()).forEach(n -> outbox.withdraw(key(it, ask(n))));
    it.asked().forEach(person -> outbox.withdraw(key(it, askInPrivate(person))));
    stands(it, request, contacts);
    it.answer()
        .filter(act -> aloud && !it.isCalledOff())
        .ifPresent(act -> outbox.put(inThread(it, "answered", messages.answered(it, act.by()))));
  }

  /** The message that began the thread, once it is posted. */
  Optional<Outbox.Posted> thread(Escalation it) {
    return outbox.posted(it.card());
  }

  /** Whether a message is the one that began the thread, or asked somebody. */
  boolean isOf(Escalation it, String channelId, String ts) {
    var place = new Outbox.Posted(channelId, ts);
    return Stream.of(
            Stream.of(it.card()),
            IntStream.rangeClosed(1, it.contactsAsked()).mapToObj(n -> key(it, ask(n))),
            it.asked().stream().map(person -> key(it, askInPrivate(person))))
        .flatMap(keys -> keys)
        .anyMatch(key -> outbox.posted(key).filter(place::equals).isPresent());
  }

  private static Message inThread(Escalation it, String what, Content content) {
    return Message.inChannel(key(it, what), it.channelId(), content).inThreadOf(it.card());
  }

  private static String ask(int contact) {
    return "ask-" + contact;
  }

  private static String askInPrivate(PersonId person) {
    return "ask-dm-" + person;
  }

  private static String key(Escalation it, String what) {
    return it.card() + ":" + what;
  }
}
