package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.RichText;
import dev.watchbill.sandbox.workspace.Body;
import dev.watchbill.sandbox.workspace.Ids;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.Workspace;

/** A workflow, or an app that is not ours: it says things, and nobody is behind it. */
public final class Automation {
  private static final String SUBTYPE = "bot_message";

  private final String name;
  private final Workspace workspace;
  private final Typing typing;

  Automation(String name, Workspace workspace) {
    this.name = name;
    this.workspace = workspace;
    this.typing = new Typing(workspace);
  }

  /** {@code B…}, the same for the same name. */
  public String botId() {
    return Ids.of('B', name);
  }

  /** Says something; names in it are completed to mentions, as in a workflow's step. */
  public Message says(String channel, String text) {
    return say(channel, "", typing.completed(text), Json.array());
  }

  /** Says something in blocks alone, as many apps do: its text is empty. */
  public Message saysInBlocks(String channel, String text) {
    var blocks = Json.array();
    blocks
        .addObject()
        .put("type", "section")
        .put("block_id", "s1")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", typing.completed(text))
        .put("verbatim", false);
    return say(channel, "", "", blocks);
  }

  /** The same in the rich text that Slack's own editor makes: mentions stand as elements. */
  public Message saysInRichText(String channel, String text) {
    return say(channel, "", "", RichText.blocks(typing.completed(text), "r1"));
  }

  /** Answers in a message's thread. */
  public Message replies(Message message, String text) {
    var thread = message.isReply() ? message.threadTs() : message.ts();
    return say(message.channel(), thread, typing.completed(text), Json.array());
  }

  private Message say(String channel, String thread, String text, ArrayNode blocks) {
    var place = workspace.channels().get(channel).id();
    var body = new Body(text, blocks, Json.array(), Json.object(), name);
    return workspace
        .messages()
        .post(new Draft(place, "", botId(), SUBTYPE, body, thread, false, ""));
  }
}
