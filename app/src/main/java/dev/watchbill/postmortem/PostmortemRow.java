package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import dev.watchbill.postmortem.Findings.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of postmortem as it stands. */
public record PostmortemRow(
    long id,
    @Nullable Long alarm,
    @Nullable Long outage,
    String state,
    Instant begunAt,
    Instant dueAt,
    @Nullable Instant pausedAt,
    @Nullable Instant meetsAt,
    @Nullable LocalDate meetsOn,
    @Nullable String scheduledBy,
    @Nullable Instant scheduledAt,
    @Nullable String heldBy,
    @Nullable Instant heldAt,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    boolean toldLate,
    boolean askedHeld,
    boolean asksMore,
    String bugCause,
    String escapeCause,
    String wentWell,
    String wentBadly,
    List<String> people,
    @Nullable String editedBy,
    @Nullable Instant editedAt,
    int revision) {

  static PostmortemRow of(Postmortem it) {
    return new PostmortemRow(
        it.id(),
        it.about().kind() == About.Kind.ALARM ? it.about().number() : null,
        it.about().kind() == About.Kind.OUTAGE ? it.about().number() : null,
        it.state().name(),
        it.begunAt(),
        it.dueAt(),
        it.pausedAt().orElse(null),
        it.meeting().map(Meeting::at).orElse(null),
        it.meeting().flatMap(Meeting::day).orElse(null),
        by(it.scheduled()),
        at(it.scheduled()),
        by(it.held()),
        at(it.held()),
        by(it.done()),
        at(it.done()),
        it.toldLate(),
        it.askedHeld(),
        it.asksMore(),
        it.findings().text(Part.BUG_CAUSE),
        it.findings().text(Part.ESCAPE_CAUSE),
        it.findings().text(Part.WENT_WELL),
        it.findings().text(Part.WENT_BADLY),
        it.findings().people().stream().map(PersonId::value).toList(),
        by(it.edited()),
        at(it.edited()),
        it.revision());
  }

  Postmortem toPostmortem() {
    return new Postmortem(
        id,
        alarm == null ? About.outage(outage == null ? 0 : outage) : About.alarm(alarm),
        PostmortemState.valueOf(state),
        begunAt,
        dueAt,
        Optional.ofNullable(pausedAt),
        Optional.ofNullable(meetsAt).map(at -> new Meeting(at, Optional.ofNullable(meetsOn))),
        act(scheduledBy, scheduledAt),
        act(heldBy, heldAt),
        act(doneBy, doneAt),
        toldLate,
        askedHeld,
        asksMore,
        new Findings(
            Map.of(
                Part.BUG_CAUSE, bugCause,
                Part.ESCAPE_CAUSE, escapeCause,
                Part.WENT_WELL, wentWell,
                Part.WENT_BADLY, wentBadly),
            people.stream().map(PersonId::new).toList()),
        act(editedBy, editedAt),
        revision);
  }

  private static @Nullable String by(Optional<Act> act) {
    return act.map(it -> it.by().value()).orElse(null);
  }

  private static @Nullable Instant at(Optional<Act> act) {
    return act.map(Act::at).orElse(null);
  }

  private static Optional<Act> act(@Nullable String by, @Nullable Instant at) {
    return by == null || at == null ? Optional.empty() : Optional.of(new Act(new PersonId(by), at));
  }
}
