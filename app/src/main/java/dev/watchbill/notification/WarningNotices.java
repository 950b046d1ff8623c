package dev.watchbill.notification;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Says where and to whom, and shows how it stands in what was said before; {@link WarningMessages}
 * finds the words. Everything is queued in the caller's transaction.
 */
final class WarningNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final People people;
  private final WarningRules rules;
  private final WarningMessages messages;

  WarningNotices(
      Outbox outbox,
      Directory directory,
      People people,
      WarningRules rules,
      WarningMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.people = people;
    this.rules = rules;
    this.messages = messages;
  }

  /** Whether there is a channel to ask in, and anybody behind the name. */
  boolean reachesCustomerSuccess() {
    return channel(rules.notifyIn()).isPresent() && !people.behind(rules.warns()).isEmpty();
  }

  /** Shows how it stands, where customer success and those on call are asked. */
  void stands(Alarm alarm, Warning it) {
    Contact warns = people.contact(rules.warns());
    channel(rules.notifyIn())
        .ifPresent(
            channel ->
                outbox.show(
                    Message.inChannel(card(it), channel, messages.card(alarm, it, warns))
                        .with(Priority.ALARM)));
    it.asked()
        .forEach(
            person ->
                outbox.show(
                    Message.toPerson(ask(it, person), person.value(), messages.toStandIn(alarm, it))
                        .with(Priority.ALARM)));
  }

  /**
   * It is for those on call now; they were asked in private.
   *
   * @param onCall whether it is somebody on call, not somebody in their place
   */
  void passedOn(Alarm alarm, Warning it, boolean onCall) {
    inAlarmsThread(alarm, key(it, "passed-" + it.turn()), messages.passedOn(it, onCall));
  }

  /** Whoever was asked before, and has nothing to do with it any more, reads who is asked now. */
  void askedNoMore(Alarm alarm, Warning before, List<PersonId> now) {
    before
        .asked()
        .forEach(
            person ->
                replace(
                    ask(before, person),
                    now.contains(person)
                        ? messages.askedAgain(alarm)
                        : messages.askedNoMore(alarm, now)));
  }

  /** Those who have it are reminded. */
  void reminds(Alarm alarm, Warning it) {
    for (PersonId person : it.reminds()) {
      String about = it.carrier().isPresent() ? card(it) : ask(it, person);
      outbox.put(
          Message.toPerson(
                  reminder(it, it.reminded(), person),
                  person.value(),
                  messages.reminder(alarm, it, about))
              .with(Priority.ALARM));
    }
  }

  /** Reminders that were said tell how it stands; what was not said yet is not said. */
  void remindedNoMore(Alarm alarm, Warning before, Warning after) {
    Content over = messages.reminderOver(alarm, after);
    for (int n = before.reminded() - before.reminders() + 1; n <= before.reminded(); n++) {
      for (PersonId person : before.reminds()) {
        replace(reminder(before, n, person), over);
      }
    }
  }

  /** The fix did not hold: whoever told somebody that it is fixed may have to tell them more. */
  void openAgain(Alarm alarm, Warning it, Instant now) {
    List<PersonId> told =
        List.of(Audience.values()).stream()
            .flatMap(audience -> it.of(audience).stream())
            .map(Warning.Act::by)
            .distinct()
            .toList();
    String key = key(it, "open-again-" + now.getEpochSecond());
    Content content = messages.openAgain(alarm, told);
    channel(rules.notifyIn())
        .ifPresent(
            channel -> outbox.put(Message.inChannel(key, channel, content).inThreadOf(card(it))));
    told.stream()
        .filter(person -> it.asked().contains(person))
        .forEach(
            person -> outbox.put(Message.toPerson(key + "-" + person, person.value(), content)));
  }

  /** To whoever says that customer success is not available, when that is known. */
  String alreadyPassedOn(Warning it) {
    return messages.alreadyPassedOn(it);
  }

  /** What they are called, as plain text. */
  String names(List<PersonId> persons) {
    return persons.isEmpty()
        ? "nobody, for there is nobody on call and no admin"
        : String.join(", ", persons.stream().map(people::nameOf).toList());
  }

  private void inAlarmsThread(Alarm alarm, String key, Content content) {
    channel(rules.alarmIn())
        .ifPresent(
            channel ->
                outbox.put(Message.inChannel(key, channel, content).inThreadOf(alarm.card())));
  }

  private void replace(String key, Content content) {
    if (outbox.posted(key).isPresent()) {
      outbox.edit(key, content);
    } else {
      outbox.withdraw(key);
    }
  }

  private Optional<String> channel(ChannelRef ref) {
    return directory.channel(ref.written()).map(Directory.Channel::id);
  }

  private static String card(Warning it) {
    return "warning:" + it.alarm();
  }

  private static String ask(Warning it, PersonId person) {
    return key(it, "ask-" + it.turn() + "-" + person);
  }

  private static String reminder(Warning it, int number, PersonId person) {
    return key(it, "reminder-" + number + "-" + person);
  }

  private static String key(Warning it, String what) {
    return card(it) + ":" + what;
  }
}
