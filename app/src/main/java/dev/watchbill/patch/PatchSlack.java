package dev.watchbill.patch;

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

/** The boxes of the checklist and {@code /critical-bug patch} (R22). */
final class PatchSlack {
  /** Followed by a colon and the alarm's number: the checklist over Slack's window. */
  static final String OPEN = "patch.open";

  static final String COMMAND = "/critical-bug";
  static final String BUTTON = "a button";

  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 100;

  private final Patches patches;
  private final Alarms alarms;
  private final PatchMessages messages;
  private final FollowUpSlack<Patch> board;

  PatchSlack(Patches patches, Alarms alarms, PatchMessages messages, PatchFormMessages forms) {
    this.patches = patches;
    this.alarms = alarms;
    this.messages = messages;
    this.board =
        new FollowUpSlack<>(
            alarms,
            patches::find,
            forms::checklist,
            "A patch release begins once the bug is confirmed to be critical (R22).");
  }

  void listen(Reception reception, CriticalBugVerbs verbs) {
    reception.action(PatchMessages.TICK, this::ticked).action(OPEN, board::pressed);
    verbs.verb("patch", Set.of("checklist"), this::typed);
  }

  /** A box in a message or in the form. */
  Reply ticked(Click click) {
    List<String> parts = List.of(click.tail().split(":", 2));
    Optional<Long> id = TypedNumber.read(parts.get(0));
    Optional<Long> position = parts.size() == 2 ? TypedNumber.read(parts.get(1)) : Optional.empty();
    if (id.isEmpty() || position.isEmpty()) {
      return FollowUpSlack.GONE;
    }
    FollowUpAnswer answer =
        patches.tick(
            id.get(),
            (int) Math.min(position.get(), Integer.MAX_VALUE),
            TickBox.ticked(click),
            By.person(new PersonId(click.userId()), BUTTON));
    return board.clicked(click, id.get(), answer);
  }

  /** {@code /critical-bug patch [N [[not] line]]}. */
  Optional<Reply> typed(CriticalBugVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return Optional.of(begin());
    }
    return PatchText.read(typed.words()).map(it -> typed(it, typed.reader()));
  }

  private Reply typed(PatchText it, PersonId reader) {
    if (it.rest().isEmpty()) {
      return board.open(it.alarm());
    }
    Optional<PatchText.Tick> tick = it.tick();
    if (tick.isEmpty()) {
      return Reply.ephemeral(
          "Nothing was ticked: `%s` is not understood. Type `/critical-bug patch %d 3` to tick the third line, `/critical-bug patch %d not 3` to take it back."
              .formatted(Excerpt.of(it.rest().replace('`', '\''), TYPED), it.alarm(), it.alarm()));
    }
    FollowUpAnswer answer =
        patches.tick(
            it.alarm(), tick.get().position(), tick.get().on(), By.person(reader, COMMAND));
    return answer instanceof FollowUpAnswer.Done ? noted(it.alarm()) : FollowUpSlack.said(answer);
  }

  private Reply noted(long id) {
    return Reply.ephemeral(
        alarms
            .find(id)
            .flatMap(
                alarm ->
                    patches
                        .find(id)
                        .map(now -> "Noted, thank you. " + messages.line(alarm, now) + "."))
            .orElse("Noted, thank you."));
  }

  /** The only one, or which there are. */
  private Reply begin() {
    List<Patch> open = patches.open();
    if (open.size() == 1) {
      return board.open(open.get(0).alarm());
    }
    return Reply.ephemeral(
        open.isEmpty()
            ? "No patch release is under way: it begins once a bug is confirmed to be critical (R22)."
            : "Several patch releases are under way (R22). Type the number as well:\n"
                + open.stream()
                    .limit(20)
                    .flatMap(
                        it ->
                            alarms.find(it.alarm()).stream()
                                .map(
                                    alarm ->
                                        "• `/critical-bug patch %d` %s: %s"
                                            .formatted(
                                                it.alarm(),
                                                messages.bug(alarm),
                                                messages.progress(alarm, it))))
                    .collect(Collectors.joining("\n")));
  }
}
