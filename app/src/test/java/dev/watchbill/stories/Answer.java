package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Outcome;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.View;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody gets back: words for their eyes alone, a form, or marks in a form. */
final class Answer {
  private final Actor actor;
  private final Outcome outcome;
  private final Eyes eyes;
  private final String before;

  private Answer(Actor actor, Outcome outcome, Eyes eyes, String before) {
    this.actor = actor;
    this.outcome = outcome;
    this.eyes = eyes;
    this.before = before;
    assertThat(outcome.error()).describedAs("what Slack complains of").isEmpty();
  }

  /**
   * What somebody gets back for a deed.
   *
   * @param eyes what they alone see
   */
  static Answer to(Actor actor, Supplier<Outcome> deed, Eyes eyes) {
    var before = eyes.newest();
    return new Answer(actor, deed.get(), eyes, before);
  }

  /** The answer has these words, in this order; dates read as in {@link Words}. */
  Answer says(String... words) {
    assertThat(text()).containsSubsequence(words);
    return this;
  }

  /** The answer with its blocks, tables and buttons included, has these words, in this order. */
  Answer shows(String... words) {
    assertThat(Words.of(message().everything())).containsSubsequence(words);
    return this;
  }

  /** None of these words. */
  Answer doesNotSay(String... words) {
    assertThat(text()).doesNotContain(words);
    return this;
  }

  /** Nothing was answered, and no form has opened: what was done shows elsewhere. */
  Answer isQuiet() {
    assertThat(outcome.answer()).isEmpty();
    assertThat(outcome.view()).isEmpty();
    assertThat(eyes.after(before).map(Message::text)).isEmpty();
    return this;
  }

  /** The words of the answer, without its blocks. */
  String text() {
    return Words.of(message().text());
  }

  /** A form has opened that has these words on it. */
  Answer opens(String... words) {
    assertThat(form()).isPresent();
    assertThat(form().map(view -> Words.of(view.everything())).orElseThrow()).contains(words);
    return this;
  }

  /** A field, by its block id, is marked with a reason that has these words. */
  Answer marks(String field, String... words) {
    assertThat(outcome.fieldErrors()).containsKey(field);
    assertThat(outcome.fieldErrors().get(field)).contains(words);
    return this;
  }

  /** Whether a form has opened. */
  boolean isForm() {
    return form().isPresent();
  }

  /** Presses a button of the answer. */
  Answer presses(String actionId) {
    var answer = message();
    return to(actor, () -> actor.presses(answer, actionId), eyes);
  }

  Map<String, String> fieldErrors() {
    return outcome.fieldErrors();
  }

  /** A form may open a moment after the acknowledgement. */
  private Optional<View> form() {
    if (outcome.view().isEmpty() && outcome.answer().isEmpty()) {
      await().until(() -> actor.sees().isPresent());
      return actor.sees();
    }
    return outcome.view();
  }

  /** The acknowledgement may be the answer; else it comes by another way a moment later. */
  private Message message() {
    if (outcome.answer().isPresent()) {
      return outcome.answer().orElseThrow();
    }
    await("words for their eyes alone, after " + outcome)
        .until(() -> eyes.after(before).isPresent());
    return eyes.after(before).orElseThrow();
  }
}
