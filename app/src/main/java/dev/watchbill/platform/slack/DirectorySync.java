package dev.watchbill.platform.slack;

import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.ConversationType;
import dev.watchbill.platform.directory.Directory.Channel;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.slack.SlackConnection.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the workspace's people, channels and user groups into the directory. */
final class DirectorySync {
  private static final Logger log = LoggerFactory.getLogger(DirectorySync.class);
  private static final int PAGE = 200;
  private static final int ATTEMPTS = 5;

  private static final String WITHOUT_LIST =
      SlackRefused.without("usergroups", "usergroups.list").error();

  /** What Slack answers where there are no user groups for us: by plan, by scope, by stand-in. */
  private static final Set<String> WITHOUT_GROUPS =
      Set.of(
          "unknown_method",
          "missing_scope",
          "not_allowed_token_type",
          "paid_teams_only",
          "plan_upgrade_required",
          "method_deprecated",
          WITHOUT_LIST,
          "HTTP 404",
          "HTTP 405",
          "HTTP 501");

  private final SlackConnection slack;
  private final DirectoryStore store;
  private final Clock clock;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final AtomicBoolean withoutGroups = new AtomicBoolean();

  DirectorySync(SlackConnection slack, DirectoryStore store, Clock clock) {
    this.slack = slack;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Reads everything.
   *
   * @throws SlackRefused if Slack does not answer, or asks to be left alone for a while
   */
  void readAll() {
    slack.identify();
    readUsers();
    readChannels();
    readGroups();
  }

  void readUsers() {
    var began = clock.instant();
    var cursor = "";
    do {
      var at = cursor;
      var page = patiently("users.list", m -> m.usersList(r -> r.limit(PAGE).cursor(at)));
      var users = new ArrayList<User>();
      for (var member : list(page.getMembers(), "members", "users.list")) {
        Roll.user(Payload.of(member), slack.identity()).ifPresent(users::add);
      }
      store.putUsers(users, later(began));
      cursor = Cursors.next(page.getResponseMetadata());
    } while (!cursor.isEmpty());
    store.deactivateUsersNotSeenSince(began);
  }

  void readChannels() {
    var began = clock.instant();
    try {
      readChannels(
          List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL), began);
    } catch (SlackRefused refused) {
      if (!refused.error().equals("missing_scope")) {
        throw refused;
      }
      log.warn("private channels are not known to me: the scope groups:read is missing");
      readChannels(List.of(ConversationType.PUBLIC_CHANNEL), began);
    }
    store.archiveChannelsNotSeenSince(began);
  }

  private void readChannels(List<ConversationType> types, Instant began) {
    var cursor = "";
    do {
      var at = cursor;
      var page =
          patiently(
              "conversations.list",
              m ->
                  m.conversationsList(
                      r -> r.types(types).excludeArchived(true).limit(PAGE).cursor(at)));
      var channels = new ArrayList<Channel>();
      for (var channel : list(page.getChannels(), "channels", "conversations.list")) {
        Roll.channel(Payload.of(channel), false).ifPresent(channels::add);
      }
      store.putChannels(channels, later(began));
      cursor = Cursors.next(page.getResponseMetadata());
    } while (!cursor.isEmpty());
  }

  /** Where Slack has no user groups for us that is said once, and none are known. */
  void readGroups() {
    var began = clock.instant();
    try {
      var answer =
          patiently(
              "usergroups.list",
              m -> m.usergroupsList(r -> r.includeUsers(true).includeDisabled(true)));
      var groups =
          list(answer.getUsergroups(), "usergroups", "usergroups.list").stream()
              .flatMap(group -> Roll.group(Payload.of(group)).stream())
              .toList();
      store.putGroups(groups, later(began));
      store.disableGroupsNotSeenSince(began);
      withoutGroups.set(false);
    } catch (SlackRefused refused) {
      if (!WITHOUT_GROUPS.contains(refused.error())) {
        throw refused;
      }
      if (withoutGroups.compareAndSet(false, true)) {
        log.warn(
            "Slack has no user groups for me ({}). Mentions of an alias are still matched as typed;"
                + " for the rest, give the app the scope usergroups:read, on a paid plan",
            refused.error());
      }
    }
  }

  /** Whether this Slack has told of user groups, at the last reading. */
  boolean knowsGroups() {
    return !withoutGroups.get();
  }

  /**
   * What is missing is not taken for empty: everybody would have left.
   *
   * @throws SlackRefused if it is missing
   */
  private static <T> List<T> list(@Nullable List<T> given, String field, String method) {
    return Optional.ofNullable(given).orElseThrow(() -> SlackRefused.without(field, method));
  }

  /** Reads one channel anew. */
  void readChannel(String id) {
    var began = clock.instant();
    var answer = patiently("conversations.info", m -> m.conversationsInfo(r -> r.channel(id)));
    Optional.ofNullable(answer.getChannel())
        .flatMap(channel -> Roll.channel(Payload.of(channel), false))
        .ifPresent(channel -> store.putChannels(List.of(channel), began));
  }

  /** As asked, again after a pause if Slack asks for one: a long list is not begun anew. */
  private <T extends SlackApiTextResponse> T patiently(String method, Call<T> call) {
    for (var attempt = 1; ; attempt++) {
      try {
        return slack.call(method, call);
      } catch (SlackRefused refused) {
        if (attempt == ATTEMPTS || refused.retryAfter().isEmpty() || pause(refused)) {
          throw refused;
        }
      }
    }
  }

  /** Returns whether it was cut short because everything ends. */
  private boolean pause(SlackRefused refused) {
    try {
      var wish = refused.retryAfter().orElse(Duration.ZERO);
      return ending.await(wish.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Cuts pauses short. */
  void end() {
    ending.countDown();
  }

  /** Later than {@code began}, whatever the clock's grain: what was seen is told from what not. */
  private Instant later(Instant began) {
    var now = clock.instant();
    return now.isAfter(began) ? now : began;
  }
}
