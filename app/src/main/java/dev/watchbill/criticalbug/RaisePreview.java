package dev.watchbill.criticalbug;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What would happen if a draft were raised at {@code at}.
 *
 * @param joins the open alarm about the same bug that it would join
 * @param former the last alarm about the same bug that is not open any more
 * @param fallbackAt when it would be asked in #help-p1; {@code at} itself if that is at once (R20)
 * @param onCall whom that would mention
 */
record RaisePreview(
    AlarmDraft draft,
    Instant at,
    Optional<Alarm> joins,
    Optional<Alarm> former,
    Instant fallbackAt,
    List<PersonId> onCall) {
  RaisePreview {
    onCall = List.copyOf(onCall);
  }

  /** Whether product is not asked first, because they are not at work. */
  boolean fallsBackAtOnce() {
    return !fallbackAt.isAfter(at);
  }

  /** The alarm as it would be posted; it has no number yet. */
  Course course() {
    var alarm =
        new Alarm(
            0,
            draft.bug(),
            draft.person(),
            at,
            AlarmState.RAISED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Course(
        alarm,
        at,
        draft.person().value(),
        Optional.empty(),
        0,
        0,
        fallsBackAtOnce() ? Optional.empty() : Optional.of(fallbackAt),
        List.of());
  }
}
