package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The buttons of changes of plan: of what was read back to whoever asks, of the direct messages to
 * whoever is asked, and of the list of what can be cancelled. Any member may press any of them;
 * {@link ChangeRequests} rules.
 */
final class CoverSlack {
  private final ChangeRequests changes;
  private final Absences absences;
  private final CoverFormSlack forms;
  private final CoverOutcomeMessages outcomes;
  private final Clock clock;

  CoverSlack(
      ChangeRequests changes,
      Absences absences,
      CoverFormSlack forms,
      CoverOutcomeMessages outcomes,
      Clock clock) {
    this.changes = changes;
    this.absences = absences;
    this.forms = forms;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** What is done to a request of some number. */
  private interface Act {
    ChangeAnswer on(long id, PersonId who, String command);
  }

  void listen(Reception reception) {
    reception
        .action(CoverReplyMessages.ASK, this::ask)
        .action(CoverMessages.ACCEPT, click -> quiet(click, changes::accept))
        .action(CoverMessages.DECLINE, click -> quiet(click, changes::decline))
        .action(CoverMessages.APPROVE, click -> quiet(click, changes::approve))
        .action(CoverMessages.REFUSE, click -> quiet(click, changes::refuse))
        .action(CoverMessages.CANCEL, click -> quiet(click, changes::cancel))
        .action(CoverReplyMessages.WITHDRAW, click -> aloud(click, changes::cancel))
        .action(CoverReplyMessages.AWAY, this::away)
        .action(CoverReplyMessages.BACK, this::back);
  }

  Reply ask(Click click) {
    PersonId who = who(click);
    return Wish.read(click.value())
        .map(wish -> outcomes.said(asked(wish, who), who))
        .orElseGet(() -> Reply.ephemeral("That button is too old. Type `/oncall cover` again."));
  }

  private ChangeAnswer asked(Wish wish, PersonId who) {
    return switch (wish.kind()) {
      case COVER -> {
        Span span =
            new Span(Instant.ofEpochSecond(wish.first()), Instant.ofEpochSecond(wish.second()));
        yield changes.askCover(who, wish.rotation(), span, wish.whom(), "/oncall cover");
      }
      case SWAP ->
          changes.askSwap(
              who,
              wish.rotation(),
              wish.first(),
              wish.whom().orElseThrow(),
              wish.second(),
              "/oncall swap");
      case TAKE ->
          changes.take(
              who,
              wish.rotation(),
              Optional.of(wish.second()).filter(it -> it > 0).map(Instant::ofEpochSecond),
              "/oncall take");
      case UNDO -> new ChangeAnswer.Gone();
    };
  }

  /** Success shows in the message whose button it is. */
  private Reply quiet(Click click, Act act) {
    return outcomes
        .outcome(done(click, act), who(click))
        .map(Reply::ephemeral)
        .orElseGet(Reply::nothing);
  }

  private Reply aloud(Click click, Act act) {
    return outcomes.said(done(click, act), who(click));
  }

  private static ChangeAnswer done(Click click, Act act) {
    return click.tail().matches("\\d{1,18}")
        ? act.on(Long.parseLong(click.tail()), who(click), click.actionId() + " (button)")
        : new ChangeAnswer.Gone();
  }

  Reply away(Click click) {
    String[] span = click.value().split(" ", 2);
    return forms.away(
        who(click),
        new Span(
            Instant.ofEpochSecond(Long.parseLong(span[0])),
            Instant.ofEpochSecond(Long.parseLong(span[1]))),
        "/oncall away",
        false);
  }

  Reply back(Click click) {
    PersonId who = who(click);
    return Reply.ephemeral(
        outcomes.back(
            absences.back(who, Long.parseLong(click.tail()), "cover_back (button)"), who, now()));
  }

  private static PersonId who(Click click) {
    return new PersonId(click.userId());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
