package dev.watchbill.cover;

import dev.watchbill.config.WatchbillConfig.SprintConfig;
import dev.watchbill.cover.ChangeAnswer.Recorded;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** New change requests, from what people hold to the question put. */
final class Drafts {
  /** The plan reaches a year. */
  static final Duration AHEAD = Duration.ofDays(400);

  private final SprintConfig sprint;
  private final CoverStore store;
  private final Rotations rotations;
  private final CoverNotices notices;
  private final CoverAudit audit;
  private final Wakeups wakeups;

  Drafts(
      SprintConfig sprint,
      CoverStore store,
      Rotations rotations,
      CoverNotices notices,
      CoverAudit audit,
      Wakeups wakeups) {
    this.sprint = sprint;
    this.store = store;
    this.rotations = rotations;
    this.notices = notices;
    this.audit = audit;
    this.wakeups = wakeups;
  }

  /** When {@code who} is on call, now and later, in the order of time. */
  List<Stint> stints(String rotation, PersonId who, Instant now) {
    return stints(rotation, who, new Span(now, now.plus(AHEAD)));
  }

  /** When {@code who} is on call in {@code span}, in the order of time. */
  List<Stint> stints(String rotation, PersonId who, Span span) {
    return rotations.stints(rotation, span).stream()
        .filter(stint -> stint.person().equals(who))
        .toList();
  }

  /** What {@code who} holds of each shift that begins after {@code now}. */
  List<HeldShift> swappable(String rotation, PersonId who, Instant now) {
    var byShift = new LinkedHashMap<Long, List<ShiftPart>>();
    stints(rotation, who, now).stream()
        .filter(stint -> stint.span().start().isAfter(now))
        .forEach(
            stint ->
                byShift
                    .computeIfAbsent(stint.shift(), shift -> new ArrayList<>())
                    .add(stint.part()));
    return byShift.entrySet().stream()
        .map(each -> new HeldShift(each.getKey(), each.getValue()))
        .toList();
  }

  /** Not asked yet. */
  ChangeRequest draft(
      Kind kind,
      String rotation,
      PersonId asker,
      boolean everybody,
      List<PersonId> asked,
      List<ShiftPart> given,
      List<ShiftPart> received,
      Instant now) {
    return new ChangeRequest(
        store.nextId(),
        kind,
        rotation,
        asker,
        everybody,
        asked,
        List.of(),
        given,
        received,
        State.OPEN,
        Optional.empty(),
        List.of(),
        late(rotation, given, now) || late(rotation, received, now),
        now,
        ChangePolicy.lapsesAt(given, received, now, false),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Of several shifts the sprint of the earliest began first. */
  private boolean late(String rotation, List<ShiftPart> parts, Instant now) {
    return parts.stream()
        .flatMap(
            part ->
                rotations.shifts(rotation, part.span()).stream()
                    .filter(shift -> shift.id() == part.shift()))
        .anyMatch(shift -> ChangePolicy.late(sprint, shift.span().start(), now));
  }

  /** Puts the question. */
  ChangeAnswer ask(ChangeRequest it, String command) {
    put(it, command);
    return new Recorded(
        it,
        it.late()
            ? List.of("The sprint of that shift has begun, so it is marked late.")
            : List.of());
  }

  /** Puts the question; tells whoever is asked, and the asker. */
  ChangeRequest put(ChangeRequest it, String command) {
    store.insert(it);
    audit.asked(it, command);
    notices.asked(it);
    wakeups.at(it.lapsesAt(), ChangeRequests.TIMED);
    return it;
  }

  /** What {@code asker} asks for already that has any of that in it. */
  Optional<ChangeRequest> same(
      Kind kind, String rotation, PersonId asker, List<ShiftPart> given, List<ShiftPart> received) {
    return store.open(rotation).stream()
        .filter(it -> it.kind() == kind && it.asker().equals(asker))
        .filter(
            it ->
                ChangePolicy.overlap(it.given(), given)
                    || ChangePolicy.overlap(it.received(), received))
        .findFirst();
  }
}
