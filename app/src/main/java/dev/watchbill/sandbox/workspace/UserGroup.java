package dev.watchbill.sandbox.workspace;

import java.time.Instant;
import java.util.List;

/**
 * A user group, mentioned as {@code @handle}.
 *
 * @param id {@code S…}
 * @param handle without {@code @}
 * @param members ids of people
 * @param updatedBy a person's id, or empty
 */
public record UserGroup(
    String id,
    String handle,
    String name,
    String description,
    boolean enabled,
    List<String> members,
    Instant created,
    Instant updated,
    String updatedBy) {

  /** Copies the members. */
  public UserGroup {
    members = List.copyOf(members);
  }

  UserGroup holding(List<String> people, Instant now, String who) {
    return new UserGroup(id, handle, name, description, enabled, people, created, now, who);
  }

  UserGroup renamed(String newHandle, String newName, String about, Instant now, String who) {
    return new UserGroup(id, newHandle, newName, about, enabled, members, created, now, who);
  }

  UserGroup enabled(boolean on, Instant now, String who) {
    return new UserGroup(id, handle, name, description, on, members, created, now, who);
  }
}
