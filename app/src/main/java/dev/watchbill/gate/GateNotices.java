package dev.watchbill.gate;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whoever has to know what is new about the gate, each thing once: everything in the caller's
 * transaction.
 */
final class GateNotices {
  private final GateStore store;
  private final Freezes freezes;
  private final GateMessages messages;
  private final Outbox outbox;
  private final People people;
  private final ReleaseConfig config;
  private final AuditTrail audit;

  GateNotices(
      GateStore store,
      Freezes freezes,
      GateMessages messages,
      Outbox outbox,
      People people,
      ReleaseConfig config,
      AuditTrail audit) {
    this.store = store;
    this.freezes = freezes;
    this.messages = messages;
    this.outbox = outbox;
    this.people = people;
    this.config = config;
    this.audit = audit;
  }

  /** A look went well, or in part. */
  void seen(Gate before, Gate after, Wish wish, Look look, Instant now) {
    Map<Fault.Kind, String> amiss = new EnumMap<>(Fault.Kind.class);
    look.faults().forEach(fault -> amiss.put(fault.kind(), messages.amiss(fault)));
    look.failed()
        .filter(failed -> isNews(after))
        .ifPresent(
            failed -> amiss.put(Fault.Kind.AWAY, messages.away(failed, wish, after.known())));
    List<Trouble> open = store.troubles();
    for (Trouble it : open) {
      boolean stays = it.kind() == Fault.Kind.AWAY && look.failed().isPresent();
      if (!amiss.containsKey(it.kind()) && !stays) {
        ends(it, wish, now);
      }
    }
    amiss.forEach((kind, sentence) -> goesOn(open, kind, sentence, now));
    wish.freeze().ifPresent(freeze -> look.drift().ifPresent(drift -> drifted(freeze, drift, now)));
    if (!before.known().heldFor().equals(after.known().heldFor())) {
      var detail = new HashMap<String, String>();
      after.known().heldFor().ifPresent(freeze -> detail.put("freeze", freeze.toString()));
      record(after.known().heldFor().isPresent() ? "gate.held" : "gate.opened", detail, now);
    }
  }

  /** A look failed. */
  void failed(Gate after, Wish wish, GateAway away, Instant now) {
    List<Trouble> open = store.troubles();
    if (isNews(after) || open.stream().anyMatch(it -> it.kind() == Fault.Kind.AWAY)) {
      goesOn(open, Fault.Kind.AWAY, messages.away(away, wish, after.known()), now);
    }
  }

  private static boolean isNews(Gate after) {
    return after.attempts() > GatePolicy.BORNE;
  }

  private void goesOn(List<Trouble> open, Fault.Kind kind, String sentence, Instant now) {
    Optional<Trouble> known = open.stream().filter(it -> it.kind() == kind).findFirst();
    if (known.isEmpty()) {
      Trouble begun = store.begin(kind, sentence, now, addressees());
      show(begun);
      record("gate.trouble", Map.of("kind", kind.name()), now);
    } else if (!known.get().sentence().equals(sentence)) {
      store.reword(known.get().id(), sentence);
      show(new Trouble(known.get().id(), kind, sentence, known.get().since(), known.get().told()));
    }
  }

  private void show(Trouble it) {
    it.told()
        .forEach(
            person ->
                outbox.show(
                    Message.toPerson(key(it, person), person.value(), messages.trouble(it))));
  }

  private void ends(Trouble it, Wish wish, Instant now) {
    store.end(it.id(), now);
    boolean waited = it.kind() == Fault.Kind.AWAY || it.kind() == Fault.Kind.NOT_HELD;
    for (PersonId person : it.told()) {
      String key = key(it, person);
      outbox.edit(key, messages.over(it, now));
      if (waited) {
        outbox.put(
            Message.toPerson(key + ":well", person.value(), messages.well(wish)).inThreadOf(key));
      }
    }
    record("gate.well", Map.of("kind", it.kind().name()), now);
  }

  /** Somebody says that nothing is amiss any more. */
  void over(Instant now) {
    store.troubles().forEach(it -> ends(it, Wish.NONE, now));
  }

  private void drifted(Freeze freeze, Drift drift, Instant now) {
    freezes.inThread(
        freeze,
        freeze.card() + ":gate:" + (drift.kind() == Drift.Kind.OPENED ? "opened" : "list"),
        messages.drifted(drift));
    record("gate.put-right", Map.of("kind", drift.kind().name()), now);
  }

  private static String key(Trouble it, PersonId person) {
    return "gate:trouble:" + it.id() + ":" + person;
  }

  /** Whoever answers for the release, and whoever can change what the bot may do. */
  private List<PersonId> addressees() {
    return Stream.concat(people.behind(config.dri()).stream(), people.admins().stream())
        .map(Person::id)
        .distinct()
        .toList();
  }

  private void record(String what, Map<String, String> detail, Instant now) {
    audit.record(
        new AuditEntry(now, AuditEntry.WATCHBILL, what, "gate/" + config.branch(), detail));
  }
}
