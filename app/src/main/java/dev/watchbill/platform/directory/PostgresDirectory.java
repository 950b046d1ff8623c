package dev.watchbill.platform.directory;

import java.util.Optional;

/** The directory as it stands in Postgres now. */
public final class PostgresDirectory implements Directory {
  private final DirectoryStore store;

  public PostgresDirectory(DirectoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<User> user(String id) {
    return store.user(id);
  }

  @Override
  public Optional<User> userByEmail(String email) {
    return store.userByEmail(email.strip());
  }

  @Override
  public Optional<User> userByName(String name) {
    return store.userByName(without("@", name));
  }

  @Override
  public Optional<Channel> channel(String idOrName) {
    return store.channel(without("#", idOrName));
  }

  @Override
  public Optional<UserGroup> userGroup(String idOrHandle) {
    return store.group(without("@", idOrHandle));
  }

  @Override
  public Names names() {
    return store.names();
  }

  private static String without(String mark, String written) {
    var name = written.strip();
    return name.startsWith(mark) ? name.substring(mark.length()) : name;
  }
}
