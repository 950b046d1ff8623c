package dev.watchbill.sandbox.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the scopes of a manifest let an app do and hear.
 *
 * @param granted empty if there is no manifest: then everything is allowed
 */
public record Scopes(Set<String> granted) {
  private static final Map<String, String> METHODS =
      Map.ofEntries(
          Map.entry("chat.postMessage", "chat:write"),
          Map.entry("chat.postEphemeral", "chat:write"),
          Map.entry("chat.update", "chat:write"),
          Map.entry("chat.delete", "chat:write"),
          Map.entry("users.list", "users:read"),
          Map.entry("users.info", "users:read"),
          Map.entry("users.lookupByEmail", "users:read.email"),
          Map.entry("bots.info", "users:read"),
          Map.entry("team.info", "team:read"),
          Map.entry("usergroups.list", "usergroups:read"),
          Map.entry("usergroups.users.list", "usergroups:read"),
          Map.entry("usergroups.users.update", "usergroups:write"),
          Map.entry("usergroups.update", "usergroups:write"),
          Map.entry("usergroups.create", "usergroups:write"),
          Map.entry("usergroups.enable", "usergroups:write"),
          Map.entry("usergroups.disable", "usergroups:write"),
          Map.entry("reactions.add", "reactions:write"),
          Map.entry("reactions.remove", "reactions:write"),
          Map.entry("reactions.get", "reactions:read"),
          Map.entry("files.getUploadURLExternal", "files:write"),
          Map.entry("files.completeUploadExternal", "files:write"),
          Map.entry("conversations.join", "channels:join"));

  /** The ends of scopes that there are for each kind of conversation. */
  private static final Map<String, String> CONVERSATIONS =
      Map.of(
          "conversations.list", "read",
          "conversations.info", "read",
          "conversations.members", "read",
          "users.conversations", "read",
          "conversations.history", "history",
          "conversations.replies", "history",
          "conversations.open", "write");

  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          Map.entry("message.channels", "channels:history"),
          Map.entry("message.groups", "groups:history"),
          Map.entry("message.im", "im:history"),
          Map.entry("app_mention", "app_mentions:read"),
          Map.entry("reaction_added", "reactions:read"),
          Map.entry("reaction_removed", "reactions:read"),
          Map.entry("team_join", "users:read"),
          Map.entry("user_change", "users:read"));

  private static final Map<String, String> EVENT_FAMILIES =
      Map.of("channel_", "channels:read", "group_", "groups:read", "subteam_", "usergroups:read");

  /** Copies the scopes. */
  public Scopes {
    granted = Set.copyOf(granted);
  }

  /** Everything is allowed. */
  public static Scopes all() {
    return new Scopes(Set.of());
  }

  /**
   * Those of which a method needs one; empty if it may be called.
   *
   * @param kinds the kind of the conversation that it is called for, or all that it may be
   */
  public List<String> missing(String method, Set<Channel.Kind> kinds) {
    var needed = needed(method, kinds);
    return granted.isEmpty() || needed.isEmpty() || needed.stream().anyMatch(granted::contains)
        ? List.of()
        : needed;
  }

  /** Whether an event of this name, such as {@code message.channels}, may be told. */
  public boolean hears(String event) {
    var needed =
        Stream.concat(
            Stream.ofNullable(EVENTS.get(event)),
            EVENT_FAMILIES.entrySet().stream()
                .filter(family -> event.startsWith(family.getKey()))
                .map(Map.Entry::getValue));
    return granted.isEmpty() || needed.allMatch(granted::contains);
  }

  private static List<String> needed(String method, Set<Channel.Kind> kinds) {
    var end = CONVERSATIONS.get(method);
    if (end == null) {
      return Stream.ofNullable(METHODS.get(method)).toList();
    }
    return kinds.stream().sorted().map(kind -> family(kind) + ":" + end).toList();
  }

  private static String family(Channel.Kind kind) {
    return switch (kind) {
      case PUBLIC -> "channels";
      case PRIVATE -> "groups";
      case DIRECT -> "im";
    };
  }
}
