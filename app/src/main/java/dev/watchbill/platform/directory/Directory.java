package dev.watchbill.platform.directory;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the workspace, read from Postgres: filled at start, kept fresh by events and
 * from time to time, the same for every instance.
 */
public interface Directory {
  /** A person by Slack user id, {@code U…} or {@code W…}. */
  Optional<User> user(String id);

  /** A person by e-mail address, whatever its case. */
  Optional<User> userByEmail(String email);

  /** A person by the name typed after an {@code @}: the Slack handle or the display name. */
  Optional<User> userByName(String name);

  /** A channel by its id or its name, with or without {@code #}. */
  Optional<Channel> channel(String idOrName);

  /** A user group by its id or its handle, with or without {@code @}. */
  Optional<UserGroup> userGroup(String idOrHandle);

  /** Everything that is known by name, to suggest what somebody may have meant. */
  default Names names() {
    return new Names(List.of(), List.of(), List.of());
  }

  /**
   * E-mail addresses of members, names of channels, and handles of user groups, as they are now.
   */
  record Names(List<String> emails, List<String> channels, List<String> handles) {}

  /**
   * A person.
   *
   * @param name the Slack handle
   * @param displayName what Slack shows
   * @param zone their own time zone, UTC if Slack does not say
   * @param standing whether they belong to the company
   */
  record User(
      String id,
      String name,
      String displayName,
      Optional<String> email,
      ZoneId zone,
      Standing standing) {}

  /** What somebody is to the workspace. */
  enum Standing {
    /** A full member: an employee. */
    MEMBER,
    /** A single- or multi-channel guest. */
    GUEST,
    /** Somebody of another company, met through Slack Connect. */
    STRANGER,
    /** An app. */
    BOT,
    /** A former member. */
    DEACTIVATED
  }

  /** A channel; {@code joined} is whether the bot is in it. */
  record Channel(
      String id,
      String name,
      boolean isPrivate,
      boolean joined,
      boolean shared,
      boolean archived) {}

  /** A user group and who is in it now. */
  record UserGroup(String id, String handle, String name, List<String> members, boolean enabled) {}
}
