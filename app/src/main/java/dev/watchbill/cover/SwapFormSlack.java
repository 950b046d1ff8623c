package dev.watchbill.cover;

import static dev.watchbill.cover.CoverFormMessages.MINE;
import static dev.watchbill.cover.CoverFormMessages.ROTATION;
import static dev.watchbill.cover.CoverFormMessages.THEIRS;
import static dev.watchbill.cover.CoverFormMessages.UNTIL;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms of swaps, and of taking over now. */
final class SwapFormSlack {
  private final ChangeRequests changes;
  private final Rotations rotations;
  private final CoverReplyMessages messages;
  private final CoverOutcomeMessages outcomes;
  private final Clock clock;

  SwapFormSlack(
      ChangeRequests changes,
      Rotations rotations,
      CoverReplyMessages messages,
      CoverOutcomeMessages outcomes,
      Clock clock) {
    this.changes = changes;
    this.rotations = rotations;
    this.messages = messages;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  void listen(Reception reception) {
    reception
        .action(
            CoverReplyMessages.SWAP_FORM,
            click -> swap(who(click), Wish.of(click.value(), Kind.SWAP)))
        .action(
            CoverReplyMessages.TAKE_FORM,
            click -> take(who(click), Wish.of(click.value(), Kind.TAKE)))
        .action(MINE, this::mineChosen)
        .view(CoverFormMessages.SWAP, this::swapSent)
        .view(CoverFormMessages.TAKE, this::takeSent);
  }

  /** With whom, and which shifts, as far as it is known. */
  Reply swap(PersonId who, Wish known) {
    Map<String, String> mine = mine(who, known.rotation());
    if (mine.isEmpty()) {
      return Reply.ephemeral(
          "None of the planned shifts that have not begun is yours, so there is nothing to swap. `/oncall cover` asks for cover of the one in progress.");
    }
    String wanted = known.first() + " " + known.rotation();
    String chosen = mine.containsKey(wanted) ? wanted : mine.keySet().iterator().next();
    return swapForm(who, mine, chosen, known)
        .map(Reply::open)
        .orElseGet(() -> Reply.ephemeral("Nobody else has a planned shift to swap with yours."));
  }

  private Optional<Modal> swapForm(
      PersonId who, Map<String, String> mine, String chosen, Wish known) {
    var theirs = new LinkedHashMap<String, String>();
    for (PersonId other : changes.askable(chosen.split(" ", 2)[1], who)) {
      for (HeldShift shift : changes.swappable(chosen.split(" ", 2)[1], other)) {
        theirs.put(
            shift.shift() + " " + other,
            "%s: %s".formatted(messages.plainName(other), messages.span(shift.span(), who, now())));
      }
    }
    Optional<String> other =
        known
            .whom()
            .flatMap(
                whom ->
                    theirs.keySet().stream()
                        .filter(
                            it ->
                                known.second() == 0
                                    ? it.endsWith(" " + whom)
                                    : it.equals(known.second() + " " + whom))
                        .findFirst());
    return theirs.isEmpty()
        ? Optional.empty()
        : Optional.of(CoverFormMessages.swap(mine, chosen, theirs, other));
  }

  private Map<String, String> mine(PersonId who, String rotation) {
    var mine = new LinkedHashMap<String, String>();
    for (String each : rotations.names()) {
      if (rotation.isEmpty() || rotation.equals(each)) {
        for (HeldShift shift : changes.swappable(each, who)) {
          mine.put(
              shift.shift() + " " + each,
              "%s: %s".formatted(each, messages.span(shift.span(), who, now())));
        }
      }
    }
    return mine;
  }

  private Reply mineChosen(Click click) {
    String chosen = click.values().text(MINE);
    Map<String, String> mine = mine(who(click), "");
    Wish unknown = new Wish(Kind.SWAP, "", Optional.empty(), 0, 0);
    return mine.containsKey(chosen)
        ? swapForm(who(click), mine, chosen, unknown).map(Reply::update).orElseGet(Reply::nothing)
        : Reply.nothing();
  }

  private Reply swapSent(Submission form) {
    PersonId who = new PersonId(form.userId());
    String[] mine = form.values().text(MINE).split(" ", 2);
    String[] theirs = form.values().text(THEIRS).split(" ", 2);
    return outcomes.inForm(
        changes.askSwap(
            who,
            mine[1],
            Long.parseLong(mine[0]),
            new PersonId(theirs[1]),
            Long.parseLong(theirs[0]),
            "/oncall swap (form)"),
        THEIRS + ":" + mine[0],
        who);
  }

  /** Of which rotation, and until when, as far as it is known. */
  Reply take(PersonId who, Wish known) {
    Instant now = now();
    var offered = new LinkedHashMap<String, String>();
    for (String each : rotations.names()) {
      rotations
          .onCallAt(each, now)
          .filter(duty -> !duty.person().equals(who))
          .ifPresent(
              duty ->
                  offered.put(
                      each,
                      "%s: %s is on call".formatted(each, messages.plainName(duty.person()))));
    }
    if (offered.isEmpty()) {
      return Reply.ephemeral("There is nobody to take over from: you, or nobody, are on call now.");
    }
    String chosen =
        offered.containsKey(known.rotation())
            ? known.rotation()
            : offered.keySet().iterator().next();
    return Reply.open(CoverFormMessages.take(offered, chosen, moment(known.second())));
  }

  private Reply takeSent(Submission form) {
    PersonId who = new PersonId(form.userId());
    Optional<Instant> until = form.values().one(UNTIL).map(SwapFormSlack::instant);
    if (until.filter(it -> !it.isAfter(now())).isPresent()) {
      return Reply.fieldError(UNTIL, "That is over already.");
    }
    return outcomes.inForm(
        changes.take(who, form.values().text(ROTATION), until, "/oncall take (form)"),
        ROTATION,
        who);
  }

  private static Optional<Instant> moment(long epochSecond) {
    return epochSecond == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(epochSecond));
  }

  private static Instant instant(String epochSecond) {
    return Instant.ofEpochSecond(Long.parseLong(epochSecond));
  }

  private static PersonId who(Click click) {
    return new PersonId(click.userId());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
