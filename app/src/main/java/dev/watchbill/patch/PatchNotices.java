package dev.watchbill.patch;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;

/**
 * Shows the checklist to the managers and in the alarm's thread, everywhere as it stands; {@link
 * PatchMessages} finds the words. Everything is queued in the caller's transaction.
 */
final class PatchNotices {
  private final Outbox outbox;
  private final Directory directory;
  private final ChannelRef alarmIn;
  private final PatchMessages messages;

  PatchNotices(Outbox outbox, Directory directory, ChannelRef alarmIn, PatchMessages messages) {
    this.outbox = outbox;
    this.directory = directory;
    this.alarmIn = alarmIn;
    this.messages = messages;
  }

  /** Shows how it stands. */
  void stands(Alarm alarm, Patch it) {
    String key = "patch:" + it.alarm();
    directory
        .channel(alarmIn.written())
        .ifPresent(
            channel ->
                outbox.show(
                    Message.inChannel(key, channel.id(), messages.inThread(alarm, it))
                        .inThreadOf(alarm.card())));
    it.asked()
        .forEach(
            person ->
                outbox.show(
                    Message.toPerson(
                        key + ":to-" + person, person.value(), messages.toManager(alarm, it))));
  }
}
