package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Passage;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.page.Browser;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** A company at work, with the bot among them. Rooms show what happened since the story began. */
final class Workspace implements AutoCloseable {
  private final Sandbox sandbox;
  private final Forge forge;
  private final SandboxClock clock;
  private final Passage passage;
  private final Jdbi database;
  private final List<Runnable> parts;
  private final Instant began;

  Workspace(
      Sandbox sandbox,
      Forge forge,
      SandboxClock clock,
      Passage passage,
      Jdbi database,
      List<Runnable> parts) {
    this.sandbox = sandbox;
    this.forge = forge;
    this.clock = clock;
    this.passage = passage;
    this.database = database;
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

  /** The company's repository, its pull requests, and what holds its branch. */
  Forge gitHub() {
    return forge;
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

  /** What was answered in the thread of a message, as everybody sees it. */
  Room threadOf(Said message) {
    var first = message.message();
    return room(
        "the thread of “" + message.text() + "”",
        () ->
            sandbox.workspace().messages().in(first.channel()).stream()
                .filter(answer -> answer.isReply() && answer.threadTs().equals(first.ts()))
                .filter(answer -> !answer.isEphemeral())
                .toList());
  }

  /** Lets time pass, with everything that is due on the way done at its own time. */
  void passes(Duration time) {
    passage.forward(time);
  }

  /** Lets time pass until a clock on the wall there shows this: {@code 2026-11-18T10:00}. */
  void passesUntil(String wallClock, String zone) {
    passage.to(instant(wallClock, zone));
  }

  /** The same at one go, where what is due on the way tells nothing: it is done at the end. */
  void skipsTo(String wallClock, String zone) {
    clock.moveTo(instant(wallClock, zone));
    settles();
  }

  /** Waits until the bot has said what it had to say. */
  void settles() {
    passage.to(clock.instant());
  }

  /** Waits until nobody is looking at the gate of the branch: the services take their time. */
  void hasLookedAtTheGate() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                database.withHandle(
                        each ->
                            each.select("select count(*) from gate where leased_until is not null")
                                .mapTo(Integer.class)
                                .one())
                    == 0);
  }

  /** Somebody stands in for whoever has the shift of a rotation then; walls' clocks, as above. */
  void standsIn(String rotation, String handle, String from, String until, String zone) {
    var added =
        database.withHandle(
            each ->
                each.createUpdate(
                        """
                        insert into shift_override
                          (shift, shift_starts_at, shift_ends_at, person, starts_at, ends_at)
                        select s.id, s.starts_at, s.ends_at, :person, :from, :until
                        from shift s join rotation r on r.id = s.rotation
                        where r.name = :rotation and s.starts_at <= :from and s.ends_at >= :until
                        """)
                    .bind("rotation", rotation)
                    .bind("person", as(handle).id())
                    .bind("from", instant(from, zone))
                    .bind("until", instant(until, zone))
                    .execute());
    if (added != 1) {
      throw new IllegalStateException("no shift of %s is from %s".formatted(rotation, from));
    }
  }

  /** Somebody has left the company. */
  void loses(String handle) {
    sandbox.workspace().people().add(sandbox.as(handle).person().as(Standing.DEACTIVATED));
    settles();
  }

  private static Instant instant(String wallClock, String zone) {
    return LocalDateTime.parse(wallClock).atZone(ZoneId.of(zone)).toInstant();
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

  /** Every row of these tables as it stands, to tell whether anything was changed. */
  List<String> contentsOf(List<String> tables) {
    return database.withHandle(
        handle ->
            tables.stream()
                .flatMap(
                    table ->
                        handle
                            .select(
                                "select row_to_json(t)::text from %s t order by 1".formatted(table))
                            .mapTo(String.class)
                            .stream()
                            .map(row -> table + " " + row))
                .toList());
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
