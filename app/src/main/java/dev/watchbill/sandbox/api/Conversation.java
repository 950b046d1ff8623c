package dev.watchbill.sandbox.api;

import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.regex.Pattern;

/** Which channels the app may see, and where it may speak. */
final class Conversation {
  private static final Pattern TS = Pattern.compile("\\d+\\.\\d{6}");

  private Conversation() {}

  /** A channel that the app may see. */
  static Channel visible(Workspace workspace, String id) {
    return workspace
        .channels()
        .byId(id)
        .filter(channel -> isVisible(workspace, channel))
        .orElseThrow(() -> new SlackError("channel_not_found"));
  }

  /** A channel that the app is in. */
  static Channel joined(Workspace workspace, String id) {
    var channel = visible(workspace, id);
    if (!channel.has(workspace.app().userId())) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }

  /** Where a message is to go: a channel by id or name, or a person's direct messages. */
  static Channel toPostIn(Workspace workspace, String target) {
    var app = workspace.app().userId();
    var person = workspace.people().byId(target);
    var channel =
        person
            .map(partner -> workspace.channels().direct(app, partner.id()))
            .or(() -> workspace.channels().find(target))
            .filter(found -> isVisible(workspace, found))
            .orElseThrow(() -> new SlackError("channel_not_found"));
    if (channel.archived()) {
      throw new SlackError("is_archived");
    }
    if (!channel.has(app)) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }

  /** The thread that an answer belongs to: one to an answer goes to the first message's. */
  static String thread(Workspace workspace, Channel channel, String ts) {
    if (!TS.matcher(ts).matches()) {
      throw new SlackError("invalid_thread_ts");
    }
    var parent =
        workspace
            .messages()
            .find(channel.id(), ts)
            .orElseThrow(() -> new SlackError("thread_not_found"));
    return parent.isReply() ? parent.threadTs() : parent.ts();
  }

  static boolean isVisible(Workspace workspace, Channel channel) {
    return channel.kind() == Kind.PUBLIC || channel.has(workspace.app().userId());
  }
}
