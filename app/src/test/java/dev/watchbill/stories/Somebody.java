package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.workspace.View;

/** Somebody at their Slack. What they get back is an {@link Answer}. */
final class Somebody {
  private final Actor actor;

  Somebody(Actor actor) {
    this.actor = actor;
  }

  /** Runs a command: {@code runs("/oncall", "schedule")}. */
  Answer runs(String command, String text) {
    return new Answer(actor, actor.runs(command, text));
  }

  /** Pastes a whole command: {@code pastes("/oncall schedule")}. */
  Answer pastes(String line) {
    var words = line.split(" ", 2);
    return runs(words[0], words.length > 1 ? words[1] : "");
  }

  /** Submits the form that is on their screen. */
  Answer submits(Form form) {
    var view =
        actor.sees().orElseThrow(() -> new AssertionError("no form is open: " + actor.person()));
    return new Answer(actor, actor.submits(view, form));
  }

  /** Uses a shortcut that needs no message. */
  Answer usesShortcut(String callbackId) {
    return new Answer(actor, actor.usesShortcut(callbackId));
  }

  /** Opens the bot's Home tab; the words on it, as soon as it is there. */
  String opensHome() {
    var before = actor.home().map(View::hash).orElse("");
    actor.opensHome();
    await().until(() -> actor.home().filter(view -> !view.hash().equals(before)).isPresent());
    return actor.home().map(view -> Words.of(view.everything())).orElseThrow();
  }

  /** By which id the workspace knows them. */
  String id() {
    return actor.person().id();
  }
}
