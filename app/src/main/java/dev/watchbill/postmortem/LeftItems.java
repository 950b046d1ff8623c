package dev.watchbill.postmortem;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Action items whose owner has left: whoever sees to the postmortem hears once, in private, whose
 * they were, and how somebody else gets them; otherwise nobody would ever file their issues (R23).
 * Everything is done in the caller's transaction.
 */
final class LeftItems {
  private final Cases cases;
  private final Matters matters;
  private final People people;
  private final Outbox outbox;
  private final ActionItemMessages messages;

  LeftItems(
      Cases cases, Matters matters, People people, Outbox outbox, ActionItemMessages messages) {
    this.cases = cases;
    this.matters = matters;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
  }

  /** Whether what that person owns waits in vain. */
  boolean hasLeft(PersonId owner) {
    return people.person(owner).filter(Person::isMember).isEmpty();
  }

  /** Tells it; whoever was told before is not told again. */
  void tell(PersonId owner, List<ActionItem> items) {
    var postmortems = new LinkedHashSet<Long>();
    items.forEach(item -> postmortems.add(item.postmortem()));
    postmortems.stream()
        .flatMap(id -> cases.find(id).stream())
        .forEach(
            its -> responsible(its, owner).forEach(who -> outbox.put(message(its, owner, who))));
  }

  /** Something of that person's has changed: what was told shows it. */
  void show(Case its, PersonId owner) {
    responsible(its, owner)
        .map(who -> message(its, owner, who))
        .filter(message -> outbox.posted(message.key()).isPresent())
        .forEach(message -> outbox.edit(message.key(), message.content()));
  }

  private Stream<Person> responsible(Case its, PersonId owner) {
    return matters.responsible(its.matter()).stream()
        .filter(who -> !who.equals(owner))
        .flatMap(who -> people.person(who).stream());
  }

  private Message message(Case its, PersonId owner, Person who) {
    return Message.toPerson(
        its.postmortem().key("left:" + owner + ":" + who.id()),
        who.id().value(),
        messages.left(its, owner, who));
  }
}
