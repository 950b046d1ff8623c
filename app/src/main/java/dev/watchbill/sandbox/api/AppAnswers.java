package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.ResponseUrls.ResponseUrl;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Optional;

/** What the app answers to a command or a click, at once or through its response address. */
public final class AppAnswers {
  private final Workspace workspace;
  private final Faults faults;

  /** Over a workspace. */
  public AppAnswers(Workspace workspace, Faults faults) {
    this.workspace = workspace;
    this.faults = faults;
  }

  /**
   * Shows an answer to the one who asked, or to the whole channel, or in place of the message that
   * was clicked.
   *
   * @return the message, if the answer shows one
   */
  public Optional<Message> show(ResponseUrl where, ObjectNode payload) {
    var call = new Call("response_url", payload, "");
    if (call.flag("delete_original")) {
      workspace.messages().delete(where.channel(), where.messageTs());
      return Optional.empty();
    }
    if (call.text("text").isEmpty() && !payload.has("blocks") && !payload.has("attachments")) {
      return Optional.empty();
    }
    var body = MessageContent.cut(MessageContent.of(call, faults));
    if (call.flag("replace_original") && !where.messageTs().isEmpty()) {
      return workspace.messages().edit(where.channel(), where.messageTs(), body);
    }
    var app = workspace.app();
    var inChannel = call.text("response_type").filter("in_channel"::equals).isPresent();
    return Optional.of(
        workspace
            .messages()
            .post(
                new Draft(
                    where.channel(),
                    app.userId(),
                    app.botId(),
                    "",
                    body,
                    call.text("thread_ts").orElse(where.threadTs()),
                    false,
                    inChannel ? "" : where.user())));
  }

  /** As {@link #show}, for a request that came in; the answer is Slack's. */
  Optional<ObjectNode> receive(String id, ObjectNode payload) {
    var url = workspace.responseUrls().use(id);
    if (url.isEmpty()) {
      return Optional.of(refusal("used_url"));
    }
    try {
      show(url.orElseThrow(), payload);
      return Optional.empty();
    } catch (SlackError e) {
      return Optional.of(refusal(e.code()));
    }
  }

  private static ObjectNode refusal(String error) {
    return Json.object().put("ok", false).put("error", error);
  }
}
