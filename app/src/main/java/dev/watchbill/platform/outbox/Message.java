package dev.watchbill.platform.outbox;

/**
 * Something to say, once.
 *
 * @param key names the intent, for good: a second message with the same key is not sent. It travels
 *     in Slack's message metadata, which any member can read, so it holds ids and nothing private
 */
public record Message(String key, Destination to, Under under, Priority priority, Content content) {

  /** A message of its own in a channel. */
  public static Message inChannel(String key, String channelId, Content content) {
    return new Message(
        key, new Destination.Channel(channelId), new Under.Nothing(), Priority.NORMAL, content);
  }

  /** A direct message. */
  public static Message toPerson(String key, String userId, Content content) {
    return new Message(
        key, new Destination.Person(userId), new Under.Nothing(), Priority.NORMAL, content);
  }

  /** The same message in the thread of another one of ours. */
  public Message inThreadOf(String intentKey) {
    return new Message(key, to, new Under.Intent(intentKey), priority, content);
  }

  /** The same message in the thread of somebody's message. */
  public Message inThreadAt(String ts) {
    return new Message(key, to, new Under.Timestamp(ts), priority, content);
  }

  /** The same message with another urgency. */
  public Message with(Priority other) {
    return new Message(key, to, under, other, content);
  }
}
