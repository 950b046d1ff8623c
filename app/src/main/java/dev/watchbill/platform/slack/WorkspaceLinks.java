package dev.watchbill.platform.slack;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Permalinks as Slack makes them, from the workspace's own address. Before Slack has told it, or
 * where it does not, they go by Slack's redirect, which finds the workspace itself.
 */
final class WorkspaceLinks implements Permalinks {
  private final Supplier<Optional<BotIdentity>> us;

  WorkspaceLinks(Supplier<Optional<BotIdentity>> us) {
    this.us = us;
  }

  @Override
  public String to(String channelId, String ts, Optional<String> threadTs) {
    return us.get()
        .flatMap(BotIdentity::workspaceUrl)
        .map(home -> inside(home, channelId, ts, threadTs.filter(root -> !root.equals(ts))))
        .orElseGet(() -> redirect(channelId, ts));
  }

  private static String inside(
      String home, String channelId, String ts, Optional<String> threadTs) {
    return home
        + (home.endsWith("/") ? "" : "/")
        + "archives/"
        + channelId
        + "/p"
        + ts.replace(".", "")
        + threadTs.map(root -> "?thread_ts=" + root + "&cid=" + channelId).orElse("");
  }

  private String redirect(String channelId, String ts) {
    return "https://slack.com/app_redirect?channel="
        + channelId
        + "&message_ts="
        + ts
        + us.get().flatMap(BotIdentity::teamId).map(team -> "&team=" + team).orElse("");
  }
}
