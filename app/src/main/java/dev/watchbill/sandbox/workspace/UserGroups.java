package dev.watchbill.sandbox.workspace;

import dev.watchbill.sandbox.workspace.Change.GroupChanged;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The user groups, disabled ones too. */
public final class UserGroups {
  private final Ledger ledger;
  private final Shelf<UserGroup> shelf;

  UserGroups(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("user_group", UserGroup.class);
  }

  public List<UserGroup> all() {
    return shelf.all();
  }

  public Optional<UserGroup> byId(String id) {
    return shelf.get(id);
  }

  /** By id or by handle, with or without {@code @}. */
  public Optional<UserGroup> find(String idOrHandle) {
    var handle = idOrHandle.startsWith("@") ? idOrHandle.substring(1) : idOrHandle;
    return byId(handle)
        .or(() -> all().stream().filter(group -> group.handle().equals(handle)).findFirst());
  }

  /**
   * As {@link #find}.
   *
   * @throws NoSuchElementException if there is none
   */
  public UserGroup get(String idOrHandle) {
    return find(idOrHandle)
        .orElseThrow(() -> new NoSuchElementException("there is no user group " + idOrHandle));
  }

  /** A new group. */
  public UserGroup create(String handle, String name, List<String> members) {
    var now = ledger.now();
    var group = new UserGroup(Ids.fresh("S"), handle, name, "", true, members, now, now, "");
    return ledger.inOne(
        () -> {
          shelf.put(group.id(), group);
          ledger.tell(new GroupChanged(Optional.empty(), group));
          return group;
        });
  }

  /** Replaces the whole list of members; {@code who} did it. */
  public UserGroup setMembers(String id, List<String> members, String who) {
    return change(id, group -> group.holding(members, ledger.now(), who));
  }

  public UserGroup rename(String id, String handle, String name, String description, String who) {
    return change(id, group -> group.renamed(handle, name, description, ledger.now(), who));
  }

  /** Switches it on or off. */
  public UserGroup enable(String id, boolean on, String who) {
    return change(id, group -> group.enabled(on, ledger.now(), who));
  }

  private UserGroup change(String id, UnaryOperator<UserGroup> how) {
    return ledger.inOne(
        () -> {
          var before = get(id);
          var after = how.apply(before);
          shelf.put(after.id(), after);
          ledger.tell(new GroupChanged(Optional.of(before), after));
          return after;
        });
  }
}
