package dev.watchbill.sandbox.api;

import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Workspace;

/** Which channels the app may see, and where it may speak. */
final class Conversation {
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

  static boolean isVisible(Workspace workspace, Channel channel) {
    return channel.kind() == Kind.PUBLIC || channel.has(workspace.app().userId());
  }
}
