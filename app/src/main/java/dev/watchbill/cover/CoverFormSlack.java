package dev.watchbill.cover;

import static dev.watchbill.cover.CoverFormMessages.EVERYBODY;
import static dev.watchbill.cover.CoverFormMessages.FROM;
import static dev.watchbill.cover.CoverFormMessages.FROM_TIME;
import static dev.watchbill.cover.CoverFormMessages.SHIFT;
import static dev.watchbill.cover.CoverFormMessages.UNTIL;
import static dev.watchbill.cover.CoverFormMessages.UNTIL_TIME;
import static dev.watchbill.cover.CoverFormMessages.WHOM;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import dev.watchbill.worktime.TypedSpan;
import dev.watchbill.worktime.TypedSpan.Meant;
import dev.watchbill.worktime.TypedSpan.Reading;
import dev.watchbill.worktime.TypedSpan.Unclear;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The forms of changes of plan: opened by buttons, and by commands that leave something out. */
final class CoverFormSlack {
  private static final String NOTHING_TO_COVER =
      "None of the planned shifts is yours. `/oncall schedule` shows who is on call when.";

  private final ChangeRequests changes;
  private final Absences absences;
  private final OwnTime own;
  private final CoverReplyMessages messages;
  private final CoverOutcomeMessages outcomes;
  private final Clock clock;

  CoverFormSlack(
      ChangeRequests changes,
      Absences absences,
      OwnTime own,
      CoverReplyMessages messages,
      CoverOutcomeMessages outcomes,
      Clock clock) {
    this.changes = changes;
    this.absences = absences;
    this.own = own;
    this.messages = messages;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  void listen(Reception reception) {
    reception
        .action(
            CoverReplyMessages.COVER_FORM,
            click -> cover(who(click), Wish.of(click.value(), Kind.COVER)))
        .action(CoverReplyMessages.AWAY_FORM, click -> away(who(click), Optional.empty()))
        .action(SHIFT, this::shiftChosen)
        .view(CoverFormMessages.COVER, this::coverSent)
        .view(CoverFormMessages.AWAY, this::awaySent);
  }

  /** With what is known of it already: its shift, its times, and whom to ask. */
  Reply cover(PersonId who, Wish known) {
    Instant now = now();
    List<Stint> mine = own.ahead(who, Optional.empty(), now);
    if (mine.isEmpty()) {
      return Reply.ephemeral(NOTHING_TO_COVER);
    }
    Optional<Instant> from = moment(known.first()).filter(it -> !it.isBefore(now));
    Stint chosen =
        mine.stream()
            .filter(it -> known.rotation().isEmpty() || it.rotation().equals(known.rotation()))
            .filter(it -> from.isEmpty() || it.span().end().isAfter(from.get()))
            .findFirst()
            .orElse(mine.get(0));
    Instant start = from.filter(chosen.span()::contains).orElse(chosen.span().start());
    Instant end =
        moment(known.second())
            .filter(it -> it.isAfter(start) && !it.isAfter(chosen.span().end()))
            .orElse(chosen.span().end());
    return Reply.open(coverForm(who, mine, chosen, new Span(start, end), known.whom()));
  }

  private Modal coverForm(
      PersonId who, List<Stint> mine, Stint chosen, Span span, Optional<PersonId> whom) {
    var shifts = new LinkedHashMap<String, String>();
    mine.forEach(
        it ->
            shifts.put(
                value(it),
                "%s: %s".formatted(it.rotation(), messages.span(it.span(), who, now()))));
    var askable = new LinkedHashMap<String, String>();
    askable.put(EVERYBODY, "Everybody on the roster: the first to accept has it");
    changes
        .askable(chosen.rotation(), who)
        .forEach(it -> askable.put(it.value(), messages.plainName(it)));
    return CoverFormMessages.cover(
        shifts, value(chosen), span.start(), span.end(), askable, whom.map(PersonId::value));
  }

  /** Stays the same while the stint goes on. */
  private static String value(Stint stint) {
    return stint.shift() + "-" + stint.span().end().getEpochSecond();
  }

  private Reply shiftChosen(Click click) {
    List<Stint> mine = own.ahead(who(click), Optional.empty(), now());
    return chosen(mine, click.values())
        .map(
            it ->
                Reply.update(
                    coverForm(who(click), mine, it, it.span(), person(click.values().text(WHOM)))))
        .orElseGet(Reply::nothing);
  }

  private static Optional<Stint> chosen(List<Stint> mine, FormValues values) {
    return mine.stream().filter(it -> value(it).equals(values.text(SHIFT))).findFirst();
  }

  private Reply coverSent(Submission form) {
    PersonId who = new PersonId(form.userId());
    Instant now = now();
    Optional<Stint> shift = chosen(own.ahead(who, Optional.empty(), now), form.values());
    if (shift.isEmpty()) {
      return Reply.fieldError(SHIFT, "You are not on call then any more. Choose another one.");
    }
    String of = ":" + form.values().text(SHIFT);
    Instant from = instant(form.values().text(FROM));
    Instant until = instant(form.values().text(UNTIL));
    if (!until.isAfter(from)) {
      return Reply.fieldError(UNTIL + of, "That is not after the beginning.");
    }
    if (!until.isAfter(now)) {
      return Reply.fieldError(UNTIL + of, "That is over already.");
    }
    Span span = new Span(from, until);
    if (!span.overlaps(shift.get().span())) {
      return Reply.fieldError(
          FROM + of,
          "That shift is %s (your time).".formatted(messages.span(shift.get().span(), who, now)));
    }
    return outcomes.inForm(
        changes.askCover(
            who,
            shift.get().rotation(),
            span,
            person(form.values().text(WHOM)),
            "/oncall cover (form)"),
        WHOM + of,
        who);
  }

  /** From when, if it is known. */
  Reply away(PersonId who, Optional<Instant> from) {
    ZonedDateTime first = from.orElse(now()).atZone(messages.zone(who));
    Optional<LocalTime> time =
        from.map(it -> first.toLocalTime().truncatedTo(ChronoUnit.MINUTES))
            .filter(it -> !it.equals(LocalTime.MIDNIGHT));
    return Reply.open(CoverFormMessages.away(first.toLocalDate(), time));
  }

  Reply awaySent(Submission form) {
    PersonId who = new PersonId(form.userId());
    ZoneId zone = messages.zone(who);
    FormValues values = form.values();
    if (LocalDate.parse(values.text(UNTIL)).isBefore(LocalDate.parse(values.text(FROM)))) {
      return Reply.fieldError(UNTIL, "That is before the first day.");
    }
    Reading reading =
        TypedSpan.read(
            "%s %s to %s %s"
                .formatted(
                    values.text(FROM),
                    values.one(FROM_TIME).orElse("00:00"),
                    values.text(UNTIL),
                    values.one(UNTIL_TIME).orElse("24:00")),
            now(),
            zone);
    if (reading instanceof Meant meant) {
      return away(who, new Span(meant.start(), meant.end()), "/oncall away (form)", true);
    }
    String why = reading instanceof Unclear unclear ? unclear.why() : "Until when?";
    return Reply.fieldError(UNTIL, why);
  }

  /**
   * Says so.
   *
   * @param inForm whether a refusal can be shown at a field
   */
  Reply away(PersonId who, Span span, String command, boolean inForm) {
    AbsenceAnswer answer = absences.away(who, span, command);
    return inForm && answer instanceof AbsenceAnswer.Refused refused
        ? Reply.fieldError(UNTIL, refused.reason())
        : Reply.ephemeral(outcomes.away(answer, who, now()));
  }

  private static Optional<PersonId> person(String chosen) {
    return chosen.isEmpty() || chosen.equals(EVERYBODY)
        ? Optional.empty()
        : Optional.of(new PersonId(chosen));
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
