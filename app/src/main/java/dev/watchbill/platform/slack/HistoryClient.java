package dev.watchbill.platform.slack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was said in a channel or a thread, as Slack sends it: the SDK has no fields for some of it,
 * such as whether a message was forwarded.
 */
final class HistoryClient {
  private static final Logger log = LoggerFactory.getLogger(HistoryClient.class);
  private static final int PAGE = 200;
  private static final int PAGES = 10;

  private final SlackConnection slack;

  HistoryClient(SlackConnection slack) {
    this.slack = slack;
  }

  /** The channel's messages since {@code oldest}, newest first; of threads only their first. */
  List<Payload> channel(String channel, String oldest) {
    return pages("conversations.history", Map.of("channel", channel, "oldest", oldest));
  }

  /**
   * The thread's messages from {@code oldest} on, that one included, oldest first; the one that
   * began it comes in any case.
   */
  List<Payload> thread(String channel, String thread, String oldest) {
    return pages(
        "conversations.replies",
        Map.of("channel", channel, "ts", thread, "oldest", oldest, "inclusive", "true"));
  }

  /**
   * @throws SlackRefused if Slack does not answer, or says no
   */
  private List<Payload> pages(String method, Map<String, String> what) {
    var messages = new ArrayList<Payload>();
    var asked = new LinkedHashMap<>(what);
    asked.put("limit", String.valueOf(PAGE));
    for (var page = 0; page < PAGES; page++) {
      var answer = slack.ask(method, asked);
      messages.addAll(answer.list("messages"));
      var next = answer.text("response_metadata.next_cursor");
      if (next.isEmpty()) {
        return messages;
      }
      asked.put("cursor", next.get());
    }
    log.warn(
        "{} of {} has more than {} messages; I read no further",
        method,
        what.get("channel"),
        messages.size());
    return messages;
  }
}
