package dev.watchbill.retrospective;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.retrospective.Retrospective.HandedOver;
import java.util.List;
import java.util.Optional;

/**
 * Says where and to whom, and shows how it stands in what was said before; {@link
 * RetrospectiveMessages} finds the words. Everything is queued in the caller's transaction.
 */
final class RetrospectiveNotices {
  private static final String ASKED = "asked";
  private static final String QUESTION = "question";
  private static final String REMINDER = "reminder-";
  private static final String MANAGER = "manager-";
  static final String ANSWERS = "answers";
  static final String SUMMARY = "summary";

  private final Outbox outbox;
  private final Directory directory;
  private final RetrospectiveRules rules;
  private final People people;
  private final RetrospectiveMessages messages;

  RetrospectiveNotices(
      Outbox outbox,
      Directory directory,
      RetrospectiveRules rules,
      People people,
      RetrospectiveMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.rules = rules;
    this.people = people;
    this.messages = messages;
  }

  /** The author is asked in private, a day ahead. */
  void ahead(Retrospective it) {
    outbox.show(Message.toPerson(it.key(ASKED), it.author().value(), messages.askedAhead(it)));
  }

  /** Somebody else has the shift now. */
  void notNeeded(Retrospective it, PersonId owner) {
    outbox.edit(it.key(ASKED), messages.notNeeded(it, owner));
  }

  /** It is sent off, before there is a thread to post it in. */
  void ready(Retrospective it) {
    inPrivate(it, messages.ready(it));
  }

  /** The handoff is opened: the author is asked in its thread. */
  void waits(Retrospective it) {
    it.thread()
        .ifPresent(thread -> outbox.put(inThread(it, thread, QUESTION, messages.question(it))));
    inPrivate(it, messages.waits(it));
  }

  /** The author is reminded in private. */
  void remind(Retrospective it, int number) {
    outbox.put(
        Message.toPerson(it.key(REMINDER + number), it.author().value(), messages.reminder(it)));
  }

  /** Each of the author's managers hears of it, once. */
  void tellManagers(Retrospective it) {
    managersOf(it)
        .forEach(
            manager ->
                outbox.put(
                    Message.toPerson(
                        it.key(MANAGER + manager), manager.value(), messages.toManager(it))));
  }

  /**
   * Everybody can read it, or its newest state: in the handoff's thread, and where a summary is
   * wanted. Nobody is asked any more.
   *
   * @param before the answers that stood there before; empty if none did
   */
  void posted(Retrospective it, List<String> before) {
    it.thread().ifPresent(thread -> posted(it, thread, before));
  }

  private void posted(Retrospective it, HandedOver thread, List<String> before) {
    Optional<String> summary = summaryChannel(it);
    List<List<String>> pages = AnswerPages.of(it.questions(), it.answers());
    int pagesBefore = before.isEmpty() ? 0 : AnswerPages.of(it.questions(), before).size();
    outbox.show(inThread(it, thread, ANSWERS, messages.posted(it, pages.get(0), summary)));
    summary.ifPresent(
        channel ->
            outbox.show(
                Message.inChannel(it.key(SUMMARY), channel, messages.summary(it, pages.get(0)))));
    for (int n = 1; n < Math.max(pages.size(), pagesBefore); n++) {
      int page = n;
      Content rest = n < pages.size() ? messages.rest(pages.get(n)) : messages.nothingMore();
      outbox.show(inThread(it, thread, ANSWERS + "-" + n, rest));
      summary.ifPresent(
          channel ->
              outbox.show(
                  Message.inChannel(it.key(SUMMARY + "-" + page), channel, rest)
                      .inThreadOf(it.key(SUMMARY))));
    }
    askedNoMore(it);
  }

  /** Whoever was asked, reminded or told is not left with a button that has done its work. */
  private void askedNoMore(Retrospective it) {
    inPrivate(it, messages.thanks(it));
    replace(it, QUESTION, messages.answered(it));
    for (int n = 1; n <= Math.min(it.reminders(), remindersOf(it)); n++) {
      replace(it, REMINDER + n, messages.done(it));
    }
    if (it.reminders() > remindersOf(it)) {
      managersOf(it).forEach(each -> replace(it, MANAGER + each, messages.postedAfterAll(it)));
    }
  }

  private int remindersOf(Retrospective it) {
    return rules.of(it.rotation()).reminders().size();
  }

  /** Admins stand in for a group without a manager whom one can reach. */
  private List<PersonId> managersOf(Retrospective it) {
    List<Person> managers = people.managersOf(it.group());
    return (managers.isEmpty() ? people.admins() : managers)
        .stream().map(Person::id).filter(id -> !id.equals(it.author())).distinct().toList();
  }

  /** What was said shows something else; what was not said yet, or never, is not said. */
  private void replace(Retrospective it, String message, Content content) {
    String key = it.key(message);
    if (outbox.posted(key).isPresent()) {
      outbox.edit(key, content);
    } else {
      outbox.withdraw(key);
    }
  }

  /** Edits what the author was told in private ahead of the handoff, if they were. */
  private void inPrivate(Retrospective it, Content content) {
    if (it.askedAt().isPresent()) {
      outbox.edit(it.key(ASKED), content);
    }
  }

  /** The id of the channel for summaries, if there is one that the bot sees. */
  private Optional<String> summaryChannel(Retrospective it) {
    return rules
        .of(it.rotation())
        .summaryIn()
        .map(ChannelRef::written)
        .flatMap(directory::channel)
        .map(Directory.Channel::id);
  }

  private static Message inThread(
      Retrospective it, HandedOver thread, String what, Content content) {
    return Message.inChannel(it.key(what), thread.channelId(), content).inThreadOf(thread.key());
  }
}
