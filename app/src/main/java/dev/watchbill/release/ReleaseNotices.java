package dev.watchbill.release;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.release.ReleaseChange.Kind;

/**
 * Announces releases: one message each, edited as it moves; that it was moved or cancelled is said
 * in its thread besides (R24). Whoever was warned of its freeze hears of that from the freeze.
 */
final class ReleaseNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final ReleaseConfig config;
  private final ReleaseMessages messages;

  ReleaseNotices(
      Outbox outbox, Directory directory, ReleaseConfig config, ReleaseMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.config = config;
    this.messages = messages;
  }

  /**
   * The calendar has changed; in the caller's transaction.
   *
   * @param standing of its freeze until now
   */
  void changed(ReleaseChange change, Standing standing, int revision) {
    String card = "release:" + change.release().id();
    directory
        .channel(config.announceIn().written())
        .ifPresent(
            channel -> {
              outbox.show(Message.inChannel(card, channel.id(), messages.card(change, standing)));
              if (change.kind() == Kind.MOVED || change.kind() == Kind.CANCELLED) {
                outbox.put(
                    Message.inChannel(
                            card + ":news-" + revision,
                            channel.id(),
                            messages.news(change, standing))
                        .inThreadOf(card));
              }
            });
  }

  /** Where it is announced, in mrkdwn. */
  String announcedIn() {
    return directory
        .channel(config.announceIn().written())
        .map(channel -> "<#" + channel.id() + ">")
        .orElse("Nobody (the channel of `announce_in` is not known to me)");
  }
}
