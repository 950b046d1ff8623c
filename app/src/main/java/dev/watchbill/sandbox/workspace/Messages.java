package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.watchbill.sandbox.workspace.Change.MessageDeleted;
import dev.watchbill.sandbox.workspace.Change.MessageEdited;
import dev.watchbill.sandbox.workspace.Change.MessagePosted;
import dev.watchbill.sandbox.workspace.Change.Reacted;
import dev.watchbill.sandbox.workspace.Message.Reaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What was said, by channel, in order. */
public final class Messages {
  private final Ledger ledger;
  private final Shelf<Message> shelf;
  private final Map<String, NavigableMap<String, Message>> byChannel = new HashMap<>();

  Messages(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("message", Message.class);
    shelf
        .all()
        .forEach(
            message -> {
              ledger.seen(message.ts());
              room(message.channel()).put(message.ts(), message);
            });
  }

  /**
   * A message to be posted.
   *
   * @param user who writes
   * @param botId of the app that writes, or empty
   * @param subtype as Slack's, or empty
   * @param threadTs of the message that it answers, or empty
   * @param visibleTo the one person who is to see it, or empty for all
   */
  public record Draft(
      String channel,
      String user,
      String botId,
      String subtype,
      Body body,
      String threadTs,
      boolean broadcast,
      String visibleTo) {

    /** Said by a person, in a channel. */
    public static Draft by(String user, String channel, Body body) {
      return new Draft(channel, user, "", "", body, "", false, "");
    }

    /** The same, as an answer. */
    public Draft in(String thread) {
      return new Draft(channel, user, botId, subtype, body, thread, broadcast, visibleTo);
    }

    /** The same, for one person's eyes. */
    public Draft onlyFor(String person) {
      return new Draft(channel, user, botId, subtype, body, threadTs, broadcast, person);
    }

    Message at(String ts) {
      return new Message(
          channel, ts, user, botId, subtype, body, threadTs, broadcast, visibleTo, "", List.of());
    }
  }

  /** All that stand in a channel, oldest first: answers and ephemeral ones too. */
  public List<Message> in(String channel) {
    return ledger.inOne(() -> List.copyOf(room(channel).values()));
  }

  /** A thread: the first message, then the answers that all can see. */
  public List<Message> thread(String channel, String ts) {
    return ledger.inOne(
        () ->
            room(channel).values().stream()
                .filter(message -> !message.isEphemeral())
                .filter(message -> message.ts().equals(ts) || message.threadTs().equals(ts))
                .toList());
  }

  public Optional<Message> find(String channel, String ts) {
    return ledger.inOne(() -> Optional.ofNullable(room(channel).get(ts)));
  }

  /** Posts now. */
  public Message post(Draft draft) {
    return ledger.inOne(
        () -> {
          var message = keep(draft.at(ledger.nextTs()));
          ledger.tell(new MessagePosted(message));
          return message;
        });
  }

  /** Writes into the past, for a workspace that has one; told to nobody. */
  public Message recall(Draft draft, Instant when) {
    return ledger.inOne(
        () -> {
          var micros = Ts.micros(when);
          while (room(draft.channel()).containsKey(Ts.of(micros))) {
            micros++;
          }
          return keep(draft.at(Ts.of(micros)));
        });
  }

  /** Replaces what a message says; empty if it is gone. */
  public Optional<Message> edit(String channel, String ts, Body body) {
    return ledger.inOne(
        () ->
            find(channel, ts)
                .map(
                    before -> {
                      var after = keep(before.saying(body, ledger.nextTs()));
                      ledger.tell(new MessageEdited(before, after));
                      return after;
                    }));
  }

  /** Shows more under a message, such as where a link in it leads: not an edit of its words. */
  public Optional<Message> unfurl(String channel, String ts, ArrayNode attachments) {
    return ledger.inOne(
        () ->
            find(channel, ts)
                .map(
                    before -> {
                      var after = keep(before.showing(before.body().with(attachments)));
                      ledger.tell(new MessageEdited(before, after));
                      return after;
                    }));
  }

  /**
   * Takes a message away; of one that has answers a place holder stays, so that the thread stands.
   * Empty if it was gone.
   */
  public Optional<Message> delete(String channel, String ts) {
    return ledger.inOne(
        () -> {
          var before = find(channel, ts).filter(message -> !message.isGone());
          if (before.isPresent() && thread(channel, ts).stream().anyMatch(Message::isReply)) {
            ledger.tell(new MessageEdited(before.get(), keep(before.get().gone())));
            return before;
          }
          var gone = Optional.ofNullable(room(channel).remove(ts));
          gone.ifPresent(
              message -> {
                shelf.drop(key(message));
                ledger.tell(new MessageDeleted(message));
              });
          return gone;
        });
  }

  /** Adds a reaction; false if it stood already, or the message is gone. */
  public boolean react(String channel, String ts, String person, String emoji) {
    return change(channel, ts, person, emoji, true);
  }

  /** Takes a reaction away; false if there was none. */
  public boolean unreact(String channel, String ts, String person, String emoji) {
    return change(channel, ts, person, emoji, false);
  }

  private boolean change(String channel, String ts, String person, String emoji, boolean add) {
    return ledger.inOne(
        () -> {
          var before = find(channel, ts);
          var stands =
              before.stream()
                  .flatMap(message -> message.reactions().stream())
                  .anyMatch(one -> one.name().equals(emoji) && one.users().contains(person));
          if (before.isEmpty() || stands == add) {
            return false;
          }
          var old = before.orElseThrow();
          var after = keep(old.reacted(reactions(old, person, emoji, add)));
          ledger.tell(new Reacted(after, person, emoji, add));
          return true;
        });
  }

  private static List<Reaction> reactions(Message old, String who, String emoji, boolean add) {
    var now = new ArrayList<Reaction>();
    var met = false;
    for (var reaction : old.reactions()) {
      var users = new ArrayList<>(reaction.users());
      if (reaction.name().equals(emoji)) {
        met = true;
        users.remove(who);
        if (add) {
          users.add(who);
        }
      }
      if (!users.isEmpty()) {
        now.add(new Reaction(reaction.name(), List.copyOf(users)));
      }
    }
    if (add && !met) {
      now.add(new Reaction(emoji, List.of(who)));
    }
    return now;
  }

  private Message keep(Message message) {
    room(message.channel()).put(message.ts(), message);
    shelf.put(key(message), message);
    return message;
  }

  private NavigableMap<String, Message> room(String channel) {
    return byChannel.computeIfAbsent(channel, id -> new TreeMap<>());
  }

  private static String key(Message message) {
    return message.channel() + "/" + message.ts();
  }
}
