package dev.watchbill.escalation;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Outage records: opened with an escalation, filled in at once or later (R14, R16). */
public final class Outages {
  private final OutageStore store;
  private final EscalationStore escalations;
  private final People people;
  private final Outbox outbox;
  private final OutageMessages messages;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;
  private final List<Consumer<Outage>> filledHearings = new ArrayList<>();

  Outages(
      OutageStore store,
      EscalationStore escalations,
      People people,
      Outbox outbox,
      OutageMessages messages,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.escalations = escalations;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Calls {@code hearing} whenever a record was filled in, inside that transaction. */
  public void whenFilled(Consumer<Outage> hearing) {
    filledHearings.add(hearing);
  }

  /**
   * Adds a line to the records' cards, where they lead to what follows from an outage.
   *
   * @param line mrkdwn; empty while there is nothing to lead to
   */
  public void line(Function<Outage, Optional<String>> line) {
    messages.line(line);
  }

  /** Makes the card of that number say what is true now, in the caller's transaction. */
  public void refresh(long id) {
    store.find(id).ifPresent(outage -> outbox.edit(outage.card(), messages.card(outage)));
  }

  /** The record of that number. */
  public Optional<Outage> find(long id) {
    return store.find(id);
  }

  /** Those of a rotation of which an answer is missing, oldest first. */
  public List<Outage> open(String rotation) {
    return store.incomplete(rotation);
  }

  /** Those opened from {@code since} on, of every rotation; oldest first. */
  public List<Outage> since(Instant since) {
    return store.since(since);
  }

  /** The newest of one rotation or of all, newest first. */
  public List<Outage> newest(Optional<String> rotation, int atMost) {
    return store.newest(rotation, atMost);
  }

  /** Opens a record in the escalation's thread, in the caller's transaction. */
  void begin(Escalation escalation) {
    Outage outage = store.find(store.insert(escalation.id())).orElseThrow();
    outbox.put(
        Message.inChannel(outage.card(), escalation.channelId(), messages.card(outage))
            .inThreadOf(escalation.card()));
  }

  /**
   * Keeps what {@code who} filled in, unless somebody else did since: then they are to see both. If
   * users are affected the thread says that they are to be told, and the group's engineering and
   * product managers are copied in (R14). A form saved as it was changes nothing.
   *
   * @param seen what the form showed at first
   */
  OutageAnswer fill(long id, PersonId who, OutagePolicy.Seen seen, OutageAnswers typed) {
    return transactions.inOne(
        () -> {
          Optional<Outage> found = store.find(id);
          if (found.isEmpty()) {
            return new OutageAnswer.Gone();
          }
          if (found.get().answers().equals(typed)) {
            return new OutageAnswer.Filled(found.get());
          }
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          if (!store.fill(id, seen.revision(), typed, new Escalation.Act(who, now))) {
            Outage newer = store.find(id).orElseThrow();
            return new OutageAnswer.Changed(
                newer, OutagePolicy.together(newer.answers(), typed, seen));
          }
          Outage filled = store.find(id).orElseThrow();
          audit.record(
              new AuditEntry(now, who.value(), "outage.fill", "outage/" + id, detail(filled)));
          escalations.find(filled.escalation()).ifPresent(its -> tell(filled, its));
          filledHearings.forEach(hearing -> hearing.accept(filled));
          return new OutageAnswer.Filled(filled);
        });
  }

  private void tell(Outage outage, Escalation escalation) {
    outbox.edit(outage.card(), messages.card(outage));
    outage
        .answers()
        .group()
        .filter(group -> outage.answers().usersAffected())
        .ifPresent(
            group ->
                outbox.put(
                    Message.inChannel(
                            "outage:%d:users:%s".formatted(outage.id(), group),
                            escalation.channelId(),
                            messages.tellUsers(outage, group, copiedIn(group)))
                        .inThreadOf(escalation.card())));
  }

  private List<Person> copiedIn(String group) {
    return Stream.concat(
            people.managersOf(group).stream(), people.productManagersOf(group).stream())
        .distinct()
        .toList();
  }

  private static Map<String, String> detail(Outage outage) {
    var detail = new LinkedHashMap<String, String>();
    detail.put("revision", Integer.toString(outage.revision()));
    detail.put("missing", Integer.toString(outage.answers().missing().size()));
    return detail;
  }
}
