package dev.watchbill.postmortem;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.postmortem.RemindersStore.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One message to each owner lists the action items of theirs that have no issue yet (R23). It is
 * edited as they get one; a reminder is a new one.
 */
final class OwedItems {
  /** Several items given to somebody at about the same time are one message. */
  private static final Duration TOGETHER = Duration.ofMinutes(30);

  private final RemindersStore store;
  private final ActionItemStore items;
  private final Cases cases;
  private final People people;
  private final Outbox outbox;
  private final ActionItemMessages messages;
  private final LeftItems left;
  private final Wakeups wakeups;
  private final Period every;

  OwedItems(
      RemindersStore store,
      ActionItemStore items,
      Cases cases,
      People people,
      Outbox outbox,
      ActionItemMessages messages,
      LeftItems left,
      Wakeups wakeups,
      Period every) {
    this.store = store;
    this.items = items;
    this.cases = cases;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.left = left;
    this.wakeups = wakeups;
    this.every = every;
  }

  /**
   * An action item of somebody's, with what it is about.
   *
   * @param its the postmortem it belongs to
   */
  record Owed(ActionItem item, Case its) {}

  /** What {@code owner} has to file an issue for, the oldest first. */
  List<Owed> of(PersonId owner) {
    return items.owedBy(owner).stream()
        .flatMap(item -> cases.find(item.postmortem()).map(its -> new Owed(item, its)).stream())
        .toList();
  }

  /** Something was given to that person: they are told, and reminded later. */
  void given(PersonId owner, Instant now) {
    Told told = store.lockTold(owner);
    Instant last = told.saidAt();
    boolean fresh = last == null || now.isAfter(last.plus(TOGETHER));
    say(owner, told, fresh, now);
  }

  /**
   * Something of that person's has changed: what they were told shows it.
   *
   * @param its to which it belongs, as it is now
   */
  void changed(PersonId owner, Case its, Instant now) {
    Told told = store.lockTold(owner);
    if (told.times() > 0 || !items.owedBy(owner).isEmpty()) {
      say(owner, told, told.times() == 0 && !left.hasLeft(owner), now);
    }
    left.show(its, owner);
  }

  /**
   * They are reminded of everything that is left; of nothing, if nothing is. If they have left,
   * whoever sees to it hears of that.
   */
  void remind(PersonId owner, Instant now) {
    Told told = store.lockTold(owner);
    boolean gone = left.hasLeft(owner);
    say(owner, told, !gone, now);
    if (gone) {
      left.tell(owner, items.owedBy(owner));
    }
  }

  private void say(PersonId owner, Told told, boolean anew, Instant now) {
    List<Owed> owed = of(owner);
    boolean posts = anew && !owed.isEmpty();
    int times = told.times();
    if (posts) {
      if (times > 0) {
        outbox.edit(key(owner, times), messages.superseded());
      }
      times++;
      outbox.put(Message.toPerson(key(owner, times), owner.value(), messages.owed(owed, now)));
    } else if (times > 0) {
      outbox.edit(key(owner, times), messages.owed(owed, now));
    }
    Optional<Instant> next =
        owed.isEmpty()
            ? Optional.empty()
            : Optional.of(PostmortemPolicy.remindAt(now, every, zoneOf(owner)));
    next.ifPresent(at -> wakeups.at(at, Postmortems.TIMED));
    store.keepTold(owner, new Told(times, posts ? now : told.saidAt()), next);
  }

  private ZoneId zoneOf(PersonId person) {
    return people.person(person).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  private static String key(PersonId owner, int times) {
    return "postmortem:owed:" + owner + ":" + times;
  }
}
