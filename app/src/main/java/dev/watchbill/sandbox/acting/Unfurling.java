package dev.watchbill.sandbox.acting;

import dev.watchbill.sandbox.wire.WireShare;
import dev.watchbill.sandbox.workspace.Channel.Kind;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Shows under a message the message that a link in it leads to, as Slack does a moment later. */
final class Unfurling {
  private static final Pattern LINK =
      Pattern.compile("<https://[\\w.-]+/archives/(\\w+)/p(\\d{10})(\\d{6})[^>]*>");

  private final Workspace workspace;

  Unfurling(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The message as it stands then. */
  Message unfurled(Message message) {
    return LINK.matcher(message.text())
        .results()
        .flatMap(link -> linked(link, message).stream())
        .findFirst()
        .flatMap(
            linked ->
                workspace
                    .messages()
                    .unfurl(message.channel(), message.ts(), WireShare.unfurled(workspace, linked)))
        .orElse(message);
  }

  /** Of a private channel nothing is shown elsewhere. */
  private Optional<Message> linked(MatchResult link, Message from) {
    var channel = link.group(1);
    return workspace
        .channels()
        .byId(channel)
        .filter(place -> place.kind() == Kind.PUBLIC || channel.equals(from.channel()))
        .flatMap(
            place -> workspace.messages().find(place.id(), link.group(2) + "." + link.group(3)))
        .filter(found -> !found.isEphemeral() && !found.isGone());
  }
}
