package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Ending;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.cover.CoverMessages.Times;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a change request ends: the plan is changed, or it comes to nothing. In the transaction of a
 * caller who holds the rotation's lock.
 */
final class Outcomes {
  private final CoverStore store;
  private final Rotations rotations;
  private final Overrides overrides;
  private final CoverCircle circle;
  private final CoverNotices notices;
  private final CoverAudit audit;

  Outcomes(
      CoverStore store,
      Rotations rotations,
      Overrides overrides,
      CoverCircle circle,
      CoverNotices notices,
      CoverAudit audit) {
    this.store = store;
    this.rotations = rotations;
    this.overrides = overrides;
    this.circle = circle;
    this.notices = notices;
    this.audit = audit;
  }

  /**
   * Changes the plan.
   *
   * @param it agreed; both sides still hold what they give
   * @param by whose act completed it; the bot, when the backup stands in
   * @param wereAsked whether anybody was asked before
   */
  ChangeRequest complete(
      ChangeRequest it, Optional<PersonId> by, boolean wereAsked, Instant now, String command) {
    PersonId other = it.accepter().orElseThrow();
    ChangeRequest done = it.ended(State.DONE, new Ending(now, by, ""));
    List<Span> window = shiftsOf(it);
    Map<PersonId, List<Span>> before = new LinkedHashMap<>();
    List.of(it.asker(), other).forEach(who -> before.put(who, times(it, who, window)));
    // Whatever hangs on the plan hears of each step, and must find this one done.
    store.update(done);
    give(done, it.asker(), other, it.given());
    give(done, other, it.asker(), it.received());
    var times = new LinkedHashMap<PersonId, Times>();
    before.forEach((who, then) -> times.put(who, new Times(then, times(it, who, window))));
    audit.act(done, now, by, by.isPresent() ? "done" : "stand-in", command);
    notices.done(done, times, wereAsked);
    return done;
  }

  private void give(ChangeRequest it, PersonId from, PersonId to, List<ShiftPart> parts) {
    if (!parts.isEmpty()) {
      overrides.give(it.rotation(), from, to, parts);
    }
  }

  private List<Span> shiftsOf(ChangeRequest it) {
    return it.parts().stream()
        .flatMap(
            part ->
                rotations.shifts(it.rotation(), part.span()).stream()
                    .filter(shift -> shift.id() == part.shift()))
        .map(shift -> shift.span())
        .distinct()
        .toList();
  }

  private List<Span> times(ChangeRequest it, PersonId who, List<Span> window) {
    return window.stream()
        .flatMap(span -> rotations.stints(it.rotation(), span).stream())
        .filter(stint -> stint.person().equals(who))
        .map(Stint::span)
        .toList();
  }

  /** Ends it without a change of the plan. */
  ChangeRequest end(
      ChangeRequest it, State how, Optional<PersonId> by, String why, Instant now, String command) {
    ChangeRequest ended = it.ended(how, new Ending(now, by, why));
    store.update(ended);
    audit.act(ended, now, by, verb(how), command);
    notices.ended(ended, by, now);
    return ended;
  }

  private static String verb(State how) {
    return switch (how) {
      case DECLINED -> "decline";
      case REFUSED -> "refuse";
      case WITHDRAWN -> "withdraw";
      case LAPSED -> "lapse";
      case OPEN, AGREED, DONE ->
          throw new IllegalArgumentException("nothing comes to nothing by being " + how);
    };
  }

  /**
   * Why it cannot be done any more as the plan and the roster stand, in words for everybody; it
   * can, if empty.
   *
   * @param it open
   */
  Optional<String> obstacle(ChangeRequest it) {
    Optional<PersonId> giver = it.other();
    if (!it.given().isEmpty() && !overrides.holds(it.rotation(), it.asker(), it.given())) {
      return Optional.of(notHeld(it, it.asker(), it.given()));
    }
    if (!it.received().isEmpty()
        && (giver.isEmpty() || !overrides.holds(it.rotation(), giver.get(), it.received()))) {
      return Optional.of(notHeld(it, giver.orElse(it.asker()), it.received()));
    }
    if (!it.received().isEmpty() && !takesPart(it, it.asker())) {
      return Optional.of(leftRoster(it, it.asker()));
    }
    return it.given().isEmpty() ? Optional.empty() : nobodyLeft(it);
  }

  /** For somebody away there is the backup, whoever of those asked is still there. */
  private Optional<String> nobodyLeft(ChangeRequest it) {
    if (it.absence().isPresent() && it.accepter().isEmpty()) {
      return Optional.empty();
    }
    List<PersonId> others = it.accepter().map(List::of).orElseGet(it::waitsFor);
    if (others.stream().anyMatch(who -> takesPart(it, who))) {
      return Optional.empty();
    }
    return Optional.of(
        others.size() == 1
            ? leftRoster(it, others.get(0))
            : "Nobody of those who were asked is on the roster any more.");
  }

  private boolean takesPart(ChangeRequest it, PersonId who) {
    return circle.takesPart(it.rotation(), who);
  }

  private String leftRoster(ChangeRequest it, PersonId who) {
    return "%s is not on the roster of %s any more.".formatted(circle.name(who), it.rotation());
  }

  private String notHeld(ChangeRequest it, PersonId who, List<ShiftPart> parts) {
    String name = circle.name(who);
    Span all = new Span(parts.get(0).span().start(), parts.get(parts.size() - 1).span().end());
    List<Stint> stints = rotations.stints(it.rotation(), all);
    boolean planned =
        parts.stream().allMatch(part -> stints.stream().anyMatch(s -> s.shift() == part.shift()));
    Optional<PersonId> holder =
        stints.stream()
            .filter(
                s ->
                    parts.stream()
                        .anyMatch(p -> p.shift() == s.shift() && p.span().overlaps(s.span())))
            .map(Stint::person)
            .filter(person -> !person.equals(who))
            .findFirst();
    return planned && holder.isPresent()
        ? "The plan changed: %s is not on call then any more, %s is."
            .formatted(name, circle.name(holder.get()))
        : "The plan changed: %s's shift is not planned any more as it was.".formatted(name);
  }

  /** Time is up: the backup stands in for somebody away, or it comes to nothing. */
  ChangeRequest expire(ChangeRequest it, Instant now) {
    Optional<String> obstacle = it.span().end().isAfter(now) ? obstacle(it) : Optional.empty();
    Optional<PersonId> backup =
        it.absence().isPresent() && obstacle.isEmpty() && it.span().end().isAfter(now)
            ? circle
                .backup(it.rotation(), it.asker())
                .filter(person -> !circle.isAway(person, it.given(), now))
            : Optional.empty();
    if (backup.isPresent() && overrides.holds(it.rotation(), it.asker(), it.given())) {
      ChangeRequest standIn =
          complete(it.acceptedBy(backup.get(), List.of()), Optional.empty(), true, now, "");
      notices.standsIn(standIn, backup.get());
      it.accepter()
          .filter(accepter -> !accepter.equals(backup.get()))
          .ifPresent(accepter -> notices.notAfterAll(standIn, accepter));
      return standIn;
    }
    ChangeRequest lapsed =
        end(it, State.LAPSED, Optional.empty(), obstacle.orElse(tooLate(it)), now, "");
    if (it.absence().isPresent() && obstacle.isEmpty() && it.span().end().isAfter(now)) {
      notices.stays(lapsed);
    }
    return lapsed;
  }

  private String tooLate(ChangeRequest it) {
    if (it.state() == State.AGREED) {
      return "It was not approved in time.";
    }
    return it.absence().isPresent()
        ? "Nobody took it in time, so it stays with %s.".formatted(circle.name(it.asker()))
        : "Nobody said yes in time.";
  }

  /** What of a change that was made lies ahead and is as it was changed; by who holds it now. */
  Map<PersonId, List<ShiftPart>> inForce(ChangeRequest it, Instant now) {
    var held = new LinkedHashMap<PersonId, List<ShiftPart>>();
    PersonId other = it.accepter().orElseThrow();
    held.put(other, heldBy(it.rotation(), other, ChangePolicy.ahead(it.given(), now)));
    held.put(it.asker(), heldBy(it.rotation(), it.asker(), ChangePolicy.ahead(it.received(), now)));
    return held;
  }

  private List<ShiftPart> heldBy(String rotation, PersonId who, List<ShiftPart> parts) {
    return parts.stream()
        .filter(part -> overrides.holds(rotation, who, List.of(part)))
        .sorted(Comparator.comparing(part -> part.span().start()))
        .toList();
  }

  /** Where else {@code who} is on call in {@code parts}, in sentences. */
  List<String> elsewhere(String rotation, PersonId who, List<ShiftPart> parts) {
    return rotations.names().stream()
        .filter(name -> !name.equals(rotation))
        .filter(
            name ->
                parts.stream()
                    .flatMap(part -> rotations.stints(name, part.span()).stream())
                    .anyMatch(stint -> stint.person().equals(who)))
        .map(name -> "You are on call in %s at the same time.".formatted(name))
        .toList();
  }

  /**
   * Those open that come to nothing because the plan or the roster changed. Where time is up as
   * well, as after a downtime, it was time that ended them: {@link #expire} says so.
   */
  void planChanged(String rotation, Instant now) {
    for (ChangeRequest seen : store.open(rotation)) {
      store
          .lock(seen.id())
          .filter(it -> it.isOpen() && it.lapsesAt().isAfter(now))
          .ifPresent(
              it ->
                  obstacle(it)
                      .ifPresent(why -> end(it, State.LAPSED, Optional.empty(), why, now, "")));
    }
  }

  /** Both parties, the asker first. */
  static List<PersonId> parties(ChangeRequest it) {
    return Stream.concat(Stream.of(it.asker()), it.other().stream()).toList();
  }
}
