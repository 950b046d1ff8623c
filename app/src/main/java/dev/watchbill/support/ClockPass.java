package dev.watchbill.support;

import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.GatheredOutbox;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.ClockPolicy.Rung;
import dev.watchbill.support.ClockPolicy.Step;
import dev.watchbill.support.ClockStore.AskedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look at all the clocks, at one instant. Whoever is needed is looked up once, and what becomes
 * of several requests is kept together, in a few statements: a thousand may be due at once.
 * Everything happens in the caller's transactions.
 */
final class ClockPass {
  private final Instant now;
  private final SupportStore store;
  private final ClockStore clocks;
  private final SupportCircle circle;
  private final SupportRounds rounds;
  private final SupportAudit audit;
  private final GatheredOutbox outbox;
  private final SupportNotices notices;
  private final Map<String, List<Contact>> contacts = new HashMap<>();

  private ClockPass(
      Instant now,
      SupportStore store,
      ClockStore clocks,
      SupportCircle circle,
      SupportRounds rounds,
      SupportAudit audit,
      GatheredOutbox outbox,
      SupportNotices notices) {
    this.now = now;
    this.store = store;
    this.clocks = clocks;
    this.circle = circle;
    this.rounds = rounds;
    this.audit = audit;
    this.outbox = outbox;
    this.notices = notices;
  }

  /**
   * Looks at them.
   *
   * @param rules of each rotation by its name
   * @param people who are the same during the whole pass
   */
  static ClockPass at(
      Instant now,
      Map<String, SupportRules> rules,
      People people,
      Rotations rotations,
      SupportStore store,
      ClockStore clocks,
      SupportAudit audit,
      Wakeups wakeups,
      Outbox outbox) {
    var circle = new SupportCircle(rules, people, rotations);
    var gathered = new GatheredOutbox(outbox);
    var notices = new SupportNotices(gathered, new SupportMessages(people, rules));
    var rounds = new SupportRounds(store, clocks, circle, people, notices, audit, wakeups);
    return new ClockPass(now, store, clocks, circle, rounds, audit, gathered, notices);
  }

  /** What nobody has answered goes to whoever is on call; they hear of all of it at once. */
  void move(String rotation) {
    if (circle.rules(rotation).isEmpty()) {
      return;
    }
    Optional<PersonId> onCall = circle.onCall(rotation, now).map(Duty::person);
    List<SupportRequest> misplaced = clocks.lockedMisplaced(rotation, onCall);
    if (misplaced.isEmpty()) {
      return;
    }
    outbox.clear();
    List<SupportRequest> moved = rounds.hand(misplaced, onCall, now);
    misplaced.forEach(notices::withdrawFromHolder);
    moved.forEach(request -> notices.card(request, now));
    List<Long> acts =
        audit.happened(
            moved.stream()
                .map(request -> SupportAudit.act("move", request, to(onCall), now))
                .toList());
    List<SupportRequest> mostUrgentFirst =
        moved.stream().sorted(Comparator.comparing(SupportRequest::dueAt)).toList();
    onCall.ifPresent(
        holder -> notices.moved(mostUrgentFirst, holder, acts.get(acts.size() - 1), now));
    outbox.handOver();
  }

  /**
   * Says what the clocks of those requests have to say by now. Those that somebody is changing at
   * the moment are left out, and those that have nothing to say any more.
   */
  void ring(List<Long> ids) {
    ringLocked(store.lockedIfFree(ids));
  }

  /** The same of one request, once whoever is changing it now is done. */
  void ringPatiently(long id) {
    ringLocked(store.locked(id).stream().toList());
  }

  private void ringLocked(List<SupportRequest> requests) {
    List<SupportRequest> due =
        requests.stream()
            .filter(request -> request.nextAt().filter(at -> !at.isAfter(now)).isPresent())
            .toList();
    if (due.isEmpty()) {
      return;
    }
    Map<Long, Set<PersonId>> told = clocks.asked(due);
    outbox.clear();
    var rung = new ArrayList<SupportRequest>();
    var asked = new ArrayList<AskedRow>();
    var acts = new ArrayList<AuditEntry>();
    for (SupportRequest request : due) {
      rung.add(ring(request, told.getOrDefault(request.id(), Set.of()), asked, acts));
    }
    store.save(rung);
    clocks.ask(asked);
    audit.happened(acts);
    outbox.handOver();
  }

  /**
   * Of several things that were missed each is said, but for the reminder before it is due.
   *
   * @param told whom it has asked for help before
   * @param asked takes whom it asks now
   * @param acts takes what was done
   */
  private SupportRequest ring(
      SupportRequest request, Set<PersonId> told, List<AskedRow> asked, List<AuditEntry> acts) {
    Optional<SupportRules> rules = circle.rules(request.rotation());
    if (rules.isEmpty() || request.nextAt().isEmpty()) {
      return request.clockAt(request.stepsDone(), Optional.empty());
    }
    List<Contact> known = contacts.computeIfAbsent(request.rotation(), circle::contacts);
    Rung rung =
        ClockPolicy.rung(
            Step.of(request.stepsDone(), request.nextAt().get()),
            now,
            request.dueAt(),
            rules.get().promise(known.size()),
            contact -> !circle.toAsk(request, known.get(contact), told).isEmpty());
    SupportRequest rungBy = request.clockAt(rung.done(), rung.next().map(Step::at));
    say(rungBy, rung, acts);
    List<Contact> helpers = rung.contacts().stream().map(known::get).toList();
    if (!helpers.isEmpty()) {
      ask(rungBy, helpers, told, asked, acts);
    }
    if (rung.due() || !helpers.isEmpty()) {
      notices.card(rungBy, now);
    }
    return rungBy;
  }

  private void say(SupportRequest request, Rung rung, List<AuditEntry> acts) {
    if (rung.due()) {
      notices.due(request, now);
      acts.add(SupportAudit.act("due", request, Map.of(), now));
    }
    if (rung.remind() && request.reminded().isPresent()) {
      notices.remind(request, request.reminded().get(), now);
      acts.add(SupportAudit.act("remind", request, to(request.reminded()), now));
    }
  }

  private void ask(
      SupportRequest request,
      List<Contact> helpers,
      Set<PersonId> told,
      List<AskedRow> asked,
      List<AuditEntry> acts) {
    Set<PersonId> persons =
        helpers.stream()
            .flatMap(contact -> circle.toAsk(request, contact, told).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    notices.ask(request, helpers, persons, now);
    persons.forEach(person -> asked.add(AskedRow.of(request, person)));
    String labels = helpers.stream().map(Contact::label).collect(Collectors.joining(", "));
    acts.add(SupportAudit.act("ask", request, Map.of("to", labels), now));
  }

  private static Map<String, String> to(Optional<PersonId> person) {
    return Map.of("to", person.map(PersonId::value).orElse("nobody"));
  }
}
