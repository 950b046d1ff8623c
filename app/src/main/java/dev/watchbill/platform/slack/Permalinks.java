package dev.watchbill.platform.slack;

import java.util.Optional;

/** Addresses of messages in Slack, made without asking it. */
public interface Permalinks {
  /**
   * The address of a message.
   *
   * @param threadTs the thread it is in, if it is a reply
   */
  String to(String channelId, String ts, Optional<String> threadTs);
}
