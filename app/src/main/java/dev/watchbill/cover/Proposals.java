package dev.watchbill.cover;

import dev.watchbill.cover.ChangeAnswer.Already;
import dev.watchbill.cover.ChangeAnswer.Recorded;
import dev.watchbill.cover.ChangeAnswer.Refused;
import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Questions that engineers put to each other. In the transaction of a caller who holds the
 * rotation's lock.
 */
final class Proposals {
  private static final int NAMES = 8;

  private final CoverStore store;
  private final Rotations rotations;
  private final CoverCircle circle;
  private final Outcomes outcomes;
  private final CoverAudit audit;
  private final CoverWords words;
  private final Drafts drafts;

  Proposals(
      CoverStore store,
      Rotations rotations,
      CoverCircle circle,
      Outcomes outcomes,
      CoverAudit audit,
      CoverWords words,
      Drafts drafts) {
    this.store = store;
    this.rotations = rotations;
    this.circle = circle;
    this.outcomes = outcomes;
    this.audit = audit;
    this.words = words;
    this.drafts = drafts;
  }

  ChangeAnswer cover(
      PersonId asker,
      String rotation,
      Span span,
      Optional<PersonId> whom,
      String command,
      Instant now) {
    Optional<Span> ahead = ChangePolicy.ahead(span, now);
    if (ahead.isEmpty()) {
      return new Refused(
          "That is over already, and what is past does not change. Name a time that lies ahead.");
    }
    List<ShiftPart> parts =
        drafts.stints(rotation, asker, ahead.get()).stream().map(Stint::part).toList();
    if (parts.isEmpty()) {
      return new Refused(notOnCall(asker, rotation, now));
    }
    Optional<String> refusal = whom.flatMap(who -> mayNotBeAsked(rotation, asker, who));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Optional<ChangeRequest> same = drafts.same(Kind.COVER, rotation, asker, parts, List.of());
    if (same.isPresent()) {
      return new Already(same.get());
    }
    List<PersonId> asked =
        whom.map(List::of).orElseGet(() -> here(circle.roster(rotation, asker), parts, now));
    if (asked.isEmpty()) {
      return new Refused(
          "Nobody else is on the roster of %s, so there is nobody to ask. An engineering manager can add somebody: /oncall add"
              .formatted(rotation));
    }
    return drafts.ask(
        drafts.draft(Kind.COVER, rotation, asker, whom.isEmpty(), asked, parts, List.of(), now),
        command);
  }

  /** A cover of what an absence touches; whoever is first of {@code asked} has it. */
  ChangeRequest coverOfAbsence(
      Absence absence, String rotation, List<ShiftPart> parts, String command, Instant now) {
    List<PersonId> roster = circle.roster(rotation, absence.person());
    List<PersonId> asked =
        here(roster.isEmpty() ? circle.askable(rotation, absence.person()) : roster, parts, now);
    ChangeRequest it =
        drafts.draft(Kind.COVER, rotation, absence.person(), true, asked, parts, List.of(), now);
    return drafts.put(it.of(absence, ChangePolicy.lapsesAt(parts, List.of(), now, true)), command);
  }

  /** Whoever is away then is not asked; unless all are, for somebody has to find a way. */
  private List<PersonId> here(List<PersonId> people, List<ShiftPart> parts, Instant now) {
    List<PersonId> here =
        people.stream().filter(person -> !circle.isAway(person, parts, now)).toList();
    return here.isEmpty() ? people : here;
  }

  ChangeAnswer swap(
      PersonId asker,
      String rotation,
      long mine,
      PersonId whom,
      long theirs,
      String command,
      Instant now) {
    Optional<String> refusal = mayNotBeAsked(rotation, asker, whom);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    Optional<HeldShift> own = held(rotation, asker, mine, now);
    if (own.isEmpty()) {
      return new Refused(
          "That shift is not yours any more, or has begun. Choose one of yours that lies ahead: /oncall swap");
    }
    Optional<HeldShift> others = held(rotation, whom, theirs, now);
    if (others.isEmpty()) {
      return new Refused(
          "That shift is not %s's any more, or has begun. Choose one of theirs that lies ahead: /oncall swap"
              .formatted(circle.name(whom)));
    }
    Optional<ChangeRequest> same =
        drafts.same(Kind.SWAP, rotation, asker, own.get().parts(), List.of());
    if (same.isPresent()) {
      return new Already(same.get());
    }
    return drafts.ask(
        drafts.draft(
            Kind.SWAP,
            rotation,
            asker,
            false,
            List.of(whom),
            own.get().parts(),
            others.get().parts(),
            now),
        command);
  }

  private Optional<HeldShift> held(String rotation, PersonId who, long shift, Instant now) {
    return drafts.swappable(rotation, who, now).stream()
        .filter(its -> its.shift() == shift)
        .findFirst();
  }

  ChangeAnswer take(
      PersonId asker, String rotation, Optional<Instant> until, String command, Instant now) {
    if (until.isPresent() && !until.get().isAfter(now)) {
      return new Refused(
          "That is over already. Name an end that lies ahead, or none: then it is that of the present shift.");
    }
    Optional<Stint> present =
        rotations.stints(rotation, new Span(now, now.plus(Drafts.AHEAD))).stream()
            .filter(stint -> stint.span().contains(now))
            .findFirst();
    if (present.isEmpty()) {
      return new Refused(
          "Nobody is on call in %s now, so there is nobody to take over from. An engineering manager can add you to its roster: /oncall add"
              .formatted(rotation));
    }
    PersonId holder = present.get().person();
    if (holder.equals(asker)) {
      return new Refused(
          "You are on call in %s already: %s."
              .formatted(rotation, words.plain(rotation, present.get().span())));
    }
    String group = circle.group(rotation, holder).orElse(present.get().group());
    boolean decides = ConsentPolicy.decidesForHolder(circle.party(asker), group);
    if (!decides && !circle.takesPart(rotation, asker)) {
      return new Refused(
          "Only those on the roster of %s, its backup, and %s's managers can take over. An engineering manager can add you: /oncall add"
              .formatted(rotation, circle.name(holder)));
    }
    Span span =
        until
            .filter(end -> end.isBefore(present.get().span().end()))
            .map(end -> new Span(now, end))
            .orElseGet(() -> new Span(now, present.get().span().end()));
    var parts = List.of(new ShiftPart(present.get().shift(), span));
    if (!decides) {
      Optional<ChangeRequest> same = drafts.same(Kind.TAKE, rotation, asker, List.of(), parts);
      if (same.isPresent()) {
        return new Already(same.get());
      }
    }
    ChangeRequest it =
        drafts.draft(Kind.TAKE, rotation, asker, false, List.of(holder), List.of(), parts, now);
    if (!decides) {
      return drafts.ask(it, command);
    }
    store.insert(it);
    audit.asked(it, command);
    ChangeRequest done =
        outcomes.complete(
            it.acceptedBy(holder, List.of(new Approval(group, Optional.of(asker)))),
            Optional.of(asker),
            false,
            now,
            command);
    return new Recorded(done, outcomes.elsewhere(rotation, asker, parts));
  }

  /** {@code who} asks the other party of a change that was made to take it back. */
  ChangeAnswer undo(ChangeRequest made, PersonId who, String command, Instant now) {
    Optional<ChangeRequest> same = store.undoing(made.id());
    if (same.isPresent()) {
      return new Already(same.get());
    }
    PersonId other = who.equals(made.asker()) ? made.accepter().orElseThrow() : made.asker();
    Map<PersonId, List<ShiftPart>> held = outcomes.inForce(made, now);
    List<ShiftPart> own = held.getOrDefault(who, List.of());
    List<ShiftPart> theirs = held.getOrDefault(other, List.of());
    if (own.isEmpty() && theirs.isEmpty()) {
      return new Refused(
          "Nothing of that change lies ahead as it was made: it is over, or the plan was changed again since. /oncall schedule shows who is on call.");
    }
    ChangeRequest it =
        drafts
            .draft(Kind.UNDO, made.rotation(), who, false, List.of(other), own, theirs, now)
            .undoing(made);
    return outcomes
        .obstacle(it)
        .<ChangeAnswer>map(
            why -> new Refused(why + " Somebody else can take your time: /oncall cover"))
        .orElseGet(() -> drafts.ask(it, command));
  }

  private Optional<String> mayNotBeAsked(String rotation, PersonId asker, PersonId whom) {
    if (whom.equals(asker)) {
      return Optional.of(
          "That is you. Ask somebody else, or name nobody: then everybody on the roster is asked.");
    }
    if (circle.takesPart(rotation, whom)) {
      return Optional.empty();
    }
    String others =
        circle.askable(rotation, asker).stream()
            .limit(NAMES)
            .map(circle::name)
            .collect(Collectors.joining(", "));
    return Optional.of(
        "%s is not on the roster of %s, so they cannot take shifts there. %s"
            .formatted(
                circle.name(whom),
                rotation,
                others.isEmpty()
                    ? "Nobody else is; an engineering manager can add them: /oncall add"
                    : "Ask one of those who are: " + others + "."));
  }

  /** Why there is nothing to ask for, and what would be next. */
  private String notOnCall(PersonId who, String rotation, Instant now) {
    return drafts.stints(rotation, who, now).stream()
        .findFirst()
        .map(
            next ->
                "You are not on call in %s then: your next time there is %s."
                    .formatted(rotation, words.plain(rotation, next.span())))
        .orElse(
            "You are not on call in %s then, and no shift of yours is planned there."
                .formatted(rotation));
  }
}
