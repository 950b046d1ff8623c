package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.util.Map;
import java.util.Optional;

/**
 * The messages that a message has links to, as far as they are posted.
 *
 * @param posted by key; one that never will be is left out
 * @param settled whether none of them is still on its way
 */
record Targets(Map<String, Target> posted, boolean settled) {
  /**
   * A message that stands in Slack.
   *
   * @param threadTs the thread it is in, if it is a reply
   */
  record Target(Posted place, Optional<String> threadTs) {
    private String by(Delivery delivery) {
      return delivery.permalink(place, threadTs);
    }
  }

  /** Puts addresses in the place of the links of {@code content}. */
  Content in(Content content, Delivery delivery) {
    return new PostedLinks(key -> Optional.ofNullable(posted.get(key)).map(it -> it.by(delivery)))
        .in(content);
  }
}
