package dev.watchbill.platform.directory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks another directory each question once, and remembers what it said: for a piece of work that
 * takes a moment and comes back to the same few people. It never learns what happens afterwards.
 */
public final class RememberedDirectory implements Directory {
  private final Directory directory;
  private final Map<String, Optional<User>> users = new ConcurrentHashMap<>();
  private final Map<String, Optional<User>> usersByEmail = new ConcurrentHashMap<>();
  private final Map<String, Optional<User>> usersByName = new ConcurrentHashMap<>();
  private final Map<String, Optional<Channel>> channels = new ConcurrentHashMap<>();
  private final Map<String, Optional<UserGroup>> groups = new ConcurrentHashMap<>();

  public RememberedDirectory(Directory directory) {
    this.directory = directory;
  }

  @Override
  public Optional<User> user(String id) {
    return once(users, id, directory::user);
  }

  @Override
  public Optional<User> userByEmail(String email) {
    return once(usersByEmail, email, directory::userByEmail);
  }

  @Override
  public Optional<User> userByName(String name) {
    return once(usersByName, name, directory::userByName);
  }

  @Override
  public Optional<Channel> channel(String idOrName) {
    return once(channels, idOrName, directory::channel);
  }

  @Override
  public Optional<UserGroup> userGroup(String idOrHandle) {
    return once(groups, idOrHandle, directory::userGroup);
  }

  @Override
  public Names names() {
    return directory.names();
  }

  private static <T> Optional<T> once(
      Map<String, Optional<T>> known, String question, Function<String, Optional<T>> answer) {
    return known.computeIfAbsent(question, answer);
  }
}
