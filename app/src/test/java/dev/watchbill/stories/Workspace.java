package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Passage;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.page.Browser;
import dev.watchbill.sandbox.workspace.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** A company at work, with the bot among them. Rooms show what happened since the story began. */
final class Workspace implements AutoCloseable {
  private final Sandbox sandbox;
  private final SandboxClock clock;
  private final Passage passage;
  private final List<Runnable> parts;
  private final Instant began;

  Workspace(Sandbox sandbox, SandboxClock clock, Passage passage, List<Runnable> parts) {
    this.sandbox = sandbox;
    this.clock = clock;
    this.passage = passage;
    this.parts = parts;
    this.began = clock.instant();
    await().until(() -> sandbox.sockets().open() > 0);
  }

  /** Somebody at their Slack, by handle. */
  Somebody as(String handle) {
    var actor = sandbox.as(handle);
    return new Somebody(actor, this::followed, new Eyes(sandbox.workspace(), actor.person().id()));
  }

  /** The same person in front of the page. */
  Screen screenOf(Browser browser, String handle) {
    return new Screen(browser, this, handle);
  }

  /** A workflow, or an app that is not ours; any name will do. */
  Workflow workflow(String name) {
    return new Workflow(sandbox.automation(name), this::followed);
  }

  /** A channel as everybody in it sees it, by name. */
  Room channel(String name) {
    var id = sandbox.workspace().channels().get(name).id();
    return room(
        "#" + name,
        () ->
            sandbox.workspace().messages().in(id).stream()
                .filter(message -> !message.isEphemeral())
                .toList());
  }

  /** What the bot wrote to somebody in private. */
  Room directMessagesTo(String handle) {
    return room("the direct messages to " + handle, () -> sandbox.as(handle).hearsFromApp());
  }

  /** What was answered in the thread of a message. */
  Room threadOf(Said message) {
    var first = message.message();
    return room(
        "the thread of “" + message.text() + "”",
        () ->
            sandbox.workspace().messages().in(first.channel()).stream()
                .filter(answer -> answer.isReply() && answer.threadTs().equals(first.ts()))
                .toList());
  }

  /** Lets time pass, with everything that is due on the way done at its own time. */
  void passes(Duration time) {
    passage.forward(time);
  }

  /** Lets time pass until a clock on the wall there shows this: {@code 2026-11-18T10:00}. */
  void passesUntil(String wallClock, String zone) {
    passage.to(LocalDateTime.parse(wallClock).atZone(ZoneId.of(zone)).toInstant());
  }

  /** Waits until the bot has said what it had to say. */
  void settles() {
    passage.to(clock.instant());
  }

  private Room room(String name, Supplier<List<Message>> messages) {
    return new Room(name, messages, began, this::followed);
  }

  private Said followed(Message message) {
    return new Said(
        message,
        then ->
            sandbox
                .workspace()
                .messages()
                .find(then.channel(), then.ts())
                .orElseThrow(() -> new AssertionError("it is gone: " + then.text())));
  }

  /** What stands behind it, for a story that needs more than these words. */
  Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void close() {
    parts.forEach(Runnable::run);
  }
}
