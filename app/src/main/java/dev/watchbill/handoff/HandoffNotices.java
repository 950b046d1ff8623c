package dev.watchbill.handoff;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says where and to whom, and takes back what has become needless; {@link HandoffMessages} finds
 * the words. Everything is queued in the caller's transaction.
 */
final class HandoffNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final People people;
  private final Weeks weeks;
  private final HandoffMessages messages;
  private final List<Function<Handoff, Optional<String>>> lines = new ArrayList<>();

  HandoffNotices(
      Outbox outbox, Directory directory, People people, Weeks weeks, HandoffMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.people = people;
    this.weeks = weeks;
    this.messages = messages;
  }

  /** Adds a line to the message that begins the thread. */
  void line(Function<Handoff, Optional<String>> mrkdwn) {
    lines.add(mrkdwn);
  }

  /** What other features have to say of it now. */
  List<String> lines(Handoff it) {
    return lines.stream().flatMap(line -> line.apply(it).stream()).toList();
  }

  /** Where the thread goes; should the bot not see the channel, its admins hear that it failed. */
  String channel(HandoffRules its) {
    return channel(its.announceIn());
  }

  private String channel(ChannelRef ref) {
    return directory.channel(ref.written()).map(Directory.Channel::id).orElse(ref.written());
  }

  /** Begins the thread. */
  void opened(HandoffCourse course) {
    Handoff it = course.handoff();
    outbox.put(Message.inChannel(it.thread(), it.channelId(), root(course)));
  }

  /** Shows how it stands. */
  void shows(HandoffCourse course) {
    outbox.edit(course.handoff().thread(), root(course));
  }

  private Content root(HandoffCourse course) {
    Handoff it = course.handoff();
    return messages.root(course, standIn(it), lines(it));
  }

  private Optional<Week.StandIn> standIn(Handoff it) {
    return weeks.of(it).flatMap(Week::standsIn);
  }

  /** Somebody else takes the week than was said: an edited message pings nobody. */
  void instead(HandoffCourse course, PersonId was) {
    Handoff it = course.handoff();
    outbox.put(inThread(it, "instead:" + it.to(), messages.instead(course, was)));
  }

  /** The shift has begun. */
  void begun(HandoffCourse course, HandoffRules its) {
    Handoff it = course.handoff();
    if (!it.from().equals(it.to())) {
      its.meetingsIn()
          .ifPresent(
              ref ->
                  outbox.put(
                      Message.inChannel(
                          key(it, "meetings"), channel(ref), messages.meetings(course))));
    }
    its.backlog()
        .ifPresent(
            address ->
                outbox.put(
                    Message.toPerson(
                        key(it, "improve"), it.to().value(), messages.improve(course, address))));
  }

  /** Nobody has said yet that they have it: {@code holder} is asked. */
  void reminds(HandoffCourse course, PersonId holder) {
    outbox.put(
        Message.toPerson(
            reminder(course.handoff(), holder), holder.value(), messages.reminder(course)));
  }

  /** After a reminder, the managers of the new engineer hear of it; or admins, if there is none. */
  void tellsManagers(HandoffCourse course, PersonId holder) {
    for (PersonId manager : managers(course)) {
      if (!manager.equals(holder)) {
        outbox.put(
            Message.toPerson(
                managerKey(course.handoff(), manager),
                manager.value(),
                messages.unanswered(course, holder)));
      }
    }
  }

  /** Somebody has it: whoever was reminded need not be any more. */
  void taken(HandoffCourse course, List<PersonId> reminded) {
    shows(course);
    Handoff it = course.handoff();
    Stream.concat(
            reminded.stream().distinct().map(person -> reminder(it, person)),
            managers(course).stream().map(manager -> managerKey(it, manager)))
        .forEach(
            key -> {
              outbox.withdraw(key);
              if (outbox.posted(key).isPresent()) {
                outbox.edit(key, messages.over(course));
              }
            });
  }

  private List<PersonId> managers(HandoffCourse course) {
    List<Person> managers = people.managersOf(course.group());
    return (managers.isEmpty() ? people.admins() : managers).stream().map(Person::id).toList();
  }

  private static Message inThread(Handoff it, String what, Content content) {
    return Message.inChannel(key(it, what), it.channelId(), content).inThreadOf(it.thread());
  }

  private static String reminder(Handoff it, PersonId person) {
    return key(it, "remind:" + person);
  }

  private static String managerKey(Handoff it, PersonId manager) {
    return key(it, "unanswered:" + it.to() + ":" + manager);
  }

  private static String key(Handoff it, String what) {
    return it.thread() + ":" + what;
  }
}
