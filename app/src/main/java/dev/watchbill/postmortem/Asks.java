package dev.watchbill.postmortem;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.postmortem.RemindersStore.Asked;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever sees to a postmortem is told in private how it stands, in one message each that is
 * edited; a reminder is a new one, and the old one says so. Everything is done in the caller's
 * transaction.
 */
final class Asks {
  private final RemindersStore store;
  private final Matters matters;
  private final People people;
  private final Outbox outbox;
  private final PostmortemMessages messages;
  private final Period every;

  /**
   * @param every how often they are reminded
   */
  Asks(
      RemindersStore store,
      Matters matters,
      People people,
      Outbox outbox,
      PostmortemMessages messages,
      Period every) {
    this.store = store;
    this.matters = matters;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.every = every;
  }

  /** How loudly it is told. */
  enum Telling {
    /** The message is edited; a reminder comes when it would have come. */
    AS_IT_STANDS,
    /** The message is edited; the time until a reminder begins anew. */
    MOVED
  }

  /**
   * Shows everybody who sees to it how it stands. Whoever does so only now gets a message, if there
   * is something to be done; whoever does no longer is told that.
   */
  void show(Case its, Instant now, Telling telling) {
    tell(its, now, Set.of(), telling == Telling.MOVED);
  }

  /** Everybody who sees to it is asked with a message of their own. */
  void askAll(Case its, Instant now) {
    tell(its, now, Set.copyOf(matters.responsible(its.matter())), true);
  }

  /** Those are reminded; the others' messages are edited. */
  void remind(Case its, List<PersonId> whom, Instant now) {
    tell(its, now, Set.copyOf(whom), false);
  }

  /** Whether there is anybody to be asked. */
  boolean hasSomebody(Case its) {
    return !matters.responsible(its.matter()).isEmpty();
  }

  private void tell(Case its, Instant now, Set<PersonId> anew, boolean restart) {
    boolean waits = PostmortemPolicy.isWaiting(its.postmortem());
    List<PersonId> responsible = matters.responsible(its.matter());
    Map<PersonId, Asked> known = new LinkedHashMap<>();
    store.asked(its.postmortem().id()).forEach(asked -> known.put(asked.who(), asked));
    for (PersonId person : responsible) {
      Optional<Asked> before = Optional.ofNullable(known.remove(person));
      boolean current = before.filter(Asked::asking).isPresent();
      boolean says = (waits && !current) || (current && anew.contains(person));
      if (!says && !current) {
        continue;
      }
      int times = before.map(Asked::times).orElse(0);
      if (says) {
        supersede(its, person, times);
        times++;
        outbox.put(
            Message.toPerson(key(its, person, times), person.value(), messages.asked(its, now)));
      } else {
        outbox.edit(key(its, person, times), messages.asked(its, now));
      }
      Optional<Instant> next =
          waits
              ? Optional.of(
                  before
                      .flatMap(Asked::next)
                      .filter(at -> !restart && !says)
                      .orElseGet(() -> PostmortemPolicy.remindAt(now, every, zoneOf(person))))
              : Optional.empty();
      store.keepAsked(
          its.postmortem().id(), new Asked(person.value(), times, true, next.orElse(null)));
    }
    known.values().stream()
        .filter(Asked::asking)
        .forEach(asked -> dismiss(its, asked, responsible));
  }

  private void supersede(Case its, PersonId person, int times) {
    if (times > 0) {
      outbox.edit(key(its, person, times), messages.superseded(its));
    }
  }

  private void dismiss(Case its, Asked asked, List<PersonId> responsible) {
    outbox.edit(key(its, asked.who(), asked.times()), messages.noLongerYours(its, responsible));
    store.keepAsked(its.postmortem().id(), new Asked(asked.person(), asked.times(), false, null));
  }

  private ZoneId zoneOf(PersonId person) {
    return people.person(person).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  private static String key(Case its, PersonId person, int times) {
    return its.postmortem().key("ask:" + person + ":" + times);
  }
}
