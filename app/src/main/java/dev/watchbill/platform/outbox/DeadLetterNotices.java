package dev.watchbill.platform.outbox;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each administrator of a dead letter, in a direct message: what, why, and what to do. */
public final class DeadLetterNotices implements DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterNotices.class);
  private static final int EXCERPT = 500;
  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("not_in_channel", "Invite me to that channel with `/invite`."),
          Map.entry("channel_not_found", "The channel is gone, or private and I am not in it."),
          Map.entry("is_archived", "The channel is archived: name another one in my settings."),
          Map.entry("user_not_found", "That person is not in this workspace any more."),
          Map.entry("cannot_dm_bot", "That is an app, which reads no direct messages."),
          Map.entry("restricted_action", "The workspace's settings do not let me post there."),
          Map.entry("message_not_found", "Somebody deleted it, so I leave it at that."),
          Map.entry("cant_update_message", "It is not mine to edit any more."),
          Map.entry("edit_window_closed", "It is too old to be edited in this workspace."));

  private final Outbox outbox;
  private final Supplier<List<String>> administrators;

  /**
   * @param administrators the Slack user ids of those to tell, at the time of asking
   */
  public DeadLetterNotices(Outbox outbox, Supplier<List<String>> administrators) {
    this.outbox = outbox;
    this.administrators = administrators;
  }

  @Override
  public void died(DeadLetter letter) {
    var people = administrators.get();
    if (people.isEmpty()) {
      LOG.error("{} was given up, and no administrator is known to be told", letter.key());
    }
    for (var person : people) {
      outbox.put(
          Message.toPerson(letter.noticeKey(person), person, Content.text(text(letter)))
              .with(Priority.NORMAL));
    }
  }

  private static String text(DeadLetter letter) {
    var what = letter.edit() ? "bring a message up to date" : "deliver a message";
    var remedy = REMEDIES.getOrDefault(letter.reason(), "I will not try it again.");
    return "I could not %s %s: `%s`. %s\nIt says:\n>>>%s"
        .formatted(what, place(letter.to()), letter.reason(), remedy, excerpt(letter.text()));
  }

  private static String place(Destination to) {
    return to instanceof Destination.Person person
        ? "to <@" + person.userId() + ">"
        : "in <#" + to.lane() + ">";
  }

  /** Shown as it was written, so that a mention in it pings nobody a second time. */
  private static String excerpt(String text) {
    var shown = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
    return shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
