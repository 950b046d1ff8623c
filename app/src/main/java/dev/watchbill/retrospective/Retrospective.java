package dev.watchbill.retrospective;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What an engineer says of the week in which they had the shift (R8, R12).
 *
 * @param shift the id of the shift that it is about
 * @param author whose shift that was
 * @param group the key of the product group that they had it for
 * @param week that shift
 * @param questions as they were configured when it was begun
 * @param answers as they were sent off last, as typed, one for each question; empty if they never
 *     were
 * @param draft what was saved and not sent off, one for each question; empty if nothing is
 * @param revision how often something was saved
 * @param saved by which form, and when, last
 * @param askedAt when the author was asked in private ahead of the handoff, if they were
 * @param thread where it belongs, once the handoff is opened
 * @param submittedAt when it was first sent off
 * @param editedAt when it was changed last after it was posted
 * @param reminders how many steps were gone: the reminders, then the managers
 */
record Retrospective(
    long id,
    String rotation,
    long shift,
    PersonId author,
    String group,
    Span week,
    List<String> questions,
    List<String> answers,
    List<String> draft,
    int revision,
    Optional<Saved> saved,
    Optional<Instant> askedAt,
    Optional<HandedOver> thread,
    Optional<Instant> submittedAt,
    Optional<Instant> editedAt,
    int reminders) {

  /**
   * The last save.
   *
   * @param window the Slack view id of the form
   */
  record Saved(String window, Instant at) {}

  /**
   * The handoff that ended the shift.
   *
   * @param key the outbox key of the message that began its thread
   * @param at from when on the retrospective is waited for
   */
  record HandedOver(long handoff, String key, String channelId, Instant at) {}

  Retrospective {
    questions = List.copyOf(questions);
    answers = List.copyOf(answers);
    draft = List.copyOf(draft);
  }

  /** What its form shows: the draft, or else what was sent off; one for each question. */
  List<String> shown() {
    if (!draft.isEmpty()) {
      return draft;
    }
    return answers.isEmpty() ? Collections.nCopies(questions.size(), "") : answers;
  }

  /** Whether it was sent off. */
  boolean isSubmitted() {
    return submittedAt.isPresent();
  }

  /** Whether everybody can read it. */
  boolean isPosted() {
    return isSubmitted() && thread.isPresent();
  }

  /** Whether the author still has to send it off: their shift was handed over. */
  boolean isOwed() {
    return !isSubmitted() && thread.isPresent();
  }

  /** The outbox key of one of the messages about it. */
  String key(String message) {
    return "retrospective:" + id + ":" + message;
  }

  /** The same, its author asked or, if empty, not any more. */
  Retrospective asked(Optional<Instant> at) {
    return with(at, thread, reminders);
  }

  /** The same, its week handed over. */
  Retrospective in(HandedOver place) {
    return with(askedAt, Optional.of(place), reminders);
  }

  /** The same after more steps were gone. */
  Retrospective gone(int steps) {
    return with(askedAt, thread, steps);
  }

  /** The same with another draft. */
  Retrospective drafted(List<String> typed, Saved by) {
    return with(answers, typed, by, submittedAt, editedAt);
  }

  /** The same, sent off; edited, if everybody could read other answers before. */
  Retrospective sent(List<String> typed, Saved by) {
    return with(
        typed,
        List.of(),
        by,
        submittedAt.or(() -> Optional.of(by.at())),
        isPosted() && !typed.equals(answers) ? Optional.of(by.at()) : editedAt);
  }

  private Retrospective with(
      Optional<Instant> askedAt, Optional<HandedOver> thread, int reminders) {
    return new Retrospective(
        id,
        rotation,
        shift,
        author,
        group,
        week,
        questions,
        answers,
        draft,
        revision,
        saved,
        askedAt,
        thread,
        submittedAt,
        editedAt,
        reminders);
  }

  /** After one more save. */
  private Retrospective with(
      List<String> answers,
      List<String> draft,
      Saved by,
      Optional<Instant> submittedAt,
      Optional<Instant> editedAt) {
    return new Retrospective(
        id,
        rotation,
        shift,
        author,
        group,
        week,
        questions,
        answers,
        draft,
        revision + 1,
        Optional.of(by),
        askedAt,
        thread,
        submittedAt,
        editedAt,
        reminders);
  }
}
