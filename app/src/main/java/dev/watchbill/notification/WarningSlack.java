package dev.watchbill.notification;

import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.FollowUpSlack;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.TickBox;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.TypedNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The boxes, {@code Not available}, and the commands that do the same (R21). */
final class WarningSlack {
  /** Followed by a colon and the alarm's number: the boxes over Slack's window. */
  static final String OPEN = "warning.open";

  private static final String COMMAND = "/critical-bug";
  private static final String BUTTON = "a button";

  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 100;

  private final Warnings warnings;
  private final Alarms alarms;
  private final WarningMessages messages;
  private final FollowUpSlack<Warning> board;

  WarningSlack(Warnings warnings, Alarms alarms, WarningMessages messages) {
    this.warnings = warnings;
    this.alarms = alarms;
    this.messages = messages;
    this.board =
        new FollowUpSlack<>(
            alarms,
            warnings::find,
            new WarningFormMessages(messages)::form,
            "Customers and the community are warned once a bug is confirmed to be critical (R21).");
  }

  void listen(Reception reception, CriticalBugVerbs verbs) {
    reception
        .action(WarningMessages.TICK, this::ticked)
        .action(WarningMessages.UNAVAILABLE, this::unavailable)
        .action(OPEN, board::pressed);
    verbs
        .verb("warned", Set.of("warn"), this::typed)
        .verb("unavailable", Set.of("not-available"), this::typedUnavailable);
  }

  /** A box in a message or in the form. */
  Reply ticked(Click click) {
    List<String> parts = List.of(click.tail().split(":", 2));
    Optional<Long> id = TypedNumber.read(parts.get(0));
    Optional<Audience> audience =
        Stream.of(Audience.values())
            .filter(each -> parts.size() == 2 && each.key().equals(parts.get(1)))
            .findFirst();
    if (id.isEmpty() || audience.isEmpty()) {
      return FollowUpSlack.GONE;
    }
    FollowUpAnswer answer =
        warnings.tick(
            id.get(),
            Set.of(audience.get()),
            TickBox.ticked(click),
            By.person(new PersonId(click.userId()), BUTTON));
    return board.clicked(click, id.get(), answer);
  }

  Reply unavailable(Click click) {
    return TypedNumber.read(click.tail())
        .map(id -> warnings.unavailable(id, By.person(new PersonId(click.userId()), BUTTON)))
        .map(FollowUpSlack::said)
        .orElse(FollowUpSlack.GONE);
  }

  /** {@code /critical-bug unavailable N}: what {@code Not available} does. */
  Optional<Reply> typedUnavailable(CriticalBugVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return Optional.of(
          Reply.ephemeral(
              "Say which alarm customer success cannot see to: `/critical-bug unavailable 12`. `/critical-bug list` shows the numbers."));
    }
    return TypedNumber.read(typed.words())
        .map(id -> warnings.unavailable(id, By.person(typed.reader(), COMMAND)))
        .map(
            answer ->
                answer instanceof FollowUpAnswer.Done
                    ? Reply.ephemeral(
                        "Noted. Whoever is on call is asked to warn customers and the community instead (R21).")
                    : FollowUpSlack.said(answer));
  }

  /** {@code /critical-bug warned [N [customers|community|both]]}. */
  Optional<Reply> typed(CriticalBugVerbs.Typed typed) {
    String words = typed.words();
    if (words.isEmpty()) {
      return Optional.of(begin());
    }
    if (!WarnedText.isOne(words)) {
      return Optional.empty();
    }
    Optional<WarnedText> read = WarnedText.read(words);
    if (read.isEmpty()) {
      return Optional.of(
          Reply.ephemeral(
              "Nothing was ticked: `%s` is not understood. Type `/critical-bug warned %s customers`, `… community` or `… both`; `… not customers` takes it back."
                  .formatted(Excerpt.of(words.replace('`', '\''), TYPED), words.split(" ", 2)[0])));
    }
    WarnedText it = read.get();
    if (it.audiences().isEmpty()) {
      return Optional.of(board.open(it.alarm()));
    }
    FollowUpAnswer answer =
        warnings.tick(it.alarm(), it.audiences(), it.on(), By.person(typed.reader(), COMMAND));
    return Optional.of(
        answer instanceof FollowUpAnswer.Done
            ? Reply.ephemeral(
                warnings
                    .find(it.alarm())
                    .map(now -> "Noted, thank you. " + messages.line(now) + ".")
                    .orElse("Noted, thank you."))
            : FollowUpSlack.said(answer));
  }

  /** The only one of which something is left to do, or which there are. */
  private Reply begin() {
    List<Warning> open = warnings.waitedFor();
    if (open.size() == 1) {
      return board.open(open.get(0).alarm());
    }
    return Reply.ephemeral(
        open.isEmpty()
            ? "Nobody is to be warned of anything now: no confirmed critical bug waits for it (R21)."
            : "Several bugs are to be warned of (R21). Type the number as well:\n"
                + open.stream()
                    .limit(20)
                    .flatMap(
                        it ->
                            alarms.find(it.alarm()).stream()
                                .map(
                                    alarm ->
                                        "• `/critical-bug warned %d` %s: %s"
                                            .formatted(
                                                it.alarm(),
                                                messages.bug(alarm),
                                                messages.line(it))))
                    .collect(Collectors.joining("\n")));
  }
}
