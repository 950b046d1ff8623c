package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.worktime.TypedSpan;
import dev.watchbill.worktime.TypedSpan.Begins;
import dev.watchbill.worktime.TypedSpan.Meant;
import dev.watchbill.worktime.TypedSpan.Reading;
import dev.watchbill.worktime.TypedSpan.Unclear;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /oncall swap} and {@code /oncall take}, in plain words. */
final class SwapCommandSlack {
  /** "for @ben's 9 Dec": the name stands aside, so that "for" stays between the two days. */
  private static final String NAME_BETWEEN =
      "(?i)\\b(for|against) (<@[^>]+>|@[^\\s'’]+)(?:['’]s?)?(?= \\S)";

  private static final String BETWEEN =
      "(?i)(?:^| )(?:in exchange for|for|against|versus|<->|↔|⇄|and get)(?: |$)";

  private final ChangeRequests changes;
  private final Rotations rotations;
  private final CoverText text;
  private final SwapFormSlack forms;
  private final CoverReplyMessages messages;
  private final Clock clock;

  SwapCommandSlack(
      ChangeRequests changes,
      Rotations rotations,
      CoverText text,
      SwapFormSlack forms,
      CoverReplyMessages messages,
      Clock clock) {
    this.changes = changes;
    this.rotations = rotations;
    this.text = text;
    this.forms = forms;
    this.messages = messages;
    this.clock = clock;
  }

  void listen(OnCallVerbs verbs) {
    verbs
        .verb("swap", Set.of("trade", "exchange", "switch"), this::swap)
        .verb("take", Set.of("takeover", "take-over"), this::take);
  }

  /** One's own shift, and the other one's. */
  private record Pair(String rotation, HeldShift mine, PersonId whom, HeldShift theirs) {}

  /** {@code /oncall swap [@person] [my shift's date] [for their date]}. */
  Reply swap(OnCallVerbs.Typed command) {
    PersonId who = command.reader();
    Instant now = now();
    CoverText.Typed typed =
        text.read(
            command.words().replaceAll(NAME_BETWEEN, "$2 $1"),
            words ->
                List.of(words.split(BETWEEN, -1)).stream().allMatch(it -> isDay(it, who, now)));
    String[] days = typed.when().split(BETWEEN, 2);
    String mine = days[0].strip();
    String theirs = days.length > 1 ? days[1].strip() : "";
    Optional<PersonId> whom = typed.person().map(Person::id);
    Wish draft = new Wish(Kind.SWAP, typed.rotation().orElse(""), whom, 0, 0);
    Optional<String> trouble =
        typed.trouble().or(() -> unclear(mine, who, now)).or(() -> unclear(theirs, who, now));
    if (trouble.isPresent()) {
      return refused(trouble.get(), draft);
    }
    if (whom.isEmpty() && theirs.isEmpty()) {
      return forms.swap(who, draft);
    }
    List<String> names = typed.rotation().map(List::of).orElseGet(rotations::names);
    Optional<Pair> pair =
        names.stream()
            .flatMap(each -> pair(each, who, mine, whom, theirs, now).stream())
            .findFirst();
    return pair.isEmpty()
        ? refused(noSuchPair(names, who, whom, now), draft)
        : understood(pair.get(), who, now);
  }

  private Reply understood(Pair pair, PersonId who, Instant now) {
    Wish wish =
        new Wish(
            Kind.SWAP,
            pair.rotation(),
            Optional.of(pair.whom()),
            pair.mine().shift(),
            pair.theirs().shift());
    return Reply.ephemeral(
        messages.understoodSwap(wish, pair.mine().span(), pair.theirs().span(), who, now));
  }

  private Optional<Pair> pair(
      String rotation,
      PersonId who,
      String mine,
      Optional<PersonId> whom,
      String theirs,
      Instant now) {
    Optional<HeldShift> own = chosen(changes.swappable(rotation, who), mine, who, now);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    return whom.map(List::of).orElseGet(() -> changes.askable(rotation, who)).stream()
        .filter(each -> !each.equals(who))
        .flatMap(
            each ->
                chosen(changes.swappable(rotation, each), theirs, who, now).stream()
                    .map(other -> new Pair(rotation, own.get(), each, other)))
        .findFirst();
  }

  /** The next one, if no day is typed. */
  private Optional<HeldShift> chosen(
      List<HeldShift> shifts, String typed, PersonId reader, Instant now) {
    return typed.isEmpty()
        ? shifts.stream().findFirst()
        : day(typed, reader, now).flatMap(span -> OwnTime.shiftMeantBy(shifts, span));
  }

  private String noSuchPair(
      List<String> names, PersonId who, Optional<PersonId> whom, Instant now) {
    var lines = new StringBuilder("There are no two such shifts to swap.");
    for (String rotation : names) {
      List<HeldShift> mine = changes.swappable(rotation, who);
      if (!mine.isEmpty()) {
        lines.append(" Yours in %s: %s.".formatted(rotation, messages.shifts(mine, who, now)));
        whom.filter(each -> !each.equals(who))
            .map(each -> changes.swappable(rotation, each))
            .filter(theirs -> !theirs.isEmpty())
            .ifPresent(
                theirs ->
                    lines.append(
                        " Those of %s: %s."
                            .formatted(
                                messages.plainName(whom.get()),
                                messages.shifts(theirs, who, now))));
      }
    }
    return lines.append(" Only whole shifts that have not begun are swapped.").toString();
  }

  /** {@code /oncall take [rotation] [until]}. */
  Reply take(OnCallVerbs.Typed command) {
    PersonId who = command.reader();
    Instant now = now();
    CoverText.Typed typed = text.read(command.words(), words -> isDay(words, who, now));
    List<String> own =
        rotations.names().stream()
            .filter(each -> rotations.roster(each).stream().anyMatch(m -> m.person().equals(who)))
            .toList();
    Optional<String> rotation =
        typed
            .rotation()
            .or(() -> own.size() == 1 ? own.stream().findFirst() : Optional.empty())
            .or(() -> rotations.names().stream().findFirst().filter(it -> only(it)));
    Optional<Reading> until = until(typed.when(), who, now);
    Wish draft = new Wish(Kind.TAKE, rotation.orElse(""), Optional.empty(), 0, end(until));
    if (until.isPresent() && until.get() instanceof Unclear unclear) {
      return Reply.ephemeral(
          messages.refused(
              unclear.why() + " Or leave it out: then it is until the present stint ends.",
              CoverReplyMessages.TAKE_FORM,
              draft.written()));
    }
    return rotation.isEmpty() ? forms.take(who, draft) : understoodTake(draft, who, now);
  }

  private Reply understoodTake(Wish wish, PersonId who, Instant now) {
    Optional<Duty> duty = rotations.onCallAt(wish.rotation(), now);
    if (duty.isEmpty()) {
      return Reply.ephemeral(
          "Nobody is on call for %s now, so there is nobody to take over from. `/oncall add` puts people on the roster."
              .formatted(wish.rotation()));
    }
    if (duty.get().person().equals(who)) {
      return Reply.ephemeral(
          "You are on call for %s yourself, until %s (your time)."
              .formatted(
                  wish.rotation(),
                  Mrkdwn.escape(messages.moment(duty.get().span().end(), who, now))));
    }
    Instant end = duty.get().span().end();
    Instant until = wish.second() == 0 ? end : Instant.ofEpochSecond(wish.second());
    return Reply.ephemeral(
        messages.understoodTake(
            wish, duty.get().person(), until.isAfter(end) ? end : until, who, now));
  }

  private boolean only(String rotation) {
    return rotations.names().equals(List.of(rotation));
  }

  /** "18:00" and "Monday" mean until then, for it begins now. */
  private Optional<Reading> until(String words, PersonId who, Instant now) {
    if (words.isEmpty() || words.equalsIgnoreCase("now")) {
      return Optional.empty();
    }
    Reading reading = read(words, who, now);
    boolean fromNow = reading instanceof Meant meant && meant.start().equals(now);
    return Optional.of(fromNow ? reading : read("until " + words, who, now));
  }

  private static long end(Optional<Reading> until) {
    return until
        .filter(Meant.class::isInstance)
        .map(Meant.class::cast)
        .map(meant -> meant.end().getEpochSecond())
        .orElse(0L);
  }

  private Optional<String> unclear(String day, PersonId who, Instant now) {
    return day.isEmpty() || isDay(day, who, now)
        ? Optional.empty()
        : Optional.of(((Unclear) read(day, who, now)).why());
  }

  private Optional<Span> day(String words, PersonId who, Instant now) {
    Reading reading = read(words, who, now);
    if (reading instanceof Begins begins) {
      return Optional.of(new Span(begins.start(), begins.start().plus(Duration.ofMinutes(1))));
    }
    return reading instanceof Meant meant
        ? Optional.of(new Span(meant.start(), meant.end()))
        : Optional.empty();
  }

  private boolean isDay(String words, PersonId who, Instant now) {
    return words.isBlank() || !(read(words, who, now) instanceof Unclear);
  }

  private Reading read(String words, PersonId who, Instant now) {
    return TypedSpan.read(words, now, messages.zone(who));
  }

  private Reply refused(String why, Wish draft) {
    return Reply.ephemeral(messages.refused(why, CoverReplyMessages.SWAP_FORM, draft.written()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
