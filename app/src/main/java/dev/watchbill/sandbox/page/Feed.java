package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.Change;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Workspace;
import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells every open page what changes, as far as the person on it may see it. */
final class Feed implements AutoCloseable {
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Workspace workspace;
  private final Sight sight;

  Feed(Workspace workspace, Sight sight) {
    this.workspace = workspace;
    this.sight = sight;
    workspace.listen(this::hear);
  }

  /** A page begins to listen, as this person. */
  void open(SseClient client, String person) {
    var line = new Line(client, person);
    client.keepAlive();
    lines.add(line);
    client.onClose(
        () -> {
          lines.remove(line);
          line.close();
        });
    // From here on nothing is missed: the page reads everything anew when it hears this.
    line.tell("hello", Json.object());
    line.start();
  }

  /** Tells all pages the same. */
  void tellAll(String event, ObjectNode data) {
    lines.forEach(line -> line.tell(event, data));
  }

  boolean hasListeners() {
    return !lines.isEmpty();
  }

  private void hear(Change change) {
    lines.forEach(line -> tell(line, change));
  }

  private void tell(Line line, Change change) {
    if (change instanceof Change.MessagePosted posted) {
      message(line, posted.message());
    } else if (change instanceof Change.MessageEdited edited) {
      message(line, edited.after());
    } else if (change instanceof Change.Reacted reacted) {
      message(line, reacted.message());
    } else if (change instanceof Change.MessageDeleted deleted) {
      gone(line, deleted.before());
    } else if (change instanceof Change.Read read) {
      if (read.person().equals(line.person())) {
        inChannel(line, read.channel(), channel -> channel(line, channel));
      }
    } else if (change instanceof Change.ViewShown shown) {
      if (shown.after().user().equals(line.person())) {
        if (shown.after().modal()) {
          views(line);
        } else {
          line.tell("home", Json.object().set("view", Wire.view(workspace, shown.after())));
        }
      }
    } else if (change instanceof Change.ViewClosed closed) {
      if (closed.view().user().equals(line.person())) {
        views(line);
      }
    } else if (change instanceof Change.ChannelChanged changed) {
      channel(line, changed.after());
    } else if (change instanceof Change.MemberJoined joined) {
      channel(line, joined.channel());
    } else if (change instanceof Change.MemberLeft left) {
      channel(line, left.channel());
    } else if (change instanceof Change.PersonChanged || change instanceof Change.GroupChanged) {
      // Seldom, and both are drawn in many places.
      viewer(line, viewer -> line.tell("workspace", sight.workspace(viewer)));
    }
  }

  private void message(Line line, Message message) {
    if (!message.isVisibleTo(line.person())) {
      return;
    }
    inChannel(
        line,
        message.channel(),
        channel -> {
          said(line, message);
          parentOf(message).ifPresent(parent -> said(line, parent));
          channel(line, channel);
        });
  }

  private void gone(Line line, Message message) {
    inChannel(
        line,
        message.channel(),
        channel -> {
          line.tell("gone", Json.object().put("channel", channel.id()).put("ts", message.ts()));
          parentOf(message).ifPresent(parent -> said(line, parent));
          channel(line, channel);
        });
  }

  private Optional<Message> parentOf(Message message) {
    return message.isReply()
        ? workspace.messages().find(message.channel(), message.threadTs())
        : Optional.empty();
  }

  private void said(Line line, Message message) {
    var json = Json.object().put("channel", message.channel());
    line.tell("message", json.set("message", sight.message(message)));
  }

  private void views(Line line) {
    viewer(line, viewer -> line.tell("views", Json.object().set("views", sight.views(viewer))));
  }

  private void channel(Line line, Channel channel) {
    viewer(
        line,
        viewer -> {
          if (sight.sees(viewer, channel)) {
            line.tell("channel", sight.channel(viewer, channel));
          } else {
            line.tell("channel-gone", Json.object().put("id", channel.id()));
          }
        });
  }

  private void inChannel(Line line, String id, Consumer<Channel> told) {
    viewer(
        line,
        viewer ->
            workspace
                .channels()
                .byId(id)
                .filter(channel -> sight.sees(viewer, channel))
                .ifPresent(told));
  }

  private void viewer(Line line, Consumer<Person> told) {
    workspace.people().byId(line.person()).ifPresent(told);
  }

  @Override
  public void close() {
    lines.forEach(Line::close);
    lines.clear();
  }
}
