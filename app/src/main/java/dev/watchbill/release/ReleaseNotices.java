package dev.watchbill.release;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.release.ReleaseChange.Kind;
import dev.watchbill.worktime.WorkingHours;
import java.time.Instant;

/**
 * Announces releases: one message each, edited as it moves (R24). That one was moved or cancelled
 * is said besides: in the thread, or to everybody in the channel once they were told of its freeze.
 */
final class ReleaseNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final ReleaseConfig config;
  private final WorkingHours hours;
  private final ReleaseMessages messages;

  /**
   * @param hours whose days are the working days
   */
  ReleaseNotices(
      Outbox outbox,
      Directory directory,
      ReleaseConfig config,
      WorkingHours hours,
      ReleaseMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.config = config;
    this.hours = hours;
    this.messages = messages;
  }

  /** The calendar has changed; in the caller's transaction. */
  void changed(ReleaseChange change, int revision) {
    String card = "release:" + change.release().id();
    directory
        .channel(config.announceIn().written())
        .ifPresent(
            channel -> {
              outbox.show(Message.inChannel(card, channel.id(), messages.card(change)));
              if (change.kind() == Kind.MOVED || change.kind() == Kind.CANCELLED) {
                Message news =
                    Message.inChannel(
                        card + ":news-" + revision, channel.id(), messages.news(change));
                outbox.put(wasWarnedOf(change) ? news : news.inThreadOf(card));
              }
            });
  }

  /** Whether people were told by then when its freeze begins, or it has begun. */
  private boolean wasWarnedOf(ReleaseChange change) {
    Window was = change.before().orElse(change.release().window());
    Instant warned =
        WindowPolicy.warningAt(was.freezeAt(), hours, config.reminders().at(), config.zone());
    return !warned.isAfter(change.now());
  }

  /** Where it is announced, in mrkdwn. */
  String announcedIn() {
    return directory
        .channel(config.announceIn().written())
        .map(channel -> "<#" + channel.id() + ">")
        .orElse("Nobody (the channel of `announce_in` is not known to me)");
  }
}
