package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.workspace.Body;
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
   * What came of an answer.
   *
   * @param message the message that it made or changed, if it did
   * @param error Slack's word for why it was refused, if it was
   */
  public record Shown(Optional<Message> message, Optional<String> error) {}

  /**
   * Shows an answer to the one who asked, or to the whole channel, or in place of the message that
   * was clicked.
   */
  public Shown show(ResponseUrl where, ObjectNode payload) {
    try {
      return new Shown(shown(where, payload), Optional.empty());
    } catch (SlackError e) {
      return new Shown(Optional.empty(), Optional.of(e.code()));
    }
  }

  /** As {@link #show}, for a request that came in. */
  Shown receive(String id, ObjectNode payload) {
    return workspace
        .responseUrls()
        .use(id)
        .map(url -> show(url, payload))
        .orElseGet(() -> new Shown(Optional.empty(), Optional.of("used_url")));
  }

  private Optional<Message> shown(ResponseUrl where, ObjectNode payload) {
    var call = new Call("response_url", payload, "");
    if (call.flag("delete_original")) {
      return workspace.messages().delete(where.channel(), where.messageTs());
    }
    if (call.text("text").isEmpty() && !payload.has("blocks") && !payload.has("attachments")) {
      return Optional.empty();
    }
    var body = MessageContent.cut(MessageContent.of(call, faults));
    if (call.flag("replace_original") && !where.messageTs().isEmpty()) {
      return workspace.messages().edit(where.channel(), where.messageTs(), body);
    }
    return Optional.of(workspace.messages().post(draft(where, call, body)));
  }

  private Draft draft(ResponseUrl where, Call call, Body body) {
    var app = workspace.app();
    var inChannel = call.text("response_type").filter("in_channel"::equals).isPresent();
    return new Draft(
        where.channel(),
        app.userId(),
        app.botId(),
        "",
        body,
        call.text("thread_ts").orElse(where.threadTs()),
        false,
        inChannel ? "" : where.user());
  }
}
