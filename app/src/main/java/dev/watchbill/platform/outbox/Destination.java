package dev.watchbill.platform.outbox;

/** Where a message goes. */
public sealed interface Destination {
  /** The conversation's id, or the person's: messages of one lane are delivered in order. */
  String lane();

  /** A channel, by its Slack id. */
  record Channel(String id) implements Destination {
    @Override
    public String lane() {
      return id;
    }
  }

  /**
   * A direct message to a person, by their Slack user id; the conversation is opened when needed.
   */
  record Person(String userId) implements Destination {
    @Override
    public String lane() {
      return userId;
    }
  }
}
