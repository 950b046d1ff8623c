package dev.watchbill.cover;

import dev.watchbill.cover.AbsenceAnswer.Already;
import dev.watchbill.cover.AbsenceAnswer.Noted;
import dev.watchbill.cover.AbsenceAnswer.NothingTouched;
import dev.watchbill.cover.AbsenceAnswer.Refused;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Overrides;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is out of office: named people are told, covers are asked for, and the backup stands in for
 * what nobody takes (R15).
 */
public final class Absences {
  private final AbsenceStore absences;
  private final CoverStore store;
  private final Rotations rotations;
  private final Overrides overrides;
  private final CoverCircle circle;
  private final Drafts drafts;
  private final Proposals proposals;
  private final Outcomes outcomes;
  private final CoverNotices notices;
  private final CoverAudit audit;
  private final CoverWords words;
  private final Transactions transactions;
  private final Clock clock;

  Absences(
      AbsenceStore absences,
      CoverStore store,
      Rotations rotations,
      Overrides overrides,
      CoverCircle circle,
      Drafts drafts,
      Proposals proposals,
      Outcomes outcomes,
      CoverNotices notices,
      CoverAudit audit,
      CoverWords words,
      Transactions transactions,
      Clock clock) {
    this.absences = absences;
    this.store = store;
    this.rotations = rotations;
    this.overrides = overrides;
    this.circle = circle;
    this.drafts = drafts;
    this.proposals = proposals;
    this.outcomes = outcomes;
    this.notices = notices;
    this.audit = audit;
    this.words = words;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * {@code who} is away in {@code span}. Asks for a cover of each of their stints in it, in every
   * rotation; the first to accept has it.
   */
  public AbsenceAnswer away(PersonId who, Span span, String command) {
    if (circle.mayUseTheBot(who) instanceof Ruling.Denied denied) {
      return new Refused(denied.reason());
    }
    return transactions.inOne(
        () -> {
          rotations.names().forEach(overrides::lock);
          Instant now = instant();
          Optional<Span> ahead = ChangePolicy.ahead(span, now);
          if (ahead.isEmpty()) {
            return new Refused(
                "That is over already. Say from when to when you are away, as far as it lies ahead.");
          }
          Optional<Absence> known =
              absences.current(now).stream()
                  .filter(it -> it.person().equals(who) && contains(it.span(), ahead.get()))
                  .findFirst();
          if (known.isPresent()) {
            return new Already(known.get(), store.of(known.get().id()));
          }
          Map<String, List<Stint>> touched = touched(who, ahead.get());
          return touched.isEmpty()
              ? new NothingTouched(next(who, now))
              : noted(absences.insert(who, ahead.get(), now), touched, command, now);
        });
  }

  /**
   * {@code who} is not away after all: covers that nobody has taken are withdrawn. What is taken
   * stays taken until it is given back: {@link ChangeRequests#cancel}.
   */
  public AbsenceAnswer back(PersonId who, long absence, String command) {
    return transactions.inOne(
        () -> {
          rotations.names().forEach(overrides::lock);
          Instant now = instant();
          Optional<Absence> known = absences.lock(absence);
          if (known.isEmpty() || !known.get().person().equals(who)) {
            return new Refused("There is no such absence of yours.");
          }
          if (known.get().over() || !known.get().span().end().isAfter(now)) {
            return new Refused("That absence is over already.");
          }
          absences.over(absence);
          Absence over = known.get().takenBack();
          audit.absence(over, now, "back", command);
          for (ChangeRequest it : store.of(absence)) {
            if (it.isOpen()) {
              outcomes.end(it, State.WITHDRAWN, Optional.of(who), "", now, command);
            }
          }
          notices.absence(over, absences.told(absence), Map.of());
          List<ChangeRequest> requests = store.of(absence);
          return new Noted(
              over,
              requests,
              requests.stream().anyMatch(it -> it.state() == State.DONE)
                  ? List.of(
                      "What others have taken stays with them; to ask for it back: /oncall cancel")
                  : List.of());
        });
  }

  /** Those of {@code who} that are not over, in the order of time. */
  public List<Absence> of(PersonId who) {
    return absences.current(instant()).stream().filter(it -> it.person().equals(who)).toList();
  }

  private AbsenceAnswer noted(
      Absence it, Map<String, List<Stint>> touched, String command, Instant now) {
    audit.absence(it, now, "away", command);
    var told = new LinkedHashSet<PersonId>();
    var requests = new ArrayList<ChangeRequest>();
    var remarks = new ArrayList<String>();
    touched.forEach(
        (rotation, stints) -> {
          told.addAll(circle.toldOfAbsence(rotation, it.person()));
          requests.addAll(asked(it, rotation, stints, command, now, remarks));
        });
    var times = new LinkedHashMap<String, List<Span>>();
    touched.forEach((rotation, s) -> times.put(rotation, s.stream().map(Stint::span).toList()));
    absences.told(it.id(), told);
    notices.absence(it, told, times);
    return new Noted(it, requests, remarks);
  }

  /** Asks for what is not asked for already, stint by stint. */
  private List<ChangeRequest> asked(
      Absence it,
      String rotation,
      List<Stint> stints,
      String command,
      Instant now,
      List<String> remarks) {
    if (circle.askable(rotation, it.person()).isEmpty()) {
      remarks.add(
          "Nobody else is on the roster of %s, so nobody could be asked: it stays with you."
              .formatted(rotation));
      return List.of();
    }
    List<ShiftPart> asked =
        asksAlready(rotation, it.person()).flatMap(open -> open.given().stream()).toList();
    var requests = new ArrayList<ChangeRequest>();
    for (Stint stint : stints) {
      for (ShiftPart part : ChangePolicy.minus(List.of(stint.part()), asked)) {
        requests.add(proposals.coverOfAbsence(it, rotation, List.of(part), command, now));
      }
      if (ChangePolicy.overlap(List.of(stint.part()), asked)) {
        remarks.add(
            "You have asked for cover of %s already."
                .formatted(words.plain(rotation, stint.span())));
      }
    }
    return requests;
  }

  /** What is open to take time off them, by whatever way it was asked for. */
  private Stream<ChangeRequest> asksAlready(String rotation, PersonId who) {
    return store.open(rotation).stream()
        .filter(open -> open.asker().equals(who) && open.received().isEmpty());
  }

  /**
   * The plan of a rotation changed, in the present transaction: whoever is away may have got time
   * on call that nobody was asked to cover yet.
   */
  void planChanged(String rotation) {
    Instant now = instant();
    for (Absence it : absences.current(now)) {
      List<ShiftPart> seenTo =
          Stream.concat(
                  store.of(it.id()).stream().filter(request -> !wasOvertaken(request)),
                  asksAlready(rotation, it.person()))
              .flatMap(request -> request.given().stream())
              .toList();
      List<Stint> uncovered =
          stints(rotation, it.person(), it.span(), now).stream()
              .filter(stint -> !ChangePolicy.minus(List.of(stint.part()), seenTo).isEmpty())
              .toList();
      for (Stint stint : uncovered) {
        if (!circle.askable(rotation, it.person()).isEmpty()) {
          ChangePolicy.minus(List.of(stint.part()), seenTo)
              .forEach(part -> proposals.coverOfAbsence(it, rotation, List.of(part), "", now));
        }
      }
    }
  }

  /** Whether it ended because the plan changed: then that time is to be seen to anew. */
  private static boolean wasOvertaken(ChangeRequest it) {
    return it.state() == State.LAPSED
        && it.ending().filter(ending -> ending.at().isBefore(it.lapsesAt())).isPresent();
  }

  private Map<String, List<Stint>> touched(PersonId who, Span span) {
    var touched = new LinkedHashMap<String, List<Stint>>();
    for (String rotation : rotations.names()) {
      List<Stint> stints = drafts.stints(rotation, who, span);
      if (!stints.isEmpty()) {
        touched.put(rotation, stints);
      }
    }
    return touched;
  }

  private List<Stint> stints(String rotation, PersonId who, Span span, Instant now) {
    return ChangePolicy.ahead(span, now)
        .map(ahead -> drafts.stints(rotation, who, ahead))
        .orElse(List.of());
  }

  private Optional<Stint> next(PersonId who, Instant now) {
    return rotations.names().stream()
        .flatMap(rotation -> drafts.stints(rotation, who, now).stream())
        .min(Comparator.comparing(stint -> stint.span().start()));
  }

  private static boolean contains(Span whole, Span part) {
    return !part.start().isBefore(whole.start()) && !part.end().isAfter(whole.end());
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
