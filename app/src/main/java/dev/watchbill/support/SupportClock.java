package dev.watchbill.support;

import dev.watchbill.people.Contact;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Duty;
import dev.watchbill.support.ClockPolicy.Rung;
import dev.watchbill.support.ClockPolicy.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to requests as time goes by (R5, R13, R14): those that nobody has answered go to
 * whoever comes on call, and are heard of until somebody answers.
 */
final class SupportClock {
  private static final Logger LOG = LoggerFactory.getLogger(SupportClock.class);

  private final SupportStore store;
  private final ClockStore clocks;
  private final SupportCircle circle;
  private final SupportRounds rounds;
  private final SupportNotices notices;
  private final SupportAudit audit;
  private final Transactions transactions;
  private final BooleanSupplier caughtUp;

  /**
   * @param caughtUp whether everything that was said up to now has been heard: an answer given
   *     while the bot was away counts, so it reads first and speaks then
   */
  SupportClock(
      SupportStore store,
      ClockStore clocks,
      SupportCircle circle,
      SupportRounds rounds,
      SupportNotices notices,
      SupportAudit audit,
      Transactions transactions,
      BooleanSupplier caughtUp) {
    this.store = store;
    this.clocks = clocks;
    this.circle = circle;
    this.rounds = rounds;
    this.notices = notices;
    this.audit = audit;
    this.transactions = transactions;
    this.caughtUp = caughtUp;
  }

  /**
   * Does what is due at {@code now}, each request in a transaction of its own: several instances
   * share the work, and one that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due(Instant now) {
    if (!caughtUp.getAsBoolean()) {
      return;
    }
    var failures = new ArrayList<RuntimeException>();
    for (String rotation : clocks.rotationsThatWait()) {
      attempt(rotation, () -> move(rotation, now), failures);
    }
    var contacts = new HashMap<String, List<Contact>>();
    for (long id : clocks.due(now)) {
      attempt(
          SupportAudit.subject(id),
          () -> store.lockedIfFree(id).ifPresent(request -> ring(request, contacts, now)),
          failures);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          failures.size() + " support requests could not be seen to", failures.get(0));
    }
  }

  private void attempt(String subject, Runnable work, List<RuntimeException> failures) {
    try {
      transactions.run(work);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be seen to", subject, e);
      failures.add(e);
    }
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue(Instant now) {
    return Stream.concat(
            clocks.nextAt().stream(),
            clocks.rotationsThatWait().stream()
                .flatMap(rotation -> circle.nextChange(rotation, now).stream()))
        .min(Instant::compareTo);
  }

  /** What nobody has answered goes to whoever is on call; they hear of all of it at once. */
  private void move(String rotation, Instant now) {
    if (circle.rules(rotation).isEmpty()) {
      return;
    }
    Optional<PersonId> onCall = circle.onCall(rotation, now).map(Duty::person);
    var moved = new ArrayList<SupportRequest>();
    long act = 0;
    for (SupportRequest request : clocks.lockedMisplaced(rotation, onCall)) {
      SupportRequest handed = rounds.hand(request, onCall, now);
      notices.withdrawFromHolder(request);
      notices.card(handed, now);
      act = audit.happened("move", handed, Map.of("to", named(onCall)), now);
      moved.add(handed);
    }
    if (onCall.isPresent() && !moved.isEmpty()) {
      notices.moved(moved, onCall.get(), act, now);
    }
  }

  private static String named(Optional<PersonId> person) {
    return person.map(PersonId::value).orElse("nobody");
  }

  /**
   * Says what its clock has to say by {@code now}. Of several things that were missed each is said,
   * but for the reminder before it is due.
   */
  private void ring(SupportRequest request, Map<String, List<Contact>> known, Instant now) {
    if (request.nextAt().filter(at -> !at.isAfter(now)).isEmpty()) {
      return;
    }
    List<Contact> contacts = known.computeIfAbsent(request.rotation(), circle::contacts);
    Optional<SupportRules> rules = circle.rules(request.rotation());
    if (rules.isEmpty()) {
      store.save(request.clockAt(request.stepsDone(), Optional.empty()));
      return;
    }
    Set<PersonId> told = clocks.asked(request);
    Rung rung =
        ClockPolicy.rung(
            Step.of(request.stepsDone(), request.nextAt().get()),
            now,
            request.dueAt(),
            rules.get().promise(contacts.size()),
            contact -> !circle.toAsk(request, contacts.get(contact), told).isEmpty());
    SupportRequest rungBy = request.clockAt(rung.done(), rung.next().map(Step::at));
    store.save(rungBy);
    say(rungBy, rung, now);
    List<Contact> asked = rung.contacts().stream().map(contacts::get).toList();
    if (!asked.isEmpty()) {
      ask(rungBy, asked, told, now);
    }
    if (rung.due() || !asked.isEmpty()) {
      notices.card(rungBy, now);
    }
  }

  private void say(SupportRequest request, Rung rung, Instant now) {
    if (rung.due()) {
      notices.due(request, now);
      audit.happened("due", request, Map.of(), now);
    }
    if (rung.remind() && request.holder().isPresent()) {
      notices.remind(request, request.holder().get(), now);
      audit.happened("remind", request, Map.of("to", named(request.holder())), now);
    }
  }

  private void ask(
      SupportRequest request, List<Contact> contacts, Set<PersonId> told, Instant now) {
    Set<PersonId> persons =
        contacts.stream()
            .flatMap(contact -> circle.toAsk(request, contact, told).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    clocks.ask(request, persons);
    notices.ask(request, contacts, persons, now);
    String labels = contacts.stream().map(Contact::label).collect(Collectors.joining(", "));
    audit.happened("ask", request, Map.of("to", labels), now);
  }
}
