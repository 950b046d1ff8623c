package dev.watchbill.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of a command or an interaction. */
public sealed interface Ack {
  /** The app acknowledged in time; {@code payload} is what it answered, often nothing. */
  record Received(ObjectNode payload) implements Ack {}

  /** No acknowledgement within three seconds. */
  record Late() implements Ack {}

  /** No socket was open. */
  record NobodyThere() implements Ack {}
}
