package dev.watchbill.readiness;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.Group;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseKeepers;

/** Shows who is ready, and tells the DRI; everything in the caller's transaction (R30). */
final class ReadinessNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final ChannelRef readinessIn;
  private final ReleaseKeepers keepers;
  private final ReadinessMessages messages;

  ReadinessNotices(
      Outbox outbox,
      Directory directory,
      ChannelRef readinessIn,
      ReleaseKeepers keepers,
      ReadinessMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.readinessIn = readinessIn;
    this.keepers = keepers;
    this.messages = messages;
  }

  /** As it stands. */
  void card(Release release, Declared it) {
    directory
        .channel(readinessIn.written())
        .ifPresent(
            channel ->
                outbox.show(
                    Message.inChannel(it.card(), channel.id(), messages.card(release, it))));
  }

  /** To the DRI: the release may start. */
  void allReady(Release release, Declared it) {
    keepers
        .told()
        .forEach(
            person ->
                outbox.put(
                    Message.toPerson(
                        "%s:all-%d:to-%s".formatted(it.card(), it.timesComplete(), person.id()),
                        person.id().value(),
                        messages.allReady(release, it))));
  }

  /** To the DRI: it may not, after all. */
  void takenBack(Release release, Declared it, Group group) {
    keepers
        .told()
        .forEach(
            person ->
                outbox.put(
                    Message.toPerson(
                        "%s:back-%d:to-%s".formatted(it.card(), it.timesComplete(), person.id()),
                        person.id().value(),
                        messages.takenBack(release, it, group))));
  }
}
