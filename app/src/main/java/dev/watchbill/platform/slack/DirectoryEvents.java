package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.DirectoryStore;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the directory fresh by what happens in the workspace. */
final class DirectoryEvents {
  private static final String PURPOSE = "directory";

  private final SlackConnection slack;
  private final DirectoryStore store;
  private final DirectoryKeeper keeper;
  private final Clock clock;

  DirectoryEvents(
      SlackConnection slack, DirectoryStore store, DirectoryKeeper keeper, Clock clock) {
    this.slack = slack;
    this.store = store;
    this.keeper = keeper;
    this.clock = clock;
  }

  void registerWith(Reception reception) {
    on(reception, this::user, "team_join", "user_change");
    on(reception, this::stale, "channel_created", "channel_shared", "channel_unshared");
    on(reception, this::renamed, "channel_rename", "group_rename");
    on(reception, e -> archived(e, true), "channel_archive", "group_archive", "channel_deleted");
    on(reception, e -> archived(e, false), "channel_unarchive", "group_unarchive");
    on(reception, this::member, "member_joined_channel");
    on(reception, this::left, "member_left_channel", "channel_left", "group_left");
    on(reception, this::group, "subteam_created", "subteam_updated");
    on(reception, e -> keeper.groupsAreStale(), "subteam_members_changed");
  }

  private static void on(Reception reception, Consumer<Event> handler, String... types) {
    for (var type : types) {
      reception.event(type, PURPOSE, handler);
    }
  }

  private void user(Event event) {
    Roll.user(event.body().at("user"), slack.identity())
        .ifPresent(user -> store.putUsers(List.of(user), clock.instant()));
  }

  /** Slack says too little in the event itself. */
  private void stale(Event event) {
    event.channelId().ifPresent(keeper::channelIsStale);
  }

  private void renamed(Event event) {
    event
        .channelId()
        .ifPresent(
            id ->
                event
                    .body()
                    .text("channel.name")
                    .ifPresent(name -> store.renamed(id, name, clock.instant())));
  }

  private void archived(Event event, boolean archived) {
    event.channelId().ifPresent(id -> store.archived(id, archived, clock.instant()));
  }

  /** The bot was invited somewhere, perhaps into a private channel it had not known. */
  private void member(Event event) {
    if (isUs(event)) {
      event.channelId().ifPresent(keeper::channelIsStale);
    }
  }

  private void left(Event event) {
    // channel_left and group_left are about the bot alone.
    if (isUs(event) || !event.type().equals("member_left_channel")) {
      event.channelId().ifPresent(id -> store.joined(id, false, clock.instant()));
    }
  }

  private void group(Event event) {
    Roll.group(event.body().at("subteam"))
        .ifPresent(group -> store.putGroups(List.of(group), clock.instant()));
  }

  private boolean isUs(Event event) {
    return slack.identity().map(BotIdentity::botUserId).equals(event.userId());
  }
}
