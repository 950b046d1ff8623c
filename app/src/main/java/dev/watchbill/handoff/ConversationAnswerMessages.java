package dev.watchbill.handoff;

import dev.watchbill.handoff.ConversationAnswer.Added;
import dev.watchbill.handoff.ConversationPolicy.Target;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.function.Function;

/** What somebody is answered who adds to a handoff, and the help about it. */
final class ConversationAnswerMessages {
  private final ConversationWords words;
  private final Function<String, ZoneId> zones;

  ConversationAnswerMessages(ConversationWords words, Function<String, ZoneId> zones) {
    this.words = words;
    this.zones = zones;
  }

  String added(Added added) {
    Target target = added.target();
    String handoff =
        "the handoff of %s from %s to %s"
            .formatted(target.rotation(), words.name(target.former()), words.name(target.next()));
    if (target.handoff().isEmpty()) {
      return "%s %s: it goes into its thread when that opens, %s."
          .formatted(
              added.wasThere() ? "That is kept already for" : "Kept for",
              handoff,
              ReaderTime.moment(target.at(), zones.apply(target.rotation())));
    }
    return "%s %s.".formatted(added.wasThere() ? "That is already in" : "Added to", handoff);
  }

  static String help() {
    return """
        *Hand over a conversation*
        `/oncall handover https://example.com/issues/1 waits for a review` adds it to the handoff's thread
        `/oncall handover` opens a form for it; *Hand over this thread*, in a message's menu, takes that thread""";
  }
}
