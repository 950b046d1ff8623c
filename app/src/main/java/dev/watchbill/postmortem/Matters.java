package dev.watchbill.postmortem;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.Hours;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.escalation.Escalations;
import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.Outages;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What postmortems are about: critical bugs and outages; and who sees to them. */
final class Matters {
  private final WatchbillConfig config;
  private final Alarms alarms;
  private final Escalations escalations;
  private final Outages outages;
  private final Rotations rotations;
  private final People people;

  Matters(
      WatchbillConfig config,
      Alarms alarms,
      Escalations escalations,
      Outages outages,
      Rotations rotations,
      People people) {
    this.config = config;
    this.alarms = alarms;
    this.escalations = escalations;
    this.outages = outages;
    this.rotations = rotations;
    this.people = people;
  }

  Optional<Matter> find(About about) {
    return about.kind() == About.Kind.ALARM
        ? alarms.find(about.number()).map(Matter.OfAlarm::new)
        : outages.find(about.number()).flatMap(this::of);
  }

  /** As {@link #find}; an alarm is held until the transaction ends. */
  Optional<Matter> lock(About about) {
    return about.kind() == About.Kind.ALARM
        ? alarms.lock(about.number()).map(Matter.OfAlarm::new)
        : find(about);
  }

  /** A postmortem is begun: the outage's card leads to it. An alarm's card shows it anyway. */
  void lead(About about) {
    if (about.kind() == About.Kind.OUTAGE) {
      outages.refresh(about.number());
    }
  }

  private Optional<Matter> of(Outage outage) {
    return escalations
        .find(outage.escalation())
        .map(escalation -> new Matter.OfOutage(outage, escalation, groupOf(outage)));
  }

  private Optional<String> groupOf(Outage outage) {
    return outage
        .answers()
        .group()
        .or(
            () ->
                rotations.names().stream()
                    .flatMap(rotation -> rotations.roster(rotation).stream())
                    .filter(member -> member.person().equals(outage.by()))
                    .map(RosterMember::group)
                    .findFirst());
  }

  /** Who sees to it now: the managers of the group (R23); admins, where it has none. */
  List<PersonId> responsible(Matter matter) {
    return groupWithManagers(matter).map(people::managersOf).orElseGet(people::admins).stream()
        .map(Person::id)
        .distinct()
        .toList();
  }

  /** Its group, if somebody manages that. */
  private Optional<String> groupWithManagers(Matter matter) {
    return matter.group().filter(group -> !people.managersOf(group).isEmpty());
  }

  /** Whether they schedule it, and say that it was held. */
  boolean maySeeToIt(PersonId who, Matter matter) {
    return people
        .person(who)
        .map(
            person ->
                PostmortemPolicy.maySeeToIt(people.rolesOf(person), groupWithManagers(matter)))
        .orElse(false);
  }

  /** The zone in which days are counted: product's for a bug, the rotation's for an outage. */
  ZoneId zone(Matter matter) {
    return matter instanceof Matter.OfOutage outage
        ? Optional.ofNullable(config.rotations().get(outage.outage().rotation()))
            .map(its -> its.changes().zone())
            .orElse(ZoneOffset.UTC)
        : Optional.ofNullable(config.hours().get(config.criticalBug().productHours()))
            .map(Hours::zone)
            .orElse(ZoneOffset.UTC);
  }

  /** Who was on call when it began, where it began. */
  Optional<PersonId> onCall(Matter matter) {
    String rotation =
        matter instanceof Matter.OfOutage outage
            ? outage.outage().rotation()
            : config.criticalBug().onCall();
    Instant at =
        matter instanceof Matter.OfOutage outage
            ? outage.outage().at()
            : ((Matter.OfAlarm) matter).alarm().raisedAt();
    return rotations.names().contains(rotation)
        ? rotations.stints(rotation, new Span(at, at.plusSeconds(1))).stream()
            .map(Stint::person)
            .findFirst()
        : Optional.empty();
  }
}
