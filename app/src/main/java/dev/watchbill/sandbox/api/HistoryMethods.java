package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.wire.WireThread;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code conversations.history} and {@code .replies}: what was said. */
final class HistoryMethods {
  private final Workspace workspace;

  HistoryMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of("conversations.history", this::history, "conversations.replies", this::replies);
  }

  private ObjectNode history(Call call) {
    var channel = Conversation.joined(workspace, call.required("channel"));
    var newestFirst =
        new ArrayList<>(
            workspace.messages().in(channel.id()).stream()
                .filter(message -> !message.isEphemeral())
                .filter(message -> !message.isReply() || message.broadcast())
                .filter(within(call)::holds)
                .toList());
    Collections.reverse(newestFirst);
    return answer(call, newestFirst, 100);
  }

  private ObjectNode replies(Call call) {
    var channel = Conversation.joined(workspace, call.required("channel"));
    var asked =
        workspace
            .messages()
            .find(channel.id(), call.required("ts"))
            .filter(message -> !message.isEphemeral())
            .orElseThrow(() -> new SlackError("thread_not_found"));
    var first = asked.isReply() ? asked.threadTs() : asked.ts();
    var window = within(call);
    var thread =
        workspace.messages().thread(channel.id(), first).stream()
            .filter(message -> message.ts().equals(first) || window.holds(message))
            .toList();
    return answer(call, thread, 1000);
  }

  private ObjectNode answer(Call call, List<Message> messages, int usual) {
    var page = Page.of(messages, call, usual, 999);
    var answer = Json.object();
    var list = answer.putArray("messages");
    for (var message : page.items()) {
      list.add(withThread(message, call.flag("include_all_metadata")));
    }
    answer.put("has_more", !page.next().isEmpty()).put("pin_count", 0);
    if (!page.next().isEmpty()) {
      page.addTo(answer);
    }
    return answer;
  }

  private ObjectNode withThread(Message message, boolean metadata) {
    var json =
        metadata ? Wire.messageWithMetadata(workspace, message) : Wire.message(workspace, message);
    return WireThread.added(workspace, message, json);
  }

  private record Window(
      Optional<BigDecimal> oldest, Optional<BigDecimal> latest, boolean inclusive) {
    boolean holds(Message message) {
      var ts = new BigDecimal(message.ts());
      var edge = inclusive ? 0 : 1;
      return oldest.filter(start -> ts.compareTo(start) < edge).isEmpty()
          && latest.filter(end -> end.compareTo(ts) < edge).isEmpty();
    }
  }

  private static Window within(Call call) {
    return new Window(
        call.text("oldest").map(ts -> ts(ts, "invalid_ts_oldest")),
        call.text("latest").filter(ts -> !ts.equals("0")).map(ts -> ts(ts, "invalid_ts_latest")),
        call.flag("inclusive"));
  }

  private static BigDecimal ts(String text, String otherwise) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new SlackError(otherwise);
    }
  }
}
