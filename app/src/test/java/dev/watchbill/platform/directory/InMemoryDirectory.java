package dev.watchbill.platform.directory;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A directory that knows what a test tells it. */
public final class InMemoryDirectory implements Directory {
  private final List<User> users = new ArrayList<>();
  private final List<UserGroup> groups = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();

  /** A full member with an address at example.com. */
  public InMemoryDirectory member(String id, String name, String displayName) {
    return person(id, name, displayName, Standing.MEMBER);
  }

  public InMemoryDirectory person(String id, String name, String displayName, Standing standing) {
    users.removeIf(user -> user.id().equals(id));
    users.add(
        new User(
            id, name, displayName, Optional.of(name + "@example.com"), ZoneOffset.UTC, standing));
    return this;
  }

  public InMemoryDirectory group(String id, String handle, String... members) {
    groups.removeIf(group -> group.id().equals(id));
    groups.add(new UserGroup(id, handle, handle, List.of(members), true));
    return this;
  }

  public InMemoryDirectory disabledGroup(String id, String handle, String... members) {
    groups.add(new UserGroup(id, handle, handle, List.of(members), false));
    return this;
  }

  /** Slack has no user groups for us any more. */
  public void forgetGroups() {
    groups.clear();
  }

  public InMemoryDirectory channel(String id, String name) {
    channels.add(new Channel(id, name, false, true, false, false));
    return this;
  }

  @Override
  public Optional<User> user(String id) {
    return first(users, user -> user.id().equals(id));
  }

  @Override
  public Optional<User> userByEmail(String email) {
    return first(users, user -> user.email().filter(email::equalsIgnoreCase).isPresent());
  }

  @Override
  public Optional<User> userByName(String name) {
    return first(users, user -> name.equals(user.name()) || name.equals(user.displayName()));
  }

  @Override
  public Optional<Channel> channel(String idOrName) {
    String bare = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return first(channels, channel -> bare.equals(channel.id()) || bare.equals(channel.name()));
  }

  @Override
  public Optional<UserGroup> userGroup(String idOrHandle) {
    String bare = idOrHandle.startsWith("@") ? idOrHandle.substring(1) : idOrHandle;
    return first(groups, group -> bare.equals(group.id()) || bare.equals(group.handle()));
  }

  @Override
  public Names names() {
    return new Names(
        users.stream().flatMap(user -> user.email().stream()).toList(),
        channels.stream().map(Channel::name).toList(),
        groups.stream().filter(UserGroup::enabled).map(UserGroup::handle).toList());
  }

  private static <T> Optional<T> first(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst();
  }
}
