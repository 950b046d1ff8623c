package dev.watchbill.escalation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequests;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one contact after the other, each once, in the caller's transaction (R14). */
final class ContactChain {
  private final Map<String, EscalationRules> rules;
  private final EscalationStore store;
  private final SupportRequests requests;
  private final People people;
  private final EscalationNotices notices;
  private final EscalationAudit audit;
  private final Wakeups wakeups;

  ContactChain(
      WatchbillConfig config,
      EscalationStore store,
      SupportRequests requests,
      People people,
      EscalationNotices notices,
      EscalationAudit audit,
      Wakeups wakeups) {
    this.rules = EscalationRules.of(config);
    this.store = store;
    this.requests = requests;
    this.people = people;
    this.notices = notices;
    this.audit = audit;
    this.wakeups = wakeups;
  }

  /** The rules of a rotation; none if it is not configured any more. */
  Optional<EscalationRules> rules(String rotation) {
    return Optional.ofNullable(rules.get(rotation));
  }

  /** Those who are asked in turn; nobody if the rotation is not configured any more. */
  List<Contact> contacts(String rotation) {
    return rules.containsKey(rotation) ? people.contacts(rotation) : List.of();
  }

  /** The first link: the chosen contact and whoever was named are asked by the thread itself. */
  Escalation begin(Escalation fresh) {
    List<Contact> contacts = contacts(fresh.rotation());
    var asked = new LinkedHashSet<PersonId>(fresh.named());
    if (fresh.firstContact() < contacts.size()) {
      asked.addAll(members(contacts.get(fresh.firstContact())));
    }
    asked.remove(fresh.by());
    return waiting(fresh.asking(List.copyOf(asked), 1, Optional.empty()), contacts, fresh.at());
  }

  /** The next link at {@code now}: somebody new is asked, or the silence stays. */
  void askNext(Escalation it, Instant now) {
    List<Contact> contacts = contacts(it.rotation());
    Optional<SupportRequest> request = it.request().flatMap(requests::find);
    Optional<EscalationPolicy.Next> next =
        request.filter(about -> !about.isOpen()).isPresent()
            ? Optional.empty()
            : EscalationPolicy.next(
                contacts, it.firstContact(), it.contactsAsked(), it.asked(), it.by());
    if (next.isEmpty()) {
      Escalation silent = it.asking(it.asked(), it.contactsAsked(), Optional.empty());
      store.update(silent);
      notices.stands(silent, request, contacts);
      return;
    }
    Contact contact = contacts.get(next.get().contact());
    var fresh = new LinkedHashSet<>(members(contact));
    fresh.removeAll(it.asked());
    fresh.remove(it.by());
    var everybody = new LinkedHashSet<>(it.asked());
    everybody.addAll(fresh);
    Escalation asked =
        waiting(
            it.asking(List.copyOf(everybody), next.get().done(), Optional.empty()), contacts, now);
    store.update(asked);
    audit.asked(asked, contact.label(), fresh, now);
    notices.asks(asked, request, contacts, contact, List.copyOf(fresh));
  }

  /** With the time that those have who were just asked, if there is anybody after them. */
  private Escalation waiting(Escalation it, List<Contact> contacts, Instant now) {
    Optional<Instant> next =
        EscalationPolicy.next(contacts, it.firstContact(), it.contactsAsked(), it.asked(), it.by())
            .flatMap(somebody -> rules(it.rotation()))
            .map(its -> its.nextAt(now));
    next.ifPresent(at -> wakeups.at(at, Escalations.TIMED));
    return it.asking(it.asked(), it.contactsAsked(), next);
  }

  private static List<PersonId> members(Contact contact) {
    return contact.members().stream().map(Person::id).toList();
  }
}
