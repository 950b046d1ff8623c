package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.Happening;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What really happened, for the document: nothing in it is asked of anybody. */
final class Timeline {
  private static final int MOST = 500;

  private final Alarms alarms;
  private final AuditTrail audit;
  private final People people;

  Timeline(Alarms alarms, AuditTrail audit, People people) {
    this.alarms = alarms;
    this.audit = audit;
    this.people = people;
  }

  /**
   * A moment.
   *
   * @param words a sentence without its full stop; may hold what people typed
   * @param by who did it; nobody, if the bot did
   * @param what names the act, such as {@code alarm.confirm}
   */
  record Moment(Instant at, String words, Optional<PersonId> by, String what) {}

  /** The oldest first. */
  List<Moment> of(Matter matter) {
    List<Moment> moments =
        matter instanceof Matter.OfOutage outage
            ? ofOutage(outage)
            : alarms.history(matter.about().number()).stream().map(this::moment).toList();
    return moments.stream().sorted(Comparator.comparing(Moment::at)).toList();
  }

  private Moment moment(Happening it) {
    return moment(it.at(), it.actor(), it.words(), it.what());
  }

  private Moment moment(Instant at, String actor, String words, String what) {
    Optional<PersonId> by =
        actor.equals(AuditEntry.WATCHBILL) ? Optional.empty() : Optional.of(new PersonId(actor));
    return new Moment(at, by.map(people::nameOf).orElse("Watchbill") + " " + words, by, what);
  }

  private List<Moment> ofOutage(Matter.OfOutage matter) {
    var moments = new ArrayList<Moment>();
    var escalation = matter.escalation();
    moments.add(
        moment(
            escalation.at(),
            escalation.by().value(),
            "escalated: " + matter.outage().needed(),
            "escalation.open"));
    entries(escalation.card().replace(':', '/'))
        .filter(entry -> entry.what().equals("escalation.ask"))
        .forEach(
            entry ->
                moments.add(
                    moment(
                        entry.at(),
                        entry.actor(),
                        "asked " + entry.detail().getOrDefault("contact", "the next contact"),
                        entry.what())));
    escalation
        .answer()
        .ifPresent(
            act ->
                moments.add(
                    moment(
                        act.at(),
                        act.by().value(),
                        escalation.isCalledOff() ? "needed no more help" : "took it",
                        "escalation.answer")));
    entries(matter.about().subject())
        .forEach(
            entry ->
                moments.add(
                    moment(
                        entry.at(),
                        entry.actor(),
                        entry.what().equals("outage.fill")
                            ? "filled in the record"
                            : entry.detail().getOrDefault("words", entry.what()),
                        entry.what())));
    return moments;
  }

  private Stream<AuditEntry> entries(String subject) {
    return audit.about(subject, MOST).stream();
  }
}
