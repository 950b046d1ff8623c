package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One method of the Web API. */
@FunctionalInterface
interface Method {
  /**
   * Does it.
   *
   * @return the answer, without {@code ok}
   * @throws SlackError if it is refused
   */
  ObjectNode call(Call call);
}
