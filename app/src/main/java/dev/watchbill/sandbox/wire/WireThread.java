package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;

/** What a message that began a thread says of it. */
public final class WireThread {
  private WireThread() {}

  /** Adds it to {@code json}, the message as written; nothing if nobody has answered. */
  public static ObjectNode added(Workspace workspace, Message message, ObjectNode json) {
    if (message.isReply()) {
      return json;
    }
    var answers =
        workspace.messages().thread(message.channel(), message.ts()).stream()
            .filter(Message::isReply)
            .toList();
    if (answers.isEmpty()) {
      return json;
    }
    var people =
        answers.stream()
            .map(answer -> answer.user().isEmpty() ? answer.botId() : answer.user())
            .distinct()
            .toList();
    json.put("thread_ts", message.ts())
        .put("reply_count", answers.size())
        .put("reply_users_count", people.size())
        .put("latest_reply", answers.get(answers.size() - 1).ts())
        .put("is_locked", false)
        .put("subscribed", false);
    json.set("reply_users", Json.texts(people));
    return json;
  }
}
