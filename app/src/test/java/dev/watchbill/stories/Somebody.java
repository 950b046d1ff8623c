package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.acting.Outcome;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.View;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Somebody at their Slack. What they get back is an {@link Answer}. */
final class Somebody {
  private final Actor actor;
  private final Function<Message, Said> said;
  private final Eyes eyes;

  /**
   * @param said how a message is followed from now on
   * @param eyes what they alone see
   */
  Somebody(Actor actor, Function<Message, Said> said, Eyes eyes) {
    this.actor = actor;
    this.said = said;
    this.eyes = eyes;
  }

  /** Types in a channel; names of people, groups and channels become mentions. */
  Said says(String channel, String text) {
    return said.apply(actor.types(channel, text));
  }

  /** Types in a channel, choosing no name from the list: {@code @oncall} stays mere text. */
  Said saysLiterally(String channel, String text) {
    return said.apply(actor.typesLiterally(channel, text));
  }

  /** Writes to the bot, or to somebody, in private. */
  Said tells(String who, String text) {
    return said.apply(actor.tells(who, text));
  }

  /** Answers in the thread of a message. */
  Said replies(Said to, String text) {
    return said.apply(actor.replies(to.message(), text));
  }

  /** Corrects a message of their own. */
  void edits(Said message, String text) {
    actor.edits(message.message(), text);
  }

  /** Deletes a message of their own. */
  void deletes(Said message) {
    actor.deletes(message.message());
  }

  /** Adds an emoji, named without colons. */
  void reacts(Said to, String emoji) {
    actor.reacts(to.message(), emoji);
  }

  /** Takes it away again. */
  void unreacts(Said to, String emoji) {
    actor.unreacts(to.message(), emoji);
  }

  /** Forwards a message to a channel, with a comment that may be empty. */
  Said forwards(Said message, String channel, String comment) {
    return said.apply(actor.forwards(message.message(), channel, comment));
  }

  /** Brings somebody, or {@code watchbill}, into a channel that they are in. */
  void invites(String channel, String who) {
    actor.invites(channel, who);
  }

  /** Presses a button, named by its label or its action id. */
  Answer presses(Said message, String button) {
    return acts(() -> actor.presses(message.message(), message.action(button)));
  }

  /** Chooses in a select of a message: by its placeholder or action id; values, or people's ids. */
  Answer chooses(Said message, String select, String... values) {
    return acts(() -> actor.selects(message.message(), message.action(select), values));
  }

  /** Presses a button of a message as it once was, though it may offer it no more. */
  Answer pressesLate(Said message, String button) {
    return acts(
        () -> actor.interactions().acts(message.asItWas(), message.pressed(button), Json.object()));
  }

  /** Runs a command: {@code runs("/oncall", "schedule")}. */
  Answer runs(String command, String text) {
    return acts(() -> actor.runs(command, text));
  }

  /** Runs a command in a channel. */
  Answer runsIn(String channel, String command, String text) {
    return acts(() -> actor.runs(channel, command, text));
  }

  /** Pastes a whole command: {@code pastes("/oncall schedule")}. */
  Answer pastes(String line) {
    var words = line.split(" ", 2);
    return runs(words[0], words.length > 1 ? words[1] : "");
  }

  /** Submits the form that is on their screen. */
  Answer submits(Form form) {
    var view = onScreen();
    return acts(() -> actor.submits(view, form));
  }

  /** Presses a button, by its action id, in the form that is on their screen, as filled in. */
  Answer pressesInForm(String actionId, Form form) {
    return acts(() -> actor.interactions().acts(onScreen(), actionId, List.of(), form));
  }

  /** Types into a field, by its action id, of the form that is on their screen. */
  Answer typesInForm(String actionId, String text) {
    return acts(() -> actor.interactions().acts(onScreen(), actionId, List.of(text), Form.empty()));
  }

  /** Puts the form away. */
  void closesForm() {
    actor.closes(onScreen());
  }

  private View onScreen() {
    return actor.sees().orElseThrow(() -> new AssertionError("no form is open: " + actor.person()));
  }

  /** Uses a shortcut that needs no message. */
  Answer usesShortcut(String callbackId) {
    return acts(() -> actor.usesShortcut(callbackId));
  }

  /** Uses a shortcut on a message. */
  Answer usesShortcut(String callbackId, Said on) {
    return acts(() -> actor.usesShortcut(callbackId, on.message()));
  }

  /** Opens the bot's Home tab; the words on it, as soon as it is there. */
  String opensHome() {
    var before = actor.home().map(View::hash).orElse("");
    actor.opensHome();
    await().until(() -> actor.home().filter(view -> !view.hash().equals(before)).isPresent());
    return actor.home().map(view -> Words.of(view.everything())).orElseThrow();
  }

  /** What their Home tab shows, as soon as it has all these words, in this order. */
  void seesAtHome(String... words) {
    await(actor.person().id() + "'s Home tab")
        .untilAsserted(
            () ->
                assertThat(actor.home().map(view -> Words.of(view.everything())).orElse(""))
                    .containsSubsequence(words));
  }

  /** By which id the workspace knows them. */
  String id() {
    return actor.person().id();
  }

  private Answer acts(Supplier<Outcome> deed) {
    return Answer.to(actor, deed, eyes);
  }
}
