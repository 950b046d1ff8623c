package dev.watchbill.sandbox.acting;

import dev.watchbill.sandbox.wire.WireShare;
import dev.watchbill.sandbox.workspace.Body;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Somebody at their Slack. Channels are named by id or by name, with or without {@code #}. What
 * goes to the app waits for its acknowledgement, three seconds at most.
 */
public final class Actor {
  private final Person person;
  private final Slack slack;
  private final Workspace workspace;
  private final Typing typing;
  private final Interactions interactions;

  Actor(Person person, Slack slack) {
    this.person = person;
    this.slack = slack;
    this.workspace = slack.workspace();
    this.typing = new Typing(workspace);
    this.interactions = new Interactions(person, slack);
  }

  public Person person() {
    return person;
  }

  /** Says something; names of people, groups and channels in it are completed to mentions. */
  public Message types(String channel, String text) {
    return say(channel, "", Body.of(typing.completed(text)));
  }

  /** Says something, choosing no name from the list: {@code @oncall} stays mere text. */
  public Message typesLiterally(String channel, String text) {
    return say(channel, "", Body.of(typing.literal(text)));
  }

  /** Answers in a thread. */
  public Message replies(String channel, String threadTs, String text) {
    return say(channel, threadTs, Body.of(typing.completed(text)));
  }

  /** Answers a message in its thread. */
  public Message replies(Message message, String text) {
    var thread = message.isReply() ? message.threadTs() : message.ts();
    return replies(message.channel(), thread, text);
  }

  /**
   * Forwards a message to another channel, or to the same.
   *
   * @param comment what they say to it; may be empty
   */
  public Message forwards(Message message, String channel, String comment) {
    var seen = workspace.channels().get(message.channel());
    if (!maySee(seen)) {
      throw new IllegalStateException(person.name() + " cannot see " + seen.label());
    }
    var said = Body.of(typing.completed(comment));
    return say(channel, "", said.with(WireShare.forwarded(workspace, message)));
  }

  /** Writes to somebody, or to the app, in private. */
  public Message tells(String who, String text) {
    var partner = workspace.people().get(who);
    return types(workspace.channels().direct(person.id(), partner.id()).id(), text);
  }

  /** Corrects a message of their own; what was forwarded with it stays. */
  public Message edits(Message message, String text) {
    mustBeOwn(message);
    var body = Body.of(typing.completed(text)).with(message.body().attachments());
    return workspace
        .messages()
        .edit(message.channel(), message.ts(), body)
        .orElseThrow(() -> new NoSuchElementException("the message is gone"));
  }

  /** Deletes a message of their own; an ephemeral one is merely dismissed. */
  public void deletes(Message message) {
    if (!message.visibleTo().equals(person.id())) {
      mustBeOwn(message);
    }
    workspace.messages().delete(message.channel(), message.ts());
  }

  /** Adds an emoji, named without colons. */
  public void reacts(Message message, String emoji) {
    workspace.messages().react(message.channel(), message.ts(), person.id(), emoji);
  }

  /** Takes their emoji away. */
  public void unreacts(Message message, String emoji) {
    workspace.messages().unreact(message.channel(), message.ts(), person.id(), emoji);
  }

  public void joins(String channel) {
    workspace.channels().join(workspace.channels().get(channel).id(), person.id(), "");
  }

  public void leaves(String channel) {
    workspace.channels().leave(workspace.channels().get(channel).id(), person.id());
  }

  /** Brings somebody, or the app, into a channel. */
  public void invites(String channel, String who) {
    var invited = workspace.people().get(who);
    var id = workspace.channels().get(channel).id();
    workspace.channels().join(id, invited.id(), person.id());
  }

  /**
   * Edits a user group by hand, so that it has these people and nobody else.
   *
   * @param group its id or handle
   * @throws IllegalStateException if Slack does not let them, or would not have it so
   */
  public void editsGroup(String group, String... handles) {
    var ids = Arrays.stream(handles).map(who -> workspace.people().get(who).id()).toList();
    if (person.standing() != Person.Standing.MEMBER) {
      throw new IllegalStateException(person.name() + " may not edit user groups");
    }
    if (ids.isEmpty()) {
      throw new IllegalStateException("A user group cannot be empty.");
    }
    if (!ids.stream().allMatch(id -> workspace.people().mayBeInGroups(id))) {
      throw new IllegalStateException("Guests and apps cannot be in a user group.");
    }
    workspace.userGroups().setMembers(workspace.userGroups().get(group).id(), ids, person.id());
  }

  /** Has seen a channel up to a message. */
  public void reads(String channel, String ts) {
    workspace.readMarks().read(person.id(), workspace.channels().get(channel).id(), ts);
  }

  /** Runs a command in the first channel that they are in. */
  public Outcome runs(String command, String text) {
    var anywhere =
        workspace.channels().of(person.id()).stream()
            .filter(channel -> !channel.isDirect())
            .findFirst()
            .orElseGet(() -> workspace.channels().direct(person.id(), workspace.app().userId()));
    return runs(anywhere.id(), command, text);
  }

  /** Runs a command, {@code /oncall}, in a channel. */
  public Outcome runs(String channel, String command, String text) {
    return interactions.command(workspace.channels().get(channel), "", command, text);
  }

  /** Presses a button; its own value goes along. */
  public Outcome presses(Message message, String actionId) {
    return interactions.acts(message, actionId, List.of());
  }

  /** Presses the button with this value, where several have the same action id. */
  public Outcome presses(Message message, String actionId, String value) {
    return interactions.acts(message, actionId, List.of(value));
  }

  /** Chooses in a select, a date picker, checkboxes and the like. */
  public Outcome selects(Message message, String actionId, String... values) {
    return interactions.acts(message, actionId, List.of(values));
  }

  /** Presses a button in a modal or on a home tab. */
  public Outcome presses(View view, String actionId) {
    return interactions.acts(view, actionId, List.of(), Form.empty());
  }

  /** Presses the button with this value. */
  public Outcome presses(View view, String actionId, String value) {
    return interactions.acts(view, actionId, List.of(value), Form.empty());
  }

  /** Chooses in a modal or on a home tab. */
  public Outcome selects(View view, String actionId, String... values) {
    return interactions.acts(view, actionId, List.of(values), Form.empty());
  }

  /** Submits a modal as it stands filled in. */
  public Outcome submits(View view, Form form) {
    return interactions.submits(view, form);
  }

  /** Closes a modal by its cross or its cancel button. */
  public void closes(View view) {
    interactions.closes(view, false);
  }

  /** Closes the whole stack of modals. */
  public void closesAll(View view) {
    interactions.closes(view, true);
  }

  /** Runs a global shortcut. */
  public Outcome usesShortcut(String callbackId) {
    return interactions.shortcut(callbackId);
  }

  /** Runs a shortcut on a message. */
  public Outcome usesShortcut(String callbackId, Message message) {
    return interactions.shortcut(callbackId, message);
  }

  /** Opens the app's home tab; what the app publishes comes a moment later. */
  public void opensHome() {
    slack.feed().homeOpened(person.id(), "home");
  }

  /** For a caller that has the payloads' own details, such as the page. */
  public Interactions interactions() {
    return interactions;
  }

  /** The topmost modal on their screen. */
  public Optional<View> sees() {
    return workspace.views().topOf(person.id());
  }

  /** The app's home tab, if it was ever published to them. */
  public Optional<View> home() {
    return workspace.views().homeOf(person.id());
  }

  /** What they see of a channel, threads included, oldest first. */
  public List<Message> sees(String channel) {
    var place = workspace.channels().get(channel);
    return maySee(place)
        ? workspace.messages().in(place.id()).stream()
            .filter(message -> message.isVisibleTo(person.id()))
            .toList()
        : List.of();
  }

  private boolean maySee(Channel channel) {
    return channel.kind() == Channel.Kind.PUBLIC || channel.has(person.id());
  }

  /** Their direct messages with the app. */
  public List<Message> hearsFromApp() {
    return sees(workspace.channels().direct(person.id(), workspace.app().userId()).id());
  }

  private Message say(String channel, String threadTs, Body body) {
    var place = workspace.channels().get(channel);
    if (!place.has(person.id())) {
      throw new IllegalStateException(person.name() + " is not in " + place.label());
    }
    var said = workspace.messages().post(Draft.by(person.id(), place.id(), body).in(threadTs));
    return new Unfurling(workspace).unfurled(said);
  }

  private void mustBeOwn(Message message) {
    if (!message.user().equals(person.id())) {
      throw new IllegalStateException("that is not a message by " + person.name());
    }
  }
}
