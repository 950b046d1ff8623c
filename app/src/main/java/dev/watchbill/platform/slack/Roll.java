package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.Directory.Channel;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.Directory.UserGroup;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** From Slack's people, channels and user groups to the directory's. */
final class Roll {
  private static final String SLACKBOT = "USLACKBOT"; // is_bot is false for it

  private Roll() {}

  static Optional<User> user(Payload user, Optional<BotIdentity> us) {
    return user.text("id")
        .map(
            id -> {
              var name = user.text("name").orElse(id);
              return new User(
                  id,
                  name,
                  user.text("profile.display_name")
                      .or(() -> user.text("profile.real_name"))
                      .or(() -> user.text("real_name"))
                      .orElse(name),
                  user.text("profile.email"),
                  zone(user),
                  standing(id, user, us));
            });
  }

  /** A channel as it stands in lists and events; {@code joined} if Slack does not say. */
  static Optional<Channel> channel(Payload channel, boolean joined) {
    return channel
        .text("id")
        .filter(id -> !channel.flag("is_im") && !channel.flag("is_mpim"))
        .map(
            id ->
                new Channel(
                    id,
                    channel.text("name").orElse(id),
                    channel.flag("is_private"),
                    channel.has("is_member") ? channel.flag("is_member") : joined,
                    channel.flag("is_ext_shared"),
                    channel.flag("is_archived")));
  }

  static Optional<UserGroup> group(Payload group) {
    return group
        .text("id")
        .map(
            id ->
                new UserGroup(
                    id,
                    group.text("handle").orElse(id),
                    group.text("name").orElse(id),
                    group.texts("users"),
                    group.text("date_delete").filter(date -> !date.equals("0")).isEmpty()));
  }

  private static Standing standing(String id, Payload user, Optional<BotIdentity> us) {
    if (user.flag("deleted")) {
      return Standing.DEACTIVATED;
    }
    if (user.flag("is_bot") || user.flag("is_workflow_bot") || id.equals(SLACKBOT)) {
      return Standing.BOT;
    }
    if (user.flag("is_stranger") || foreign(user, us)) {
      return Standing.STRANGER;
    }
    return user.flag("is_restricted") || user.flag("is_ultra_restricted")
        ? Standing.GUEST
        : Standing.MEMBER;
  }

  private static boolean foreign(Payload user, Optional<BotIdentity> us) {
    if (us.isEmpty() || us.get().isOf(user.text("team_id"))) {
      return false;
    }
    var enterprise =
        user.text("enterprise_user.enterprise_id").or(() -> user.text("enterprise_id"));
    return us.get().enterpriseId().isEmpty() || !us.get().enterpriseId().equals(enterprise);
  }

  private static ZoneId zone(Payload user) {
    try {
      return user.text("tz").map(ZoneId::of).orElse(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC; // a zone that this Java does not know
    }
  }
}
