package dev.watchbill.platform.outbox;

import java.util.Optional;

/** Finds one of our messages by its place in Slack: the way back of {@link Outbox#posted}. */
public interface PostedPlaces {
  /** The key of the message that was posted there, if it is one of ours and not too old. */
  Optional<String> keyAt(String channelId, String ts);
}
