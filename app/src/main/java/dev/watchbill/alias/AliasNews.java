package dev.watchbill.alias;

import dev.watchbill.alias.Alias.Notice;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Keeps how an alias stands, and tells whoever has to know what has become of it: everything in the
 * caller's transaction.
 */
final class AliasNews {
  private final AliasStore store;
  private final People people;
  private final Outbox outbox;
  private final AliasMessages messages;
  private final AuditTrail audit;
  private final List<Consumer<String>> hearings = new CopyOnWriteArrayList<>();

  AliasNews(
      AliasStore store, People people, Outbox outbox, AliasMessages messages, AuditTrail audit) {
    this.store = store;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.audit = audit;
  }

  /** As the audit trail names it. */
  static String subject(String rotation) {
    return "alias/" + rotation;
  }

  void whenChanged(Consumer<String> hearing) {
    hearings.add(hearing);
  }

  /** Keeps {@code after}, and says what is new in it. */
  void save(Alias before, Alias after, Instant now) {
    Alias told = tellOfRefusal(before, after, now);
    store.update(told);
    tellOfEdit(before, told);
    record(before, told, now);
    if (!shown(before).equals(shown(told))) {
      hearings.forEach(hearing -> hearing.accept(told.rotation()));
    }
  }

  /** What others see of it. */
  private static List<Object> shown(Alias it) {
    return List.of(
        it.wanted(),
        it.standing(),
        it.standing() == Standing.REFUSED ? it.stand().failure() : Optional.empty());
  }

  private Alias tellOfRefusal(Alias before, Alias after, Instant now) {
    if (before.notice().isOpen() && before.turn() != after.turn()) {
      show(before, messages.overtaken(before, after.wanted()));
      return after.with(after.notice().closed());
    }
    if (after.notice().isOpen() && after.isSettled()) {
      show(after, messages.recovered(after, before.stand().doneBy(), now));
      return after.with(after.notice().closed());
    }
    if (after.notice().isOpen()) {
      if (!noted(before).equals(noted(after))) {
        show(after, messages.refused(after));
      }
      return after;
    }
    boolean isNews =
        after.standing() == Standing.REFUSED
            && !after.stand().failure().equals(Optional.of(AliasFailure.NO_GROUPS));
    if (!isNews) {
      return after;
    }
    Alias open = after.with(new Notice(after.notice().number() + 1, addressees(after)));
    show(open, messages.refused(open));
    return open;
  }

  /** What the notice says. */
  private static List<Object> noted(Alias it) {
    return List.of(it.standing(), it.stand().failure(), it.stand().doneBy(), it.seen().members());
  }

  private List<PersonId> addressees(Alias it) {
    List<PersonId> admins = people.admins().stream().map(Person::id).toList();
    return admins.isEmpty() ? it.wanted().stream().toList() : admins;
  }

  /** To each of them one message, which is edited as it goes on. */
  private void show(Alias it, Content content) {
    for (PersonId person : it.notice().told()) {
      outbox.show(
          Message.toPerson(
              "alias:%s:refused:%d:%s".formatted(it.rotation(), it.notice().number(), person),
              person.value(),
              content));
    }
  }

  /** Whoever is on call hears once of edits in their turn. */
  private void tellOfEdit(Alias before, Alias after) {
    boolean isNews =
        before.turn() == after.turn()
            && after.edits().times() > 0
            && after.isSettled()
            && (after.edits().times() != before.edits().times() || !before.isSettled());
    if (isNews && after.wanted().isPresent()) {
      outbox.show(
          Message.toPerson(
              "alias:%s:edited:%d".formatted(after.rotation(), after.turn()),
              after.wanted().get().value(),
              messages.edited(after)));
    }
  }

  private void record(Alias before, Alias after, Instant now) {
    boolean pointed = !after.seen().pointing().equals(before.seen().pointing());
    boolean stands = after.standing() != before.standing();
    if (pointed) {
      record(after, AuditEntry.WATCHBILL, "alias.pointed", now);
    } else if (stands && after.standing() == Standing.BY_HAND) {
      record(
          after,
          after.stand().doneBy().map(PersonId::value).orElse(AuditEntry.WATCHBILL),
          "alias.by-hand",
          now);
    } else if (stands && after.standing() == Standing.REFUSED) {
      record(after, AuditEntry.WATCHBILL, "alias.refused", now);
    } else if (stands && after.standing() == Standing.ACCEPTED) {
      record(after, AuditEntry.WATCHBILL, "alias.accepted", now);
    }
  }

  private void record(Alias it, String actor, String what, Instant now) {
    var detail = new HashMap<String, String>();
    it.wanted().ifPresent(person -> detail.put("person", person.value()));
    it.stand().failure().ifPresent(word -> detail.put("failure", word));
    detail.put("members", String.join(" ", it.seen().members()));
    it.edits().by().ifPresent(who -> detail.put("edited-by", who.value()));
    audit.record(new AuditEntry(now, actor, what, subject(it.rotation()), Map.copyOf(detail)));
  }
}
