package dev.watchbill.postmortem;

import java.time.Instant;
import java.util.Optional;

/**
 * The postmortem of a critical bug or an outage, as it stands (R23).
 *
 * @param begunAt the fix; or when the record of the outage was complete
 * @param dueAt by when it is to be scheduled
 * @param pausedAt since when the fix is known not to hold
 * @param meeting when it is held, or was to be
 * @param scheduled who said so, and when; there if {@code meeting} is
 * @param toldLate whether it was said that it is not scheduled in time
 * @param askedHeld whether the time of the meeting has come, and it was asked about
 * @param asksMore until there is an action item, or somebody has said that nothing more is to do
 * @param edited who wrote in it last
 * @param revision how often somebody did
 */
record Postmortem(
    long id,
    About about,
    PostmortemState state,
    Instant begunAt,
    Instant dueAt,
    Optional<Instant> pausedAt,
    Optional<Meeting> meeting,
    Optional<Act> scheduled,
    Optional<Act> held,
    Optional<Act> done,
    boolean toldLate,
    boolean askedHeld,
    boolean asksMore,
    Findings findings,
    Optional<Act> edited,
    int revision) {

  /** The beginning of the keys of what is said about it. */
  String key(String what) {
    return "postmortem:" + id + ":" + what;
  }

  boolean is(PostmortemState one) {
    return state == one;
  }

  boolean isPaused() {
    return pausedAt.isPresent();
  }

  /** The same with a date; it is asked about anew. */
  Postmortem scheduledFor(Meeting when, Act act) {
    return with(
        PostmortemState.SCHEDULED,
        pausedAt,
        Optional.of(when),
        Optional.of(act),
        held,
        done,
        toldLate,
        false,
        asksMore);
  }

  Postmortem held(Act act) {
    return with(
        PostmortemState.HELD,
        pausedAt,
        meeting,
        scheduled,
        Optional.of(act),
        done,
        toldLate,
        askedHeld,
        asksMore);
  }

  Postmortem done(Act act) {
    return with(
        PostmortemState.DONE,
        pausedAt,
        meeting,
        scheduled,
        held,
        Optional.of(act),
        toldLate,
        askedHeld,
        false);
  }

  /** The fix did not hold. What was done is taken up again at the next fix. */
  Postmortem paused(Instant now) {
    return with(
        is(PostmortemState.DONE) ? PostmortemState.HELD : state,
        Optional.of(now),
        meeting,
        scheduled,
        held,
        Optional.empty(),
        toldLate,
        askedHeld,
        asksMore);
  }

  /**
   * It is fixed again. One that was held is asked about once more: a fix that did not hold may have
   * taught something.
   *
   * @param due by when it is to be scheduled now
   */
  Postmortem resumed(Instant due) {
    return new Postmortem(
        id,
        about,
        state,
        begunAt,
        due,
        Optional.empty(),
        meeting,
        scheduled,
        held,
        done,
        false,
        false,
        asksMore || is(PostmortemState.HELD),
        findings,
        edited,
        revision);
  }

  /** It was said that it is not scheduled in time. */
  Postmortem late() {
    return with(state, pausedAt, meeting, scheduled, held, done, true, askedHeld, asksMore);
  }

  /** It was asked whether it was held. */
  Postmortem asked() {
    return with(state, pausedAt, meeting, scheduled, held, done, toldLate, true, asksMore);
  }

  /** There is an action item, or there need not be one. */
  Postmortem askingNoMore() {
    return with(state, pausedAt, meeting, scheduled, held, done, toldLate, askedHeld, false);
  }

  private Postmortem with(
      PostmortemState newState,
      Optional<Instant> paused,
      Optional<Meeting> when,
      Optional<Act> whoScheduled,
      Optional<Act> whoHeld,
      Optional<Act> whoDid,
      boolean late,
      boolean asked,
      boolean more) {
    return new Postmortem(
        id,
        about,
        newState,
        begunAt,
        dueAt,
        paused,
        when,
        whoScheduled,
        whoHeld,
        whoDid,
        late,
        asked,
        more,
        findings,
        edited,
        revision);
  }
}
