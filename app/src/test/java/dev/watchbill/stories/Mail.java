package dev.watchbill.stories;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.outbox.Under;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Messages to many channels by turns: of every priority, about every sixth a reply to an earlier
 * one of its channel, which may be less urgent than its reply.
 */
final class Mail {
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  private final Random random = new Random(20260302);
  private final List<Message> messages = new ArrayList<>();

  Mail(List<String> channels, int number) {
    for (var i = 0; i < number; i++) {
      var channel = channels.get(i % channels.size());
      messages.add(
          mayReply(
              Message.inChannel("m" + i, channel, Content.text("text " + i))
                  .with(PRIORITIES.get(random.nextInt(PRIORITIES.size())))));
    }
  }

  private Message mayReply(Message message) {
    var roots =
        in(message.to().lane())
            .filter(earlier -> earlier.under() instanceof Under.Nothing)
            .toList();
    return roots.isEmpty() || random.nextInt(6) > 0
        ? message
        : message.inThreadOf(roots.get(random.nextInt(roots.size())).key());
  }

  /** In the order in which they are to be put. */
  Stream<Message> all() {
    return messages.stream();
  }

  private Stream<Message> in(String channel) {
    return all().filter(message -> message.to().lane().equals(channel));
  }

  /**
   * The order that is promised to messages that wait together: the more urgent before the less, and
   * else as they were put; but a reply not before the message that it replies to.
   */
  List<String> promised(String channel) {
    var waiting =
        new ArrayList<>(in(channel).sorted(Comparator.comparing(Message::priority)).toList());
    var posted = new ArrayList<String>();
    var stands = new HashSet<String>();
    while (!waiting.isEmpty()) {
      var next =
          waiting.stream()
              .filter(m -> !(m.under() instanceof Under.Intent root) || stands.contains(root.key()))
              .findFirst()
              .orElseThrow();
      waiting.remove(next);
      posted.add(next.key());
      stands.add(next.key());
    }
    return posted;
  }
}
