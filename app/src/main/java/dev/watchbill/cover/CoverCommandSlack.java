package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.CoverText.Named;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code /oncall cover}, {@code away} and {@code cancel}, in plain words. What was understood is
 * read back before anybody else hears of it; what is missing is asked for in a form.
 */
final class CoverCommandSlack {
  /** Words that say which part of a shift is meant, not only which shift. */
  private static final Pattern PART =
      Pattern.compile(
          "\\d[:.]\\d\\d|\\d ?[ap]\\.?m|\\b(to|until|till|through|for|from|noon|midnight)\\b|\\s-+\\s|[–—]",
          Pattern.CASE_INSENSITIVE);

  private final ChangeRequests changes;
  private final Absences absences;
  private final OwnTime own;
  private final CoverText text;
  private final CoverFormSlack forms;
  private final CoverReplyMessages messages;
  private final CoverOutcomeMessages outcomes;
  private final Clock clock;

  CoverCommandSlack(
      ChangeRequests changes,
      Absences absences,
      OwnTime own,
      CoverText text,
      CoverFormSlack forms,
      CoverReplyMessages messages,
      CoverOutcomeMessages outcomes,
      Clock clock) {
    this.changes = changes;
    this.absences = absences;
    this.own = own;
    this.text = text;
    this.forms = forms;
    this.messages = messages;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  void listen(OnCallVerbs verbs) {
    verbs
        .verb("cover", Set.of("substitute", "replace", "covered"), this::cover)
        .verb("away", Set.of("ooo", "vacation", "holiday", "off", "absent"), this::away)
        .verb("cancel", Set.of("withdraw", "undo"), this::cancel);
  }

  /** {@code /oncall cover [@person] [when]}. */
  Reply cover(OnCallVerbs.Typed command) {
    PersonId who = command.reader();
    Instant now = now();
    CoverText.Typed typed = text.read(command.words(), isTime(who, now));
    Optional<PersonId> whom = typed.person().map(Person::id);
    Wish draft = new Wish(Kind.COVER, typed.rotation().orElse(""), whom, 0, 0);
    if (typed.trouble().isPresent()) {
      return refused(typed.trouble().get(), CoverReplyMessages.COVER_FORM, draft);
    }
    List<Stint> mine = own.ahead(who, typed.rotation(), now);
    if (mine.isEmpty()) {
      return Reply.ephemeral(nothingToCover(typed.rotation()));
    }
    if (typed.when().isEmpty() && typed.shift() == Named.NONE) {
      return forms.cover(who, draft);
    }
    Reading reading = read(typed.when(), who, now);
    if (reading instanceof Unclear unclear && !typed.when().isEmpty()) {
      return refused(unclear.why(), CoverReplyMessages.COVER_FORM, draft);
    }
    if (reading instanceof Begins begins && typed.shift() == Named.NONE) {
      return forms.cover(
          who, new Wish(Kind.COVER, draft.rotation(), whom, begins.start().getEpochSecond(), 0));
    }
    Optional<Span> span = wanted(typed, reading, mine, now);
    List<Stint> parts = span.map(it -> OwnTime.within(mine, it)).orElse(List.of());
    if (parts.isEmpty()) {
      return refused(
          "You are not on call then%s. %s"
              .formatted(
                  span.map(it -> ": %s (your time)".formatted(messages.span(it, who, now)))
                      .orElse(""),
                  messages.whenOnCall(mine, who, now)),
          CoverReplyMessages.COVER_FORM,
          draft);
    }
    return understood(typed, span.get(), parts, who, now);
  }

  private Reply understood(
      CoverText.Typed typed, Span span, List<Stint> parts, PersonId who, Instant now) {
    List<String> touched = parts.stream().map(Stint::rotation).distinct().toList();
    String rotation = touched.get(0);
    Optional<PersonId> whom = typed.person().map(Person::id);
    Wish wish =
        new Wish(
            Kind.COVER, rotation, whom, span.start().getEpochSecond(), span.end().getEpochSecond());
    if (touched.size() > 1) {
      return refused(
          "You are on call in %s then. Say which, as in: /oncall cover %s %s."
              .formatted(String.join(" and in ", touched), rotation, typed.when()),
          CoverReplyMessages.COVER_FORM,
          wish);
    }
    Optional<String> cannot = whom.flatMap(each -> notAskable(rotation, who, each));
    return cannot.isPresent()
        ? refused(cannot.get(), CoverReplyMessages.COVER_FORM, wish)
        : Reply.ephemeral(messages.understoodCover(wish, span, parts, who, now));
  }

  /** "My shift on 2 Dec" is all of it; with times, or two days, only what they say. */
  private static Optional<Span> wanted(
      CoverText.Typed typed, Reading reading, List<Stint> mine, Instant now) {
    if (typed.when().isEmpty()) {
      boolean next = typed.shift() == Named.NEXT;
      return mine.stream()
          .filter(stint -> !next || stint.span().start().isAfter(now))
          .findFirst()
          .map(Stint::span);
    }
    if (reading instanceof Begins begins) {
      return OwnTime.meantBy(
              mine, new Span(begins.start(), begins.start().plus(Duration.ofMinutes(1))))
          .map(stint -> new Span(begins.start(), stint.span().end()));
    }
    Meant meant = (Meant) reading;
    Span span = new Span(meant.start(), meant.end());
    return typed.shift() != Named.NONE && !PART.matcher(typed.when()).find()
        ? OwnTime.meantBy(mine, span).map(Stint::span)
        : Optional.of(span);
  }

  /** {@code /oncall away [when]}. */
  Reply away(OnCallVerbs.Typed command) {
    PersonId who = command.reader();
    Instant now = now();
    CoverText.Typed typed = text.read(command.words(), isTime(who, now));
    if (typed.when().isEmpty()) {
      return forms.away(who, Optional.empty());
    }
    Reading reading = read(typed.when(), who, now);
    if (reading instanceof Begins begins) {
      return forms.away(who, Optional.of(begins.start()));
    }
    if (reading instanceof Unclear unclear) {
      return Reply.ephemeral(messages.refused(unclear.why(), CoverReplyMessages.AWAY_FORM, ""));
    }
    Meant meant = (Meant) reading;
    Span span = new Span(meant.start(), meant.end());
    List<Stint> mine = own.ahead(who, Optional.empty(), now);
    List<Stint> touched = OwnTime.within(mine, span);
    return touched.isEmpty()
        ? Reply.ephemeral(
            Mrkdwn.escape(
                "You are not on call then: %s (your time). Nobody needs to be told. %s"
                    .formatted(messages.span(span, who, now), messages.whenOnCall(mine, who, now))))
        : Reply.ephemeral(messages.understoodAway(span, touched, who, now));
  }

  /** {@code /oncall cancel [number]}. */
  Reply cancel(OnCallVerbs.Typed command) {
    PersonId who = command.reader();
    String number = command.words().replaceAll("(?i)^(?:number|no\\.?|request|#)? ?#?", "").strip();
    if (number.matches("\\d{1,18}")) {
      return outcomes.said(
          changes.cancel(Long.parseLong(number), who, "/oncall cancel " + number), who);
    }
    List<ChangeRequest> requests = changes.cancellable(who);
    List<Absence> away = absences.of(who);
    if (requests.isEmpty() && away.isEmpty()) {
      return Reply.ephemeral(
          "There is nothing of yours to cancel: no open request, and no change of plan ahead. `/oncall schedule` shows who is on call when.");
    }
    return Reply.ephemeral(outcomes.cancellable(requests, away, who, now()));
  }

  /** Why somebody cannot be asked, in plain text, if they cannot. */
  Optional<String> notAskable(String rotation, PersonId asker, PersonId whom) {
    if (whom.equals(asker)) {
      return Optional.of(
          "You cannot ask yourself. Name somebody else, or nobody to ask everybody.");
    }
    List<PersonId> askable = changes.askable(rotation, asker);
    return askable.contains(whom)
        ? Optional.empty()
        : Optional.of(
            "%s is not on the roster of %s. %s"
                .formatted(
                    messages.plainName(whom),
                    rotation,
                    askable.isEmpty()
                        ? "Nobody else is."
                        : "You can ask "
                            + askable.stream()
                                .map(messages::plainName)
                                .collect(Collectors.joining(", "))
                            + "."));
  }

  private String nothingToCover(Optional<String> rotation) {
    return "None of the planned shifts%s is yours, so there is nothing to cover. `/oncall schedule` shows who is on call when."
        .formatted(rotation.map(it -> " of " + it).orElse(""));
  }

  private Reply refused(String why, String form, Wish draft) {
    return Reply.ephemeral(messages.refused(why, form, draft.written()));
  }

  private Reading read(String words, PersonId who, Instant now) {
    return TypedSpan.read(words, now, messages.zone(who));
  }

  private Predicate<String> isTime(PersonId who, Instant now) {
    return words -> !(read(words, who, now) instanceof Unclear);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
