package dev.watchbill.sandbox.workspace;

import dev.watchbill.sandbox.workspace.Change.ChannelChanged;
import dev.watchbill.sandbox.workspace.Change.MemberJoined;
import dev.watchbill.sandbox.workspace.Change.MemberLeft;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Channels and direct messages, and who is in them. */
public final class Channels {
  private final Ledger ledger;
  private final Shelf<Channel> shelf;

  Channels(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("channel", Channel.class);
  }

  /** All of them, direct messages too, in the order in which they were made. */
  public List<Channel> all() {
    return shelf.all();
  }

  /** Those that somebody is in. */
  public List<Channel> of(String person) {
    return all().stream().filter(channel -> channel.has(person)).toList();
  }

  public Optional<Channel> byId(String id) {
    return shelf.get(id);
  }

  /** By id or by name, with or without {@code #}. */
  public Optional<Channel> find(String idOrName) {
    var name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return byId(name)
        .or(
            () ->
                all().stream()
                    .filter(channel -> !channel.isDirect() && channel.name().equals(name))
                    .findFirst());
  }

  /**
   * As {@link #find}.
   *
   * @throws NoSuchElementException if there is none
   */
  public Channel get(String idOrName) {
    return find(idOrName)
        .orElseThrow(() -> new NoSuchElementException("there is no channel " + idOrName));
  }

  /** A new public channel, its creator the first of the people, if any. */
  public Channel create(String name, List<String> people) {
    return add(fresh(name, Channel.Kind.PUBLIC, people, false));
  }

  /** A new private channel. */
  public Channel createPrivate(String name, List<String> people) {
    return add(fresh(name, Channel.Kind.PRIVATE, people, false));
  }

  /** A new public channel that another company shares. */
  public Channel createShared(String name, List<String> people) {
    return add(fresh(name, Channel.Kind.PUBLIC, people, true));
  }

  /** The direct messages of two people, begun if they have not spoken yet. */
  public Channel direct(String one, String other) {
    return ledger.inOne(
        () ->
            all().stream()
                .filter(Channel::isDirect)
                .filter(channel -> channel.has(one) && channel.has(other))
                .filter(channel -> !one.equals(other) || channel.members().size() == 1)
                .findFirst()
                .orElseGet(
                    () -> {
                      var people = one.equals(other) ? List.of(one) : List.of(one, other);
                      return add(fresh("", Channel.Kind.DIRECT, people, false));
                    }));
  }

  /** Somebody comes in; {@code inviter} is empty if they come by themselves. */
  public Channel join(String id, String person, String inviter) {
    return ledger.inOne(
        () -> {
          var channel = get(id);
          if (channel.has(person)) {
            return channel;
          }
          var joined = channel.joinedBy(person);
          shelf.put(joined.id(), joined);
          ledger.tell(new MemberJoined(joined, person, inviter));
          return joined;
        });
  }

  /** Somebody goes. */
  public Channel leave(String id, String person) {
    return ledger.inOne(
        () -> {
          var channel = get(id);
          if (!channel.has(person)) {
            return channel;
          }
          var left = channel.leftBy(person);
          shelf.put(left.id(), left);
          ledger.tell(new MemberLeft(left, person));
          return left;
        });
  }

  public Channel rename(String id, String name) {
    return change(id, channel -> channel.renamed(name));
  }

  /** Sets the topic. */
  public Channel describe(String id, String topic) {
    return change(id, channel -> channel.about(topic));
  }

  public Channel archive(String id) {
    return change(id, channel -> channel.archived(true));
  }

  public Channel unarchive(String id) {
    return change(id, channel -> channel.archived(false));
  }

  private Channel change(String id, UnaryOperator<Channel> how) {
    return ledger.inOne(
        () -> {
          var before = get(id);
          var after = how.apply(before);
          shelf.put(after.id(), after);
          ledger.tell(new ChannelChanged(Optional.of(before), after));
          return after;
        });
  }

  private Channel add(Channel channel) {
    return ledger.inOne(
        () -> {
          if (!channel.isDirect() && find(channel.name()).isPresent()) {
            throw new IllegalArgumentException(channel.label() + " is there already");
          }
          shelf.put(channel.id(), channel);
          ledger.tell(new ChannelChanged(Optional.empty(), channel));
          return channel;
        });
  }

  private Channel fresh(String name, Channel.Kind kind, List<String> people, boolean shared) {
    var id = kind == Channel.Kind.DIRECT ? Ids.fresh("D") : Ids.fresh("C");
    var creator = people.isEmpty() ? "" : people.get(0);
    return new Channel(id, name, kind, creator, ledger.now(), "", "", false, shared, people);
  }
}
